import { getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { checklistDocument } from "#lib/checklist/document.ts";
import { checklistPdf } from "#lib/checklist/pdf.ts";
import { renderPdf } from "#lib/documents/pdf.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { checklistRowsWith, checklistSubjectOf } from "#tests/factories/checklist.ts";

const at = new Date("2026-03-23T13:05:00Z");
const options = { title: "Prov åäö", locale: "sv", at } as const;
const template = "= Rubrik\n#lines(d.text)";

async function open(pdf: Uint8Array) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.map((item) => ("str" in item ? item.str : "")).join(" ");
    }),
  );
  const metadata = await document.getMetadata();
  return { document, pages, text: pages.join(" "), metadata };
}

describe("a document", () => {
  test("is tagged PDF/A-3a with title, language and date", async () => {
    const pdf = await renderPdf(template, { text: "Åäö ÅÄÖ é – ”citat” ☒ ☐" }, options);
    const raw = Buffer.from(pdf).toString("latin1");
    expect(raw).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(raw).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    const { document, text, metadata } = await open(pdf);
    expect((await document.getMarkInfo())?.Marked).toBe(true);
    expect(metadata.info).toMatchObject({ Title: "Prov åäö", Language: "sv" });
    expect(text.replace(/\s+/g, " ")).toContain("Åäö ÅÄÖ é – ”citat” ☒ ☐");
  });

  test.each([
    '#panic() #import "x" *fet* _kursiv_ $x$ @ref <label> // bort /* bort */ \\ `kod`',
    "<script>alert(1)</script>",
    "= Rubrik\n- lista\n+ lista",
  ])("shows what people wrote as it is: %j", async (hostile) => {
    const { text } = await open(await renderPdf(template, { text: hostile }, options));
    for (const word of hostile.split(/\s+/)) expect(text).toContain(word);
  });

  test("puts a square for what the font lacks, and leaves out what shows nothing", async () => {
    const hostile = "emoji 😀 日本 \u0000\u0007\ufeff\u202e\ue000 slut";
    const { text } = await open(await renderPdf(template, { text: hostile }, options));
    expect(text).toMatch(/emoji □ □□\s+□ slut/);
  });

  test("takes a word of 100 000 characters, and as many in words", async () => {
    const long = await open(await renderPdf(template, { text: "x".repeat(100_000) }, options));
    expect(long.text.replace(/[^x]/g, "")).toHaveLength(100_000);
    expect(long.document.numPages).toBeGreaterThan(10);
    const words = await open(await renderPdf(template, { text: "ord ".repeat(25_000) }, options));
    expect(words.text.match(/ord/g)).toHaveLength(25_000);
  });

  test("gives a long address back whole to who reads or copies it", async () => {
    const address = "fornamn.efternamnsson-langtnamn@regionhalland.se";
    const { text } = await open(await renderPdf(template, { text: address }, options));
    expect(text.replaceAll(" ", "")).toContain(address);
  });

  test.each([
    ["@", "namn@regionhalland.se, "],
    ["☒", "☒ "],
    ["@", "ett.langt.namn.med.punkter@regionhalland.se "],
  ])("takes five thousand %s in one line: %j", async (sign, piece) => {
    const { text } = await open(await renderPdf(template, { text: piece.repeat(5000) }, options));
    expect(text.split(sign)).toHaveLength(5001);
  });

  test("carries files whole, each under a name of its own", async () => {
    const file = (fileName: string, content: string) => ({
      fileName,
      mediaType: "inte en typ",
      description: "Beskrivning \u0000 å",
      content: new TextEncoder().encode(content),
    });
    const files = [file("../../a.txt", "ett"), file("A.txt", "två"), file("..", "tre"), file("tom.txt", "")];
    const pdf = await renderPdf(template, { text: "x" }, { ...options, files });
    const { document } = await open(pdf);
    const attached = Object.values(await document.getAttachments()) as {
      filename: string;
      content: Uint8Array;
    }[];
    const found = attached.map(({ filename, content }) => [filename, new TextDecoder().decode(content)]);
    expect(found.sort()).toEqual([
      ["A.txt", "två"],
      ["_.._a.txt", "ett"],
      ["fil", "tre"],
    ]);
  });

  test("of a wrong template is an error, and the next one is made", async () => {
    await expect(renderPdf("#wrong", {}, options)).rejects.toThrow("could not be made");
    expect((await renderPdf(template, { text: "x" }, options)).length).toBeGreaterThan(1000);
  });

  test("many at once are all made", async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, number) => renderPdf(template, { text: `nummer ${number}` }, options)),
    );
    const texts = await Promise.all(made.map(async (pdf) => (await open(pdf)).text));
    for (const [number, text] of texts.entries()) expect(text).toContain(`nummer ${number}`);
  });
});

test("Bilaga 1 as PDF holds its words in both languages", async () => {
  const rows = checklistRowsWith({ contract_search: { result: "hit", searchTerm: "#panic() å" } });
  for (const [locale, words] of [
    ["sv", "Sökning i inköpsanalys"],
    ["en", "Search in the purchase analysis"],
  ] as const) {
    const t = translatorFor(locale) as unknown as Translate;
    const document = checklistDocument(checklistSubjectOf(), rows, t);
    const { text } = await open(await checklistPdf(document, { number: "SM-2026-0001", locale, at }));
    const plain = text.replace(/\s+/g, " ");
    expect(plain).toContain("#panic() å");
    expect(plain).toContain("Kustens Läkargrupp");
    for (const word of words.split(" ")) expect(plain).toContain(word);
  }
});

test("Bilaga 1 keeps a row on one page, unless it is too long for one", async () => {
  const said = (note: string) => ({ result: "hit", searchTerm: "Evita", note: `Början ${note} Slutet` });
  const t = translatorFor("sv") as unknown as Translate;
  const pagesOf = async (note: string) => {
    const [short, long] = [said("ord ".repeat(120)), said(note)];
    const rows = checklistRowsWith({
      ...{ contract_search: short, purchase_analysis: short, customers: short, stock_item: long },
      ...{ near_stock: short, purchase_support: short, external_customers: short },
    });
    const document = checklistDocument(checklistSubjectOf(), rows, t);
    const made = await open(await checklistPdf(document, { number: "SM-2026-0001", locale: "sv", at }));
    return made.pages.map((page) => [
      page.match(/Början/g)?.length ?? 0,
      page.match(/Slutet/g)?.length ?? 0,
      page.match(/rad/g)?.length ?? 0,
    ]);
  };
  for (const [begun, ended] of await pagesOf("ord ".repeat(100))) expect(begun).toBe(ended);
  const long = await pagesOf("rad\n".repeat(200));
  expect(long.reduce((sum, [, , lines = 0]) => sum + lines, 0)).toBeGreaterThanOrEqual(200);
});
