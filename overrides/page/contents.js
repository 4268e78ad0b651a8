// Shows where in the page the reader is: in the list of its contents, and by its title in the bar at
// the top once the heading has left the screen.
{
  const SPACE = 40; // pixels below the bar; a heading that has come so far is being read
  const root = document.documentElement;
  const bar = document.querySelector(".md-header");
  const title = bar.querySelector(".md-header__title");
  const heading = document.querySelector(".md-content h1");
  const lists = [...document.querySelectorAll(".md-nav--secondary")].map((list) =>
    [...list.querySelectorAll("a[href^='#']")].map((link) => ({
      link,
      place: document.getElementById(link.hash.slice(1)),
    })).filter(({ place }) => place));
  let isWaiting = false;

  const scrolls = (element) =>
    element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY);
  const scrollerOf = (element) => {
    const { parentElement } = element;
    return parentElement.matches(".md-sidebar") || scrolls(parentElement) ? parentElement : scrollerOf(parentElement);
  };
  const bringIntoView = (link) => {
    if (!link.offsetParent) return; // the other list of contents is shown
    const scroller = scrollerOf(link);
    const { top, height } = scroller.getBoundingClientRect();
    scroller.scrollTop += link.getBoundingClientRect().top - top - height / 2;
  };

  // Below the bar and the player, where a heading comes to stand that a link leads to.
  const landing = (place) =>
    parseFloat(getComputedStyle(root).scrollPaddingTop) + parseFloat(getComputedStyle(place).scrollMarginTop) + 1;

  // At the end of the page it is the last heading, wherever that stands.
  const lastRead = (list, line) => {
    if (Math.ceil(scrollY + innerHeight) >= root.scrollHeight && scrollY) return list.length - 1;
    return list.findLastIndex(({ place }) => place.getBoundingClientRect().top < Math.max(line, landing(place)));
  };

  const mark = (list, now) => list.forEach(({ link }, index) => {
    const { classList } = link;
    if (index === now && !classList.contains("md-nav__link--active")) bringIntoView(link);
    classList.toggle("md-nav__link--active", index === now);
    classList.toggle("md-nav__link--passed", index <= now);
  });

  const look = () => {
    isWaiting = false;
    const edge = bar.getBoundingClientRect().bottom;
    title.classList.toggle("md-header__title--active", heading?.getBoundingClientRect().bottom < edge);
    const found = lists.map((list) => lastRead(list, edge + SPACE));
    lists.forEach((list, index) => mark(list, found[index]));
  };

  const lookSoon = () => {
    if (!isWaiting) requestAnimationFrame(look);
    isWaiting = true;
  };

  for (const what of ["scroll", "resize"]) addEventListener(what, lookSoon, { passive: true });
  requestAnimationFrame(() => {
    document.querySelectorAll(".md-nav--primary .md-nav__link--active[href]").forEach(bringIntoView);
  });
  lookSoon();
}
