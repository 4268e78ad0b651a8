// What is folded away is opened for a reader who follows a link into it, and for paper.
{
  const closed = (part) => part?.closest("details:not([open])");
  const openedForPaper = [];

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const isHidden = Boolean(closed(target));
    for (let details = closed(target); details; details = closed(target)) details.open = true;
    if (isHidden) target.scrollIntoView();
  };

  addEventListener("hashchange", reveal);
  reveal();

  addEventListener("beforeprint", () => {
    const folded = [...document.querySelectorAll(".md-content details:not([open])")];
    for (const details of folded) details.open = true;
    openedForPaper.push(...folded);
  });
  addEventListener("afterprint", () => {
    for (const details of openedForPaper.splice(0)) details.open = false;
  });
}
