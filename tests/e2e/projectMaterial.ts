import { expect, type Page } from "@playwright/test";
import { Document, HeadingLevel, Packer, Paragraph } from "docx";
import readWorkbook from "read-excel-file/node";
import writeWorkbook from "write-excel-file/node";
import { outlines, sectionNumber } from "#lib/projects/documents/outline.ts";
import sv from "#messages/sv.json" with { type: "json" };
import type { DocumentKind } from "#prisma/generated/enums.ts";
import { choose, field, fill, open, press, unfold } from "./projectSteps.ts";

const words = sv.projects;
const document = (number: string, kind: DocumentKind) => `/projects/${number}/documents/${kind}`;

/** Writes one heading in the editor. */
export async function writeSection(page: Page, key: string, text: string): Promise<void> {
  const section = page.locator(`#section-${key}`);
  await section.locator("summary").first().click();
  const editor = section.locator("[contenteditable=true]");
  await editor.click();
  await page.keyboard.type(text);
  await press(section, words.documents.saveSection, section.locator(".rich-text").getByText(text));
}

/** Fills in the Word template of a document and reads it in; headings that stand empty in it keep what is written. */
export async function fillInWord(page: Page, number: string, kind: DocumentKind, except: string[] = []) {
  await page.goto(document(number, kind));
  const children = outlines[kind].flatMap(({ key }, position) =>
    except.includes(key)
      ? []
      : [
          new Paragraph({ text: sectionNumber(kind, position), heading: HeadingLevel.HEADING_2 }),
          new Paragraph(`Skrivet i Word under ${sectionNumber(kind, position)}.`),
        ],
  );
  const buffer = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  await unfold(page, words.documents.wordIn);
  await page
    .getByLabel(words.documents.word.choose)
    .setInputFiles({ name: `${kind}.docx`, mimeType, buffer });
  await page.getByRole("button", { name: words.documents.word.read }).click();
  const last = page.getByText(`Skrivet i Word under ${sectionNumber(kind, outlines[kind].length - 1)}.`);
  await press(page, words.documents.word.confirm, page.locator("#text").locator(last));
}

/** Says where the document is to be found in a quality system, in place of its text. */
export async function refer(page: Page, number: string, kind: DocumentKind): Promise<void> {
  await page.goto(document(number, kind));
  await unfold(page, words.documents.referenceInstead);
  await fill(page, { [words.documents.reference]: `Barium 1234-${kind}, version 2` });
  await press(page, words.documents.saveReference, page.locator("#text").getByText(`1234-${kind}`));
}

/** Puts a file in place of the text. */
export async function useFile(page: Page, number: string, kind: DocumentKind): Promise<void> {
  await page.goto(document(number, kind));
  await unfold(page, words.documents.fileInstead);
  const name = `dokument-${kind}.pdf`;
  const file = { name, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") };
  await page.locator("#document-file").setInputFiles(file);
  await press(page, words.files.upload, page.getByRole("link", { name }));
}

/** Gives the document to others; a member says what they think, when there is one; the product owner approves. */
export async function approve(
  owner: Page,
  number: string,
  kind: DocumentKind,
  reviewer?: Page,
): Promise<void> {
  const { documents } = words;
  await owner.goto(document(number, kind));
  await press(owner, documents.submit, owner.getByRole("button", { name: documents.approve }));
  if (reviewer) {
    await reviewer.goto(document(number, kind));
    await choose(reviewer, documents.verdictChoices.no_remarks);
    await press(reviewer, documents.giveReview, reviewer.getByText(sv.notices.documentReviewed));
  }
  await press(owner, documents.approve, owner.getByText(documents.states.approved, { exact: true }));
}

/** Ticks what the device is: what the rows of Annex I are proposed from. */
export async function describeDevice(page: Page, number: string, traits: (keyof typeof words.traits)[]) {
  await open(page, number, "/requirements");
  for (const trait of traits)
    await page.getByRole("checkbox", { name: words.traits[trait], exact: true }).check();
  await press(page, words.requirements.deviceSave, page.getByText(words.requirements.deviceChange));
}

/** Fetches the requirements as a workbook, answers every row as it is proposed, and reads it in. */
export async function answerInExcel(page: Page, number: string): Promise<void> {
  const { columns } = words.requirements;
  const address = `/projects/${number}/requirements`;
  const fetched = await (await page.request.get(`${address}/excel`)).body();
  const [{ data: rows } = { data: [] }] = await readWorkbook(fetched);
  const place = (name: keyof typeof columns) => rows[0]?.indexOf(columns[name]) ?? -1;
  const filled = rows.map((row, index) => {
    const proposal = String(row[place("proposal")] ?? "");
    const cells = row.map((value) => (value === null ? "" : String(value)));
    if (index === 0 || proposal === "" || proposal === words.requirements.information) return cells;
    const set = (name: keyof typeof columns, value: string) => {
      cells[place(name)] = value;
    };
    if (proposal.startsWith(words.requirements.fields.no)) {
      set("applicable", sv.form.no);
      set("reason", "Egenskapen saknas hos produkten.");
    } else {
      set("applicable", sv.form.yes);
      set("fulfilment", words.requirements.fulfilments.fully);
      set("how", "Provning och granskning enligt plan.");
      set("evidence", "Dokument F");
    }
    return cells;
  });
  const workbook = await writeWorkbook(
    filled.map((row) => row.map((value) => ({ value, type: String }))),
  ).toBuffer();
  await page.goto(`${address}/import`);
  await page.getByLabel(words.excel.file).setInputFiles({
    name: "krav.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: Buffer.from(workbook),
  });
  await page.getByRole("button", { name: words.excel.preview }).click();
  await page.getByRole("button", { name: /^Läs in \d+ rader$/ }).click();
  await page.waitForURL(/\/requirements$/);
  await expect(page.getByRole("status").filter({ hasText: /^(\d+) av \1 / })).toBeVisible();
}

type RiskStory = { hazard: string; severity: number; probability: number };

/** Adds a risk with the chain from hazard to harm and its estimate before controls. */
export async function addRisk(page: Page, number: string, risk: RiskStory): Promise<void> {
  await open(page, number, "/risks/new");
  const { fields } = words.risks;
  await choose(page, words.risks.stages.use);
  await fill(page, {
    [fields.hazard]: risk.hazard,
    [fields.sequence]: "Värdet skrivs in i fel enhet.",
    [fields.situation]: "Pumpen ställs in efter beräkningen.",
    [fields.harm]: "Barnet får för hög dos.",
  });
  await field(page, fields.severityBefore).selectOption(String(risk.severity));
  await field(page, fields.probabilityBefore).selectOption(String(risk.probability));
  await page.getByRole("button", { name: words.risks.saveWhat, exact: true }).click();
  await page.waitForURL(/\/risks\/[0-9a-f-]{36}$/);
}

/** Lowers the risk on the page by safe design, shown to work, and judges what is left. */
export async function lowerRisk(page: Page, after: { severity: number; probability: number }): Promise<void> {
  const { controls, fields } = words.risks;
  await unfold(page, controls.add);
  const panel = page.locator("#controls");
  await choose(panel, controls.kinds.design);
  await fill(panel, {
    [controls.description]: "Endast en enhet kan anges, och rimligheten kontrolleras.",
    [controls.verified]: "Kodgranskning 2026-11-20",
    [controls.effective]: "Verifiering 1",
  });
  await press(panel, controls.add, panel.getByText(controls.isVerified, { exact: true }));
  const left = page.locator("#after");
  await field(left, fields.severityAfter).selectOption(String(after.severity));
  await field(left, fields.probabilityAfter).selectOption(String(after.probability));
  await fill(left, {
    [fields.newRisks]: "Inga: kontrollen ändrar inget annat.",
    [fields.benefitRisk]: "Så låg som möjligt; utan verktyget räknas det för hand.",
  });
  await acceptRisk(page);
}

/** Says that the risk on the page is finished. */
export async function acceptRisk(page: Page): Promise<void> {
  const left = page.locator("#after");
  await choose(left, words.risks.states.accepted);
  await press(left, words.risks.saveAfter, page.getByText(words.risks.complete));
}

/** Weighs all residual risks together against the benefit. */
export async function judgeOverall(page: Page, number: string): Promise<void> {
  await open(page, number, "/risks");
  const panel = page.locator("#overall");
  await fill(panel, { [words.risks.overall.text]: "Nyttan för barnen överväger det som kvarstår." });
  await panel.getByRole("checkbox", { name: words.risks.overall.accepted }).check();
  await press(panel, words.risks.save, panel.getByText(words.risks.overall.state.accepted, { exact: true }));
}

/** Plans a test and names who carries it out; ends on the page of the test. */
export async function planTest(
  page: Page,
  number: string,
  test: {
    kind: "verification" | "validation";
    title: string;
    performer: { email: string } | { name: string };
  },
): Promise<void> {
  await open(page, number, "/tests/new");
  const { fields } = words.tests;
  await choose(page, words.testKinds[test.kind]);
  await fill(page, {
    [fields.title]: test.title,
    [fields.how]: "Fyrtio beräkningar jämförs med facit.",
    [fields.extent]: "Alla läkemedel i listan.",
    [fields.conditions]: "På kontoret, med påhittade värden.",
    [fields.risksAndLimits]: "Resultaten får inte användas för patienter.",
  });
  await page.getByRole("button", { name: words.tests.planSubmit, exact: true }).click();
  await page.waitForURL(/\/tests\/[0-9a-f-]{36}$/);
  await unfold(page, words.tests.addPerformer);
  const panel = page.locator("#performers");
  if ("email" in test.performer) await fill(panel, { [fields.email]: test.performer.email });
  else await fill(panel, { [fields.name]: test.performer.name });
  await press(panel, words.tests.addPerformer, panel.getByText(words.tests.unconfirmed));
}

/** Records what came of the test on the page. */
export async function recordTest(page: Page, deviation?: { what: string; effect: string }): Promise<void> {
  const { fields } = words.tests;
  const panel = page.locator("#record");
  await choose(panel, words.testResults.passed);
  await fill(panel, {
    [fields.performedOn]: new Date().toISOString().slice(0, 10),
    [fields.protocol]: "Fyrtio av fyrtio rätt.",
  });
  if (deviation) await fill(panel, { [fields.deviation]: deviation.what, [fields.effect]: deviation.effect });
  await press(panel, words.tests.record, page.getByText(words.tests.recorded, { exact: true }));
}
