// A sheet as CSV that a double click opens rightly: Excel wants to be told that it is UTF-8, and
// where the decimal sign is a comma, values are parted by semicolons.
{
  const BYTE_ORDER_MARK = "\ufeff";
  const COMMAND = /^[=+\-@\t\r]/; // what Excel would take for a formula
  const PLAIN_NUMBER = /^-?\d+([.,]\d+)?$/;
  const IN_QUOTES = /[",;\r\n]|^\s|\s$/;
  const DIGITS = 15;

  const defused = (text) => COMMAND.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;

  const written = (value, decimalSign) =>
    typeof value == "number" ? String(Number(value.toPrecision(DIGITS))).replace(".", decimalSign)
      : defused(String(value ?? ""));

  book.csvOf = ({ rows }) => {
    const decimalSign = book.formatNumber(0.5, 1).charAt(1);
    const separator = decimalSign == "," ? ";" : ",";
    const quoted = (text) => IN_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    const lines = rows.map((cells) => cells.flatMap(({ value, across }) =>
      [quoted(written(value, decimalSign)), ...Array(across - 1).fill("")]).join(separator));
    return BYTE_ORDER_MARK + lines.map((line) => `${line}\r\n`).join("");
  };
}
