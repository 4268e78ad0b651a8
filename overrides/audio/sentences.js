// The sentences of a page, by their numbers. Which of them is being read is shown by a class and by
// nothing else: a screen reader must not hear of it.
{
  const NOW = "sentence--now";
  const NOT_READ = ".silent, .unseen, .footnote-ref, [id^='cite-']";
  const EMPTY_BRACKETS = /\s*\([\s;,]*\)/g;
  const CALM_TOP = 0.2; // of the height of what is seen, above a sentence that is brought into view
  const CALM_BOTTOM = 0.9;
  const SCROLLING = 1000; // milliseconds

  book.Sentences = class {
    // `topOf` gives the height on the screen below which nothing covers the text.
    constructor(topOf) {
      this.topOf = topOf;
      this.spans = new Map();
      this.now = null;
      this.scrolled = -SCROLLING;
      let following = 0;
      for (const span of document.querySelectorAll(".sentence")) {
        // Where the page gives no number, it just counts on.
        const number = Number(span.dataset.sentence ??= following);
        following = number + 1;
        this.spans.set(number, [...this.spans.get(number) ?? [], span]);
      }
      this.numbers = [...this.spans.keys()].sort((one, other) => one - other);
    }

    // Shows which sentence is being read, null for none. A reader who has scrolled away from the one
    // before is left alone, unless they have asked for this one.
    show(number, isAskedFor) {
      if (number === this.now && !isAskedFor) return;
      const follows = isAskedFor || this.now === null || this.isSeen(this.now);
      for (const span of this.spans.get(this.now) ?? []) span.classList.remove(NOW);
      for (const span of this.spans.get(number) ?? []) span.classList.add(NOW);
      this.now = number;
      if (follows && number !== null) this.bringIntoView(number);
    }

    isSeen(number) {
      if (performance.now() - this.scrolled < SCROLLING) return true; // it is on its way
      const place = this.placeOf(number);
      return !place || place.bottom > this.topOf() && place.top < innerHeight;
    }

    bringIntoView(number) {
      const place = this.placeOf(number);
      if (!place || this.isCalm(place, this.topOf())) return;
      const top = this.topOf(true);
      const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.scrolled = performance.now();
      scrollBy({
        top: place.top - top - (innerHeight - top) * CALM_TOP,
        behavior: isStill ? "instant" : "smooth",
      });
    }

    // A player that grows does not hide the sentence that was seen.
    keepSeen(change) {
      const wasSeen = this.now !== null && this.isSeen(this.now);
      change();
      if (wasSeen) this.bringIntoView(this.now);
    }

    isCalm({ top, bottom }, edge) {
      return top >= edge && bottom <= edge + (innerHeight - edge) * CALM_BOTTOM;
    }

    // From its upper to its lower edge on the screen; nothing where it is folded away.
    placeOf(number) {
      const boxes = (this.spans.get(number) ?? []).flatMap((span) => [...span.getClientRects()]);
      return boxes.length > 0 && {
        top: Math.min(...boxes.map((box) => box.top)),
        bottom: Math.max(...boxes.map((box) => box.bottom)),
      };
    }

    // Where a reader without a mouse wants to begin: at the text that is selected, or else on top of
    // what is seen.
    here(isKnown) {
      const { anchorNode, isCollapsed } = getSelection();
      const chosen = !isCollapsed && anchorNode.parentElement?.closest(".sentence");
      if (chosen) return Number(chosen.dataset.sentence);
      return this.numbers.find((number) => isKnown(number) && this.placeOf(number).top >= this.topOf());
    }

    // What a voice of the device says for it.
    text(number) {
      const parts = this.spans.get(number).map((span) => {
        const copy = span.cloneNode(true);
        for (const silent of copy.querySelectorAll(NOT_READ)) silent.remove();
        return copy.textContent;
      });
      return parts.join(" ").replace(EMPTY_BRACKETS, "");
    }
  };
}
