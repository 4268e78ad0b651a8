// What turns pages: keys, the edges of the book, the wheel, and a finger beyond the end of a chapter
// (inside a chapter the browser itself follows the finger).
{
  const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
  const [EDGE, SWIPE] = [44, 40]; // pixels: the margin at either side; the least way of a finger
  const PAUSE = 200; // milliseconds without a turn of the wheel, before another one counts
  const TAKES_KEYS = "input, select, textarea, summary, [data-panel]";
  const TAKES_CLICKS = "a, button, input, summary, label";

  book.reader.listen = (dialog, { view, paper }, { turn, ends, arrive, isAtEnd }) => {
    dialog.addEventListener("keydown", (event) => {
      const isShortcut = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      if (isShortcut || event.target.closest(TAKES_KEYS)) return;
      if (STEPS[event.key]) turn(STEPS[event.key]);
      else if (event.key === "Home") ends(-1);
      else if (event.key === "End") ends(1);
      else return;
      event.preventDefault();
    });

    paper.addEventListener("click", ({ clientX, target }) => {
      if (target.closest(TAKES_CLICKS) || !getSelection().isCollapsed) return;
      const { left, right } = paper.getBoundingClientRect();
      if (clientX < left + EDGE) turn(-1);
      else if (clientX > right - EDGE) turn(1);
    });

    let last = 0;
    view.addEventListener("wheel", (event) => {
      const isNew = event.timeStamp - last > PAUSE;
      const isAlong = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const canScroll = view.scrollHeight > view.clientHeight;
      if (event.ctrlKey || isAlong || canScroll) return;
      last = event.timeStamp;
      event.preventDefault();
      if (isNew) turn(Math.sign(event.deltaY));
    }, { passive: false });

    let start;
    view.addEventListener("touchstart", ({ touches }) => {
      const [{ clientX, clientY }] = touches;
      arrive(); // the last page may still be on its way
      start = touches.length === 1 && { clientX, clientY, first: isAtEnd(-1), last: isAtEnd(1) };
    }, { passive: true });
    // There the browser has nothing to move. If it tried, its momentum would carry the reader away
    // from the page that the next chapter opens at.
    view.addEventListener("touchmove", (event) => {
      if (event.cancelable && beyond(event.touches[0])) event.preventDefault();
    }, { passive: false });
    view.addEventListener("touchend", ({ changedTouches: [touch] }) => {
      const by = beyond(touch);
      if (by && Math.abs(touch.clientX - start.clientX) >= SWIPE && getSelection().isCollapsed) turn(by);
    });

    // Which way a finger leads out of the chapter; 0 where it does not.
    const beyond = ({ clientX, clientY }) => {
      const [x, y] = start ? [clientX - start.clientX, clientY - start.clientY] : [0, 0];
      if (Math.abs(x) <= Math.abs(y)) return 0;
      return x < 0 ? Number(start.last) : -Number(start.first);
    };
  };
}
