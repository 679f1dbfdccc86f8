/** How a stored file is given to a browser. */
export type Served = { type: string; disposition: "inline" | "attachment" };

/** Types that a browser may show by itself; none of them can run a script or load anything. */
const SHOWN = new Set([
  "application/pdf",
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "text/plain",
]);
const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,100}\/[a-z0-9!#$&^_.+-]{1,100}$/;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/** Types that a name may decide once the bytes have said "some ZIP", "some OLE file" or "some text". */
const ZIP_NAMES: Record<string, string> = { docx: DOCX, xlsx: XLSX, pptx: PPTX };
const OLE_NAMES: Record<string, string> = {
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
};
const TEXT_NAMES: Record<string, string> = { eml: "message/rfc822", csv: "text/csv", ics: "text/calendar" };

/**
 * The media type of a file by its bytes. Name and declared type only decide between kinds that share a
 * beginning (ZIP, OLE, text) and, failing all, the declared type stands if its form is sound. Never throws.
 */
export function detectMediaType(
  content: Uint8Array,
  fileName: string | null,
  declared: string | null,
): string {
  const head = Buffer.from(content.subarray(0, 4096));
  const extension = /\.([a-z0-9]{1,10})$/i.exec(fileName ?? "")?.[1]?.toLowerCase() ?? "";
  const said = (declared ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const sound = MEDIA_TYPE.test(said) ? said : "application/octet-stream";
  if (head.length === 0) return sound;
  const binary = byMagic(head);
  if (binary === "application/zip") return zipKind(content, extension);
  if (binary === "application/x-ole-storage") return oleKind(content, extension);
  if (binary !== null) return binary;
  if (!looksLikeText(head))
    return SHOWN.has(sound) || sound.startsWith("text/") ? "application/octet-stream" : sound;
  return textKind(head.toString("latin1"), extension, sound);
}

/**
 * How a file of this type is served: shown in the page for the few types that are safe, otherwise as a download
 * of unknown bytes. HTML, SVG and XML are never shown, since they can hold scripts.
 */
export function servedType(mediaType: string): Served {
  if (!SHOWN.has(mediaType)) return { type: "application/octet-stream", disposition: "attachment" };
  const type = mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType;
  return { type, disposition: "inline" };
}

function byMagic(head: Buffer): string | null {
  const text = head.toString("latin1", 0, 1100);
  // Readers accept a PDF whose mark stands within the first 1024 bytes (ISO 32000-1, annex H).
  if (/^[\s\S]{0,1024}?%PDF-\d/.test(text) && !/^\s*(?:<|From |[\w-]+: )/.test(text))
    return "application/pdf";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (text.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^GIF8[79]a/.test(text)) return "image/gif";
  if (/^RIFF[\s\S]{4}WEBP/.test(text)) return "image/webp";
  if (/^(?:II\*\0|MM\0\*)/.test(text)) return "image/tiff";
  if (/^BM[\s\S]{4}\0\0\0\0/.test(text)) return "image/bmp";
  if (/^[\s\S]{4}ftyp(?:heic|heix|mif1|avif)/.test(text)) return "image/heic";
  if (text.startsWith("PK\x03\x04") || text.startsWith("PK\x05\x06")) return "application/zip";
  if (text.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return "application/x-ole-storage";
  if (text.startsWith("\x78\x9f\x3e\x22")) return "application/ms-tnef";
  if (text.startsWith("{\\rtf")) return "application/rtf";
  if (text.startsWith("\x1f\x8b")) return "application/gzip";
  if (text.startsWith("7z\xbc\xaf\x27\x1c")) return "application/x-7z-compressed";
  if (text.startsWith("Rar!\x1a\x07")) return "application/vnd.rar";
  return /^MZ[\s\S]{58}/.test(text) && text.includes("\0")
    ? "application/vnd.microsoft.portable-executable"
    : null;
}

/** Office files are ZIPs that name their main part; the names stand uncompressed in the file. */
function zipKind(content: Uint8Array, extension: string): string {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.includes("word/document.xml")) return DOCX;
  if (bytes.includes("xl/workbook.")) return XLSX;
  if (bytes.includes("ppt/presentation.xml")) return PPTX;
  return ZIP_NAMES[extension] && bytes.includes("[Content_Types].xml")
    ? ZIP_NAMES[extension]
    : "application/zip";
}

/** Kinds of OLE files, by names of their streams (UTF-16 in the directory). */
function oleKind(content: Uint8Array, extension: string): string {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const holds = (name: string) => bytes.includes(Buffer.from(name, "utf16le"));
  if (holds("__properties_version1.0")) return "application/vnd.ms-outlook";
  if (holds("WordDocument")) return "application/msword";
  if (holds("Workbook") || holds("Book\0")) return "application/vnd.ms-excel";
  if (holds("PowerPoint Document")) return "application/vnd.ms-powerpoint";
  return OLE_NAMES[extension] ?? "application/x-ole-storage";
}

function looksLikeText(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b)
      control++;
  }
  return control * 50 <= head.length;
}

function textKind(head: string, extension: string, declared: string): string {
  const start = head
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart()
    .slice(0, 1024);
  if (/^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype svg|svg)\b/i.test(start))
    return "image/svg+xml";
  if (
    /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)*<(?:!doctype html|html|head|body|script|iframe|meta|title|style|table|div)\b/i.test(
      start,
    )
  ) {
    return "text/html";
  }
  if (/^<\?xml\b/i.test(start)) return "application/xml";
  if (
    /^(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|x-[\w-]+): ?\S/i.test(
      start,
    )
  ) {
    const headers =
      start.match(/^(?:from|to|subject|date|received|message-id|mime-version): /gim)?.length ?? 0;
    if (headers >= 2) return "message/rfc822";
  }
  const mailbox = declared === "application/mbox" || /^mbo?x$/.test(extension);
  if (mailbox && start.startsWith("From ")) return "application/mbox";
  if (TEXT_NAMES[extension]) return TEXT_NAMES[extension];
  if (extension === "html" || extension === "htm" || declared === "text/html") return "text/html";
  if (extension === "svg" || declared === "image/svg+xml") return "image/svg+xml";
  return /^(?:text|message)\//.test(declared) || /(?:json|xml|javascript)$/.test(declared)
    ? declared
    : "text/plain";
}
