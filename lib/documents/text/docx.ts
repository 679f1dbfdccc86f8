import mammoth from "mammoth";
import yauzl from "yauzl";
import type { ExtractedText } from "#lib/documents/text/extracted.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";

/** Unpacked text parts of a document; a real one of hundreds of pages has a few million bytes. */
export const MAX_XML_BYTES = 30 * 1024 * 1024;
const MAX_ENTRIES = 5000;

/**
 * The text of a Word document (.docx) as one page, table rows on one line with a tab between cells. Null when it
 * has none. An archive that unpacks to more than 30 MB of XML is not read. Never throws.
 */
export async function docxText(content: Uint8Array): Promise<ExtractedText | null> {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  try {
    if (!(await unpacksWithin(buffer, MAX_XML_BYTES)))
      return { kind: "docx", pages: [], problem: "too-large" };
    const ignoreImages = mammoth.images.imgElement(async () => ({ src: "" }));
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage: ignoreImages });
    const text = htmlToText(value);
    return text === "" ? null : { kind: "docx", pages: [text], problem: null };
  } catch {
    return { kind: "docx", pages: [], problem: "broken" };
  }
}

/**
 * Whether the XML parts of a ZIP really unpack to no more than `limit` bytes: sizes in the directory can lie, so
 * each part is unpacked and counted, without being kept.
 */
export async function unpacksWithin(buffer: Buffer, limit: number): Promise<boolean> {
  const zip = await yauzl.fromBufferPromise(buffer);
  if (zip.entryCount > MAX_ENTRIES) return false;
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue;
    if (total + entry.uncompressedSize > limit) return false;
    for await (const chunk of await zip.openReadStreamPromise(entry)) total += (chunk as Buffer).length;
    if (total > limit) return false;
  }
  return true;
}
