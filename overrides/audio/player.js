// The player of a page: its controls, what it remembers, and the way through the pages of a unit.
// It never starts but by an act of the reader: a button (overrides/audio/listening.js), or the way on
// from the page before.
{
  const SECONDS = 15;
  const OFTEN_ENOUGH = 5000; // milliseconds between two notes of where the reader is
  const LATEST = 120000; // milliseconds after which the way on from another page has gone cold
  const OPERABLE = "a, button, input, label, select, summary, textarea";

  const root = document.querySelector(".player");
  const sound = root.querySelector("audio");
  const data = JSON.parse(document.getElementById("book-audio").textContent);
  const part = (name) => root.querySelector(`.player__${name}`);
  const field = (name) => root.querySelector(`[name="${name}"]`);
  const control = (action) => root.querySelector(`[data-do="${action}"]`);

  // A page that is opened from a folder may see nothing of what another has kept: what has to go
  // along goes in the address.
  const luggageOf = () => {
    const luggage = new URLSearchParams(location.hash.slice(1));
    if (!luggage.has("listen")) return null;
    history.replaceState(history.state, "", location.href.split("#")[0]);
    return Date.now() - luggage.get("listen") < LATEST ? luggage : null;
  };

  class Player {
    constructor() {
      this.sentences = new book.Sentences((isAfterScrolling) => this.lowerEdge(isAfterScrolling));
      this.here = root.querySelector("[aria-current]");
      this.noted = 0;
      this.chooseRate(book.listening.read().rate);
      root.addEventListener("click", (event) => this.clicked(event));
      root.addEventListener("keydown", (event) => this.pressed(event));
      field("position").addEventListener("input", ({ target }) => this.go(() => { this.voice.at = target.value; }));
      field("rate").addEventListener("change", () => this.setRate());
      document.addEventListener("click", (event) => this.clickedText(event));
      addEventListener("pagehide", () => this.voice && this.pause());
      new ResizeObserver(() => this.makeRoom()).observe(root);
    }

    // ---- The voice: a file or the device --------------------------------------------------------

    makeVoice() {
      return book.listening.byDevice
        ? new book.DeviceVoice(book.listening.voice, this.sentences)
        : new book.Recording(sound, data);
    }

    use(voice) {
      this.voice = voice;
      voice.addEventListener("change", () => this.changed());
      voice.addEventListener("end", () => this.ended());
      voice.addEventListener("waiting", () => this.tell(root.dataset.waiting));
      voice.addEventListener("missing", () => this.missing());
      for (const each of root.querySelectorAll("[data-if]")) each.hidden = !voice[each.dataset.if];
      field("position").step = voice.canSkip ? 5 : 1;
      this.setRate();
      this.listenToKeysOfDevice();
    }

    // Where there is no file after all the device may speak, but only when it is asked.
    missing() {
      if (book.listening.voice) book.listening.offerDevice();
      this.close();
      this.voice = null;
      this.tell(root.dataset.missing);
    }

    // ---- Open and closed ------------------------------------------------------------------------

    get isOpen() {
      return !part("bar").hidden;
    }

    setOpen(isOpen) {
      part("head").hidden = isOpen;
      part("bar").hidden = !isOpen;
      root.classList.toggle("player--open", isOpen);
      document.documentElement.classList.toggle("is-listening", isOpen);
      this.makeRoom();
    }

    // What the buttons do that are there before the player is.
    begin(action) {
      if (action == "arrive") this.arrive();
      else if (action == "listen to unit") this.startUnit();
      else if (action) this.start();
    }

    start(isFromBeginning) {
      if (!this.voice) this.use(this.makeVoice());
      this.setOpen(true);
      if (!isFromBeginning) this.goToRemembered();
      this.play();
      control(this.voice.isPlaying ? "pause" : "play").focus();
    }

    close() {
      this.pause();
      this.sentences.show(null);
      this.setOpen(false);
      part("head").querySelector("button:not([hidden])").focus();
    }

    showMore() {
      const isShown = part("more").hidden;
      this.sentences.keepSeen(() => {
        part("more").hidden = !isShown;
        root.classList.toggle("player--more", isShown);
      });
      control("more").setAttribute("aria-expanded", isShown);
    }

    // What gets the focus or is linked to comes to stand below a player that stays in sight.
    makeRoom() {
      const room = this.isSticky ? `${root.offsetHeight}px` : "";
      document.documentElement.style.setProperty("--player-room", room);
    }

    // ---- What the reader does -------------------------------------------------------------------

    clicked(event) {
      const { target } = event;
      const link = target.closest(".player__chapters a");
      if (link) this.follow(link, event);
      const acts = {
        "play": () => this.play(),
        "pause": () => this.pause(),
        "sentence back": () => this.step(-1),
        "sentence on": () => this.step(1),
        "seconds back": () => this.skip(-1),
        "seconds on": () => this.skip(1),
        "more": () => this.showMore(),
        "close": () => this.close(),
        "from here": () => this.readFrom(this.sentences.here((number) => this.voice.knows(number))),
      };
      acts[target.closest("[data-do]")?.dataset.do]?.();
    }

    // Arrows move by sentences while the player has the focus, except where they mean something
    // else already.
    pressed(event) {
      const { key, target, ctrlKey, altKey, metaKey } = event;
      const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
      if (target === field("position")) target.value = this.voice.at;
      if (!by || !this.isOpen || ctrlKey || altKey || metaKey || target.matches("input, select")) return;
      event.preventDefault();
      this.step(by);
    }

    clickedText({ target, defaultPrevented }) {
      const sentence = this.isOpen && !defaultPrevented && target.closest(".sentence");
      if (sentence && !target.closest(OPERABLE) && getSelection().isCollapsed)
        this.readFrom(Number(sentence.dataset.sentence));
    }

    readFrom(number) {
      if (!this.voice.knows(number)) return;
      this.go(() => { this.voice.sentence = number; });
      if (!this.voice.isPlaying) this.play();
    }

    play() {
      this.tell("");
      this.isOver = false;
      this.voice.play();
      this.changed();
    }

    pause() {
      this.voice.pause();
      this.note();
    }

    step(by) {
      if (this.voice.canStep) this.go(() => this.voice.step(by));
      else this.skip(by);
    }

    skip(by) {
      if (this.voice.canSkip) this.go(() => { this.voice.at += by * SECONDS; });
      else this.step(by);
    }

    // Wherever the reader goes, the text follows.
    go(move) {
      move();
      this.isOver = false;
      this.isAskedFor = true;
      this.changed();
    }

    // A number that is not offered, from what is kept or from an address, is nobody's choice.
    chooseRate(rate) {
      field("rate").value = rate;
      if (!field("rate").value) field("rate").value = 1;
    }

    setRate() {
      const rate = Number(field("rate").value);
      this.voice.rate = rate;
      book.listening.change((item) => { item.rate = rate; });
    }

    // ---- What is shown --------------------------------------------------------------------------

    tell(message) {
      part("news").textContent = message;
    }

    changed() {
      if (!this.isOpen) return;
      this.sentences.show(this.isOver ? null : this.voice.sentence, this.isAskedFor);
      this.showState();
      this.showPosition();
      this.isAskedFor = false;
      if (!this.voice.isPlaying) return;
      if (Date.now() - this.noted > OFTEN_ENOUGH) this.note();
      this.frame ??= requestAnimationFrame(() => {
        this.frame = null;
        this.changed();
      });
    }

    // The button that had the focus gives it to the one that takes its place.
    showState() {
      const { isPlaying } = this.voice;
      if (control("play").hidden === isPlaying) return;
      const hadFocus = document.activeElement?.matches("[data-do=play], [data-do=pause]");
      control("play").hidden = isPlaying;
      control("pause").hidden = !isPlaying;
      if (hadFocus) control(isPlaying ? "pause" : "play").focus();
    }

    // A slider that the keyboard is at stays still while time passes: a screen reader would say it.
    showPosition() {
      const { clock, length, at, canSkip, isPlaying } = this.voice;
      const slider = field("position");
      if (part("time").textContent !== clock) part("time").textContent = clock;
      if (isPlaying && !this.isAskedFor && slider.matches(":focus-visible")) return;
      slider.max = canSkip ? Math.ceil(length) : length - 1;
      slider.value = at;
      slider.setAttribute("aria-valuetext", clock);
    }

    get isSticky() {
      return getComputedStyle(root).position === "sticky";
    }

    // The lower edge of what stays on top of the screen, to which the player itself may only come
    // by scrolling.
    lowerEdge(isAfterScrolling) {
      const { top, height } = root.getBoundingClientRect();
      const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
      const isThere = isAfterScrolling || top <= header + 1;
      return this.isSticky && isThere ? header + height : header;
    }

    // ---- What is remembered ---------------------------------------------------------------------

    note() {
      if (this.isOver) return;
      this.noted = Date.now();
      const { canStep, sentence, at } = this.voice;
      book.listening.change(({ places, units }) => {
        places[data.page] = canStep ? { sentence } : { at };
        units[data.unit] = data.page;
      });
    }

    goToRemembered() {
      const { sentence, at } = book.listening.read().places[data.page] ?? {};
      if (this.voice.knows(sentence)) this.voice.sentence = sentence;
      else if (at > 0) this.voice.at = at;
    }

    ended() {
      this.isOver = true;
      book.listening.change(({ places, units }) => {
        delete places[data.page];
        delete units[data.unit];
      });
      this.changed();
      this.goOn();
    }

    // ---- Through the unit -----------------------------------------------------------------------

    goOn() {
      const next = this.here?.parentElement.nextElementSibling?.firstChild;
      if (next && field("unit").checked) location.assign(this.addressOf(next));
    }

    addressOf(link, isRemembered = "") {
      const [address] = link.href.split("#");
      const [rate, unit] = [field("rate").value, field("unit").checked || ""];
      return `${address}#${new URLSearchParams({ listen: Date.now(), rate, unit, isRemembered })}`;
    }

    // Where the reader stopped in the unit, or else here.
    startUnit() {
      const stopped = book.listening.read().units[data.unit];
      const links = [...part("chapters").querySelectorAll("a")];
      const link = links.find(({ pathname }) => pathname.endsWith(stopped));
      field("unit").checked = true;
      if (!link || link === this.here) this.start();
      else location.assign(this.addressOf(link, "1"));
    }

    // Whoever chooses a page hears it from its beginning.
    follow(link, event) {
      link.href = this.addressOf(link);
      if (link !== this.here) return;
      event.preventDefault();
      this.go(() => { this.voice.at = 0; });
      this.play();
    }

    arrive() {
      const luggage = luggageOf();
      if (!luggage) return;
      this.chooseRate(luggage.get("rate"));
      if (this.here) field("unit").checked = luggage.get("unit");
      this.start(!luggage.get("isRemembered"));
    }

    // ---- The keys of the device -----------------------------------------------------------------

    listenToKeysOfDevice() {
      const session = navigator.mediaSession;
      if (!session) return;
      session.metadata = new MediaMetadata({ title: data.title, album: data.album });
      Object.entries({
        play: () => this.play(),
        pause: () => this.pause(),
        previoustrack: () => this.step(-1),
        nexttrack: () => this.step(1),
        seekbackward: () => this.skip(-1),
        seekforward: () => this.skip(1),
      }).forEach(([action, act]) => session.setActionHandler(action, act));
    }
  }

  book.player = new Player();
}
