import type { Locale } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import type { DocumentLists, RequirementRow, RiskRow, TestRow } from "#lib/projects/documents/lists.ts";
import { requirementOf } from "#lib/projects/requirements/annexI.ts";
import { type RiskMatrix, zoneOf } from "#lib/projects/risks/matrix.ts";

/** A list as a document shows it: a table whose cells are texts of one or more lines. */
export type ListTable = {
  title: string;
  /** `share`: of the table's width, as a number among the others. */
  columns: { label: string; share: number }[];
  rows: string[][];
  /** Shown when there are no rows. */
  none: string;
  /** What follows the table. */
  after: string[];
};

const said = (text: string | null) => (text ?? "").trim();
const lines = (...texts: (string | false | null)[]) => texts.filter(Boolean).join("\n");

/** The list of D, E or F in words and in one language: what the page, the PDF and the Word file all show. Pure. */
export function listTable(lists: DocumentLists, t: Translate, locale: Locale): ListTable {
  const text = (key: string) => t(`projects.documents.lists.${lists.kind}.${key}`);
  const columns = (shares: Record<string, number>) =>
    Object.entries(shares).map(([key, share]) => ({ label: text(`columns.${key}`), share }));
  const base = { title: text("title"), none: text("none"), after: [] };
  if (lists.kind === "requirements")
    return {
      ...base,
      columns: columns({ requirement: 3, answer: 2, shown: 4, reason: 3 }),
      rows: lists.rows.map((row) => requirementCells(row, t, locale)),
    };
  if (lists.kind === "tests")
    return {
      ...base,
      columns: columns({ test: 3, plan: 4, result: 4, performers: 2 }),
      rows: lists.rows.map((row) => testCells(row, t)),
    };
  return {
    ...base,
    columns: columns({ risk: 1.5, course: 5, before: 2, controls: 4, after: 2, rest: 3 }),
    rows: lists.rows.map((row) => riskCells(row, lists.matrix, t, locale)),
    after: [
      t("projects.documents.lists.risks.matrix", { name: lists.matrix.name }),
      ...(said(lists.overallRisk)
        ? [t("projects.documents.lists.risks.overall", { text: said(lists.overallRisk) })]
        : []),
    ],
  };
}

function requirementCells(row: RequirementRow, t: Translate, locale: Locale): string[] {
  const text = (key: string) => t(`projects.documents.lists.requirements.${key}`);
  const known = requirementOf(row.requirement);
  const answer = row.applicable
    ? t(`projects.fulfilments.${row.fulfilment ?? "open"}`)
    : text("notApplicable");
  return [
    `${row.requirement} ${known?.[locale] ?? ""}`.trim(),
    lines(answer, row.riskArea && text("riskArea")),
    lines(said(row.how), said(row.evidence)),
    said(row.reason),
  ];
}

function level(
  matrix: RiskMatrix,
  severity: number | null,
  probability: number | null,
  t: Translate,
  locale: Locale,
): string {
  if (severity === null || probability === null) return t("projects.documents.lists.risks.notEvaluated");
  const zone = zoneOf(matrix, severity, probability);
  return lines(
    `${severity} ${matrix.severities[severity - 1]?.[locale] ?? ""}`,
    `${probability} ${matrix.probabilities[probability - 1]?.[locale] ?? ""}`,
    zone && t(`projects.documents.lists.risks.zones.${zone}`),
  );
}

function riskCells(row: RiskRow, matrix: RiskMatrix, t: Translate, locale: Locale): string[] {
  const text = (key: string) => t(`projects.documents.lists.risks.${key}`);
  const labelled = (key: string, value: string | null) =>
    said(value) ? `${text(key)}: ${said(value)}` : null;
  const controls = row.controls.map(({ kind, description, verified }) =>
    lines(`${text(`controls.${kind}`)}: ${description}`, labelled("verified", verified)),
  );
  return [
    lines(String(row.number), text(`stages.${row.stage}`)),
    lines(
      labelled("hazard", row.hazard),
      labelled("sequence", row.sequence),
      labelled("situation", row.situation),
      labelled("harm", row.harm),
      row.misuse && text("misuse"),
      row.singleFault && text("singleFault"),
    ),
    level(matrix, row.severityBefore, row.probabilityBefore, t, locale),
    controls.join("\n"),
    row.controls.length === 0
      ? text("unchanged")
      : level(matrix, row.severityAfter, row.probabilityAfter, t, locale),
    lines(
      text(`states.${row.state}`),
      labelled("benefitRisk", row.benefitRisk),
      labelled("newRisks", row.newRisks),
      labelled("owner", row.ownerName),
      labelled("due", row.dueAt),
    ),
  ];
}

function testCells(row: TestRow, t: Translate): string[] {
  const text = (key: string) => t(`projects.documents.lists.tests.${key}`);
  const labelled = (key: string, value: string | null) =>
    said(value) ? `${text(key)}: ${said(value)}` : null;
  return [
    lines(
      `${row.number} ${row.title}`,
      t(`projects.testKinds.${row.kind}`),
      row.involvesPatients && text("patients"),
    ),
    lines(
      labelled("how", row.how),
      labelled("extent", row.extent),
      labelled("conditions", row.conditions),
      labelled("limits", row.risksAndLimits),
    ),
    lines(
      row.result ? t(`projects.testResults.${row.result}`) : text("notPerformed"),
      labelled("performedOn", row.performedOn),
      said(row.protocol),
      row.files.length > 0 && labelled("files", row.files.join(", ")),
      ...row.deviations.map(({ number, description }) => `${text("deviation")} ${number}: ${description}`),
    ),
    row.performers
      .map(({ name, confirmedAt }) => (confirmedAt ? `${name} (${text("confirmed")} ${confirmedAt})` : name))
      .join("\n"),
  ];
}
