import { detectMediaType } from "#lib/documents/mediaType.ts";
import { docxText } from "#lib/documents/text/docx.ts";
import type { ExtractedText } from "#lib/documents/text/extracted.ts";
import { imageSize } from "#lib/documents/text/imageSize.ts";
import { pdfText } from "#lib/documents/text/pdf.ts";
import { decodeText, decodeUnlabelled } from "#lib/mail/charset.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";
import { plainLineEnds } from "#lib/mail/lineEnds.ts";
import { rtfToText } from "#lib/mail/rtf.ts";

/** A file as it came; name and media type as its sender gave them. */
export type DocumentFile = { fileName: string | null; mediaType: string | null; content: Uint8Array };

const MAX_BYTES = 50 * 1024 * 1024;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** Documents with letters of their own that can be a message by themselves. */
export const DOCUMENTS = new Set(["application/pdf", DOCX]);
/** Pictures that text reading opens. */
export const PICTURES = new Set([
  "image/png",
  "image/jpeg",
  "image/tiff",
  "image/gif",
  "image/bmp",
  "image/webp",
]);
/** Pixels of a picture that may hold a letter; anything smaller is a logotype or a signature. */
const SMALLEST_PICTURE = { width: 500, height: 200, longest: 6 } as const;
const TEXT = /^(?:text\/|application\/(?:json|xml)$)/;

/**
 * The text in a document, by what its bytes are before what it is called: PDF, Word (.docx), HTML, RTF and plain
 * text of any character set. Lines as a reader sees them, a tab between table cells. Pictures and scanned pages are
 * told as `unread`. Null for what has no text (logotypes, other formats). Files beyond 50 MB are not read. Never throws.
 */
export async function extractText(file: DocumentFile): Promise<ExtractedText | null> {
  const { content, fileName, mediaType } = file;
  const type = detectMediaType(content, fileName, mediaType);
  const kind = kindOf(type, content);
  if (kind === null || content.length === 0) return null;
  if (content.length > MAX_BYTES) return { kind, pages: [], problem: "too-large" };
  if (isEncryptedOffice(type, content)) return { kind, pages: [], problem: "encrypted" };
  if (kind === "pdf") return pdfText(content);
  if (kind === "docx") return docxText(content);
  if (kind === "picture")
    return isLetterSized(content) ? { kind, pages: [""], problem: null, unread: [1] } : null;
  const text = plainText(type, content).trim();
  if (text === "") return null;
  return {
    kind,
    pages: kind === "html" ? [text] : text.split(/\f/).filter((page) => page.trim() !== ""),
    problem: null,
  };
}

function kindOf(type: string, content: Uint8Array): ExtractedText["kind"] | null {
  if (type === "application/pdf") return "pdf";
  if (type === DOCX || isEncryptedOffice(type, content)) return "docx";
  if (type === "text/html") return "html";
  if (PICTURES.has(type)) return "picture";
  return TEXT.test(type) || type === "application/rtf" ? "text" : null;
}

/** Whether a picture may hold a page of text, or part of one: not a logotype, a signature or a ruler. */
function isLetterSized(content: Uint8Array): boolean {
  const { width, height } = imageSize(content) ?? { width: 0, height: 0 };
  const { longest, ...least } = SMALLEST_PICTURE;
  const shape = Math.max(width / height, height / width);
  return width >= least.width && height >= least.height && shape <= longest;
}

/** Office files with a password are an OLE file around the encrypted one (MS-OFFCRYPTO 1.3.3). */
function isEncryptedOffice(type: string, content: Uint8Array): boolean {
  if (type !== "application/x-ole-storage" || content.length > MAX_BYTES) return false;
  return Buffer.from(content).includes(Buffer.from("EncryptedPackage", "utf16le"));
}

function plainText(type: string, content: Uint8Array): string {
  if (type === "application/rtf") return rtfToText(content);
  if (type !== "text/html") return plainLineEnds(decodeUnlabelled(content));
  const head = Buffer.from(content.subarray(0, 2048)).toString("latin1");
  const charset = /<meta[^>]{1,200}?charset=["']?([\w:-]{1,40})/i.exec(head)?.[1] ?? null;
  return htmlToText(decodeText(content, charset).text);
}
