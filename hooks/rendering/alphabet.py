"""The order of words in a language whose alphabet is not that of the computer."""


def rank(words: str, alphabet: str) -> tuple[int, ...]:
    """The places of the letters in the alphabet, to sort by; what is no letter comes first."""
    return tuple(alphabet.find(letter) for letter in words.lower() if letter.isalnum())
