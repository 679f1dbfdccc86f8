import { getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { importPreview } from "#lib/projects/documents/importPreview.ts";
import type { DocumentLists } from "#lib/projects/documents/lists.ts";
import { documentPdf } from "#lib/projects/documents/pdf.ts";
import { printedDocument } from "#lib/projects/documents/printed.ts";
import { documentWord } from "#lib/projects/documents/word.ts";
import { defaultMatrices } from "#lib/projects/risks/matrix.ts";

const t = translatorFor("sv") as unknown as Translate;
const at = new Date("2026-03-23T10:00:00Z");
const long = "En lång beskrivning av vad som kan hända i tur och ordning. ".repeat(8);

const risk = (number: number) => ({
  ...{
    number,
    stage: "use" as const,
    hazard: `Fara ${number} #set text(red)`,
    sequence: long,
    situation: long,
  },
  ...{ harm: "Skada", misuse: true, singleFault: true, severityBefore: 5, probabilityBefore: 5 },
  ...{ severityAfter: 2, probabilityAfter: 1, benefitRisk: null, newRisks: "Inga", ownerName: "Anna" },
  ...{ dueAt: "2026-05-01", state: "controlled" as const, requirements: ["1"] },
  controls: [{ kind: "design" as const, description: long, verified: "Provad", verifiedAt: "2026-03-01" }],
});

const lists: DocumentLists = {
  ...{ kind: "risks", matrix: defaultMatrices[0], overallRisk: "Liten", overallAccepted: true },
  rows: Array.from({ length: 12 }, (_value, place) => risk(place + 1)),
};
const html =
  '<h3>Del #let x</h3><p>$a$ *b* _c_ <strong>fet</strong> <a href="https://a.se/">länk</a></p><ol><li><p>ett</p><ul><li><p>inre</p></li></ul></li><li><p>två</p></li></ol>';
const content = { method: { html, notApplicable: null }, remarks: { html: "", notApplicable: "Inget" } };
const revision = {
  ...{ revision: 3, state: "approved" as const, source: "written" as const, content, reference: null },
  ...{ fileName: null, changedBy: "Anna", changedAt: at, approvedBy: "Berit", approvedAt: at },
};
const project = { number: "EG-2026-0001", title: "Sensor", legalEntity: "Region Exempel" };
const printed = printedDocument({ kind: "e", project, revision, lists, kept: true }, t, "sv");

describe("a document with its list", () => {
  test("is a tagged PDF with who approved it, its text as it was written, and every row", async () => {
    const options = { number: project.number, revision: 3, locale: "sv" as const, at, nothing: "Inget än" };
    const pdf = await documentPdf(printed, options);
    const document = await getDocumentProxy(pdf);
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_value, place) => {
        const { items } = await (await document.getPage(place + 1)).getTextContent();
        return items.map((item) => ("str" in item ? item.str : "")).join(" ");
      }),
    );
    const text = pages.join(" ").replace(/\s+/g, " ");
    for (const words of [
      "Berit",
      "3 (godkänd)",
      "$a$ *b* _c_",
      "Del #let x",
      "Inte tillämpligt: Inget",
      "5×5",
    ])
      expect(text).toContain(words);
    for (const { number } of lists.rows) expect(text).toContain(`Fara ${number} #set text(red)`);
    expect((await document.getMarkInfo())?.Marked).toBe(true);
  }, 30_000);

  test("is a Word file whose list is not taken for a heading of somebody's own", async () => {
    const words = { howTo: "Skriv.", write: "Skriv här:" };
    const file = await documentWord(printed, { number: project.number, locale: "sv", ...words });
    const own = [t("projects.documents.lists.risks.title")];
    const preview = await importPreview("e", file, content, own);
    expect([preview.changed, preview.unknown, preview.unchanged]).toEqual([[], [], ["E1", "E4"]]);
  });
});
