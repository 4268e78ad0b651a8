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
    view.addEventListener("touchend", ({ changedTouches: [{ clientX, clientY }] }) => {
      if (!start || !getSelection().isCollapsed) return;
      const [x, y] = [clientX - start.clientX, clientY - start.clientY];
      if (Math.abs(x) < SWIPE || Math.abs(x) < Math.abs(y)) return;
      if (x < 0 && start.last) turn(1);
      if (x > 0 && start.first) turn(-1);
    });
  };
}
