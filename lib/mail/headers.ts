import { decodeUnlabelled } from "#lib/mail/charset.ts";
import { decodeWords } from "#lib/mail/encodedWords.ts";
import { type Header, MAIL_LIMITS } from "#lib/mail/parsedMail.ts";

/** Header fields as written (unfolded, character set resolved, encoded words not), and where the body begins. */
export type HeaderBlock = { fields: Header[]; bodyStart: number; problem: HeaderProblem | null };

type HeaderProblem = "broken-headers" | "no-headers" | "too-many-headers" | "headers-too-long";

type Line = { start: number; end: number; next: number };

const LF = 0x0a;
const CR = 0x0d;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0020\u007f-\u009f]+/g;
/** Lines in which a header must follow for a line that is none to belong to the header before it. */
const LOOK_AHEAD = 40;
const FIELD_NAME = /^[!-9;-~]{1,100}[ \t]*:/;
/** Names by which a block of lines is known to be headers at all, rather than text with colons in it. */
const KNOWN_FIELD =
  /^(?:from|to|cc|bcc|subject|date|sender|reply-to|message-id|in-reply-to|references|received|return-path|delivered-to|mime-version|content-[a-z-]+|resent-[a-z-]+|auto-submitted|precedence|x-[a-z0-9-]+|list-[a-z-]+|arc-[a-z-]+|dkim-signature|authentication-results|envelope-to|importance|priority|thread-[a-z]+|user-agent|organization|newsgroups|comments|keywords|status|lines)$/;

/**
 * The header block at `start` of a message or part that ends at `end`.
 *
 * A line that is no header and no continuation belongs to the header above it when known headers follow
 * (senders who fold without white space); otherwise, and at what looks like a boundary, the body begins there, blank
 * line or not. A line of white space above the body is the blank line. A block without a single known header is no
 * header block: all of it is body. Never throws; reads at most `MAIL_LIMITS.headerBytes`.
 */
export function readHeaders(raw: Buffer, start: number, end: number): HeaderBlock {
  const fields: Header[] = [];
  const limit = Math.min(end, start + MAIL_LIMITS.headerBytes);
  let problem: HeaderProblem | null = null;
  let current: string[] = [];
  let at = start;
  const flush = () => {
    if (current.length > 0) fields.push(toField(current.join("")));
    current = [];
  };
  while (at < limit) {
    const line = lineAt(raw, at, end);
    const text = raw.toString("latin1", line.start, Math.min(line.end, limit));
    if (text === "") {
      at = line.next;
      break;
    }
    if (current.length === 0 && fields.length === 0 && text.trim() === "") {
      at = line.next;
      continue;
    }
    if (current.length > 0 && text.trim() === "" && beginsBody(raw, line.next, limit)) {
      at = line.next;
      break;
    }
    if (current.length > 0 && (text[0] === " " || text[0] === "\t")) current.push(text);
    else if (FIELD_NAME.test(text.trimStart().slice(0, 120))) {
      flush();
      current.push(text.trimStart());
    } else if (/^>?From /.test(text) && fields.length === 0 && current.length === 0) {
      // The separator line of a mailbox file, left at the top.
    } else {
      problem = "broken-headers";
      if ((current.length > 0 && text.startsWith("--")) || !knownFieldFollows(raw, line.next, limit)) break;
      current.push(` ${text}`);
    }
    at = line.next;
    if (fields.length >= MAIL_LIMITS.headerCount) {
      if (!fields.some(isKnown)) return { fields: [], bodyStart: start, problem: "no-headers" };
      return { fields, bodyStart: afterBlankLine(raw, at, end), problem: "too-many-headers" };
    }
  }
  flush();
  if (at >= limit && limit < end) problem = "headers-too-long";
  if (!fields.some(isKnown) && (fields.length > 0 || problem)) {
    return { fields: [], bodyStart: start, problem: "no-headers" };
  }
  return { fields, bodyStart: Math.min(at, end), problem };
}

/** Value of the first field of that name that is not empty, as written. `name` in lower case. */
export function rawField(fields: Header[], name: string): string | null {
  return fields.find((field) => field.key === name && field.value !== "")?.value ?? null;
}

/** The same as text for people: encoded words resolved, control characters turned into spaces. */
export function textField(fields: Header[], name: string): string | null {
  const value = rawField(fields, name);
  return value === null ? null : headerText(value);
}

/** Header text for people: encoded words resolved, no control characters, single spaces. */
export function headerText(value: string): string {
  return decodeWords(value).replace(CONTROL, " ").trim();
}

/** Message-IDs in a header, each with angle brackets, without repetition (RFC 5322, 3.6.4). */
export function messageIds(value: string | null): string[] {
  if (value === null) return [];
  const bracketed = value.match(/<[^<>\s]{1,998}>/g);
  const ids =
    bracketed ?? value.split(/[\s,]+/).flatMap((id) => (id ? [`<${id.replace(/[<>]/g, "")}>`] : []));
  return [...new Set(ids)].slice(0, 500);
}

function isKnown(field: Header): boolean {
  return KNOWN_FIELD.test(field.key);
}

function toField(line: string): Header {
  const colon = line.indexOf(":");
  const key = line.slice(0, colon).trim().toLowerCase();
  const value = line.slice(colon + 1).trim();
  return { key, value: decodeUnlabelled(Buffer.from(value, "latin1")) };
}

/** The line at a position. Any number of carriage returns before the line feed belongs to the line end. */
function lineAt(raw: Buffer, start: number, end: number): Line {
  const feed = raw.indexOf(LF, start);
  const next = feed < 0 || feed >= end ? end : feed + 1;
  let stop = feed < 0 || feed >= end ? end : feed;
  while (stop > start && raw[stop - 1] === CR) stop--;
  return { start, end: stop, next };
}

/** Whether a line of white space above this one is the empty line that ends a header block. */
function beginsBody(raw: Buffer, start: number, end: number): boolean {
  const line = lineAt(raw, start, end);
  const text = raw.toString("latin1", line.start, Math.min(line.end, line.start + 120));
  if (text.trim() === "" || /^[ \t]/.test(text) || FIELD_NAME.test(text)) return false;
  return !knownFieldFollows(raw, start, end);
}

function knownFieldFollows(raw: Buffer, start: number, end: number): boolean {
  let at = start;
  for (let i = 0; i < LOOK_AHEAD && at < end; i++) {
    const line = lineAt(raw, at, end);
    if (line.end === line.start || (raw[line.start] === 0x2d && raw[line.start + 1] === 0x2d)) return false;
    const name = raw.toString("latin1", line.start, Math.min(line.end, line.start + 120)).split(":")[0] ?? "";
    if (KNOWN_FIELD.test(name.trim().toLowerCase())) return true;
    at = line.next;
  }
  return false;
}

function afterBlankLine(raw: Buffer, start: number, end: number): number {
  for (let at = start; at < end; ) {
    const line = lineAt(raw, at, end);
    if (line.end === line.start) return line.next;
    at = line.next;
  }
  return end;
}
