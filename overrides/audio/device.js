// A voice of the reader's device, which says one sentence of the page after the other. Has the members
// of book.Recording.
{
  const speech = globalThis.speechSynthesis;

  book.DeviceVoice = class extends EventTarget {
    constructor(voice, sentences) {
      super();
      this.voice = voice;
      this.sentences = sentences;
      this.numbers = sentences.numbers;
      this.index = 0;
      this.speed = 1;
      this.utterance = null; // what is being said, null in a pause
    }

    tell(type) {
      this.dispatchEvent(new Event(type));
    }

    // Pausing inside a sentence does not work on all devices: it is said again from its beginning.
    play() {
      const utterance = new SpeechSynthesisUtterance(this.sentences.text(this.numbers[this.index]));
      utterance.voice = this.voice;
      utterance.lang = this.voice.lang;
      utterance.rate = this.speed;
      utterance.onend = () => this.utterance === utterance && this.next();
      utterance.onerror = ({ error }) => this.utterance === utterance && this.fail(error);
      this.utterance = utterance;
      speech.cancel();
      speech.speak(utterance);
      this.tell("change");
    }

    pause() {
      this.utterance = null;
      speech.cancel();
      this.tell("change");
    }

    next() {
      if (this.index + 1 < this.length) {
        this.index += 1;
        this.play();
      } else {
        this.utterance = null;
        this.index = 0;
        this.tell("end");
      }
    }

    fail(error) {
      this.pause();
      this.tell(error === "not-allowed" ? "waiting" : "missing");
    }

    get isPlaying() {
      return this.utterance !== null;
    }

    get length() {
      return this.numbers.length;
    }

    get at() {
      return this.index;
    }

    set at(index) {
      this.index = Math.max(0, Math.min(index, this.length - 1));
      if (this.isPlaying) this.play();
      else this.tell("change");
    }

    set rate(rate) {
      this.speed = rate;
      if (this.isPlaying) this.play();
    }

    get clock() {
      return `${this.index + 1} / ${this.length}`;
    }

    get canStep() {
      return true;
    }

    get canSkip() {
      return false;
    }

    get sentence() {
      return this.numbers[this.index];
    }

    set sentence(number) {
      if (this.knows(number)) this.at = this.numbers.indexOf(number);
    }

    knows(number) {
      return this.numbers.includes(number);
    }

    step(by) {
      this.at = this.index + by;
    }
  };
}
