import { extractText } from "#lib/documents/text/extractText.ts";
import { readableText } from "#lib/mail/bodyText.ts";
import type { ParsedAttachment, ParsedMail } from "#lib/mail/parsedMail.ts";
import type { TextSource } from "#lib/notices/facts.ts";

/** Names of the sources that are no files; a page shows them in words. */
export const SUBJECT_SOURCE = "subject";
export const BODY_SOURCE = "body";
export const MANUAL_SOURCE = "manual";

/** The texts of a message, and what could not be read of its documents. */
export type ReadTexts = { sources: TextSource[]; problems: string[] };

/** Documents that are read at most of one message, and for how long: the rest stays for a person to open. */
const MAX_DOCUMENTS = 20;
const MAX_MILLISECONDS = 30_000;

/** Every text that a notice can be read from: subject, body, documents, and the same of mails within the mail. */
export async function textsOfMail(mail: ParsedMail): Promise<ReadTexts> {
  const read: ReadTexts = { sources: [], problems: [] };
  if (mail.subject) read.sources.push({ name: SUBJECT_SOURCE, kind: "subject", pages: [mail.subject] });
  addBody(read, mail, BODY_SOURCE);
  const documents = [...documentsOf(mail, read)];
  await addDocuments(read, documents);
  return read;
}

/** The texts of a document that came by itself. */
export async function textsOfDocument(document: DocumentToRead): Promise<ReadTexts> {
  const read: ReadTexts = { sources: [], problems: [] };
  await addDocuments(read, [document]);
  return read;
}

type DocumentToRead = { fileName: string; mediaType: string; content: Uint8Array };

function addBody(read: ReadTexts, mail: ParsedMail, name: string): void {
  const text = readableText(mail);
  if (text.trim() === "") return;
  read.sources.push({ name, kind: mail.text?.trim() ? "mail" : "html", pages: [text] });
}

/** The files of a mail that are no mails and no archives, in order; the bodies of mails within it go to the sources at once. */
function* documentsOf(mail: Pick<ParsedMail, "attachments">, read: ReadTexts): Generator<DocumentToRead> {
  for (const attachment of mail.attachments) {
    const name = nameOf(attachment);
    if (attachment.embedded) {
      if (attachment.embedded.subject)
        read.sources.push({ name, kind: "mail", pages: [attachment.embedded.subject] });
      addBody(read, attachment.embedded, name);
      yield* documentsOf(attachment.embedded, read);
    } else if (attachment.unpacked.length > 0) yield* documentsOf({ attachments: attachment.unpacked }, read);
    else if (!attachment.mediaType.startsWith("message/"))
      yield { fileName: name, mediaType: attachment.mediaType, content: attachment.content };
  }
}

function nameOf(attachment: ParsedAttachment): string {
  return attachment.fileName ?? attachment.embedded?.subject ?? attachment.path;
}

async function addDocuments(read: ReadTexts, documents: DocumentToRead[]): Promise<void> {
  const start = performance.now();
  let extracted = 0;
  for (const document of documents) {
    if (extracted >= MAX_DOCUMENTS || performance.now() - start > MAX_MILLISECONDS) {
      read.problems.push("documents-not-read");
      return;
    }
    const found = await extractText(document);
    if (!found) continue;
    extracted += 1;
    if (found.problem) read.problems.push(`document-${found.problem} ${document.fileName}`);
    if (found.pages.length > 0)
      read.sources.push({ name: document.fileName, kind: found.kind, pages: found.pages });
  }
}
