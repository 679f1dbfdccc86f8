import { requirementOf, requirements } from "#lib/projects/requirements/annexI.ts";
import type { WrittenAnswer } from "#lib/projects/requirements/commands/answers.ts";
import { proposalOf } from "#lib/projects/requirements/traits.ts";
import { codeOf, type PlannedRow, type Words, type WorkbookPlan } from "#lib/projects/workbook/plan.ts";
import { type CellProblem, type ReadRow, readTable } from "#lib/projects/workbook/reading.ts";
import { headingCell, textCell, workbookOf } from "#lib/projects/workbook/writing.ts";
import { Fulfilment } from "#prisma/generated/enums.ts";

const columns = [
  "number",
  "chapter",
  "title",
  "points",
  "proposal",
  "applicable",
  "fulfilment",
  "how",
  "evidence",
  "reason",
  "riskArea",
  "risks",
] as const;
type Column = (typeof columns)[number];

const widths = [8, 9, 44, 16, 34, 12, 10, 40, 36, 40, 12, 12];
const texts = ["how", "evidence", "reason"] as const;
const maxText = 4000;

export type StoredAnswer = WrittenAnswer & { version: number };

const yesNo = ["yes", "no"] as const;
const wordOfYesNo = (words: Words) => (value: "yes" | "no") => words(`form.${value}`);
const wordOfFulfilment = (words: Words) => (value: Fulfilment) =>
  words(`projects.requirements.fulfilments.${value}`);
const heading = (words: Words, column: Column) => words(`projects.requirements.columns.${column}`);

/** The answers as cells of the table. */
function answerCells(answer: WrittenAnswer | undefined, words: Words): Partial<Record<Column, string>> {
  if (!answer) return {};
  const yes = (value: boolean) => words(`form.${value ? "yes" : "no"}`)[0];
  return {
    applicable: yes(answer.applicable),
    fulfilment: answer.fulfilment ? wordOfFulfilment(words)(answer.fulfilment)[0] : "",
    how: answer.how ?? "",
    evidence: answer.evidence ?? "",
    reason: answer.reason ?? "",
    riskArea: answer.riskArea ? yes(true) : "",
  };
}

/** Every row of Annex I with what is proposed and answered, as a workbook in the language of `words`. */
export async function requirementsWorkbook(
  input: {
    answers: readonly WrittenAnswer[];
    traits: readonly string[];
    risks: readonly { number: number; requirements: string[] }[];
    english: boolean;
  },
  words: Words,
): Promise<Uint8Array> {
  const byId = new Map(input.answers.map((answer) => [answer.requirement, answer]));
  const rows = requirements.map((row) => {
    const asked = row.kind === "requirement";
    const proposal = proposalOf(row, input.traits);
    const why = proposal.traits.map((trait) => words(`projects.traits.${trait}`)[0]).join("; ");
    const yes = words(`projects.requirements.fields.${proposal.applicable ? "yes" : "no"}`)[0];
    const cells: Partial<Record<Column, string>> = {
      number: row.id,
      chapter: row.chapter,
      title: input.english ? row.en : row.sv,
      points: row.points.map((point) => `(${point})`).join(" "),
      proposal:
        row.kind === "information"
          ? words("projects.requirements.information")[0]
          : asked && input.traits.length > 0
            ? `${yes}${why ? `: ${why}` : ""}`
            : "",
      ...(asked ? answerCells(byId.get(row.id), words) : {}),
      risks: input.risks
        .filter((risk) => risk.requirements.includes(row.id))
        .map(({ number }) => number)
        .join(", "),
    };
    const style = asked
      ? {}
      : { backgroundColor: "#F0F2F5", ...(row.kind === "heading" && { fontWeight: "bold" as const }) };
    return columns.map((column) => textCell(cells[column] ?? "", style));
  });
  const name = words("projects.requirements.sheet")[0];
  const head = columns.map((column) => headingCell(heading(words, column)[0]));
  return workbookOf([{ name, widths, rows: [head, ...rows], stickyRows: 1 }]);
}

export type ImportedAnswer = { answer: WrittenAnswer; version: number };

/**
 * What a filled workbook would change, matched by the number of the requirement. Empty cells and missing rows change
 * nothing. Every cell that cannot be understood is a problem of its own. Never throws.
 */
export async function planAnswers(
  content: Uint8Array,
  stored: readonly StoredAnswer[],
  words: Words,
): Promise<WorkbookPlan<ImportedAnswer>> {
  const table = await readTable(content, columns, (column) => heading(words, column), [
    "number",
    "applicable",
  ]);
  if ("unreadable" in table)
    return {
      rows: [],
      unchanged: 0,
      problems: [{ at: "", key: `workbook.${table.unreadable}`, values: {} }],
    };
  const byId = new Map(stored.map((answer) => [answer.requirement, answer]));
  const plan: WorkbookPlan<ImportedAnswer> = { rows: [], unchanged: 0, problems: [] };
  const seen = new Set<string>();
  for (const row of table.rows) {
    const { text: id, at } = row.cells.number;
    const known = requirementOf(id);
    const value = id.slice(0, 40);
    if (!known) plan.problems.push({ at, key: "workbook.unknownRow", values: { value } });
    else if (seen.has(id)) plan.problems.push({ at, key: "workbook.repeated", values: { value } });
    else if (known.kind === "requirement") {
      const planned = planRow(row, byId.get(id), words, plan.problems);
      if (planned) plan.rows.push(planned);
      else plan.unchanged += 1;
    }
    seen.add(id);
  }
  return plan;
}

function planRow(
  { cells }: ReadRow<Column>,
  before: StoredAnswer | undefined,
  words: Words,
  problems: CellProblem[],
): PlannedRow<ImportedAnswer> | null {
  const said = (column: Column) => cells[column].text !== "";
  if (!(["applicable", "fulfilment", "riskArea", ...texts] as const).some(said)) return null;
  const wrong = (column: Column, key: string, values: CellProblem["values"] = {}) =>
    problems.push({ at: cells[column].at, key, values });
  const chosen = <C extends string>(column: Column, codes: readonly C[], wordsOf: (code: C) => string[]) => {
    if (!said(column)) return undefined;
    const code = codeOf(cells[column].text, codes, wordsOf);
    const choices = codes.map((each) => wordsOf(each)[0]).join(", ");
    if (!code) wrong(column, "workbook.unknownWord", { value: cells[column].text.slice(0, 40), choices });
    return code;
  };
  const problemsBefore = problems.length;
  const applicable = chosen("applicable", yesNo, wordOfYesNo(words));
  const riskArea = chosen("riskArea", yesNo, wordOfYesNo(words));
  const fulfilment = chosen("fulfilment", Object.values(Fulfilment), wordOfFulfilment(words));
  for (const column of texts)
    if (cells[column].text.length > maxText) wrong(column, "workbook.tooLong", { maximum: maxText });
  if (!said("applicable") && !before) wrong("applicable", "applicableNeeded");
  const answer: WrittenAnswer = {
    requirement: cells.number.text,
    applicable: applicable ? applicable === "yes" : (before?.applicable ?? true),
    fulfilment: fulfilment ?? before?.fulfilment ?? null,
    how: cells.how.text || (before?.how ?? null),
    evidence: cells.evidence.text || (before?.evidence ?? null),
    reason: cells.reason.text || (before?.reason ?? null),
    riskArea: riskArea ? riskArea === "yes" : (before?.riskArea ?? false),
  };
  if (!answer.applicable) Object.assign(answer, { fulfilment: null, riskArea: false });
  if (!answer.reason && !answer.applicable) wrong("reason", "notApplicableReason");
  else if (!answer.reason && answer.fulfilment && answer.fulfilment !== "fully")
    wrong("reason", "notMetReason");
  if (problems.length > problemsBefore) return null;
  const changes = changesOf(before, answer, words);
  if (changes.length === 0) return null;
  const row = requirementOf(answer.requirement);
  return {
    name: `${answer.requirement} ${words("form.yes")[0] === "Yes" ? row?.en : row?.sv}`,
    added: before === undefined,
    changes,
    write: { answer, version: before?.version ?? 0 },
  };
}

function changesOf(before: WrittenAnswer | undefined, after: WrittenAnswer, words: Words) {
  const [from, to] = [answerCells(before, words), answerCells(after, words)];
  return (["applicable", "fulfilment", ...texts, "riskArea"] as const)
    .map((column) => ({
      field: heading(words, column)[0],
      from: from[column] ?? "",
      to: to[column] ?? "",
    }))
    .filter((change) => change.from.trim() !== change.to.trim());
}
