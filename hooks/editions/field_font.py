"""The font of what is typed into the fields of a PDF.

The fonts of the text hold only the letters that the text has, by numbers of their own. Programs let
people type in a font if it has a code of one byte for every letter: so this one has.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pydyf import Array, Dictionary, Stream

_WESTERN = "cp1252"
_ADDED = "ĄĆĘŁŃŚŹŻąćęłńśźżĀČĒĢĪĶĻŅŌŖŪāčēģīķļņōŗūĖĮŲėįų"
_GIVEN_UP = "‚ƒ†‡ˆ‰‹Œ˜™›œŸ¡¢¤¥¦¨ª¬®¯´µ¶¸¹º¼¾¿ÐðÞþÝýÌìÒòÃã"
"""The letters of a Western code page, and what they make room for: Polish and Baltic letters."""

_NAMED_AS_USUAL = 1 << 5
_STEM = 80  # not in the file, and of no use where the font is

_MAP_BEGINS = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Letters def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange"""
_MAP_ENDS = "endcmap CMapName currentdict /CMap defineresource pop end end"
_MOST_IN_A_BLOCK = 100


def embedded(file: bytes, pdf: Any) -> bytes:
    """Put LETTERS of an OpenType font into the PDF; gives the reference to the font."""
    font = _reduced(file)
    named = font.getBestCmap()
    codes = codes_of_letters()
    glyphs = {code: named[ord(letter)] for letter, code in codes.items()}
    numbers = range(min(glyphs), max(glyphs) + 1)
    described = Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type1",
            "BaseFont": f"/{font['name'].getDebugName(6)}",
            "FirstChar": numbers.start,
            "LastChar": numbers.stop - 1,
            "Widths": Array(_width(font, glyphs.get(number)) for number in numbers),
            "Encoding": _added(_encoding(glyphs), pdf),
            "FontDescriptor": _added(_descriptor(font, pdf), pdf),
            "ToUnicode": _added(_letters_of(codes), pdf),
        }
    )
    return _added(described, pdf)


def codes_of_letters() -> dict[str, int]:
    """All that can be typed, with its codes: those of the code page where it has the letter."""
    swapped = dict(zip(_GIVEN_UP, _ADDED, strict=True))
    codes = {}
    for code in range(0x20, 0x100):
        letter = bytes([code]).decode(_WESTERN, "ignore")
        if letter.isprintable() and letter:
            codes[swapped.get(letter, letter)] = code
    return codes


def _reduced(file: bytes) -> TTFont:
    font = TTFont(BytesIO(file))
    reducing = Subsetter(Options(notdef_outline=True, desubroutinize=True, layout_features=[]))
    reducing.populate(text="".join(codes_of_letters()))
    reducing.subset(font)
    return font


def _descriptor(font: TTFont, pdf: Any) -> Any:
    head, shapes = font["head"], font["CFF "].compile(font)
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    return Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{font['name'].getDebugName(6)}",
            "Flags": _NAMED_AS_USUAL,
            "FontBBox": Array(box),
            "ItalicAngle": 0,
            "Ascent": font["hhea"].ascent,
            "Descent": font["hhea"].descent,
            "CapHeight": font["OS/2"].sCapHeight,
            "StemV": _STEM,
            "FontFile3": _added(Stream([shapes], {"Subtype": "/Type1C"}, compress=True), pdf),
        }
    )


def _width(font: TTFont, glyph: str | None) -> float:
    return float(font["hmtx"][glyph][0] * 1000 / font["head"].unitsPerEm) if glyph else 0


def _encoding(glyphs: Mapping[int, str]) -> Any:
    """Which code means which glyph: a number, and the glyphs from there on by their names."""
    differences: list[object] = []
    for code, glyph in sorted(glyphs.items()):
        if code - 1 not in glyphs:
            differences.append(code)
        differences.append(f"/{glyph}")
    # Without a base, Chrome takes codes for letters.
    base = {"Type": "/Encoding", "BaseEncoding": "/WinAnsiEncoding"}
    return Dictionary({**base, "Differences": Array(differences)})


def _letters_of(codes: Mapping[str, int]) -> Any:
    """Which letter a code means, for programs that copy, search or read aloud."""
    lines = [f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items()]
    blocks = [lines[at : at + _MOST_IN_A_BLOCK] for at in range(0, len(lines), _MOST_IN_A_BLOCK)]
    text = [f"{len(block)} beginbfchar {' '.join(block)} endbfchar" for block in blocks]
    return Stream([_MAP_BEGINS, *text, _MAP_ENDS], compress=True)


def _added(thing: Any, pdf: Any) -> bytes:
    pdf.add_object(thing)
    reference: bytes = thing.reference
    return reference
