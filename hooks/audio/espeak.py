"""The voice that comes with the book: eSpeak NG, from the package espeakng-loader.

What it makes of a sentence depends on what it said before, in the last bits. A process that has
just begun always says the same text with the same bits: therefore each page has a process of its
own (audio.speaking).
"""

import ctypes
from typing import Any

SAMPLE_RATE = 22050

_SYNCHRONOUS, _UTF8, _END_PAUSE, _IPA = 2, 1, 0x1000, 2
_SPEED, _VOLUME = 1, 2
_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class Espeak:
    """A voice of a language; `speed` in words a minute, `volume` in percent of its normal one."""

    rate = SAMPLE_RATE
    is_level = True

    def __init__(self, language: str, speed: int, volume: int) -> None:
        import espeakng_loader  # here, because most builds make no audio

        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        data = espeakng_loader.get_data_path().encode()
        if self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, 0) != SAMPLE_RATE:
            raise RuntimeError("eSpeak NG does not start")
        self._samples = bytearray()
        self._callback = _CALLBACK(self._take)  # kept, or it would be gone when it is called
        self._library.espeak_SetSynthCallback(self._callback)
        if self._library.espeak_SetVoiceByName(language.encode()):
            raise RuntimeError(f"eSpeak NG has no voice for '{language}'")
        self._library.espeak_SetParameter(_SPEED, speed, 0)
        self._library.espeak_SetParameter(_VOLUME, volume, 0)

    def say(self, text: str) -> bytes:
        """The samples of a sentence: 16 bits, one channel."""
        self._samples.clear()
        data = text.encode()
        flags = _UTF8 | _END_PAUSE
        if self._library.espeak_Synth(data, len(data) + 1, 0, 1, 0, flags, None, None):
            raise RuntimeError(f"eSpeak NG cannot say '{text}'")
        self._library.espeak_Synchronize()
        return bytes(self._samples)

    def phonemes(self, text: str) -> str:
        """How the voice pronounces a text, in the International Phonetic Alphabet."""
        buffer = ctypes.create_string_buffer(text.encode())
        rest = ctypes.c_void_p(ctypes.addressof(buffer))
        clauses = []
        while rest.value:
            said = self._library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _IPA)
            clauses.append(said.decode())
        return " | ".join(clause for clause in clauses if clause)

    def _take(self, samples: Any, count: int, _events: object) -> int:
        if samples and count > 0:
            self._samples += ctypes.string_at(samples, 2 * count)
        return 0
