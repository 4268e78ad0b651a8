// A file that is played; the build knows when each sentence begins and ends in it. Has the same
// members as book.DeviceVoice.
{
  const NEAR = 0.005; // seconds: clocks of media are not exact to the millisecond
  const AGAIN = 2; // after as long, back means to the beginning of the same sentence

  const minutes = (seconds) =>
    `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  book.Recording = class extends EventTarget {
    constructor(sound, { starts, ends, duration, aligned }) {
      super();
      this.sound = sound;
      this.expected = duration;
      // A sentence lasts until the next one begins; where that has no time, until it ends itself.
      this.parts = !aligned ? [] : starts
        .map((start, number) => ({
          number,
          start: start / 1000,
          end: (starts[number + 1] ?? ends[number]) / 1000,
        }))
        .filter(({ number }) => starts[number] !== null);
      for (const type of ["play", "pause", "seeked", "timeupdate"])
        sound.addEventListener(type, () => this.tell("change"));
      sound.addEventListener("ended", () => this.tell("end"));
      sound.addEventListener("error", () => this.tell("missing"));
    }

    tell(type) {
      this.dispatchEvent(new Event(type));
    }

    play() {
      if (this.sound.error) this.sound.load();
      // What is wrong with the file, it tells by itself; here, that the browser wants a reader's act.
      this.sound.play().catch(({ name }) => name === "NotAllowedError" && this.tell("waiting"));
    }

    pause() {
      this.sound.pause();
    }

    get isPlaying() {
      return !this.sound.paused && !this.sound.ended;
    }

    get length() {
      return this.sound.duration || this.expected;
    }

    get at() {
      return this.sound.currentTime;
    }

    set at(seconds) {
      this.sound.currentTime = Math.max(0, Math.min(seconds, this.length));
    }

    set rate(rate) {
      this.sound.defaultPlaybackRate = this.sound.playbackRate = rate;
    }

    get clock() {
      return `${minutes(this.at)} / ${minutes(this.length)}`;
    }

    get canStep() {
      return this.parts.length > 0;
    }

    get canSkip() {
      return true;
    }

    // What has begun last.
    get part() {
      return this.parts.filter(({ start }) => start <= this.at + NEAR).pop();
    }

    get sentence() {
      const part = this.part;
      return part && this.at < part.end ? part.number : null;
    }

    set sentence(number) {
      const part = this.parts.find((each) => each.number === number);
      if (part) this.at = part.start;
    }

    knows(number) {
      return this.parts.some((each) => each.number === number);
    }

    step(by) {
      const now = this.parts.indexOf(this.part);
      const isSame = by < 0 && now >= 0 && this.at - this.parts[now].start > AGAIN;
      const target = this.parts[Math.max(0, isSame ? now : now + by)];
      if (target) this.at = target.start;
    }
  };
}
