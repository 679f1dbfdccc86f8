import { buffer as whole } from "node:stream/consumers";
import { Parser } from "htmlparser2";
import mammoth from "mammoth";
import yauzl from "yauzl";
import type { ExtractedText } from "#lib/documents/text/extracted.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";

/** Unpacked text parts of a document; a real one of hundreds of pages has a few million bytes. */
export const MAX_XML_BYTES = 30 * 1024 * 1024;
const MAX_ENTRIES = 5000;

/**
 * The text of a Word document (.docx) as one page, table rows on one line with a tab between cells; what stands in the
 * headers of its pages first, in their footers last, each once. Null when it
 * has none. An archive that unpacks to more than 30 MB of XML is not read. Never throws.
 */
export async function docxText(content: Uint8Array): Promise<ExtractedText | null> {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  try {
    if (!(await unpacksWithin(buffer, MAX_XML_BYTES)))
      return { kind: "docx", pages: [], problem: "too-large" };
    const ignoreImages = mammoth.images.imgElement(async () => ({ src: "" }));
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage: ignoreImages });
    const { headers, footers } = await marginTexts(buffer);
    const parts = [...headers, htmlToText(value), ...footers];
    const text = parts.filter((part) => part !== "").join("\n\n");
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

/** The texts of headers and footers, where references and dates often stand; the same one is kept once. */
async function marginTexts(buffer: Buffer): Promise<{ headers: string[]; footers: string[] }> {
  const found = { headers: new Set<string>(), footers: new Set<string>() };
  const zip = await yauzl.fromBufferPromise(buffer);
  for await (const entry of zip.eachEntry()) {
    const kind = /^word\/(header|footer)\d*\.xml$/.exec(entry.fileName)?.[1];
    if (!kind) continue;
    const xml = (await whole(await zip.openReadStreamPromise(entry))).toString("utf8");
    found[kind === "header" ? "headers" : "footers"].add(wordText(xml));
  }
  return { headers: [...found.headers], footers: [...found.footers] };
}

/** The text of a part in WordprocessingML (ECMA-376 part 1, 17.3): a line for each paragraph, a tab between cells. */
function wordText(xml: string): string {
  let text = "";
  let isText = false;
  const parser = new Parser(
    {
      onopentag: (name) => {
        isText = name === "w:t";
        if (name === "w:tab") text += "\t";
        else if (name === "w:br") text += "\n";
      },
      ontext: (part) => {
        if (isText) text += part;
      },
      onclosetag: (name) => {
        isText = false;
        if (name === "w:p") text += "\n";
        else if (name === "w:tc") text = `${text.trimEnd()}\t`;
        else if (name === "w:tr") text = `${text.trimEnd()}\n`;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return text.replace(/\n{2,}/g, "\n").trim();
}
