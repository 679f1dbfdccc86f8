import { buffer } from "node:stream/consumers";
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from "docx";
import { describe, expect, test } from "vitest";
import yazl from "yazl";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import type { DocumentContent } from "#lib/projects/documents/content.ts";
import { importPreview } from "#lib/projects/documents/importPreview.ts";
import { documentKinds, outlines } from "#lib/projects/documents/outline.ts";
import { printedDocument, purposeSections } from "#lib/projects/documents/printed.ts";
import { documentWord } from "#lib/projects/documents/word.ts";
import { readWord } from "#lib/projects/documents/wordRead.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

const t = translatorFor("sv") as unknown as Translate;
const project = { number: "EG-2026-0001", title: "Sensor", legalEntity: "Region Exempel" };
const at = new Date("2026-03-23T10:00:00Z");

async function word(kind: DocumentKind, content: DocumentContent | null, only?: readonly string[]) {
  const by = { changedBy: "Anna", changedAt: at, approvedBy: null, approvedAt: null };
  const written = { source: "written" as const, reference: null, fileName: null, state: "draft" as const };
  const revision = content && { ...by, ...written, revision: 1, content };
  const subject = { kind, project, revision, lists: null, kept: false };
  const printed = printedDocument(subject, t, "sv", only);
  const words = { howTo: "Skriv under rubrikerna.", write: "Skriv här:" };
  return documentWord(printed, { number: project.number, locale: "sv", ...words });
}

async function filled(children: Paragraph[]) {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

const heading = (text: string, level: "HEADING_1" | "HEADING_2" | "HEADING_3" = "HEADING_2") =>
  new Paragraph({ text, heading: HeadingLevel[level] });

describe("the Word file of a document", () => {
  test.each(documentKinds)("%s is read back as it was written", async (kind) => {
    const content: DocumentContent = {};
    for (const { key, demand } of outlines[kind])
      content[key] =
        demand === "or_reason"
          ? { html: "", notApplicable: `Finns inte: ${key}` }
          : {
              html: `<h3>Del</h3><p>Om <strong>${key}</strong>, <em>åäö</em> <a href="https://a.se/">här</a></p><ul><li><p>ett</p><ul><li><p>inre</p></li></ul></li></ul><ol><li><p>först</p></li><li><p>sedan</p></li></ol>`,
              notApplicable: null,
            };
    const preview = await importPreview(kind, await word(kind, content), content, []);
    expect(preview.changed).toEqual([]);
    expect(preview.unchanged).toHaveLength(outlines[kind].length);
    expect(preview.unknown).toEqual([]);
  });

  test("that is empty changes nothing, and empties nothing", async () => {
    const content = { what: { html: "<p>Mäter</p>", notApplicable: null } };
    const preview = await importPreview("a", await word("a", null), content, []);
    expect([preview.changed, preview.kept]).toEqual([[], ["A4"]]);
  });

  test("of the intended use alone has its own headings with the numbers of A", async () => {
    const content = { what: { html: "<p>Mäter</p>", notApplicable: null } };
    const read = await readWord("a", await word("a", content, purposeSections), []);
    expect("sections" in read && read.sections.map(({ key }) => key)).toEqual([
      "what",
      "who",
      "where",
      "how",
    ]);
  });

  test("filled by hand gives its text by the numbers, however the headings are worded", async () => {
    const file = await filled([
      heading("A. Produktbeskrivning", "HEADING_1"),
      heading("A4 Användning (ändrad rubrik)"),
      new Paragraph({ children: [new TextRun({ text: "Mäter ", bold: true }), new TextRun("<b>tryck</b>")] }),
      heading("En underrubrik", "HEADING_3"),
      new Paragraph("Mer"),
    ]);
    const { changed } = await importPreview("a", file, {}, []);
    expect(changed).toMatchObject([
      {
        key: "what",
        html: "<p><strong>Mäter </strong>&lt;b&gt;tryck&lt;/b&gt;</p><h3>En underrubrik</h3><p>Mer</p>",
      },
    ]);
  });

  test("tells of headings that the document does not have, and puts together those that stand twice", async () => {
    const file = await filled([
      heading("A4 Vad"),
      new Paragraph("Ett"),
      heading("Bakgrund"),
      new Paragraph("Hör inte hemma här"),
      heading("B1 Annat dokument"),
      new Paragraph("Inte heller"),
      heading("A4 Vad"),
      new Paragraph("Två"),
    ]);
    const preview = await importPreview("a", file, {}, []);
    expect(preview.changed.map(({ html }) => html)).toEqual(["<p>Ett</p><p>Två</p>"]);
    expect(preview.twice).toEqual(["A4"]);
    expect(preview.unknown).toEqual([
      { heading: "Bakgrund", text: "Hör inte hemma här" },
      { heading: "B1 Annat dokument", text: "Inte heller" },
    ]);
  });

  test.each([
    ["bytes", new TextEncoder().encode("inte en zip"), "word.broken"],
    ["nothing", new Uint8Array(), "word.broken"],
  ])("that is %s is refused in words", async (_name, file, key) => {
    await expect(importPreview("a", file, {}, [])).rejects.toMatchObject({ field: "file", key });
  });

  test("that is another ZIP is refused in words", async () => {
    const zip = new yazl.ZipFile();
    zip.addBuffer(Buffer.from("hej"), "hej.txt");
    zip.end();
    const file = new Uint8Array(await buffer(zip.outputStream));
    await expect(importPreview("a", file, {}, [])).rejects.toMatchObject({ key: "word.broken" });
  });

  test("without any of the headings is refused in words", async () => {
    const file = await filled([new Paragraph("Bara text")]);
    await expect(importPreview("a", file, {}, [])).rejects.toMatchObject({ key: "word.noHeadings" });
  });

  test("of 20 MB is read or refused, never half", async () => {
    const filler = Array.from(
      { length: 40_000 },
      (_value, line) => new Paragraph(`${line} ${"ord ".repeat(100)}`),
    );
    const file = await filled([heading("A4 Vad"), ...filler]);
    const outcome = await readWord("a", file, []).catch((error) => error);
    expect(outcome).not.toBeInstanceOf(Error);
  }, 60_000);
});
