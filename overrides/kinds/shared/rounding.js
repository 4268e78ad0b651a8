// Rounding: the twin of hooks/formulas/rounding.py.
{
  // Halves away from zero, on 15 significant digits: 1.005 is rounded to 1.01. The decimal point is
  // shifted in the text, because multiplying by a power of ten would bring the noise back.
  book.round = (x, digits = 0) => {
    const [figures, exponent = 0] = Math.abs(x).toPrecision(15).split("e");
    const shifted = +`${figures}e${+exponent + digits}`;
    const rounded = shifted < 1e15
      ? +`${Math.round(shifted)}e${-digits}`
      : +`${figures}e${exponent}`;
    return x < 0 ? 0 - rounded : rounded;
  };
}
