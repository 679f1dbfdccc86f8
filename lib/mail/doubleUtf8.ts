const WINDOWS_1252 = new TextDecoder("windows-1252");
/** The byte of each character that windows-1252 has beyond ASCII. */
const BYTES = new Map(
  Array.from({ length: 128 }, (_, i) => [WINDOWS_1252.decode(Uint8Array.of(128 + i)), 128 + i]),
);
/** Characters that begin a letter in UTF-8 when they are taken for bytes: "Ã" and "Â", or "â" before "€" or "‚". */
const SUSPECT = /[\u00c2\u00c3]|\u00e2[\u20ac\u201a\u201e]/;
/** Letters of Swedish and its neighbours that nobody would take for two characters by chance. */
const SURE = /[åäöÅÄÖéÉüÜæøÆØß]/;

/**
 * Text that was made UTF-8 twice, as it was meant: "Ã¥Ã¤Ã¶" is "åäö". Only where it is sure: every character beyond
 * ASCII belongs to such a pair, or, in a text that also has proper letters, the pair makes a letter of our languages.
 */
export function repairDoubleUtf8(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const { repaired, foreign } = repair(text, () => true);
  return foreign ? repair(text, (letter) => SURE.test(letter)).repaired : repaired;
}

/** The text with each doubled character that `isMeant` accepts undone, and whether it holds others beyond ASCII. */
function repair(text: string, isMeant: (letter: string) => boolean): { repaired: string; foreign: boolean } {
  const pieces: string[] = [];
  let from = 0;
  let foreign = false;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue;
    const length = doubledLength(text, at);
    const letter = length > 0 ? undoubled(text.slice(at, at + length)) : null;
    if (letter === null || !isMeant(letter)) {
      foreign = true;
      continue;
    }
    pieces.push(text.slice(from, at), letter);
    from = at + length;
    at = from - 1;
  }
  return { repaired: pieces.join("") + text.slice(from), foreign };
}

/** How many characters stand for the bytes of one in UTF-8; 0 if they do not. */
function doubledLength(text: string, at: number): number {
  const lead = BYTES.get(text[at] ?? "") ?? 0;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead === 0xf0 ? 4 : 0;
  for (let i = 1; i < length; i++) {
    const byte = BYTES.get(text[at + i] ?? "") ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}

function undoubled(doubled: string): string | null {
  const bytes = Uint8Array.from([...doubled].map((character) => BYTES.get(character) ?? 0));
  const letter = Buffer.from(bytes).toString("utf8");
  return letter.includes("\ufffd") ? null : letter;
}
