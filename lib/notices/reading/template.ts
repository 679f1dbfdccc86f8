import type { Line, NoticeText, Span } from "#lib/notices/reading/document.ts";
import type { TemplateNumber } from "#lib/notices/reading/languages/language.ts";
import { TEMPLATE_NUMBERS } from "#lib/notices/reading/languages/language.ts";
import { canBegin, findPhrases, phraseAt } from "#lib/notices/reading/phrases.ts";
import type { Token } from "#lib/notices/reading/text.ts";
import { tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/** One numbered field of the EU template as filled in (or empty), without heading and printed guidance. */
export type Section = { number: TemplateNumber; text: string; heading: Span; span: Span };

type Heading = {
  number: TemplateNumber;
  line: number;
  /** Where the value can begin: after the heading's words. */
  endLine: number;
  end: number;
  strength: "numbered" | "long" | "short" | "numberOnly";
};

const NUMBER =
  /^\s*(?:([1-4])(?:\s*\.\s*(10|[1-9])?|\s+(10|[1-9])\s*\.)|(10|[5-9])\s*\.|([abc])\s*[.)])\s*[.):]?\s*/;
const RANK = new Map(TEMPLATE_NUMBERS.map((number, index) => [number, index]));
/** From here on the text follows the template, and short headings or bare numbers can be believed. */
const ENOUGH_HEADINGS = 3;
/** Two languages in one file, with a reply form each, have fewer. */
const MAX_HEADINGS = 400;

/**
 * Reads the Commission's FSN template by its headings, in any known language, with or without their numbers.
 * Companies leave rows out, so the words of a heading decide over its number.
 */
export function readTemplate(notice: NoticeText): Section[] {
  const headings = acceptHeadings(candidates(notice.lines));
  return headings.map((heading, index) => fillSection(notice.lines, heading, headings[index + 1]));
}

function candidates(lines: readonly Line[]): Heading[] {
  const found: Heading[] = [];
  for (let index = 0; index < lines.length && found.length < MAX_HEADINGS; index += 1) {
    const heading = headingAt(lines, index);
    if (!heading) continue;
    found.push(heading);
    index = Math.max(index, heading.endLine);
  }
  return found;
}

function headingAt(lines: readonly Line[], index: number): Heading | null {
  const line = lines[index];
  if (line?.zone !== "body" || line.tokens.length === 0) return null;
  const prefix = NUMBER.exec(line.text);
  if (!prefix && !canBegin(VOCABULARY.template, line.tokens[0]?.word ?? "")) return null;
  const offset = prefix ? prefix[0].length : 0;
  const words = wordsFrom(lines, index, offset);
  const match = phraseAt(VOCABULARY.template, words, 0);
  if (match) {
    const last = words[match.to - 1];
    if (!last) return null;
    const lineStart = prefix !== null || /^[\s*•-]*$/.test(line.text.slice(0, words[0]?.start ?? 0));
    if (!lineStart) return null;
    const strength = prefix ? "numbered" : match.to >= 3 ? "long" : "short";
    if (strength === "short" && !standsAlone(lines[last.line]?.text.slice(last.end) ?? "")) return null;
    return { number: match.key, line: index, endLine: last.line, end: last.end, strength };
  }
  const number = prefix ? writtenNumber(lines, index, prefix) : null;
  if (!prefix || !isTemplateNumber(number) || !/^\p{Lu}/u.test(line.text.slice(offset))) return null;
  const mark = /[*:?\t]/.exec(line.text.slice(offset));
  const end = mark ? offset + mark.index + 1 : line.text.length;
  return { number, line: index, endLine: index, end, strength: "numberOnly" };
}

/** "1.4", or "1." in a cell of its own and "4." at the head of the next. */
function writtenNumber(lines: readonly Line[], index: number, prefix: RegExpExecArray): string | null {
  const own = prefix[2] ?? prefix[3];
  if (own) return `${prefix[1]}.${own}`;
  const chapter = /^\s*([1-4])\s*\.\s*$/.exec(lines[index - 1]?.text ?? "")?.[1];
  const field = prefix[4] ?? prefix[1];
  return chapter && field ? `${chapter}.${field}` : null;
}

/** A heading of one or two words must be alone, starred or followed by a colon: "Address" also begins prose. */
function standsAlone(rest: string): boolean {
  return /^\s*(?:\([^)]*\))?\s*(?:[*:?]|$|\t|\||\s{2,})/.test(rest);
}

function isTemplateNumber(number: string | null): number is TemplateNumber {
  return number !== null && (TEMPLATE_NUMBERS as readonly string[]).includes(number);
}

/** The words of a heading may run over three lines of a narrow table cell. */
function wordsFrom(lines: readonly Line[], index: number, offset: number): (Token & { line: number })[] {
  const words: (Token & { line: number })[] = [];
  for (let at = index; at < Math.min(index + 3, lines.length); at += 1) {
    const line = lines[at];
    if (line?.zone !== "body" || line.source !== lines[index]?.source) break;
    for (const token of line.tokens) {
      if (at > index || token.start >= offset) words.push({ ...token, line: at });
    }
  }
  return words;
}

function acceptHeadings(found: Heading[]): Heading[] {
  const strong = found.filter((heading) => heading.strength === "numbered" || heading.strength === "long");
  if (strong.length < ENOUGH_HEADINGS) return [];
  const accepted: Heading[] = [];
  for (const heading of found) {
    const before = accepted.at(-1);
    if (/^4\.7[abc]$/.test(heading.number)) {
      if (before?.number.startsWith("4.7")) accepted.push(heading);
      continue;
    }
    if (heading.strength === "numbered" || heading.strength === "long") {
      accepted.push(heading);
      continue;
    }
    const next = strong.find((other) => other.line > heading.line);
    const inOrder = rank(heading) > rank(before) && (!next || rank(heading) < rank(next) || rank(next) === 0);
    if (before && inOrder) accepted.push(heading);
  }
  return accepted;
}

function rank(heading: Heading | undefined): number {
  return heading ? (RANK.get(heading.number) ?? 0) : -1;
}

function fillSection(lines: readonly Line[], heading: Heading, next: Heading | undefined): Section {
  const parts: string[] = [];
  let last = heading.endLine;
  const source = lines[heading.line]?.source;
  for (let at = heading.endLine; at < (next?.line ?? lines.length); at += 1) {
    const line = lines[at];
    if (!line || line.source !== source || line.zone === "form") break;
    if (line.zone === "furniture") continue;
    const text =
      at === heading.endLine ? line.text.slice(heading.end).replace(/^[\s)\]*:?.]+/, "") : line.text;
    if (at > heading.endLine && isStrayNumber(text, heading, next)) continue;
    parts.push(text);
    if (text.trim() !== "") last = at;
    // Field 4.10 is the last: what follows the signature is no longer the template.
    if (heading.number.startsWith("4.") && at - heading.endLine > 40) break;
  }
  const text = withoutGuidance(parts.join("\n")).trim();
  return {
    number: heading.number,
    text,
    heading: { from: heading.line, to: heading.endLine },
    span: { from: heading.line, to: last },
  };
}

/** "1." or "1.4" alone on a line is the number cell of the next row, not a value. */
function isStrayNumber(text: string, heading: Heading, next: Heading | undefined): boolean {
  const bare = text.replace(/\s/g, "").replace(/\.$/, "");
  return /^[1-4]$/.test(bare) || bare === heading.number || (next !== undefined && bare === next.number);
}

function withoutGuidance(text: string): string {
  const tokens = tokenise(text);
  let kept = "";
  let at = 0;
  for (const match of findPhrases(VOCABULARY.guidance, tokens)) {
    const first = tokens[match.from];
    const last = tokens[match.to - 1];
    if (!first || !last) continue;
    kept += text.slice(at, first.start).replace(/\($/, "");
    at = last.end;
    while (/[.)*,]/.test(text[at] ?? "")) at += 1;
  }
  return kept + text.slice(at);
}
