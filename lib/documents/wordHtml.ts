import mammoth from "mammoth";
import { MAX_XML_BYTES, unpacksWithin } from "#lib/documents/text/docx.ts";

export type WordHtml =
  | { html: string; pictures: number; problem: null }
  | { html: null; pictures: 0; problem: "broken" | "tooLarge" };

/**
 * A Word file (.docx) as HTML, its pictures counted and left out. `styleMap` is mammoth's. An archive that unpacks to
 * more than 30 MB of XML is not read. The HTML is as unsafe as the file. Never throws.
 */
export async function wordHtml(content: Uint8Array, styleMap: string[]): Promise<WordHtml> {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  try {
    if (!(await unpacksWithin(buffer, MAX_XML_BYTES)))
      return { html: null, pictures: 0, problem: "tooLarge" };
    let pictures = 0;
    const convertImage = mammoth.images.imgElement(async () => {
      pictures += 1;
      return { src: "" };
    });
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage, styleMap });
    return { html: value, pictures, problem: null };
  } catch {
    return { html: null, pictures: 0, problem: "broken" };
  }
}
