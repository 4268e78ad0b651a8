// A ZIP file, read with mistrust: a place that is not in the file is an error, and what is unpacked
// is never more than a bound, whatever the file says of its size.
{
  const [CENTRAL, END] = [0x02014b50, 0x06054b50];
  const [CENTRAL_SIZE, LOCAL_SIZE, END_SIZE, LONGEST_COMMENT] = [46, 30, 22, 65535];
  const DEFLATED = 8;
  const MOST_BYTES = 2e7; // of all that is unpacked

  class Archive {
    constructor(buffer) {
      this.bytes = new Uint8Array(buffer);
      this.view = new DataView(buffer);
      this.left = MOST_BYTES;
      this.files = new Map(this.listed());
    }

    // The list of all files begins where the end of the archive says; behind that may be a comment.
    end() {
      const last = this.bytes.length - END_SIZE;
      for (let place = last; place >= Math.max(0, last - LONGEST_COMMENT); place -= 1) {
        if (this.view.getUint32(place, true) === END) return place;
      }
      throw new book.Refusal("file unknown");
    }

    * listed() {
      const { view, bytes } = this;
      const end = this.end();
      let place = view.getUint32(end + 16, true);
      for (let left = view.getUint16(end + 10, true); left && view.getUint32(place, true) === CENTRAL; left -= 1) {
        const [name, extra, comment] = [28, 30, 32].map((at) => view.getUint16(place + at, true));
        const behind = place + CENTRAL_SIZE + name;
        const path = new TextDecoder().decode(bytes.subarray(place + CENTRAL_SIZE, behind));
        const [size, start] = [20, 42].map((at) => view.getUint32(place + at, true));
        yield [path, { isDeflated: view.getUint16(place + 10, true) === DEFLATED, size, start }];
        place = behind + extra + comment;
      }
    }

    has(path) {
      return this.files.has(path);
    }

    // The text of a file, unpacked a piece at a time.
    async text(path) {
      if (!this.has(path)) throw new book.Refusal("file unknown");
      const { isDeflated, size, start } = this.files.get(path);
      const [name, extra] = [26, 28].map((at) => this.view.getUint16(start + at, true));
      const from = start + LOCAL_SIZE + name + extra;
      const pieces = this.pieces(this.bytes.subarray(from, from + size), isDeflated).getReader();
      const decoder = new TextDecoder();
      let text = "";
      for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
        this.left -= piece.value.length;
        if (this.left < 0) throw new book.Refusal("file too large");
        text += decoder.decode(piece.value, { stream: true });
      }
      return text;
    }

    pieces(bytes, isDeflated) {
      const stream = new Blob([bytes]).stream();
      if (!isDeflated) return stream;
      if (!globalThis.DecompressionStream) throw new book.Refusal("spreadsheet unreadable here");
      return stream.pipeThrough(new DecompressionStream("deflate-raw"));
    }
  }

  book.Archive = Archive;
}
