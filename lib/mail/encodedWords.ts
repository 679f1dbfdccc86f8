import { asBuffer, decodeText } from "#lib/mail/charset.ts";
import { decodeBase64, decodeQuotedPrintable } from "#lib/mail/transferEncoding.ts";

type EncodedWord = { charset: string; encoding: "Q" | "B"; payload: string; start: number; end: number };
type Piece = { text: string; encoded: boolean };

const WORD_START = /=\?([^?\s]{1,60})\?([QqBb])\?/g;

/**
 * Header text with its encoded words (RFC 2047) resolved. Neighbouring words of one character set are joined
 * before they are decoded, since many senders cut them within a letter. What is no encoded word stays.
 */
export function decodeWords(text: string): string {
  if (!text.includes("=?")) return text;
  return pieces(text)
    .map((piece) => piece.text)
    .join("");
}

/**
 * The same header with every run of encoded words written as one encoded word of UTF-8, so that a parser of
 * addresses that knows few character sets still sees commas and brackets in names as parts of those names.
 */
export function normaliseWords(text: string): string {
  if (!text.includes("=?")) return text;
  return pieces(text)
    .map((piece) =>
      piece.encoded ? `=?utf-8?B?${Buffer.from(piece.text, "utf8").toString("base64")}?=` : piece.text,
    )
    .join("");
}

function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let run: EncodedWord[] = [];
  let end = 0;
  const flush = () => {
    if (run.length > 0) found.push({ text: decodeRun(run), encoded: true });
    run = [];
  };
  for (const word of encodedWords(text)) {
    const between = text.slice(end, word.start);
    // Space between two encoded words is no part of the text (RFC 2047, 6.2).
    if (run.length === 0 || between.trim() !== "") {
      flush();
      found.push({ text: between, encoded: false });
    }
    run.push(word);
    end = word.end;
  }
  flush();
  found.push({ text: text.slice(end), encoded: false });
  return found;
}

function* encodedWords(text: string): Generator<EncodedWord> {
  WORD_START.lastIndex = 0;
  let from = 0;
  for (;;) {
    WORD_START.lastIndex = from;
    const match = WORD_START.exec(text);
    if (!match) return;
    const payloadStart = match.index + match[0].length;
    const close = text.indexOf("?=", payloadStart);
    if (close < 0) return;
    from = close + 2;
    yield {
      charset: (match[1] ?? "").toLowerCase(),
      encoding: match[2]?.toUpperCase() === "B" ? "B" : "Q",
      payload: text.slice(payloadStart, close),
      start: match.index,
      end: from,
    };
  }
}

function decodeRun(run: EncodedWord[]): string {
  let text = "";
  for (let first = 0; first < run.length; ) {
    const charset = run[first]?.charset ?? "";
    let next = first;
    while (next < run.length && run[next]?.charset === charset) next++;
    const bytes = Buffer.concat(payloadBytes(run.slice(first, next)));
    text += decodeText(bytes, charset).text;
    first = next;
  }
  return text;
}

function payloadBytes(words: EncodedWord[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let cut = "";
  for (const word of words) {
    if (word.encoding === "Q") {
      chunks.push(decodeBase64(cut).bytes, decodeWordQ(word.payload));
      cut = "";
      continue;
    }
    // Base64 cut within its groups of four continues in the next word.
    cut += word.payload.replace(/\s+/g, "");
    if (cut.length % 4 !== 0) continue;
    chunks.push(decodeBase64(cut).bytes);
    cut = "";
  }
  chunks.push(decodeBase64(cut).bytes);
  return chunks;
}

function decodeWordQ(payload: string): Uint8Array {
  const bytes = Buffer.from(payload.replaceAll("_", " "), "utf8");
  return decodeQuotedPrintable(asBuffer(bytes)).bytes;
}
