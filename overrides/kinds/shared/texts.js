// Long texts: their fields grow, where the style sheet (field-sizing) cannot make them.
{
  const isGrowing = CSS.supports("field-sizing", "content");

  const fit = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };

  book.fitTexts = (root) => {
    if (!isGrowing) root.querySelectorAll("textarea").forEach(fit);
  };
}
