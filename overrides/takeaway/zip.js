// Files as one ZIP file: the same files give the same bytes, for they all have the same date.
{
  const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
  const [VERSION, NAMES_IN_UTF_8, STORED, DEFLATED] = [20, 0x800, 0, 8];
  const FIRST_OF_JANUARY_1980 = 0x21;

  const TABLE = Array.from({ length: 256 }, (_, n) => {
    let code = n;
    for (let bit = 0; bit < 8; bit += 1) code = code & 1 ? 0xedb88320 ^ code >>> 1 : code >>> 1;
    return code;
  });

  const checksum = (bytes) => {
    let code = -1;
    for (const byte of bytes) code = TABLE[(code ^ byte) & 255] ^ code >>> 8;
    return (code ^ -1) >>> 0;
  };

  // Numbers of two bytes, and of four where they are marked by being in a list.
  const packed = (...numbers) => {
    const bytes = numbers.flatMap((each) => Array.isArray(each)
      ? [0, 8, 16, 24].map((shift) => each[0] >>> shift & 255)
      : [each & 255, each >>> 8]);
    return new Uint8Array(bytes);
  };

  const deflated = async (bytes) => {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return { method: DEFLATED, data: new Uint8Array(await new Response(stream).arrayBuffer()) };
  };

  // Older browsers cannot compress; a file that is only wrapped opens just as well.
  const compressed = (bytes) => deflated(bytes).catch(() => ({ method: STORED, data: bytes }));

  const entryOf = async ([path, content]) => {
    const bytes = typeof content == "string" ? new TextEncoder().encode(content) : content;
    const { method, data } = await compressed(bytes);
    const name = new TextEncoder().encode(path);
    const facts = [VERSION, NAMES_IN_UTF_8, method, 0, FIRST_OF_JANUARY_1980,
      [checksum(bytes)], [data.length], [bytes.length], name.length, 0];
    return { name, data, facts };
  };

  book.zipOf = async (files, type = "application/zip") => {
    const entries = await Promise.all(files.map(entryOf));
    const parts = [];
    const directory = [];
    let offset = 0;
    for (const { name, data, facts } of entries) {
      const local = [packed([LOCAL], ...facts), name, data];
      directory.push(packed([CENTRAL], VERSION, ...facts, 0, 0, 0, [0], [offset]), name);
      parts.push(...local);
      offset += local.reduce((sum, part) => sum + part.length, 0);
    }
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    const end = packed([END], 0, 0, entries.length, entries.length, [size], [offset], 0);
    return new Blob([...parts, ...directory, end], { type });
  };
}
