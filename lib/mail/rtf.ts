import { cleanText, decodeText } from "#lib/mail/charset.ts";
import { codePageLabel } from "#lib/mail/mapi.ts";

const LZFU_DICTIONARY =
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const MAX_LENGTH = 10 * 1024 * 1024;
const SKIPPED = new Set(
  "fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl header footer headerl headerr footerl footerr fldinst".split(
    " ",
  ),
);
const SYMBOLS: Record<string, string> = {
  par: "\n",
  line: "\n",
  sect: "\n",
  page: "\n",
  row: "\n",
  cell: "\t",
  tab: "\t",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  endash: "–",
  emdash: "—",
};
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/giy;

/** Of the group being read: dropped as a whole, shown in RTF only, and letters that stand for a Unicode one. */
type State = { skip: boolean; hidden: boolean; unicodeSkip: number };

/** What an RTF body says: as HTML when it was made from HTML (MS-OXRTFEX), otherwise as text. */
export type RtfBody = { text: string | null; html: string | null };

/** The body in a compressed RTF property (MS-OXRTFCP). Nulls when it is broken. Never throws. */
export function readCompressedRtf(compressed: Uint8Array): RtfBody {
  const rtf = decompress(Buffer.from(compressed));
  if (rtf === null || !rtf.startsWith("{\\rtf")) return { text: null, html: null };
  const fromHtml = /\\fromhtml1?\b/.test(rtf.slice(0, 2000));
  const content = cleanText(readRtf(rtf, fromHtml)).trim();
  if (content === "") return { text: null, html: null };
  return fromHtml ? { text: null, html: content } : { text: content.replace(/\t+\n/g, "\n"), html: null };
}

/** The text of an RTF file (at most its first 10 MB). Never throws. */
export function rtfToText(content: Uint8Array): string {
  const rtf = Buffer.from(content.subarray(0, MAX_LENGTH)).toString("latin1");
  return cleanText(readRtf(rtf, false)).replace(/\t+\n/g, "\n").trim();
}

function decompress(raw: Buffer): string | null {
  if (raw.length < 16) return null;
  const kind = raw.readUInt32LE(8);
  if (kind === 0x414c454d) return raw.toString("latin1", 16, Math.min(raw.length, 16 + MAX_LENGTH));
  if (kind !== 0x75465a4c) return null;
  const dictionary = Buffer.from(LZFU_DICTIONARY, "latin1");
  const end = Math.min(raw.length, raw.readUInt32LE(0) + 4);
  // Two bytes stand for at most 17.
  const out = Buffer.alloc(dictionary.length + Math.min(MAX_LENGTH, raw.length * 9));
  let length = dictionary.copy(out);
  for (let at = 16; at < end && length < out.length; ) {
    const control = raw[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < end; bit++) {
      if ((control & (1 << bit)) === 0) {
        out[length++] = raw[at++] ?? 0;
        continue;
      }
      const token = ((raw[at] ?? 0) << 8) | (raw[at + 1] ?? 0);
      at += 2;
      let from = (length & ~4095) + (token >> 4);
      if (from === length) return out.toString("latin1", dictionary.length, length);
      if (from > length) from -= 4096;
      for (let i = 0; i < (token & 15) + 2; i++) out[length++] = out[from++] ?? 0x20;
    }
  }
  return out.toString("latin1", dictionary.length, Math.min(length, out.length));
}

/** Text of RTF; with `asHtml` the HTML that it was made from: its tags, and what is not marked as RTF only. */
function readRtf(rtf: string, asHtml: boolean): string {
  const out: string[] = [];
  const stack: State[] = [];
  let state: State = { skip: false, hidden: false, unicodeSkip: 1 };
  let codePage = "windows-1252";
  let ignore = 0;
  let star = false;
  const write = (text: string) => {
    if (!state.skip && !state.hidden) out.push(text);
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(rtf); match; match = TOKEN.exec(rtf)) {
    const [, word, argument, hex, symbol, brace, plain] = match;
    if (brace === "{") {
      if (stack.length < 500) stack.push(state);
      state = { ...state };
    } else if (brace === "}") state = stack.pop() ?? state;
    else if (symbol === "*") star = true;
    else if (word !== undefined) {
      const value = argument === undefined ? null : Number(argument);
      if (word === "ansicpg" && value !== null) codePage = codePageLabel(value);
      else if (word === "uc") state.unicodeSkip = Math.min(10, value ?? 1);
      else if (word === "htmlrtf") state.hidden = asHtml && value !== 0;
      else if ((star && !(asHtml && word === "htmltag")) || SKIPPED.has(word)) state.skip = true;
      else if (word === "u" && value !== null) {
        write(String.fromCharCode(value & 0xffff));
        ignore = state.unicodeSkip;
      } else write(SYMBOLS[word] ?? "");
      star = false;
    } else if (hex !== undefined) {
      if (ignore > 0) ignore--;
      else write(decodeText(Uint8Array.of(Number.parseInt(hex, 16)), codePage).text);
    } else if (symbol !== undefined) write(symbol === "~" ? "\u00a0" : /[\\{}]/.test(symbol) ? symbol : "");
    else if (plain !== undefined) {
      write(plain.slice(ignore));
      ignore = Math.max(0, ignore - plain.length);
    }
  }
  return out.join("");
}
