import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractText } from "#lib/documents/text/extractText.ts";
import { zipFile } from "#tests/unit/documents/zipFile.ts";

const LETTER = `
= Viktigt säkerhetsmeddelande
Infusionspumpen Droppa 300 kan sluta larma. Åtgärda före 2026-04-15.
#table(columns: 3, [Artikelnummer], [Benämning], [Lot], [D-300], [Droppa 300 för öppenvård], [24A117], [D-301], [Droppa 301], [24A118])
#pagebreak()
Svarsblankett
`;

const pdf = (source: string): Uint8Array => NodeCompiler.create().pdf({ mainFileContent: source });
const extract = (content: Uint8Array, fileName = "fil", mediaType = "application/octet-stream") =>
  extractText({ fileName, mediaType, content });

/** A PDF of one empty page, with what else its trailer shall say. */
function barePdf(trailer: string): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R${trailer}>>\n%%EOF`,
  );
}

describe("PDF", () => {
  test("pages, lines in reading order, table rows on one line", async () => {
    const result = await extract(pdf(LETTER), "brev.bin");
    expect(result).toMatchObject({ kind: "pdf", problem: null });
    expect(result?.pages).toHaveLength(2);
    expect(result?.pages[0]?.split("\n").filter(Boolean)).toEqual([
      "Viktigt säkerhetsmeddelande",
      "Infusionspumpen Droppa 300 kan sluta larma. Åtgärda före 2026-04-15.",
      "Artikelnummer\tBenämning\tLot",
      "D-300\tDroppa 300 för öppenvård\t24A117",
      "D-301\tDroppa 301\t24A118",
    ]);
    expect(result?.pages[1]).toBe("Svarsblankett");
  });

  test("turned pages are read as they are seen", async () => {
    const result = await extract(pdf("#set page(flipped: true)\nförsta\n\nandra"));
    expect(result?.pages[0]?.replace(/\n+/g, "|")).toBe("första|andra");
  });

  test("a page without text gives nothing", async () => {
    expect(await extract(barePdf(""))).toBeNull();
  });

  test("more than 200 pages are cut and said", async () => {
    const result = await extract(
      pdf(Array.from({ length: 203 }, (_, i) => `sida ${i}`).join("\n#pagebreak()\n")),
    );
    expect(result?.pages).toHaveLength(200);
    expect(result?.problem).toBe("too-many-pages");
  });

  test("a locked one is said to be so", async () => {
    const key = "00".repeat(32);
    const locked = barePdf(`/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${key}>/U<${key}>>>`);
    expect(await extract(locked)).toEqual({ kind: "pdf", pages: [], problem: "encrypted" });
  });

  test("cut or scrambled, it never throws", async () => {
    const whole = pdf(LETTER);
    expect(await extract(whole.subarray(0, 300))).toMatchObject({
      kind: "pdf",
      pages: [],
      problem: "broken",
    });
    const place = fc.nat({ max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 40 }),
        async (changes) => {
          const scrambled = Uint8Array.from(whole);
          for (const [at, byte] of changes) scrambled[at] = byte;
          await extract(scrambled);
        },
      ),
      { numRuns: 40 },
    );
  }, 30_000);
});

describe("Word", () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph("Säkerhetsmeddelande från tillverkaren"),
          new Table({
            rows: [
              new TableRow({ children: [cell("REF"), cell("Lot")] }),
              new TableRow({ children: [cell("D-300"), cell("24A117")] }),
            ],
          }),
        ],
      },
    ],
  });

  test("paragraphs are lines, table rows one line each", async () => {
    const result = await extract(await Packer.toBuffer(document), "brev.pdf", "application/pdf");
    expect(result).toMatchObject({ kind: "docx", problem: null });
    expect(result?.pages).toEqual(["Säkerhetsmeddelande från tillverkaren\n\nREF\tLot\nD-300\t24A117"]);
  });

  test("what stands in headers comes first and in footers last, each once", async () => {
    const line = (text: string) => new Paragraph(text);
    const header = new Header({
      children: [
        new Table({ rows: [new TableRow({ children: [cell("FSCA-referens"), cell("PT-2026-4")] })] }),
      ],
    });
    const footer = new Footer({ children: [line("Pumpteknik AB & Co"), line("211 20 Malmö")] });
    const section = { headers: { default: header, first: header }, footers: { default: footer } };
    const withMargins = new Document({ sections: [{ ...section, children: [line("Säkerhetsmeddelande")] }] });
    expect((await extract(await Packer.toBuffer(withMargins), "brev.docx"))?.pages).toEqual([
      "FSCA-referens\tPT-2026-4\n\nSäkerhetsmeddelande\n\nPumpteknik AB & Co\n211 20 Malmö",
    ]);
  });

  test("an archive that unpacks to too much, honest or not, is not read", async () => {
    const content = Buffer.alloc(40 * 1024 * 1024, " ");
    expect((await extract(zipFile([{ name: "word/document.xml", content }])))?.problem).toBe("too-large");
    const lying = zipFile([{ name: "word/document.xml", content, claimedSize: 100 }]);
    expect((await extract(lying))?.problem).toBe("broken");
  });

  test("a broken or locked one is said to be so", async () => {
    const whole = await Packer.toBuffer(document);
    expect(await extract(whole.subarray(0, whole.length - 100))).toMatchObject({
      kind: "docx",
      problem: "broken",
    });
    const locked = Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(600),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]);
    expect(await extract(locked, "brev.docx")).toEqual({ kind: "docx", pages: [], problem: "encrypted" });
  });
});

describe("other files", () => {
  test("HTML and text of any character set", async () => {
    const html = Buffer.from('<html><meta charset="iso-8859-1"><p>Säkerhet</p><p>å</p>', "latin1");
    expect(await extract(html)).toEqual({ kind: "html", pages: ["Säkerhet\n\nå"], problem: null });
    expect((await extract(Buffer.from("Åtgärd\r\nnu", "latin1")))?.pages).toEqual(["Åtgärd\nnu"]);
    expect((await extract(Buffer.from("\ufeffÅtgärd", "utf16le")))?.pages).toEqual(["Åtgärd"]);
    expect((await extract(Buffer.from("sida ett\fsida två")))?.pages).toEqual(["sida ett", "sida två"]);
    expect(
      (await extract(Buffer.from("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\'c5tg\\'e4rd\\par nu\\u8211?}")))
        ?.pages,
    ).toEqual(["Åtgärd\nnu–"]);
  });

  test("what has no text gives nothing", async () => {
    expect(
      await extract(Buffer.from("\x89PNG\r\n\x1a\n\0", "latin1"), "brev.pdf", "application/pdf"),
    ).toBeNull();
    expect(await extract(Buffer.alloc(0), "brev.pdf", "application/pdf")).toBeNull();
    expect(await extract(Buffer.from(" \n "))).toBeNull();
    expect(await extract(Buffer.from("\0\x01\x02", "latin1"))).toBeNull();
  });

  test("a file beyond 50 MB is not read", async () => {
    expect(await extract(Buffer.alloc(51 * 1024 * 1024, "a"))).toEqual({
      kind: "text",
      pages: [],
      problem: "too-large",
    });
  });
});
