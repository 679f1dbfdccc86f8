import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import type { DocumentContent } from "#lib/projects/documents/content.ts";
import { importPreview } from "#lib/projects/documents/importPreview.ts";
import { documentKinds, outlines } from "#lib/projects/documents/outline.ts";
import { printedDocument } from "#lib/projects/documents/printed.ts";
import { documentWord } from "#lib/projects/documents/word.ts";
import { requirements } from "#lib/projects/requirements/annexI.ts";
import { planAnswers, requirementsWorkbook } from "#lib/projects/requirements/workbook.ts";
import { defaultMatrices } from "#lib/projects/risks/matrix.ts";
import { risksWorkbook } from "#lib/projects/risks/workbook.ts";
import { planRisks, type StoredRisk } from "#lib/projects/risks/workbookPlan.ts";
import { wordsIn } from "#lib/projects/workbook/words.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

// Another office program opens the files, prints them, and saves them as its own: run where LibreOffice is at hand.
const folder = mkdtempSync(join(tmpdir(), "vigilans-office-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const there = (program: string) => spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
const possible = there("soffice") && there("pdftotext");

const at = new Date("2026-03-23T10:00:00Z");
const t = translatorFor("sv") as unknown as Translate;
const words = wordsIn("sv");

/** The files as LibreOffice writes them in another format, in the order given. */
function convert(files: Record<string, Uint8Array>, format: string): Uint8Array[] {
  const out = join(folder, `${format}-${Date.now()}`);
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const options = ["--headless", profile, "--convert-to", format, "--outdir", out, ...paths];
  const { status, stderr } = spawnSync("soffice", options, { encoding: "utf8", timeout: 120_000 });
  expect(status, stderr).toBe(0);
  return Object.keys(files).map((name) => readFileSync(join(out, name.replace(/\.\w+$/, `.${format}`))));
}

/** The text of a PDF, without the spaces and hyphens that lines put into it. */
function textOf(pdf: Uint8Array): string {
  const { stdout } = spawnSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 2 ** 26 });
  return plain(stdout);
}

const plain = (text: string) => text.replace(/[\s\u00ad-]+/g, "");

function contentFor(kind: DocumentKind): DocumentContent {
  return Object.fromEntries(
    outlines[kind].map(({ key }) => [
      key,
      {
        html: `<p>Om <strong>${key}</strong> i ${kind}: ström, ärr och öga.</p><ul><li><p>punkt ${key}</p></li></ul>`,
        notApplicable: null,
      },
    ]),
  );
}

async function wordOf(kind: DocumentKind): Promise<Uint8Array> {
  const by = { changedBy: "Anna", changedAt: at, approvedBy: null, approvedAt: null };
  const written = { source: "written" as const, reference: null, fileName: null, state: "draft" as const };
  const revision = { ...by, ...written, revision: 1, content: contentFor(kind) };
  const project = { number: "EG-2026-0001", title: "Sensor", legalEntity: "Region Exempel" };
  const printed = printedDocument({ kind, project, revision, lists: null, kept: false }, t, "sv");
  const help = { howTo: "Skriv under rubrikerna.", write: "Skriv här:" };
  return documentWord(printed, { number: project.number, locale: "sv", ...help });
}

const [matrix] = defaultMatrices;
const risk: StoredRisk & { component: null; causedBy: null } = {
  ...{ id: crypto.randomUUID(), version: 2, number: 1, stage: "use", hazard: "Värme", withdrawnAt: null },
  ...{ sequence: "Nöts", situation: "Vidrörs", harm: "Brännskada", misuse: true, singleFault: false },
  ...{ severityBefore: 3, probabilityBefore: 4, severityAfter: 3, probabilityAfter: 1, newRisks: "Inga" },
  ...{ benefitRisk: null, ownerName: "Åsa", dueAt: new Date("2026-05-01"), state: "open" },
  ...{ requirements: ["10.1", "14.2"], component: null, causedBy: null },
  controls: [{ kind: "design", description: "Isolering", verified: null, effective: null, verifiedAt: null }],
};
const answer = {
  ...{
    requirement: "10.1",
    applicable: true,
    fulfilment: "partly" as const,
    how: "Provning på tre exemplar",
  },
  ...{ evidence: "C. Teknisk produktbeskrivning", reason: "Åldras", riskArea: true, version: 3 },
};
const overall = { text: "Nyttan överväger.", state: "Godtagen" };

describe.skipIf(!possible)("in another office program", () => {
  test("every Word document prints all that was written, and is read back as that program saves it", async () => {
    const files: Record<string, Uint8Array> = {};
    for (const kind of documentKinds) files[`${kind}.docx`] = await wordOf(kind);
    const printed = convert(files, "pdf").map(textOf);
    for (const [position, kind] of documentKinds.entries())
      for (const { key } of outlines[kind]) {
        expect(printed[position]).toContain(plain(`Om ${key} i ${kind}: ström, ärr och öga.`));
        expect(printed[position]).toContain(plain(t(`outline.${kind}.${key}.title`)));
      }
    // Through its own format, so that nothing of our file is left but what it understood.
    const own = convert(files, "odt");
    const saved = convert(
      Object.fromEntries(own.map((content, position) => [`${documentKinds[position]}.odt`, content])),
      "docx",
    );
    for (const [position, kind] of documentKinds.entries()) {
      const preview = await importPreview(kind, saved[position] ?? new Uint8Array(), contentFor(kind), []);
      expect(preview.unknown, kind).toEqual([]);
      expect(preview.changed, kind).toEqual([]);
      expect(preview.unchanged, kind).toHaveLength(outlines[kind].length);
    }
  }, 240_000);

  test("the workbooks print all rows, and are read back as that program saves them", async () => {
    const files = {
      "krav.xlsx": await requirementsWorkbook(
        { answers: [answer], traits: ["physical"], risks: [], english: false },
        words,
      ),
      "risker.xlsx": await risksWorkbook({ risks: [risk], matrix, overall }, words),
    };
    const [requirementsPdf = "", risksPdf = ""] = convert(files, "pdf").map(textOf);
    // Cells of several lines stand side by side in the text of a PDF: their words are all there, if not in a row.
    for (const row of requirements)
      for (const word of row.sv.split(" ")) expect(requirementsPdf).toContain(plain(word));
    for (const text of [risk.hazard, risk.harm, "Isolering", overall.text, "Katastrofal"])
      expect(risksPdf).toContain(plain(text));

    const [own = new Uint8Array(), ownRisks = new Uint8Array()] = convert(files, "ods");
    const [saved = new Uint8Array(), savedRisks = new Uint8Array()] = convert(
      { "krav.ods": own, "risker.ods": ownRisks },
      "xlsx",
    );
    expect(await planAnswers(saved, [answer], words)).toEqual({ rows: [], unchanged: 75, problems: [] });
    expect(await planRisks(savedRisks, [risk], matrix, words)).toEqual({
      rows: [],
      unchanged: 1,
      problems: [],
    });
  }, 240_000);
});
