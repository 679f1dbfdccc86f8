/** Stands for a character that the document's font cannot show. */
const substitute = "□";
/** A word longer than this may break, after its signs or anywhere, so that it never runs off the page. */
const longWord = /[^\s]{30,}/gu;
const breakEvery = 20;
const zeroWidthSpace = "\u200b";

/**
 * A text as the font of a document can show it. PDF/A refuses a page with a glyph that is missing, so what the
 * font lacks (emoji, Chinese) becomes a square; control characters and marks that show nothing are left out;
 * line breaks of every kind become `\n`, and overlong words may break. The original stands in the attached files.
 */
export function printable(text: string, covered: ReadonlySet<number>): string {
  let shown = "";
  const plain = text
    .normalize("NFC")
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n")
    .replace(/\t/g, "    ");
  for (const character of plain) {
    if (character === "\n") shown += character;
    else if (/\p{Cc}|\p{Default_Ignorable_Code_Point}/u.test(character)) continue;
    else shown += covered.has(character.codePointAt(0) ?? 0) ? character : substitute;
  }
  return shown.replace(longWord, breakable);
}

function breakable(word: string): string {
  const parts = word.split(/(?<=[@./_?=&:;,-])/u);
  return parts.map(pieces).join(zeroWidthSpace);
}

function pieces(part: string): string {
  const characters = [...part];
  const cut: string[] = [];
  for (let at = 0; at < characters.length; at += breakEvery)
    cut.push(characters.slice(at, at + breakEvery).join(""));
  return cut.join(zeroWidthSpace);
}

/** The same for every text within plain data. Keys and other values stay as they are. */
export function printableData(data: unknown, covered: ReadonlySet<number>): unknown {
  if (typeof data === "string") return printable(data, covered);
  if (Array.isArray(data)) return data.map((item) => printableData(item, covered));
  if (data !== null && typeof data === "object")
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, printableData(value, covered)]),
    );
  return data;
}
