// On a narrow screen the cells of a table are set below one another. Older versions of Safari then
// forget that it is a table, unless every part of it says what it is.
{
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  const ofHead = (head) => head.scope.startsWith("row") ? "rowheader" : "columnheader";

  for (const part of document.querySelectorAll("table, thead, tbody, tr, td, th"))
    part.setAttribute("role", roles[part.tagName] ?? ofHead(part));
}
