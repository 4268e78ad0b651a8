// The buttons of a page that can be listened to. The player behind them is loaded when a reader asks
// for it, or comes along listening from another page of the unit.
{
  const BY_DEVICE = "listen by device";
  const { load, loadStyle, loadDevice } = document.currentScript.dataset;
  const language = document.documentElement.lang;
  const speech = globalThis.speechSynthesis;
  const root = document.querySelector(".player");
  const head = root.querySelector(".player__head");
  const sound = root.querySelector("audio");

  const loaded = () => {
    const scripts = book.listening.byDevice ? [loadDevice, load] : [load];
    return Promise.all([book.loadStyle(loadStyle), ...scripts.map(book.loadScript)]);
  };

  const ask = async (action) => {
    try {
      await loaded();
    } catch {
      root.querySelector(".player__news").textContent = root.dataset.missing;
      return;
    }
    book.player.begin(action);
  };

  // Which of the two buttons begins to read: the one for the file or the one for the device's voice.
  const offer = (action) => {
    book.listening.byDevice = action == BY_DEVICE;
    for (const button of head.children)
      button.hidden = !["listen to unit", action].includes(button.dataset.do);
  };

  // Looks for a voice for the language of the page, which there may be at once, later or never. Only
  // voices that are on the device: others would send the text to another host.
  const findVoice = () => {
    const isFit = ({ lang, localService }) => localService && lang.toLowerCase().startsWith(language);
    const voice = speech.getVoices().find(isFit);
    if (!voice) return;
    speech.removeEventListener("voiceschanged", findVoice);
    book.listening.voice = voice;
    if (!sound) begin(BY_DEVICE);
  };

  const begin = (action) => {
    offer(action);
    if (location.hash.startsWith("#listen=")) ask("arrive");
  };

  // With `voice`, if the device has one; `byDevice` says whether it is used.
  book.listening = { offerDevice: () => offer(BY_DEVICE), byDevice: !sound };
  head.addEventListener("click", ({ target }) => ask(target.closest("button")?.dataset.do));
  // Whoever is about to press a button need not wait for the player then.
  head.addEventListener("pointerover", () => loaded().catch(() => {}), { once: true });

  if (sound) {
    sound.controls = false;
    begin("listen");
  }
  if (speech) {
    speech.addEventListener("voiceschanged", findVoice);
    findVoice();
  }
}
