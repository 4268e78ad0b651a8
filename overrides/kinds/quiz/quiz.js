// The quiz: an answer is judged as soon as it is chosen, and the page says why.
// The texts stand in the page already, in the disclosure of each question. What belongs to the
// answer is copied into the reply, a region that screen readers announce when it changes.
{
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

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
      else if (control.type != "checkbox") this.judge();
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
      const right = this.options.every((option) => option.checked == this.belongs(option));
      this.mark(right ? "right" : "wrong");
      this.reply.replaceChildren(strong(book.say(this.state)), ...this.reasons());
      this.answered();
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

    reset() {
      for (const option of this.options) option.checked = false;
      this.mark("");
      this.reply.replaceChildren();
    }
  }

  const result = (wrong) =>
    wrong ? book.say("quiz wrong", { n: wrong }) : book.say("quiz all right");

  book.kinds.quiz = (root, data) => {
    const score = root.querySelector("[name=score]");
    const tools = root.querySelector(".tools");
    const retryWrong = tools.querySelector("[data-do='retry wrong']");
    const live = root.querySelector(".quiz__live");

    const tally = () => {
      const count = (state) => questions.filter((question) => question.state == state).length;
      const of = questions.length;
      const answered = of - count("");
      const done = answered == of;
      score.dataset.value = count("right");
      score.textContent = book.say("quiz score", { answered, of, n: count("right") });
      if (done) score.textContent += ` ${result(count("wrong"))}`;
      tools.hidden = !done;
      retryWrong.hidden = !count("wrong");
    };

    const questions = [...root.querySelectorAll("fieldset")]
      .map((box) => new Question(box, data.right, tally));

    tools.addEventListener("click", ({ target }) => {
      if (!target.dataset.do) return;
      const concerned = questions.filter(({ state }) => target != retryWrong || state == "wrong");
      for (const question of concerned) question.reset();
      concerned[0].options[0].focus();
      tally();
    });

    live.hidden = false;
    tally();
  };
}
