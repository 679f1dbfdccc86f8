import { requirementOf } from "#lib/projects/requirements/annexI.ts";
import type { RiskMatrix } from "#lib/projects/risks/matrix.ts";
import { controlKinds, stages } from "#lib/projects/risks/rules.ts";
import {
  columnWords,
  type RiskColumn,
  riskCells,
  riskColumns,
  type WrittenRisk,
} from "#lib/projects/risks/workbook.ts";
import { codeOf, type PlannedRow, type Words, type WorkbookPlan } from "#lib/projects/workbook/plan.ts";
import { type CellProblem, type ReadRow, readTable } from "#lib/projects/workbook/reading.ts";
import type { ControlKind, RiskStage } from "#prisma/generated/enums.ts";

export type StoredRisk = WrittenRisk & { id: string; version: number; withdrawnAt: Date | null };

/** What an import writes of a risk. */
export type ImportedRisk = {
  /** Null for a new one. */
  stored: { id: string; version: number; number: number } | null;
  columns: {
    stage: RiskStage;
    hazard: string;
    sequence: string;
    situation: string;
    harm: string;
    misuse: boolean;
    singleFault: boolean;
    severityBefore: number | null;
    probabilityBefore: number | null;
    severityAfter: number | null;
    probabilityAfter: number | null;
    newRisks: string | null;
    benefitRisk: string | null;
    ownerName: string | null;
    dueAt: Date | null;
    requirements: string[];
  };
  /** Controls that the file has and the risk has not. None is ever taken away. */
  controls: { kind: ControlKind; description: string }[];
};

const limits = {
  hazard: 500,
  sequence: 2000,
  situation: 2000,
  harm: 2000,
  newRisks: 2000,
  benefitRisk: 4000,
  ownerName: 200,
} as const;
const filled = riskColumns.filter(
  (column) =>
    !["number", "zoneBefore", "zoneAfter", "verification", "state", "component", "causedBy"].includes(column),
);

/**
 * What a filled workbook would change, matched by the number of the risk; rows without a number are new risks. Empty
 * cells and missing rows change nothing, and no control is taken away. Every cell that cannot be understood is a
 * problem of its own. Never throws.
 */
export async function planRisks(
  content: Uint8Array,
  stored: readonly StoredRisk[],
  matrix: RiskMatrix,
  words: Words,
): Promise<WorkbookPlan<ImportedRisk>> {
  const table = await readTable(content, riskColumns, (column) => columnWords(words, column), [
    "number",
    "stage",
    "hazard",
  ]);
  if ("unreadable" in table)
    return {
      rows: [],
      unchanged: 0,
      problems: [{ at: "", key: `workbook.${table.unreadable}`, values: {} }],
    };
  const byNumber = new Map(stored.map((risk) => [String(risk.number), risk]));
  const plan: WorkbookPlan<ImportedRisk> = { rows: [], unchanged: 0, problems: [] };
  const seen = new Set<string>();
  for (const row of table.rows) {
    if (!filled.some((column) => row.cells[column].text !== "")) continue;
    const { text: number, at } = row.cells.number;
    const before = byNumber.get(number);
    const wrong = (key: string) => plan.problems.push({ at, key, values: { value: number.slice(0, 40) } });
    if (number && !before) wrong("workbook.unknownRow");
    else if (number && seen.has(number)) wrong("workbook.repeated");
    else if (before?.withdrawnAt) wrong("workbook.withdrawn");
    else {
      const planned = new RowReading(row, before, matrix, words, plan.problems).planned();
      if (planned === "unchanged") plan.unchanged += 1;
      else if (planned) plan.rows.push(planned);
    }
    if (number) seen.add(number);
  }
  return plan;
}

/** The reading of one row: what each cell means, over what is there. */
class RowReading {
  private wrongs = 0;
  private readonly cells: ReadRow<RiskColumn>["cells"];
  private readonly before: StoredRisk | undefined;
  private readonly matrix: RiskMatrix;
  private readonly words: Words;
  private readonly problems: CellProblem[];

  constructor(
    row: ReadRow<RiskColumn>,
    before: StoredRisk | undefined,
    matrix: RiskMatrix,
    words: Words,
    problems: CellProblem[],
  ) {
    this.cells = row.cells;
    this.before = before;
    this.matrix = matrix;
    this.words = words;
    this.problems = problems;
  }

  planned(): PlannedRow<ImportedRisk> | "unchanged" | null {
    const { before } = this;
    const stage = this.word("stage", stages, (each) => this.words(`projects.risks.stages.${each}`));
    const columns = {
      stage: stage ?? before?.stage ?? "use",
      hazard: this.text("hazard") ?? "",
      sequence: this.text("sequence") ?? "",
      situation: this.text("situation") ?? "",
      harm: this.text("harm") ?? "",
      misuse: this.flag("misuse"),
      singleFault: this.flag("singleFault"),
      severityBefore: this.level("severityBefore", this.matrix.severities),
      probabilityBefore: this.level("probabilityBefore", this.matrix.probabilities),
      severityAfter: this.level("severityAfter", this.matrix.severities),
      probabilityAfter: this.level("probabilityAfter", this.matrix.probabilities),
      newRisks: this.text("newRisks"),
      benefitRisk: this.text("benefitRisk"),
      ownerName: this.text("ownerName"),
      dueAt: this.day(),
      requirements: this.requirements(),
    };
    if (!before && !this.said("stage")) this.wrong("stage", "workbook.stageNeeded");
    if (!columns.hazard) this.wrong("hazard", "workbook.hazardNeeded");
    const controls = this.controls();
    if (this.wrongs > 0) return null;
    const changes = this.changes(columns, controls);
    if (changes.length === 0) return "unchanged";
    const stored = before ? { id: before.id, version: before.version, number: before.number } : null;
    const name = before ? `${before.number} ${before.hazard}` : columns.hazard;
    return { name, added: !before, changes, write: { stored, columns, controls } };
  }

  private said(column: RiskColumn): boolean {
    return this.cells[column].text !== "";
  }

  private wrong(column: RiskColumn, key: string, values: CellProblem["values"] = {}): undefined {
    this.wrongs += 1;
    this.problems.push({ at: this.cells[column].at, key, values });
  }

  private unknown(column: RiskColumn, choices: string[]): undefined {
    const value = this.cells[column].text.slice(0, 40);
    return this.wrong(column, "workbook.unknownWord", { value, choices: choices.join(", ") });
  }

  private text(column: keyof typeof limits): string | null {
    const { text } = this.cells[column];
    if (text.length > limits[column]) this.wrong(column, "workbook.tooLong", { maximum: limits[column] });
    return text || (this.before?.[column] ?? null);
  }

  private word<C extends string>(column: RiskColumn, codes: readonly C[], wordsOf: (code: C) => string[]) {
    if (!this.said(column)) return undefined;
    const code = codeOf(this.cells[column].text, codes, wordsOf);
    return (
      code ??
      this.unknown(
        column,
        codes.map((each) => wordsOf(each)[0] ?? each),
      )
    );
  }

  private flag(column: "misuse" | "singleFault"): boolean {
    const code = this.word(column, ["yes", "no"] as const, (each) => this.words(`form.${each}`));
    return code ? code === "yes" : (this.before?.[column] ?? false);
  }

  /** `3`, `Måttlig` or `3 Måttlig`, in either language. */
  private level(
    column: "severityBefore" | "probabilityBefore" | "severityAfter" | "probabilityAfter",
    levels: RiskMatrix["severities"],
  ): number | null {
    if (!this.said(column)) return this.before?.[column] ?? null;
    const text = this.cells[column].text.toLowerCase();
    const index = levels.findIndex(({ sv, en }, at) =>
      [sv, en].some((name) => {
        const plain = name.toLowerCase();
        return [plain, `${at + 1}`, `${at + 1} ${plain}`].includes(text);
      }),
    );
    if (index >= 0) return index + 1;
    const english = this.words("form.yes")[0] === "Yes";
    this.unknown(
      column,
      levels.map((level, at) => `${at + 1} ${english ? level.en : level.sv}`),
    );
    return null;
  }

  private day(): Date | null {
    const { text } = this.cells.dueAt;
    if (!text) return this.before?.dueAt ?? null;
    const day = new Date(`${text}T00:00:00.000Z`);
    if (
      /^\d{4}-\d{2}-\d{2}$/.test(text) &&
      !Number.isNaN(day.getTime()) &&
      day.toISOString().startsWith(text)
    )
      return day;
    this.wrong("dueAt", "workbook.day", { value: text.slice(0, 40) });
    return null;
  }

  private requirements(): string[] {
    const { text } = this.cells.requirements;
    if (!text) return this.before?.requirements ?? [];
    const ids = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
    if (!ids.every((id) => requirementOf(id)?.kind === "requirement"))
      this.wrong("requirements", "requirementNumbers");
    return ids;
  }

  private controls(): ImportedRisk["controls"] {
    return controlKinds.flatMap((kind) => {
      const there = new Set(
        this.before?.controls
          .filter((control) => control.kind === kind)
          .map(({ description }) => description.replace(/\s+/g, " ").trim()),
      );
      const lines = this.cells[kind].text.split("\n").map((line) => line.replace(/\s+/g, " ").trim());
      if (lines.some((line) => line.length > 2000)) this.wrong(kind, "workbook.tooLong", { maximum: 2000 });
      return [...new Set(lines)]
        .filter((line) => line !== "" && !there.has(line))
        .map((description) => ({ kind, description }));
    });
  }

  private changes(columns: ImportedRisk["columns"], controls: ImportedRisk["controls"]) {
    const added = controls.map((control) => ({
      ...{ ...control, verified: null, effective: null, verifiedAt: null },
    }));
    const after = {
      ...{ number: 0, state: "open" as const, ...columns },
      controls: [...(this.before?.controls ?? []), ...added],
    };
    const from = this.before ? riskCells(this.before, this.matrix, this.words) : {};
    const to = riskCells(after, this.matrix, this.words);
    return filled
      .map((column) => ({
        field: columnWords(this.words, column)[0],
        from: from[column] ?? "",
        to: to[column] ?? "",
      }))
      .filter((change) => change.from.trim() !== change.to.trim());
  }
}
