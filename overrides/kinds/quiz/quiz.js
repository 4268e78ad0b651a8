// The quiz: an answer is judged as soon as it is chosen, and the page says why.
// The texts stand in the page already, in the disclosure of each question. What belongs to the
// answer is copied into the reply, a region that screen readers announce when it changes.
{
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

  // In what is kept: between several answers of a question, and what tells that they were checked.
  const BETWEEN = "\n";
  const CHECKED = ".checked";

  const strong = (text) =>
    Object.assign(document.createElement("strong"), { className: "reply__verdict", textContent: text });

  class Question {
    constructor(box, right, answered) {
      this.box = box;
      this.options = [...box.querySelectorAll("input")];
      this.reply = box.querySelector("output");
      this.right = right[this.reply.name];
      this.answered = answered;
      this.button = box.querySelector("button");
      box.querySelector("details").hidden = true;
      if (this.button) this.button.hidden = false;
      box.addEventListener("click", (event) => this.clicked(event));
      box.addEventListener("keydown", (event) => this.pressed(event));
    }

    // "right", "wrong", or "" as long as there is no answer.
    get state() {
      return this.reply.dataset.value;
    }

    clicked(event) {
      const control = event.target.closest("input, button");
      if (!control) return;
      if (this.state) event.preventDefault();
      else if (control.type == "checkbox") this.answered();
      else this.judge();
    }

    // Arrows move without choosing, else whoever reads the answers by keyboard gives one.
    pressed(event) {
      const index = this.options.indexOf(event.target);
      const step = STEPS[event.key];
      if (index < 0 || !(step || event.key == "Enter")) return;
      event.preventDefault();
      if (step) this.options.at((index + step) % this.options.length).focus();
      else event.target.click();
    }

    belongs(option) {
      return this.right.includes(option.value);
    }

    judge() {
      if (!this.options.some((option) => option.checked)) {
        this.reply.textContent = book.say("choose first");
        return;
      }
      this.showJudgement();
      this.answered();
    }

    showJudgement() {
      const right = this.options.every((option) => option.checked == this.belongs(option));
      this.mark(right ? "right" : "wrong");
      this.reply.replaceChildren(strong(book.say(this.state)), ...this.reasons());
    }

    // Why the chosen answer is right or wrong, or all of them where several may be; then the rest.
    reasons() {
      const texts = this.button
        ? this.box.querySelectorAll("details .feedback")
        : [...this.box.querySelectorAll(".feedback__why")]
          .filter((_, index) => this.options[index].checked);
      const copied = [...texts, this.box.querySelector(".explanation")];
      return copied.flatMap((text) => [" ", text.cloneNode(true)]);
    }

    // Answered options stay in reach of the keyboard, so they are not disabled but only said to be.
    mark(state) {
      this.reply.dataset.value = state;
      for (const option of this.options) {
        const shown = state && (option.checked || this.belongs(option));
        option.parentElement.dataset.mark = shown ? (this.belongs(option) ? "right" : "wrong") : "";
      }
      for (const control of this.box.querySelectorAll("input, button")) {
        if (state) control.setAttribute("aria-disabled", "true");
        else control.removeAttribute("aria-disabled");
      }
    }

    // The answers as entries.
    get given() {
      const { name } = this.reply;
      const chosen = this.options.filter((option) => option.checked).map(({ value }) => value);
      const entries = chosen.length ? [[name, chosen.join(BETWEEN)]] : [];
      return this.button && this.state ? [...entries, [`${name}${CHECKED}`, "yes"]] : entries;
    }

    give(entries) {
      const { name } = this.reply;
      const chosen = entries[name]?.split(BETWEEN) ?? [];
      const isChecked = !this.button || Boolean(entries[`${name}${CHECKED}`]);
      this.reset();
      for (const option of this.options) option.checked = chosen.includes(option.value);
      if (isChecked && this.options.some((option) => option.checked)) this.showJudgement();
    }

    reset() {
      for (const option of this.options) option.checked = false;
      this.mark("");
      this.reply.replaceChildren();
    }
  }

  const result = (wrong) =>
    wrong ? book.say("quiz wrong", { n: wrong }) : book.say("quiz all right");

  // Has what a keeper of entries asks for, as an exercise has; in its place of entries are answers.
  class Quiz {
    constructor(root, data) {
      this.root = root;
      this.id = root.dataset.quiz;
      this.data = data;
      this.entries = this;
      this.score = root.querySelector("[name=score]");
      this.tools = root.querySelector(".tools");
      this.retryWrong = this.tools.querySelector("[data-do='retry wrong']");
      this.questions = [...root.querySelectorAll("fieldset")]
        .map((box) => new Question(box, data.right, () => this.changed()));
      this.tools.addEventListener("click", ({ target }) => target.dataset.do && this.retry(target));
      root.querySelector(".quiz__live").hidden = false;
      this.tally();
      if (book.Keeper) this.keeper = new book.Keeper(this);
    }

    count(state) {
      return this.questions.filter((question) => question.state == state).length;
    }

    tally() {
      const { n, of, right } = this.progress();
      const done = n == of;
      this.score.dataset.value = right;
      this.score.textContent = book.say("quiz score", { answered: n, of, n: right });
      if (done) this.score.textContent += ` ${result(of - right)}`;
      this.tools.hidden = !done;
      this.retryWrong.hidden = right == of;
    }

    changed() {
      this.tally();
      this.keeper?.save();
    }

    retry(button) {
      const concerned = this.questions.filter(({ state }) => button != this.retryWrong || state == "wrong");
      for (const question of concerned) question.reset();
      concerned[0].options[0].focus();
      this.changed();
    }

    progress() {
      const of = this.questions.length;
      return { n: of - this.count(""), of, right: this.count("right") };
    }

    // The chosen answers by question; of several answers also whether they have been checked.
    snapshot() {
      return Object.fromEntries(this.questions.flatMap((question) => question.given));
    }

    typed(name) {
      return this.snapshot()[name] ?? "";
    }

    fill(entries) {
      for (const question of this.questions) question.give(entries);
      this.tally();
    }
  }

  book.kinds.quiz = (root, data) => new Quiz(root, data);
}
