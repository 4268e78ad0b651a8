// One exercise alone on paper: a copy of it takes the place of the page while that is printed.
{
  const PRINTING = "prints-paper";
  const LEFT_OUT = ".take, .tools, .news, script";
  const LETTERS_IN_A_LINE = 70;

  const emptied = (copy) => {
    for (const field of copy.querySelectorAll("input, textarea")) {
      if (["checkbox", "radio"].includes(field.type)) field.checked = false;
      else field.value = "";
      field.removeAttribute("aria-invalid");
    }
    for (const output of copy.querySelectorAll("output")) {
      output.dataset.value = "";
      output.replaceChildren();
    }
    for (const said of copy.querySelectorAll(".result__state, .result__advice")) said.replaceChildren();
    for (const each of copy.querySelectorAll(".field__error, .chart svg, .working")) each.remove();
    for (const each of copy.querySelectorAll("[aria-current]")) each.removeAttribute("aria-current");
    for (const each of copy.querySelectorAll(".chart")) each.hidden = true;
    for (const each of copy.querySelectorAll("[data-tone]")) each.dataset.tone = "";
  };

  // Where fields do not grow by style alone, they get as many lines as their text needs.
  const makeRoom = (copy) => {
    for (const area of copy.querySelectorAll("textarea")) {
      const lines = area.value.split("\n").map((line) => Math.ceil(line.length / LETTERS_IN_A_LINE) || 1);
      area.rows = Math.max(area.rows, lines.reduce((sum, each) => sum + each, 0));
      area.removeAttribute("style");
    }
  };

  const copyOf = (root, isBlank) => {
    const copy = root.cloneNode(true);
    delete copy.dataset.exercise; // the exercise itself is still there
    delete copy.dataset.quiz;
    for (const each of copy.querySelectorAll(LEFT_OUT)) each.remove();
    for (const each of copy.querySelectorAll(".how")) each.open = true;
    if (isBlank) emptied(copy);
    makeRoom(copy);
    return copy;
  };

  // A form of its own: radio buttons of one name would else change those on the page.
  const paperOf = (roots, isBlank) => {
    const paper = document.createElement("form");
    paper.className = "paper md-typeset";
    const line = document.createElement("p");
    line.className = "paper__line";
    line.textContent = [book.title(), isBlank ? "" : book.today()].filter(Boolean).join(" · ");
    paper.append(line, ...roots.map((root) => copyOf(root, isBlank)));
    return paper;
  };

  book.printPaper = (roots, isBlank = false) => {
    const paper = paperOf(roots, isBlank);
    document.body.append(paper);
    document.documentElement.classList.add(PRINTING);
    addEventListener("afterprint", () => {
      paper.remove();
      document.documentElement.classList.remove(PRINTING);
    }, { once: true });
    print();
    return "";
  };
}
