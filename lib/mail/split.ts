/** A mailbox file whose messages cannot be told apart, or with a message longer than can be taken in. */
export class MailboxError extends Error {}

/** Far beyond what mail servers accept; a file that never breaks a line must not fill the memory. */
const MAX_MESSAGE = 256 * 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x3e;
const FROM = Buffer.from("From ");
const QUOTED = Buffer.from(">From ");

/**
 * The messages of an mbox file (RFC 4155, "mboxo" and "mboxrd"), each without its separator line and the empty
 * line that ends it, and otherwise byte for byte as it stands, with LF or CRLF.
 *
 * A line "From " begins a message at the start of the file, and anywhere when it is whole, with address and date. One
 * that is not does so after an empty line, when it has a time of day or no more than one word after it and a header
 * follows: a text can say "From 10:30 on, ..." too. Lines that the writer of the mailbox quoted (">From ",
 * ">>From ") lose one ">". Reads as a stream: no more than one message is held. Throws a MailboxError when the file
 * does not begin with a separator, or a message exceeds 256 MiB.
 */
export async function* splitMbox(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let message: MessageLines | null = null;
  let afterEmpty = true;
  /** A line that is a separator if a header follows. */
  let perhaps: Uint8Array | null = null;
  for await (const line of linesOf(stream)) {
    if (!message && isEmpty(line)) continue;
    if (!message && !startsWithFrom(line, 0))
      throw new MailboxError("The file does not begin with a From line");
    if (message && perhaps && isHeader(line)) {
      yield message.finish();
      message = new MessageLines();
    } else if (perhaps) message?.add(perhaps);
    perhaps = null;
    if (startsWithFrom(line, 0) && (!message || isWholeSeparator(line))) {
      if (message) yield message.finish();
      message = new MessageLines();
    } else if (startsWithFrom(line, 0) && afterEmpty && isSeparator(line)) perhaps = line;
    else message?.add(unquoted(line));
    afterEmpty = isEmpty(line);
  }
  if (perhaps) message?.add(perhaps);
  if (message) yield message.finish();
}

/** The same for a mailbox file that is held already, at most `limit` messages of it. Never throws. */
export function splitMailbox(bytes: Uint8Array, limit: number): Uint8Array[] {
  const starts: number[] = [];
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at >= 0 && at < raw.length && starts.length <= limit; at = raw.indexOf(FROM, at + 1)) {
    const first = starts.length === 0;
    const line = raw.subarray(at, at + 300);
    const afterEmpty = /\n\r?\n$/.test(raw.toString("latin1", Math.max(0, at - 3), at));
    const own = untilFeed(line);
    const alone = at === 0 || raw[at - 1] === LF;
    const next = raw.subarray(at + own.length + 1, at + own.length + 121);
    const separator = (afterEmpty && isSeparator(own) && isHeader(next)) || (alone && isWholeSeparator(own));
    if (startsWithFrom(line, 0) && (first || separator)) starts.push(at);
    else if (first) return [];
  }
  return starts.slice(0, limit).map((start, i) => {
    const body = raw.indexOf(LF, start) + 1 || raw.length;
    return withoutQuotes(raw.subarray(body, Math.max(body, starts[i + 1] ?? raw.length)));
  });
}

/** A message with its quoted lines (">From ") as they were before it was put into the mailbox. */
function withoutQuotes(message: Buffer): Uint8Array {
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (let at = message.indexOf(QUOTED); at >= 0; at = message.indexOf(QUOTED, at + 1)) {
    let first = at;
    while (message[first - 1] === QUOTE) first--;
    if (first > 0 && message[first - 1] !== LF) continue;
    pieces.push(message.subarray(from, first));
    from = first + 1;
  }
  return from === 0 ? message : Buffer.concat([...pieces, message.subarray(from)]);
}

function untilFeed(line: Uint8Array): Uint8Array {
  const end = line.indexOf(LF);
  return end < 0 ? line : line.subarray(0, end);
}

/** The bytes of one message, gathered line by line. */
class MessageLines {
  private bytes = Buffer.allocUnsafe(64 * 1024);
  private length = 0;
  private lastLine = 0;

  add(line: Uint8Array): void {
    const length = this.length + line.length;
    if (length > MAX_MESSAGE) throw new MailboxError("A message in the mailbox is too large");
    if (length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    this.bytes.set(line, this.length);
    this.lastLine = this.length;
    this.length = length;
  }

  /** The empty line before the next separator belongs to the mailbox, not to the message. */
  finish(): Uint8Array {
    const end = isEmpty(this.bytes.subarray(this.lastLine, this.length)) ? this.lastLine : this.length;
    return Uint8Array.from(this.bytes.subarray(0, end));
  }
}

async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  let restLength = 0;
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      const piece = chunk.subarray(start, end + 1);
      yield rest.length > 0 ? Buffer.concat([...rest, piece]) : piece;
      rest = [];
      restLength = 0;
      start = end + 1;
    }
    if (start === chunk.length) continue;
    restLength += chunk.length - start;
    if (restLength > MAX_MESSAGE) throw new MailboxError("A message in the mailbox is too large");
    rest.push(chunk.subarray(start));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

function isEmpty(line: Uint8Array): boolean {
  return line[0] === LF || (line[0] === CR && line[1] === LF);
}

function startsWithFrom(line: Uint8Array, at: number): boolean {
  return FROM.equals(line.subarray(at, at + FROM.length));
}

function isSeparator(line: Uint8Array): boolean {
  const words = Buffer.from(line.subarray(FROM.length, 300)).toString("latin1").trim();
  return /\d:\d\d/.test(words) || !/\s/.test(words);
}

/** Whether a line can be the first of a message's headers. */
function isHeader(line: Uint8Array): boolean {
  return /^[!-9;-~]{1,100}[ \t]*:/.test(Buffer.from(line.subarray(0, 120)).toString("latin1"));
}

/** The whole line that RFC 4155 asks for; some writers put no empty line above it. */
function isWholeSeparator(line: Uint8Array): boolean {
  const text = Buffer.from(line.subarray(0, 300)).toString("latin1");
  return /^From \S+ +(?:mon|tue|wed|thu|fri|sat|sun) [a-z]{3} [ \d]\d \d\d:\d\d(?::\d\d)?.{0,20} \d{4}\s*$/i.test(
    text,
  );
}

function unquoted(line: Uint8Array): Uint8Array {
  if (line[0] !== QUOTE) return line;
  let quotes = 1;
  while (line[quotes] === QUOTE) quotes++;
  return startsWithFrom(line, quotes) ? line.subarray(1) : line;
}
