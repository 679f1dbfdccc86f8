import { decodeText, decodeUnlabelled } from "#lib/mail/charset.ts";
import { decodeWords } from "#lib/mail/encodedWords.ts";

/** A structured header such as Content-Type: its value in lower case, its parameters by lower-case name. */
export type Structured = { value: string; params: Map<string, string> };

type Section = { index: number; extended: boolean; text: string };
type Parameter = { plain: string | null; extended: string | null; sections: Section[] };

/** What no honest sender exceeds; beyond it a parameter list is not read further. */
const MAX_LENGTH = 64 * 1024;
const MAX_SECTIONS = 200;

/**
 * Value and parameters of a structured header (RFC 2045, RFC 2183) in any form in which senders write names
 * with letters beyond ASCII: RFC 2231 (with sections and character set), RFC 2047 words within quotes,
 * percent signs alone, or raw. Also reads unquoted values with spaces and quotes that never close.
 * The first of repeated parameters counts.
 */
export function parseStructured(header: string): Structured {
  const text = header.slice(0, MAX_LENGTH);
  const semicolon = text.indexOf(";");
  const value = semicolon < 0 ? text : text.slice(0, semicolon);
  const found = new Map<string, Parameter>();
  for (let at = semicolon; at >= 0 && at < text.length; ) at = readParameter(text, at + 1, found);
  const params = new Map<string, string>();
  for (const [name, parameter] of found) params.set(name, resolve(parameter));
  return { value: withoutComments(value).replace(/^"|"$/g, "").trim().toLowerCase(), params };
}

/** The text without comments in brackets (RFC 5322, 3.2.2); unclosed ones stay. */
function withoutComments(text: string): string {
  return text.includes("(") ? text.replace(/\([^()]*\)/g, " ") : text;
}

/** Reads one "name=value" from `at` into `found`; gives the position of the semicolon that ends it. */
function readParameter(text: string, at: number, found: Map<string, Parameter>): number {
  const equals = text.indexOf("=", at);
  const semicolon = text.indexOf(";", at);
  if (equals < 0) return text.length;
  // A name without a value, such as "; inline;".
  if (semicolon >= 0 && semicolon < equals) return semicolon;
  const name = withoutComments(text.slice(at, equals)).trim().toLowerCase();
  let start = equals + 1;
  while (text[start] === " " || text[start] === "\t") start++;
  const { value, end } = text[start] === '"' ? readQuoted(text, start + 1) : readToken(text, start);
  store(found, name, value);
  return end;
}

function readToken(text: string, start: number): { value: string; end: number } {
  const semicolon = text.indexOf(";", start);
  const end = semicolon < 0 ? text.length : semicolon;
  return { value: text.slice(start, end).trim(), end };
}

function readQuoted(text: string, start: number): { value: string; end: number } {
  let value = "";
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === "\\" && at + 1 < text.length && /["\\]/.test(text[at + 1] ?? "")) {
      value += text[++at];
    } else if (char === '"') {
      const semicolon = text.indexOf(";", at);
      return { value, end: semicolon < 0 ? text.length : semicolon };
    } else {
      value += char;
    }
  }
  // The quote never closes: then a semicolon ends the value, as if it had not been quoted.
  return readToken(text, start);
}

function store(found: Map<string, Parameter>, written: string, value: string): void {
  const match = /^([^*\s]+)(?:\*(\d{1,4}))?(\*?)$/.exec(written);
  const name = match?.[1];
  if (!match || !name) return;
  const parameter = found.get(name) ?? { plain: null, extended: null, sections: [] };
  found.set(name, parameter);
  if (match[2] !== undefined) {
    if (parameter.sections.length >= MAX_SECTIONS) return;
    parameter.sections.push({ index: Number(match[2]), extended: match[3] === "*", text: value });
  } else if (match[3] === "*") parameter.extended ??= value;
  else parameter.plain ??= value;
}

function resolve(parameter: Parameter): string {
  if (parameter.extended !== null)
    return resolveSections([{ index: 0, extended: true, text: parameter.extended }]);
  if (parameter.sections.length > 0) return resolveSections(parameter.sections);
  const plain = decodeWords(parameter.plain ?? "");
  return /%[89A-F][0-9A-F]/i.test(plain) ? decodePercent(plain) : plain;
}

/** A file name that a sender percent-encoded as in an address, where that gives proper UTF-8. */
function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function resolveSections(sections: Section[]): string {
  const ordered = sections.toSorted((a, b) => a.index - b.index);
  const first = ordered[0];
  let charset: string | null = null;
  if (first?.extended) {
    const match = /^([^']*)'[^']*'/.exec(first.text);
    if (match) {
      charset = match[1] || null;
      first.text = first.text.slice(match[0].length);
    }
  }
  // A letter may be cut between two sections: bytes are joined before they are decoded.
  if (ordered.some((section) => section.extended)) {
    const bytes = Buffer.concat(ordered.map(sectionBytes));
    return decodeWords(charset === null ? decodeUnlabelled(bytes) : decodeText(bytes, charset).text);
  }
  return decodeWords(ordered.map((section) => section.text).join(""));
}

function sectionBytes(section: Section): Uint8Array {
  if (!section.extended) return Buffer.from(section.text, "utf8");
  const source = Buffer.from(section.text, "utf8");
  const out: number[] = [];
  for (let at = 0; at < source.length; at++) {
    const code = source[at] === 0x25 ? source.toString("latin1", at + 1, at + 3) : "";
    if (/^[0-9A-Fa-f]{2}$/.test(code)) {
      out.push(Number.parseInt(code, 16));
      at += 2;
    } else {
      out.push(source[at] ?? 0);
    }
  }
  return Uint8Array.from(out);
}
