import { answerText, replyLines, searchLines } from "#lib/checklist/answerText.ts";
import { kindOf, takesEntries } from "#lib/checklist/rules.ts";
import { replyAnswerSchema, searchAnswerSchema } from "#lib/checklist/schema.ts";
import type { ChecklistRowView, ChecklistSubject } from "#lib/checklist/view.ts";
import { minuteOf } from "#lib/clock.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

export type LabelledText = { label: string; value: string };
type TickBox = { label: string; checked: boolean };

/** One row of the form's table: the task, what was said, its boxes, and who is responsible. */
export type DocumentRow = { title: string; said: string[]; boxes: TickBox[]; responsible: string };

export type DocumentCustomer = { name: string; number: string; quantity: string; note: string };

/** Bilaga 1 as a document, in one language: what the PDF, the Word file and the mail are all made from. */
export type ChecklistDocument = {
  heading: string;
  usedBy: string;
  noticeHeading: string;
  notice: LabelledText[];
  columns: { row: string; said: string; boxes: string; responsible: string };
  rows: DocumentRow[];
  customersHeading: string;
  customerColumns: { name: string; number: string; quantity: string; note: string };
  customers: { title: string; rows: DocumentCustomer[] }[];
  /** Shown when no customer is named. */
  noCustomers: string;
  /** Private providers and municipalities among all customers (RH-15405, Samordning). */
  externalHeading: string;
  external: string[];
  assessmentHeading: string;
  assessment: string[];
};

/** The rows of the table in the order of the form; the inventory systems share one (RH-15405 Bilaga 1). */
const tableRows = [
  ["contract_search"],
  ["purchase_analysis"],
  ["customers"],
  ["stock_item"],
  ["near_stock"],
  ["purchase_support"],
  ["external_customers"],
  ["medusa", "faciliate", "sesam"],
  ["receipt_reply"],
  ["result_reply"],
] as const satisfies readonly (readonly ChecklistKey[])[];

const list = (values: string[]) => values.slice(0, 50).join(", ");

function noticeFacts({ number, title, notice }: ChecklistSubject, t: Translate): LabelledText[] {
  const name = (key: string) => t(`checklist.document.notice.${key}`);
  const facts = [
    { label: name("case"), value: `${number} ${title}` },
    { label: name("manufacturer"), value: notice?.manufacturer ?? "" },
    { label: name("devices"), value: list(notice?.devices ?? []) },
    { label: name("refs"), value: list(notice?.refs ?? []) },
    { label: name("lots"), value: list(notice?.lots ?? []) },
    { label: name("reference"), value: list(notice?.fscaReferences ?? []) },
    { label: name("date"), value: notice?.noticeDate?.toISOString().slice(0, 10) ?? "" },
  ];
  return facts.filter((fact) => fact.value);
}

function signature(row: ChecklistRowView, t: Translate): string {
  if (!row.answeredAt) return t("checklist.document.open");
  return t("checklist.document.signed", { who: row.answeredBy ?? "", when: minuteOf(row.answeredAt) });
}

function fileLine(row: ChecklistRowView, t: Translate): string[] {
  if (row.files.length === 0) return [];
  return [t("checklist.document.files", { names: row.files.map((file) => file.fileName).join(", ") })];
}

function searchRow(row: ChecklistRowView, t: Translate): DocumentRow {
  const parsed = searchAnswerSchema.safeParse(row.answer);
  const result = parsed.success ? parsed.data.result : null;
  const lines = parsed.success ? searchLines(parsed.data, t) : [t("checklist.document.askSearchTerm")];
  const box = (name: "hit" | "no_hit" | "not_applicable") => ({
    label: t(`checklist.results.${name}`),
    checked: result === name,
  });
  const boxes = [box("hit"), box("no_hit")];
  return {
    title: t(`checklist.rows.${row.key}.form`),
    said: [...lines, ...fileLine(row, t), signature(row, t)],
    boxes: result === "not_applicable" ? [...boxes, box("not_applicable")] : boxes,
    responsible: t(`checklist.rows.${row.key}.responsible`),
  };
}

function replyRow(row: ChecklistRowView, t: Translate): DocumentRow {
  const parsed = replyAnswerSchema.safeParse(row.answer);
  const wanted = parsed.success ? parsed.data.wanted : null;
  const lines = parsed.success ? replyLines(parsed.data, t) : [t("checklist.document.whoAnswers")];
  return {
    title: t(`checklist.rows.${row.key}.form`),
    said: [...lines, ...fileLine(row, t), signature(row, t)],
    boxes: [
      { label: t("form.yes"), checked: wanted === "yes" },
      { label: t("form.no"), checked: wanted === "no" },
    ],
    responsible: t(`checklist.rows.${row.key}.responsible`),
  };
}

/** The three inventory systems in one row: a box each, and a line each of what was searched for. */
function inventoryRow(rows: ChecklistRowView[], t: Translate): DocumentRow {
  const isHit = (row: ChecklistRowView) => {
    const parsed = searchAnswerSchema.safeParse(row.answer);
    return parsed.success && parsed.data.result === "hit";
  };
  const system = (row: ChecklistRowView) => t(`checklist.rows.${row.key}.system`);
  return {
    title: t("checklist.document.inventory"),
    said: rows.flatMap((row) => [
      [`${system(row)}:`, answerText(row.key, row.answer, t), signature(row, t)].filter(Boolean).join(" "),
      ...fileLine(row, t),
    ]),
    boxes: rows.map((row) => ({ label: system(row), checked: isHit(row) })),
    responsible: t("checklist.rows.medusa.responsible"),
  };
}

function tableRow(rows: ChecklistRowView[], t: Translate): DocumentRow[] {
  const [row] = rows;
  if (!row) return [];
  if (rows.length > 1) return [inventoryRow(rows, t)];
  return [kindOf(row.key) === "reply" ? replyRow(row, t) : searchRow(row, t)];
}

function customersOf(rows: readonly ChecklistRowView[], t: Translate): ChecklistDocument["customers"] {
  return rows
    .filter((row) => takesEntries(row.key) && row.entries.length > 0)
    .map((row) => ({
      title: t(`checklist.rows.${row.key}.title`),
      rows: row.entries.map((entry) => ({
        name: entry.knownAs && entry.knownAs !== entry.name ? `${entry.name} (${entry.knownAs})` : entry.name,
        number: entry.customerNumber ?? "",
        quantity: entry.quantity === null ? "" : String(entry.quantity),
        note: entry.note ?? "",
      })),
    }));
}

function assessmentOf(subject: ChecklistSubject, rows: readonly ChecklistRowView[], t: Translate): string[] {
  const suggestion = rows.find((row) => row.key === "suggested_handling");
  const suggested = suggestion ? answerText("suggested_handling", suggestion.answer, t) : "";
  return [
    ...(suggestion && suggested ? [suggested, signature(suggestion, t)] : []),
    ...(suggestion ? fileLine(suggestion, t) : []),
    ...(subject.assessment ? [t("checklist.document.decided", { assessment: subject.assessment })] : []),
  ];
}

/** The private providers and municipalities that ordered, by name: those of their own row, and those recognised. */
export function externalCustomers(rows: readonly ChecklistRowView[]): string[] {
  const entries = rows.flatMap((row) => row.entries);
  const external = entries.filter((entry) => entry.external || entry.key === "external_customers");
  return [...new Set(external.map((entry) => entry.name))];
}

/**
 * Bilaga 1 with all its words (RH-15405), and the rows of the section Underlag, filled in with what was answered.
 * Pure: the same answers make the same document.
 */
export function checklistDocument(
  subject: ChecklistSubject,
  rows: readonly ChecklistRowView[],
  t: Translate,
): ChecklistDocument {
  const text = (key: string) => t(`checklist.document.${key}`);
  return {
    heading: text("heading"),
    usedBy: t("checklist.document.usedBy", { address: subject.intakeAddress }),
    noticeHeading: text("current"),
    notice: noticeFacts(subject, t),
    columns: {
      row: text("columns.row"),
      said: text("columns.said"),
      boxes: text("columns.boxes"),
      responsible: text("columns.responsible"),
    },
    rows: tableRows.flatMap((keys) =>
      tableRow(
        rows.filter((row) => (keys as readonly ChecklistKey[]).includes(row.key)),
        t,
      ),
    ),
    customersHeading: text("customers"),
    customerColumns: {
      name: text("customerColumns.name"),
      number: text("customerColumns.number"),
      quantity: text("customerColumns.quantity"),
      note: text("customerColumns.note"),
    },
    customers: customersOf(rows, t),
    noCustomers: text("noCustomers"),
    externalHeading: text("external"),
    external: externalCustomers(rows),
    assessmentHeading: text("assessment"),
    assessment: assessmentOf(subject, rows, t),
  };
}
