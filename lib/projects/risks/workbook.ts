import { type RiskMatrix, type Zone, zoneOf } from "#lib/projects/risks/matrix.ts";
import { controlKinds, type EvaluatedRisk, zoneAfter, zoneBefore } from "#lib/projects/risks/rules.ts";
import type { Words } from "#lib/projects/workbook/plan.ts";
import { headingCell, textCell, workbookOf } from "#lib/projects/workbook/writing.ts";
import type { ControlKind, RiskStage } from "#prisma/generated/enums.ts";

export const riskColumns = [
  "number",
  "stage",
  "hazard",
  "sequence",
  "situation",
  "harm",
  "misuse",
  "singleFault",
  "severityBefore",
  "probabilityBefore",
  "zoneBefore",
  "design",
  "protection",
  "information",
  "verification",
  "severityAfter",
  "probabilityAfter",
  "zoneAfter",
  "newRisks",
  "benefitRisk",
  "ownerName",
  "dueAt",
  "state",
  "requirements",
  "component",
  "causedBy",
] as const;
export type RiskColumn = (typeof riskColumns)[number];

/** Widths in characters; what is written in sentences is 26 wide. */
const widths: Partial<Record<RiskColumn, number>> = {
  ...{ number: 5, misuse: 14, singleFault: 11, state: 11, dueAt: 12, causedBy: 10, stage: 14 },
  ...{ severityBefore: 14, probabilityBefore: 14, zoneBefore: 14 },
  ...{ severityAfter: 14, probabilityAfter: 14, zoneAfter: 14 },
  ...{ ownerName: 16, requirements: 12, component: 16 },
};

export type WrittenRisk = Omit<EvaluatedRisk, "controls"> & {
  number: number;
  stage: RiskStage;
  hazard: string;
  misuse: boolean;
  singleFault: boolean;
  ownerName: string | null;
  dueAt: Date | null;
  requirements: string[];
  controls: {
    kind: ControlKind;
    description: string;
    verified: string | null;
    effective: string | null;
    verifiedAt: Date | null;
  }[];
};

const colors: Record<Zone, string> = {
  acceptable: "#C9E7CF",
  reduce: "#FFE3A3",
  unacceptable: "#F6B8B1",
};

export const columnWords = (words: Words, column: RiskColumn) =>
  words(`projects.risks.excel.columns.${column}`);

/** A level in words, `3 Måttlig`; empty when none is chosen. */
export function levelText(levels: RiskMatrix["severities"], level: number | null, english: boolean): string {
  const found = level === null ? undefined : levels[level - 1];
  return found ? `${level} ${english ? found.en : found.sv}` : "";
}

/** The controls of a kind, one a line. */
export function controlText(controls: WrittenRisk["controls"], kind: ControlKind): string {
  return controls
    .filter((control) => control.kind === kind)
    .map(({ description }) => description.replace(/\s+/g, " ").trim())
    .join("\n");
}

/** The cells of a risk that a person fills in, in words. */
export function riskCells(
  risk: WrittenRisk,
  matrix: RiskMatrix,
  words: Words,
): Partial<Record<RiskColumn, string>> {
  const english = words("form.yes")[0] === "Yes";
  const yes = (value: boolean) => words(`form.${value ? "yes" : "no"}`)[0];
  return {
    stage: words(`projects.risks.stages.${risk.stage}`)[0],
    hazard: risk.hazard,
    sequence: risk.sequence,
    situation: risk.situation,
    harm: risk.harm,
    misuse: yes(risk.misuse),
    singleFault: yes(risk.singleFault),
    severityBefore: levelText(matrix.severities, risk.severityBefore, english),
    probabilityBefore: levelText(matrix.probabilities, risk.probabilityBefore, english),
    ...Object.fromEntries(controlKinds.map((kind) => [kind, controlText(risk.controls, kind)])),
    severityAfter: levelText(matrix.severities, risk.severityAfter, english),
    probabilityAfter: levelText(matrix.probabilities, risk.probabilityAfter, english),
    newRisks: risk.newRisks ?? "",
    benefitRisk: risk.benefitRisk ?? "",
    ownerName: risk.ownerName ?? "",
    dueAt: risk.dueAt?.toISOString().slice(0, 10) ?? "",
    requirements: risk.requirements.join("; "),
  };
}

type Exported = WrittenRisk & {
  component: { name: string } | null;
  causedBy: { number: number } | null;
};

/**
 * The risk analysis as a workbook: all risks with levels in words and zones in colour and words, the matrix with the
 * risks before and after, and the overall judgement.
 */
export async function risksWorkbook(
  input: {
    risks: readonly Exported[];
    matrix: RiskMatrix;
    overall: { text: string; state: string };
  },
  words: Words,
): Promise<Uint8Array> {
  const { risks, matrix, overall } = input;
  const word = (key: string) => words(`projects.risks.${key}`)[0];
  const zoneCell = (zone: Zone | null) =>
    textCell(word(`zones.${zone ?? "none"}`), zone ? { backgroundColor: colors[zone] } : {});
  const rows = risks.map((risk) => {
    const cells: Partial<Record<RiskColumn, string>> = {
      ...riskCells(risk, matrix, words),
      number: String(risk.number),
      verification: risk.controls
        .map(({ description, verified, effective, verifiedAt }) => {
          const state = word(`controls.${verifiedAt ? "isVerified" : "notVerified"}`);
          const said = [verified, effective].filter(Boolean).join("; ");
          return `${description.replace(/\s+/g, " ").trim()}: ${state}${said ? ` (${said})` : ""}`;
        })
        .join("\n"),
      state: word(`states.${risk.state}`),
      component: risk.component?.name ?? "",
      causedBy: risk.causedBy ? String(risk.causedBy.number) : "",
    };
    return riskColumns.map((column) => {
      if (column === "zoneBefore") return zoneCell(zoneBefore(matrix, risk));
      if (column === "zoneAfter") return zoneCell(zoneAfter(matrix, risk));
      return textCell(cells[column] ?? "");
    });
  });
  return workbookOf([
    {
      name: word("excel.sheet"),
      widths: riskColumns.map((column) => widths[column] ?? 26),
      rows: [riskColumns.map((column) => headingCell(columnWords(words, column)[0])), ...rows],
      stickyRows: 1,
      pagesWide: 2,
    },
    {
      name: word("excel.matrixSheet"),
      widths: [30, ...matrix.probabilities.map(() => 20)],
      rows: [
        ...grid(word("matrix.before"), matrix, words, (risk) => risk, risks),
        [textCell("")],
        ...grid(word("matrix.after"), matrix, words, afterLevels, risks),
        [textCell("")],
        ...levelRows(word("matrix.severity"), matrix.severities, words),
        ...levelRows(word("matrix.probability"), matrix.probabilities, words),
      ],
    },
    {
      name: word("excel.overallSheet"),
      widths: [30, 90],
      rows: [
        [headingCell(word("columns.state")), textCell(overall.state)],
        [headingCell(word("overall.text")), textCell(overall.text)],
      ],
    },
  ]);
}

type Placed = { severityBefore: number | null; probabilityBefore: number | null };

/** Without controls nothing has changed. */
function afterLevels(risk: WrittenRisk): Placed {
  if (risk.controls.length === 0) return risk;
  return { severityBefore: risk.severityAfter, probabilityBefore: risk.probabilityAfter };
}

function grid(
  title: string,
  matrix: RiskMatrix,
  words: Words,
  levelsOf: (risk: WrittenRisk) => Placed,
  risks: readonly WrittenRisk[],
) {
  const english = words("form.yes")[0] === "Yes";
  const head = [
    headingCell(title),
    ...matrix.probabilities.map((_level, index) =>
      headingCell(levelText(matrix.probabilities, index + 1, english)),
    ),
  ];
  const rows = matrix.severities.map((_level, index) => {
    const severity = index + 1;
    return [
      headingCell(levelText(matrix.severities, severity, english)),
      ...matrix.probabilities.map((_column, at) => {
        const zone = zoneOf(matrix, severity, at + 1);
        const inside = risks.filter((risk) => {
          const levels = levelsOf(risk);
          return levels.severityBefore === severity && levels.probabilityBefore === at + 1;
        });
        const numbers = inside.map(({ number }) => number).join(", ");
        const name = zone ? words(`projects.risks.zones.${zone}`)[0] : "";
        return textCell(
          numbers ? `${name}\n${numbers}` : name,
          zone ? { backgroundColor: colors[zone] } : {},
        );
      }),
    ];
  });
  return [head, ...rows.reverse()];
}

function levelRows(title: string, levels: RiskMatrix["severities"], words: Words) {
  const english = words("form.yes")[0] === "Yes";
  return [
    [headingCell(title)],
    ...levels.map((level, index) => [
      textCell(levelText(levels, index + 1, english)),
      textCell(english ? level.helpEn : level.helpSv, { columnSpan: 4 }),
    ]),
  ];
}
