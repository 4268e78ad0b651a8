"""Style sheets made small: without what no page can use, and without what only people read.

The theme brings styles for much that this book does not have. A rule goes if its selector needs a
class or an element that is mentioned nowhere; a custom property or an animation, if nothing asks
for it. All else stays, in its order.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import tinycss2

_HOLD_RULES = ("media", "supports", "container", "layer", "keyframes", "-webkit-keyframes")
_ONE_OF_THESE = ("is", "where", "has")
WITHOUT_CLASS = "not([class])"
_NEED_NO_SPACE = (",", ">")

Node = Any  # of tinycss2, which has no types
MayMatch = Callable[[list[Node]], bool]


class StyleError(ValueError):
    """A style sheet that cannot be read; says in which line, and why."""


@dataclass(frozen=True)
class Declaration:
    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name}:{self.value}"


@dataclass(frozen=True)
class Rule:
    """What stands in braces, and what before them; without braces there is no body."""

    head: str
    body: "tuple[Rule | Declaration, ...] | None"

    def __str__(self) -> str:
        if self.body is None:
            return f"{self.head};"
        between = ";" if all(isinstance(part, Declaration) for part in self.body) else ""
        return f"{self.head}{{{between.join(map(str, self.body))}}}"


@cache
def minified(css: str) -> str:
    """The same rules without comments and needless spaces."""
    return _written(_read(css, _always))


def without_unused(css: str, mentioned: Collection[str]) -> str:
    """The rules that may apply where only the mentioned words are classes and elements.

    `mentioned` also holds the names of custom properties that others ask for, the directions of
    writing and the roles there are, as in "dir=ltr", and the elements that stand somewhere without
    a class, as in "p:not([class])".
    """
    rules = _read(css, lambda selectors: _can_match(selectors, mentioned))
    before: list[Rule] = []
    while rules != before:  # without a property, what only that one asked for can go as well
        before = rules
        rules = list(_wanted(rules, {*mentioned, *_asked_for(_written(rules))}))
    return _written(rules)


# ---- What is needed ------------------------------------------------------------------------------


def _asked_for(css: str) -> set[str]:
    """The names of the custom properties and animations that the rules use."""
    animations = re.findall(r"[{;]animation(?:-name)?:([^;}]*)", css)
    return {*re.findall(r"var\((--[\w-]+)", css), *re.findall(r"[\w-]+", " ".join(animations))}


def _wanted(rules: Iterable[Rule], names: Collection[str]) -> Iterator[Rule]:
    for rule in rules:
        keyword, _, name = rule.head.partition(" ")
        if keyword.endswith("keyframes") and name not in names:
            continue
        body = rule.body and tuple(_wanted_parts(rule.body, names))
        if body is None or body:
            yield replace(rule, body=body)


def _wanted_parts(
    parts: Iterable[Rule | Declaration], names: Collection[str]
) -> Iterator[Rule | Declaration]:
    for part in parts:
        if isinstance(part, Rule):
            yield from _wanted([part], names)
        elif not part.name.startswith("--") or part.name in names:
            yield part


def _can_match(selectors: Iterable[Node], words: Collection[str]) -> bool:
    """Whether one selector of a list can match; where in doubt, it can."""
    return any(_has_its_words(selector, words) for selector in _alternatives(selectors))


def _has_its_words(selector: list[Node], words: Collection[str]) -> bool:
    two_before, one_before = [None, None, *selector], [None, *selector]
    for element, before, node in zip(two_before, one_before, selector, strict=False):
        if node.type == "ident" and before != ":" and node.value not in words:
            return False
        if node.type == "[] block" and not _may_be_there(node, words):
            return False
        is_choice = node.type == "function" and node.lower_name in _ONE_OF_THESE
        if is_choice and not _can_match(node.arguments, words):
            return False
        is_element = element is not None and element.type == "ident"
        is_without_class = node.type == "function" and _text([node]) == WITHOUT_CLASS
        if is_element and is_without_class and f"{element.value}:{WITHOUT_CLASS}" not in words:
            return False
    return True


def _may_be_there(attribute: Node, words: Collection[str]) -> bool:
    """Of most attributes nothing is known."""
    text = _text(attribute.content)
    return not text.startswith(("dir=", "role=")) or text in words


def _alternatives(nodes: Iterable[Node]) -> list[list[Node]]:
    """The selectors of a list, which commas separate."""
    found: list[list[Node]] = [[]]
    for node in nodes:
        if node == ",":
            found.append([])
        else:
            found[-1].append(node)
    return found


# ---- Reading and writing -------------------------------------------------------------------------


def _read(css: str, may_match: MayMatch) -> list[Rule]:
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return list(_rules(nodes, may_match))


def _rules(nodes: Iterable[Node], may_match: MayMatch) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "error":
            raise StyleError(f"line {node.source_line}: {node.message}")
        if node.type == "at-rule":
            head = f"@{node.at_keyword} {_text(node.prelude)}".rstrip()
            yield Rule(head, _body(node, may_match))
        elif may_match(node.prelude):
            yield Rule(_text(node.prelude), _declarations(node))


def _body(node: Node, may_match: MayMatch) -> tuple[Rule | Declaration, ...] | None:
    if node.content is None:
        return None
    if node.lower_at_keyword not in _HOLD_RULES:
        return _declarations(node)
    if "keyframes" in node.lower_at_keyword:
        may_match = _always
    inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
    return tuple(_rules(inner, may_match))


def _declarations(node: Node) -> tuple[Declaration, ...]:
    parts = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    for part in parts:
        if part.type != "declaration":
            raise StyleError(f"line {part.source_line}: here only declarations are understood")
    return tuple(
        Declaration(part.name, _text(part.value) + ("!important" if part.important else ""))
        for part in parts
    )


def _always(selectors: list[Node]) -> bool:
    return True


def _written(rules: Iterable[Rule]) -> str:
    return "".join(map(str, rules))


def _text(nodes: Iterable[Node]) -> str:
    """The nodes in one line."""
    return str(tinycss2.serialize(_tight(nodes)))


def _tight(nodes: Iterable[Node]) -> list[Node]:
    """Without comments, and with a space only where it may mean something."""
    tight: list[Node] = []
    for node in nodes:
        if node.type == "comment" or (node.type == "whitespace" and _needs_no_space(tight)):
            continue
        if node.type == "whitespace":
            node.value = " "
        for inside in ("arguments", "content"):  # of functions and of brackets
            if hasattr(node, inside):
                setattr(node, inside, _tight(getattr(node, inside)))
        if node in _NEED_NO_SPACE and tight and tight[-1].type == "whitespace":
            tight.pop()
        tight.append(node)
    return tight[:-1] if tight and tight[-1].type == "whitespace" else tight


def _needs_no_space(tight: list[Node]) -> bool:
    """Whether a space after these would change nothing."""
    return not tight or tight[-1].type == "whitespace" or tight[-1] in _NEED_NO_SPACE
