import { minuteOf } from "#lib/clock.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import type { WholeProject } from "#lib/projects/export/queries.ts";
import { requirementOf } from "#lib/projects/requirements/annexI.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import { sentenceOf } from "#lib/projects/timeline.ts";

type Cell = string | number | null | undefined;

/** One list of a project as a table. `key` names it; its columns are keys under `projects.export.columns`. */
export type Sheet = { key: string; columns: string[]; rows: string[][] };

type Columns<Row> = Record<string, (row: Row) => Cell>;

const day = (date: Date | null) => date?.toISOString().slice(0, 10);
const moment = (date: Date | null) => date && minuteOf(date);

function sheet<Row>(key: string, rows: readonly Row[], columns: Columns<Row>): Sheet {
  const cells = Object.values(columns);
  return {
    key,
    columns: Object.keys(columns),
    rows: rows.map((row) => cells.map((cell) => String(cell(row) ?? ""))),
  };
}

/** Every list of a project, in the order of its way. Codes are words of the language; texts are as people wrote them. */
export function projectSheets(project: WholeProject, t: Translate, locale: Locale): Sheet[] {
  const yesNo = (value: boolean) => t(`projects.use.${value ? "yes" : "no"}`);
  const word = (group: string, value: string | null) => value && t(`projects.${group}.${value}`);
  return [
    ...decided(project, t),
    ...surveyed(project, word),
    sheet("requirements", project.requirements, {
      number: (row) => row.requirement,
      title: (row) => requirementOf(row.requirement)?.[locale],
      applicable: (row) => yesNo(row.applicable),
      fulfilment: (row) => word("fulfilments", row.fulfilment),
      how: (row) => row.how,
      evidence: (row) => row.evidence,
      reason: (row) => row.reason,
    }),
    ...risky(project, locale, t),
    sheet("tests", project.tests, {
      number: (row) => row.number,
      kind: (row) => word("testKinds", row.kind),
      title: (row) => row.title,
      how: (row) => row.how,
      extent: (row) => row.extent,
      conditions: (row) => row.conditions,
      risksAndLimits: (row) => row.risksAndLimits,
      performers: (row) => row.performers.map(({ name }) => name).join(", "),
      day: (row) => day(row.performedOn),
      result: (row) => word("testResults", row.result),
      protocol: (row) => row.protocol,
      cancelled: (row) => row.cancelledBecause,
    }),
    sheet("deviations", project.deviations, {
      number: (row) => row.number,
      day: (row) => day(row.occurredOn),
      description: (row) => row.description,
      effect: (row) => row.effect,
      action: (row) => row.action,
      ownerNote: (row) => row.ownerNote,
      closed: (row) => moment(row.closedAt),
    }),
    sheet("components", project.components, {
      name: (row) => row.name,
      manufacturer: (row) => row.manufacturer,
      reference: (row) => row.reference,
      udiDi: (row) => row.udiDi,
      lots: (row) => row.lots.join(", "),
      softwareVersion: (row) => row.softwareVersion,
      quantity: (row) => row.quantity,
      ceMarked: (row) => yesNo(row.ceMarked),
      note: (row) => row.note,
      removed: (row) => moment(row.removedAt),
    }),
    sheet("units", project.deviceUnits, {
      code: (row) => row.code,
      quantity: (row) => row.quantity,
      day: (row) => day(row.madeOn),
      place: (row) => [row.unit?.name, row.place].filter(Boolean).join(", "),
      state: (row) => word("unitStates", row.state),
      note: (row) => row.stateNote,
    }),
    ...used(project, word, yesNo),
    sheet("history", project.history, {
      number: (row) => row.sequence,
      time: (row) => moment(row.at),
      who: (row) => row.actorName,
      what: (row) => sentenceOf(row.event, t),
      hash: (row) => row.hash,
    }),
  ];
}

type Word = (group: string, value: string | null) => string | null;

function decided(project: WholeProject, t: Translate): Sheet[] {
  return [
    sheet("decisions", project.decisions, {
      time: (row) => moment(row.decidedAt),
      who: (row) => row.decidedBy,
      phase: (row) => t(`phases.${row.phase}`),
      outcome: (row) => t(`projects.export.outcomes.${row.outcome}`),
      cost: (row) => row.cost,
      benefit: (row) => row.benefit,
      risk: (row) => row.risk,
      statement: (row) => row.statement,
    }),
    sheet("advice", project.advice, {
      time: (row) => moment(row.askedAt),
      who: (row) => row.askedBy,
      question: (row) => row.question,
      statement: (row) => row.statement,
      answeredBy: (row) => row.answeredBy,
    }),
  ];
}

function surveyed(project: WholeProject, word: Word): Sheet[] {
  return [
    sheet("searches", project.searches, {
      day: (row) => day(row.searchedOn),
      who: (row) => row.searchedBy,
      source: (row) => row.source,
      term: (row) => row.searchTerm,
      result: (row) => row.result,
    }),
    sheet("candidates", project.candidates, {
      name: (row) => row.name,
      manufacturer: (row) => row.manufacturer,
      reference: (row) => row.reference,
      udiDi: (row) => row.udiDi,
      technical: (row) => row.technical,
      biological: (row) => row.biological,
      clinical: (row) => row.clinical,
      equivalence: (row) => word("equivalence", row.equivalence),
      reason: (row) => row.reason,
    }),
    sheet("literature", project.literature, {
      day: (row) => day(row.foundOn),
      citation: (row) => row.citation,
      link: (row) => row.link,
      relevance: (row) => row.relevance,
    }),
    sheet("timePlan", project.timePlan, {
      title: (row) => row.title,
      who: (row) => row.owner,
      from: (row) => day(row.startsOn),
      to: (row) => day(row.endsOn),
      done: (row) => day(row.doneOn),
    }),
  ];
}

function risky(project: WholeProject, locale: Locale, t: Translate): Sheet[] {
  const matrix = matrixOf(project.matrix);
  const severity = (level: number | null) => level && matrix.severities[level - 1]?.[locale];
  const probability = (level: number | null) => level && matrix.probabilities[level - 1]?.[locale];
  const controls = project.risks.flatMap((risk) =>
    risk.controls.map((control) => ({ ...control, number: risk.number })),
  );
  return [
    sheet("risks", project.risks, {
      number: (row) => row.number,
      stage: (row) => t(`projects.export.stages.${row.stage}`),
      hazard: (row) => row.hazard,
      sequence: (row) => row.sequence,
      situation: (row) => row.situation,
      harm: (row) => row.harm,
      severityBefore: (row) => severity(row.severityBefore),
      probabilityBefore: (row) => probability(row.probabilityBefore),
      controls: (row) => row.controls.map(({ description }) => description).join("\n"),
      severityAfter: (row) => severity(row.severityAfter),
      probabilityAfter: (row) => probability(row.probabilityAfter),
      benefitRisk: (row) => row.benefitRisk,
      newRisks: (row) => row.newRisks,
      who: (row) => row.ownerName,
      requirements: (row) => row.requirements.join(", "),
    }),
    sheet("controls", controls, {
      number: (row) => row.number,
      kind: (row) => t(`projects.export.controls.${row.kind}`),
      description: (row) => row.description,
      verified: (row) => row.verified,
      time: (row) => moment(row.verifiedAt),
    }),
  ];
}

function used(project: WholeProject, word: Word, yesNo: (value: boolean) => string): Sheet[] {
  return [
    sheet("reviews", project.reviews, {
      kind: (row) => word("reviewKinds", row.kind),
      due: (row) => day(row.dueAt),
      done: (row) => day(row.doneOn),
      who: (row) => row.doneBy,
      result: (row) => row.result,
    }),
    sheet("incidents", project.incidents, {
      number: (row) => row.number,
      kind: (row) => word("use.incidentKinds", row.kind),
      day: (row) => day(row.occurredOn),
      description: (row) => row.description,
      reportable: (row) => yesNo(row.reportable),
      authorityReported: (row) => day(row.authorityReportedOn),
      manufacturerReported: (row) => day(row.manufacturerReportedOn),
      agencyReported: (row) => day(row.agencyReportedOn),
      action: (row) => row.correctiveAction,
      closed: (row) => moment(row.closedAt),
    }),
  ];
}
