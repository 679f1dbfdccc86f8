import { escapeHtml } from "#lib/mail/boundedHtml.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";
import type { ParsedMail } from "#lib/mail/parsedMail.ts";

/** A piece of a message's body: in one form, or in both for alternatives of the same content. */
export type BodyBlock = { text: string | null; html: string | null };

/**
 * What a message says, from its pieces in order. A form that only some pieces have is made up for the others,
 * so that neither form lacks a piece; a form that none has is null.
 */
export function joinBlocks(blocks: BodyBlock[]): BodyBlock {
  const filled = blocks.filter((block) => block.text?.trim() || block.html?.trim());
  const anyText = filled.some((block) => block.text !== null);
  const anyHtml = filled.some((block) => block.html !== null);
  const text = filled.map((block) => block.text ?? htmlToText(block.html ?? "")).join("\n\n");
  const html = filled.map((block) => block.html ?? textToHtml(block.text ?? "")).join("<hr>");
  return { text: anyText ? text : null, html: anyHtml ? html : null };
}

/** One block from several that say the same (multipart/alternative): plainest text, richest HTML. */
export function chooseAlternatives(children: BodyBlock[][]): BodyBlock {
  const joined = children.map(joinBlocks);
  const plain = joined.find((block) => block.html === null && block.text !== null);
  const rich = joined.findLast((block) => block.html !== null);
  return { text: plain?.text ?? rich?.text ?? null, html: rich?.html ?? null };
}

/** The message as text in any case: its plain text, or its HTML turned into text, or "". */
export function readableText(mail: Pick<ParsedMail, "text" | "html">): string {
  return mail.text?.trim() ? mail.text : htmlToText(mail.html ?? "");
}

/**
 * Text with the line breaks that "format=flowed" (RFC 3676) put in taken out again. With `delSp` the space
 * before such a break goes too. A signature mark "-- " stays a line of its own.
 */
export function unflow(text: string, delSp: boolean): string {
  const lines: string[] = [];
  let quote = "";
  let pieces: string[] = [];
  const flush = () => {
    if (pieces.length > 0) lines.push(quote + pieces.join(""));
    pieces = [];
  };
  for (const line of text.split("\n")) {
    const marks = /^>*/.exec(line)?.[0] ?? "";
    const content = line.slice(marks.length).replace(/^ /, "");
    const signature = content === "-- ";
    const flows = content.endsWith(" ") && !signature;
    const prefix = marks === "" ? "" : `${marks} `;
    if (prefix !== quote || signature) flush();
    quote = prefix;
    pieces.push(flows && delSp ? content.slice(0, -1) : content);
    if (!flows) flush();
  }
  flush();
  return lines.join("\n");
}

function textToHtml(text: string): string {
  return `<div style="white-space:pre-wrap">${escapeHtml(text)}</div>`;
}
