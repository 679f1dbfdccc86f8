import { asBuffer } from "#lib/mail/charset.ts";
import { decodeBase64, decodeUuencode } from "#lib/mail/transferEncoding.ts";

/** A file that stood within a text. Its name as it is written there. */
export type TextFile = { name: Uint8Array; content: Uint8Array; broken: boolean };

/** The text without them, and the files, in order. */
export type SplitText = { text: Uint8Array; files: TextFile[] };

type Block = { start: number; end: number; file: TextFile };

const LF = 0x0a;
/** Places looked at: a text that begins a file on each of its lines must not be read through for each. */
const MAX_TRIES = 200;
const BEGIN = /^begin(-base64)? [0-7]{3,4} +(.{1,300}?)\r*$/;

/**
 * Takes files out of a text that old programs wrote into it: uuencode (POSIX, both forms) and yEnc. Only a block
 * with lines of the right form is taken; a text that merely says "begin" stays as it is.
 */
export function splitTextFiles(bytes: Uint8Array): SplitText {
  const raw = asBuffer(bytes);
  const blocks: Block[] = [];
  let at = nextStart(raw, 0);
  for (let tries = 0; at >= 0 && tries < MAX_TRIES; tries++) {
    const block = readUu(raw, at) ?? readYenc(raw, at);
    if (block) blocks.push(block);
    at = nextStart(raw, block ? block.end : at + 1);
  }
  if (blocks.length === 0) return { text: bytes, files: [] };
  const pieces = blocks.map(({ start }, i) => raw.subarray(blocks[i - 1]?.end ?? 0, start));
  pieces.push(raw.subarray(blocks.at(-1)?.end ?? 0));
  return { text: Buffer.concat(pieces), files: blocks.map(({ file }) => file) };
}

/** The next line that could begin a block. */
function nextStart(raw: Buffer, from: number): number {
  const found = ["begin ", "begin-base64 ", "=ybegin "].map((word) => lineStart(raw, word, from));
  const starts = found.filter((at) => at >= 0);
  return starts.length > 0 ? Math.min(...starts) : -1;
}

function lineStart(raw: Buffer, word: string, from: number): number {
  let at = raw.indexOf(word, from, "latin1");
  while (at > 0 && raw[at - 1] !== LF) at = raw.indexOf(word, at + 1, "latin1");
  return at;
}

function lineEnd(raw: Buffer, at: number): number {
  const end = raw.indexOf(LF, at);
  return end < 0 ? raw.length : end;
}

function readUu(raw: Buffer, start: number): Block | null {
  const first = lineEnd(raw, start);
  const begin = BEGIN.exec(raw.toString("latin1", start, Math.min(first, start + 400)));
  if (!begin) return null;
  const mark = begin[1] ? "====" : "end";
  const isLine = begin[1] ? isBase64Line : isUuLine;
  let lines = 0;
  for (let at = first + 1; at < raw.length; ) {
    const end = lineEnd(raw, at);
    const line = raw.toString("latin1", at, Math.min(end, at + 200)).replace(/\r+$/, "");
    if (line === mark && lines > 0) return uuBlock(raw, start, first, at, end, begin);
    if (!isLine(line)) return null;
    lines += 1;
    at = end + 1;
  }
  return null;
}

function uuBlock(
  raw: Buffer,
  start: number,
  first: number,
  stop: number,
  end: number,
  begin: RegExpExecArray,
): Block {
  const decoded = begin[1]
    ? decodeBase64(raw.subarray(first + 1, stop))
    : decodeUuencode(raw.subarray(start, end));
  const name = Buffer.from(begin[2] ?? "", "latin1");
  const file = { name, content: decoded.bytes, broken: decoded.malformed };
  return { start, end: Math.min(end + 1, raw.length), file };
}

/** A length, and as many characters as it takes; some programs drop spaces at the end or add a checksum. */
function isUuLine(line: string): boolean {
  if (line === "" || !/^[ -`]*$/.test(line)) return line === "";
  const length = (line.charCodeAt(0) - 0x20) & 0x3f;
  const needed = Math.ceil(length / 3) * 4;
  return line.length - 1 <= needed + 2 && (line.length - 1 >= needed - 3 || length === 0);
}

function isBase64Line(line: string): boolean {
  return /^[A-Za-z0-9+/]{0,120}={0,2}$/.test(line);
}

/** yEnc (yenc.org, 1.3): a single part, or one part of several as it is. */
function readYenc(raw: Buffer, start: number): Block | null {
  const first = lineEnd(raw, start);
  const head = raw.toString("latin1", start, Math.min(first, start + 600)).replace(/\r+$/, "");
  const name = /^=ybegin (?=.*\bline=\d)(?=.*\bsize=(\d+)).*?\bname=(.+)$/.exec(head);
  if (!name) return null;
  let body = first + 1;
  if (raw.toString("latin1", body, body + 7) === "=ypart ") body = lineEnd(raw, body) + 1;
  const stop = lineStart(raw, "=yend ", body);
  if (stop < 0) return null;
  const end = lineEnd(raw, stop);
  const content = decodeYenc(raw.subarray(body, stop));
  const size = /\bsize=(\d+)/.exec(raw.toString("latin1", stop, Math.min(end, stop + 300)))?.[1];
  const file = {
    name: Buffer.from(name[2] ?? "", "latin1"),
    content,
    broken: Number(size) !== content.length,
  };
  return { start, end: Math.min(end + 1, raw.length), file };
}

function decodeYenc(encoded: Buffer): Buffer {
  const out = Buffer.allocUnsafe(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    let byte = encoded[at] ?? 0;
    if (byte === LF || byte === 0x0d) continue;
    if (byte === 0x3d) {
      at += 1;
      byte = ((encoded[at] ?? 0) - 64) & 0xff;
    }
    out[length++] = (byte - 42) & 0xff;
  }
  return out.subarray(0, length);
}
