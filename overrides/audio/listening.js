// The buttons of a page that can be listened to. The player behind them is loaded when a reader asks
// for it, or comes along listening from another page of the unit.
{
  const { load, loadStyle } = document.currentScript.dataset;
  const language = document.documentElement.lang;
  const speech = globalThis.speechSynthesis;
  const root = document.querySelector(".player");
  const head = root.querySelector(".player__head");
  const sound = root.querySelector("audio");
  const isArriving = location.hash.startsWith("#listen=");

  const loaded = () => Promise.all([book.loadStyle(loadStyle), book.loadScript(load)]);

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
    if (!sound) begin("listen by device");
  };

  const begin = (action) => {
    offer(action);
    if (isArriving) ask("arrive");
  };

  book.listening = { offer, voice: null };
  head.addEventListener("click", ({ target }) => ask(target.closest("button")?.dataset.do));
  // Whoever is about to press a button need not wait for the player then.
  for (const type of ["pointerover", "focusin"])
    head.addEventListener(type, () => loaded().catch(() => {}), { once: true });

  if (sound) {
    sound.controls = false;
    begin("listen");
  }
  speech?.addEventListener("voiceschanged", findVoice);
  if (speech) findVoice();
}
