import { detectMediaType } from "#lib/documents/mediaType.ts";
import type { ExtractedText } from "#lib/documents/text/extracted.ts";
import { extractText, PICTURES } from "#lib/documents/text/extractText.ts";
import { textOf } from "#lib/documents/text/pageLines.ts";
import type { PictureReader, ScannedPage } from "#lib/intake/pictures.ts";
import { readableText } from "#lib/mail/bodyText.ts";
import { withoutLinkSecrets } from "#lib/mail/linkSecrets.ts";
import type { ParsedAttachment, ParsedMail } from "#lib/mail/parsedMail.ts";
import type { TextSource } from "#lib/notices/facts.ts";

/** Names of the sources that are no files; a page shows them in words. */
export const SUBJECT_SOURCE = "subject";
export const BODY_SOURCE = "body";
export const MANUAL_SOURCE = "manual";

/**
 * The texts of a message, and what could not be read of its documents. `scanned` are the pages whose text comes from
 * their pictures, and `pictures` tells whether there are such pages, and what became of them.
 */
export type ReadTexts = {
  sources: TextSource[];
  problems: string[];
  scanned: ScannedPage[];
  pictures: "none" | "unread" | "read" | "failed";
};

/** No texts yet. */
export function noTexts(): ReadTexts {
  return { sources: [], problems: [], scanned: [], pictures: "none" };
}

/** Documents that are read at most of one message, and for how long: the rest stays for a person to open. */
const MAX_DOCUMENTS = 20;
const MAX_MILLISECONDS = 30_000;

/**
 * Every text that a notice can be read from: subject, body, documents, and the same of mails within the mail. Pictures
 * and scanned pages only with `reader`, which may take minutes; without it they are told as unread. Subjects and bodies
 * are without the secrets of personal links: facts quote them.
 */
export async function textsOfMail(mail: ParsedMail, reader?: PictureReader): Promise<ReadTexts> {
  const read = noTexts();
  if (mail.subject)
    read.sources.push({ name: SUBJECT_SOURCE, kind: "subject", pages: [withoutLinkSecrets(mail.subject)] });
  addBody(read, mail, BODY_SOURCE);
  const documents = [...documentsOf(mail, read)];
  await addDocuments(read, documents, reader);
  return read;
}

/** The texts of a document that came by itself; `reader` as for a mail. */
export async function textsOfDocument(document: DocumentToRead, reader?: PictureReader): Promise<ReadTexts> {
  const read = noTexts();
  await addDocuments(read, [document], reader);
  return read;
}

type DocumentToRead = {
  fileName: string;
  mediaType: string;
  content: Uint8Array;
  /** Set when a body shows it where it belongs, as signatures show their pictures. */
  contentId?: string | null;
  inline?: boolean;
};

function addBody(read: ReadTexts, mail: ParsedMail, name: string): void {
  const text = withoutLinkSecrets(readableText(mail));
  if (text.trim() === "") return;
  read.sources.push({ name, kind: mail.text?.trim() ? "mail" : "html", pages: [text] });
}

/** The files of a mail that are no mails and no archives, in order; the bodies of mails within it go to the sources at once. */
function* documentsOf(mail: Pick<ParsedMail, "attachments">, read: ReadTexts): Generator<DocumentToRead> {
  for (const attachment of mail.attachments) {
    const name = nameOf(attachment);
    const { embedded } = attachment;
    if (embedded) {
      if (embedded.subject)
        read.sources.push({ name, kind: "mail", pages: [withoutLinkSecrets(embedded.subject)] });
      addBody(read, embedded, name);
      yield* documentsOf(embedded, read);
    } else if (attachment.unpacked.length > 0) yield* documentsOf({ attachments: attachment.unpacked }, read);
    else if (!attachment.mediaType.startsWith("message/")) yield { ...attachment, fileName: name };
  }
}

function nameOf(attachment: ParsedAttachment): string {
  return attachment.fileName ?? attachment.embedded?.subject ?? attachment.path;
}

async function addDocuments(
  read: ReadTexts,
  documents: DocumentToRead[],
  reader?: PictureReader,
): Promise<void> {
  let milliseconds = 0;
  let extracted = 0;
  for (const document of documents) {
    if (extracted >= MAX_DOCUMENTS || milliseconds > MAX_MILLISECONDS) {
      read.problems.push("documents-not-read");
      return;
    }
    const start = performance.now();
    const found = await extractText(document);
    milliseconds += performance.now() - start;
    if (!found) {
      if (isUnopenedPicture(document)) read.problems.push(`pictures-format ${document.fileName}`);
      continue;
    }
    extracted += 1;
    if (found.problem) read.problems.push(`document-${found.problem} ${document.fileName}`);
    const pages = found.unread ? await withPictures(read, document, found, reader) : found.pages;
    if (pages.some((page) => page !== ""))
      read.sources.push({ name: document.fileName, kind: kindOf(found.kind), pages });
  }
}

/** Drawings and icons, which are no pictures of letters. */
const DRAWING = /^image\/(?:svg|(?:x-)?[ew]mf|(?:x-|vnd\.microsoft\.)?ico)/;
/** Bytes that a picture of a letter takes at least, in any kind. */
const SMALLEST_LETTER = 10_000;

/**
 * Whether a file without text may be a picture of a letter, of a kind that nothing here opens, as telephones make them.
 * Logotypes, of kinds that are opened, are not, nor is what a body shows in its place.
 */
function isUnopenedPicture({ fileName, mediaType, content, contentId, inline }: DocumentToRead): boolean {
  if (content.length < SMALLEST_LETTER || (inline && contentId)) return false;
  const type = detectMediaType(content, fileName, mediaType);
  return type.startsWith("image/") && !PICTURES.has(type) && !DRAWING.test(type);
}

/** Pages of a picture are read as those of a PDF are. */
function kindOf(kind: ExtractedText["kind"]): TextSource["kind"] {
  return kind === "picture" ? "pdf" : kind;
}

/** The pages of a document with what its pictures say, where that is more than its letters do. */
async function withPictures(
  read: ReadTexts,
  document: DocumentToRead,
  { kind, pages, unread = [] }: ExtractedText,
  reader?: PictureReader,
): Promise<string[]> {
  if (!reader) {
    read.pictures = "unread";
    return pages;
  }
  const file = { content: document.content, pages: unread, kind: kind === "pdf" ? kind : "picture" } as const;
  const found = await reader(file);
  if (found.problem) read.problems.push(`pictures-${found.problem} ${document.fileName}`);
  if (!found.problem && found.pages.every((page) => page.words.length === 0))
    read.problems.push(`pictures-empty ${document.fileName}`);
  const nothing = found.problem !== null && found.pages.length === 0;
  if (read.pictures !== "failed") read.pictures = nothing ? "failed" : "read";
  const whole = [...pages];
  for (const page of found.pages) {
    const text = textOf(page.words);
    if (text.length <= (whole[page.page - 1] ?? "").length) continue;
    while (whole.length < page.page) whole.push("");
    whole[page.page - 1] = text;
    read.scanned.push({ ...page, source: document.fileName });
  }
  return whole;
}
