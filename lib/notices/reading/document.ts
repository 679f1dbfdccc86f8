import type { TextSource } from "#lib/notices/facts.ts";
import { EVIDENCE_LENGTH } from "#lib/notices/facts.ts";
import { canHold, findPhrases } from "#lib/notices/reading/phrases.ts";
import type { Token } from "#lib/notices/reading/text.ts";
import { clip, squeeze, tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/**
 * Part of a document that a line belongs to. `form` is a reply form to be filled in, whose empty fields say
 * nothing; `furniture` is a page number or a running header.
 */
type Zone = "body" | "form" | "furniture";

export type Line = {
  text: string;
  tokens: readonly Token[];
  source: string;
  kind: TextSource["kind"];
  page: number;
  zone: Zone;
};

/** All texts of one notice as lines, in reading order: attachments before the mail that carried them. */
export type NoticeText = { lines: readonly Line[]; sources: readonly TextSource[] };

/** A place in the text: from `start` in line `from` to `end` in line `to`. */
export type Span = { from: number; to: number };

/** What is read at most: longer texts are manuals or junk, and the facts stand in the first pages. */
const MAX_CHARACTERS = 300_000;
const MAX_LINE = 4_000;
const MAX_LINES = 20_000;

const ORDER: Record<TextSource["kind"], number> = { pdf: 0, docx: 1, text: 2, mail: 3, html: 4, subject: 5 };

/** Cleans the texts and cuts them into lines. Never throws; whatever is beyond the limit is left unread. */
export function openNotice(sources: readonly TextSource[]): NoticeText {
  const lines: Line[] = [];
  let left = MAX_CHARACTERS;
  const ordered = [...sources].sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
  for (const source of ordered) {
    const own: Line[] = [];
    source.pages.forEach((raw, index) => {
      const page = raw.slice(0, left);
      left -= page.length;
      for (const text of linesOf(clean(page))) {
        if (lines.length + own.length >= MAX_LINES) break;
        own.push({
          text,
          tokens: tokenise(text),
          source: source.name,
          kind: source.kind,
          page: index + 1,
          zone: "body",
        });
      }
    });
    markFurniture(own);
    markForm(own);
    for (const line of own) lines.push(line);
    // A wall between sources, so that nothing is read across them.
    lines.push({ text: "", tokens: [], source: source.name, kind: source.kind, page: 1, zone: "furniture" });
  }
  return { lines, sources: ordered };
}

/** Invisible characters away, all hyphens one hyphen, wide parentheses narrow. Dashes of ranges stay. */
function clean(text: string): string {
  return (
    plainRecords(text)
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
      .replace(/[\u2010\u2011\u2212]/g, "-")
      // A word broken at the end of a line goes whole to the next one: "seri-" and "enummer", "Artikel-" and "Nr.".
      .replace(/[ \t](\(?\p{L}{2,})-\n(?=\p{Ll}{2,})/gu, "\n$1")
      .replace(/[ \t](\(?\p{L}{2,}-)\n(?=(?:Nr|No|Nos|Nummer\p{L}*|Ref)(?!\p{L}))/gu, "\n$1")
      // A line break that a web page or a JSON record left as two characters.
      .replace(/\\n(?=\\n|\p{Lu}|\s)/gu, "\n")
      // Bold words that open a paragraph of Markdown are its title.
      .replace(/^[ \t]*\*\*([^*\n]{5,250})\*\*[ \t]+(?=\S)/gm, "$1\n")
      .replace(/\uff08/g, "(")
      .replace(/\uff09/g, ")")
      .normalize("NFC")
  );
}

/** `"key": "value"`, the quotation marks within the value escaped. */
const PAIR = /"([\w ]{1,40})"(\s*:\s*)"((?:[^"\\\n]|\\.)*)"/g;
const ESCAPES: Record<string, string> = { n: "\n", r: "\n", t: "\t" };

/** JSON records with each key on a line of its own, and with what their strings escape written out. */
function plainRecords(text: string): string {
  if (!/"[\w ]{1,40}"\s*:\s*"/.test(text)) return text;
  return text
    .replace(/([{,])[ \t]*(?="[A-Za-z][\w ]{0,40}"\s*:)/g, "$1\n")
    .replace(PAIR, (whole, key: string, colon: string, value: string) =>
      value.includes("\\") ? `"${key}"${colon}"${unescaped(value)}"` : whole,
    );
}

function unescaped(value: string): string {
  return value.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (_, code: string | undefined, letter = "") =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[letter] ?? letter),
  );
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\f\v\u2028\u2029]/).flatMap(cutLong);
}

function cutLong(line: string): string[] {
  if (line.length <= MAX_LINE) return [line.trimEnd()];
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > MAX_LINE) {
    const space = rest.lastIndexOf(" ", MAX_LINE);
    const at = space > MAX_LINE / 2 ? space : MAX_LINE;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  pieces.push(rest);
  return pieces;
}

const PAGE_NUMBER =
  /^\W*(?:(?:page|sida|sidan|seite|side|pagina|página|pag\.?|p\.)\s*)?\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|(?:of|av|von|sur|af|van|de|di|\/)\s*\d{1,3})\W*$/i;
const NAMED_PAGE = /^\W*(?:page|sida|sidan|seite|side|pagina|página)\s+\d{1,3}\W*$/i;
/** Printed in the footer of the Commission's template: it is the version of the form, not of the notice. */
const TEMPLATE_VERSION = /^\W*rev\.?\s*1\s*:\s*september\s*2018\W*$/i;

function markFurniture(lines: Line[]): void {
  const seen = new Map<string, number>();
  for (const line of lines) {
    const text = line.text.trim();
    if (PAGE_NUMBER.test(text) || NAMED_PAGE.test(text) || TEMPLATE_VERSION.test(text)) {
      line.zone = "furniture";
      continue;
    }
    // The second and later printings of a running header, word for word, on other pages.
    if (text.length < 12 || text.length > 160) continue;
    const first = seen.get(text);
    if (first === undefined) seen.set(text, line.page);
    else if (first !== line.page) line.zone = "furniture";
  }
}

const BLANK_FIELD = /_{4,}|\.{6,}|[☐□]/;

/** From the heading of a reply form to the end of its source. Only headings followed by blanks count. */
function markForm(lines: Line[]): void {
  const start = lines.findIndex((line, index) => isFormHeading(line) && looksBlank(lines, index));
  if (start < 0) return;
  for (const line of lines.slice(start)) line.zone = "form";
}

function isFormHeading(line: Line): boolean {
  if (!canHold(VOCABULARY.replyForms, line.tokens)) return false;
  const text = line.text.trim();
  if (text.length > 90 || /[.!?:;]$/.test(text) || line.tokens.length > 10) return false;
  const match = findPhrases(VOCABULARY.replyForms, line.tokens)[0];
  return match !== undefined && match.from <= 4;
}

function looksBlank(lines: readonly Line[], from: number): boolean {
  // In a list of attachments the same words stand alone too, far from any blank.
  const next = lines.slice(from + 1, from + 10);
  const blanks = next.filter((line) => BLANK_FIELD.test(line.text) || /[:*]\s*$/.test(line.text)).length;
  return blanks >= 3;
}

const joined = new WeakMap<NoticeText, Map<string, string>>();

/**
 * The words of some lines, for the evidence of a fact: those around `value` where it stands in them and they are
 * more than evidence may hold.
 */
export function evidenceOf(notice: NoticeText, span: Span, value = ""): string {
  const known = joined.get(notice) ?? new Map<string, string>();
  joined.set(notice, known);
  const key = `${span.from}-${span.to}`;
  const words = known.get(key) ?? wordsOf(notice, span);
  known.set(key, words);
  if (words.length <= EVIDENCE_LENGTH) return words;
  const at = value === "" ? -1 : words.indexOf(value);
  if (at + value.length < EVIDENCE_LENGTH - 1) return clip(words, EVIDENCE_LENGTH);
  // The same beginning for all values of a stretch, so that those of one list share their place.
  const stretch = Math.floor(at / STRETCH) * STRETCH;
  const from = stretch === 0 ? 0 : words.indexOf(" ", stretch - 1) + 1;
  return clip(words.slice(Math.min(from, at)), EVIDENCE_LENGTH);
}

/** Values that begin within so many characters have one piece of evidence: a value half as long as that fits in it. */
const STRETCH = EVIDENCE_LENGTH / 2;
/** Words that evidence is taken from at most, in characters. */
const MAX_WORDS = 20_000;

function wordsOf(notice: NoticeText, span: Span): string {
  const words = notice.lines
    .slice(span.from, span.to + 1)
    .map((line) => line.text)
    .join(" ");
  return squeeze(words.slice(0, MAX_WORDS));
}
