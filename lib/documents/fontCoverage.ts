/**
 * The characters that a TrueType font has a glyph for, read from its `cmap` table (OpenType 1.9, formats 4 and
 * 12: the two that cover Unicode). Throws RangeError on a font that is cut short.
 */
export function charactersOf(font: Buffer): Set<number> {
  const characters = new Set<number>();
  for (let table = 0; table < font.readUInt16BE(4); table++) {
    const record = 12 + table * 16;
    if (font.toString("latin1", record, record + 4) !== "cmap") continue;
    const start = font.readUInt32BE(record + 8);
    for (let index = 0; index < font.readUInt16BE(start + 2); index++) {
      const subtable = start + font.readUInt32BE(start + 4 + index * 8 + 4);
      const format = font.readUInt16BE(subtable);
      if (format === 4) readSegments(font, subtable, characters);
      if (format === 12) readGroups(font, subtable, characters);
    }
  }
  return characters;
}

/** Format 4: ranges within the first plane. A glyph of number 0 means that there is none. */
function readSegments(font: Buffer, at: number, characters: Set<number>): void {
  const size = font.readUInt16BE(at + 6);
  for (let offset = 0; offset < size; offset += 2) {
    const last = font.readUInt16BE(at + 14 + offset);
    const first = font.readUInt16BE(at + 16 + size + offset);
    const delta = font.readUInt16BE(at + 16 + 2 * size + offset);
    const rangeAt = at + 16 + 3 * size + offset;
    const range = font.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph =
        range === 0 ? (code + delta) & 0xffff : font.readUInt16BE(rangeAt + range + (code - first) * 2);
      if (glyph !== 0) characters.add(code);
    }
  }
}

/** Format 12: ranges over all of Unicode. */
function readGroups(font: Buffer, at: number, characters: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(at + 12); group++) {
    const first = font.readUInt32BE(at + 16 + group * 12);
    const last = font.readUInt32BE(at + 20 + group * 12);
    for (let code = first; code <= last; code++) characters.add(code);
  }
}
