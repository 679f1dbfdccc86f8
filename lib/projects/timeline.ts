import type { Translate } from "#lib/i18n/translate.ts";
import { takenOutOfUse } from "#lib/projects/declaration/content.ts";
import type { ProjectEvent, ProjectEventData, ProjectEventType } from "#lib/projects/events.ts";

type Values = Record<string, string | number>;
type Words = { [T in ProjectEventType]?: (data: ProjectEventData[T], t: Translate) => Values };

const yesNo = (value: boolean) => (value ? "yes" : "no");
const document = <T extends { kind: string }>(data: T, t: Translate) => ({
  ...data,
  kind: t(`projects.documents.kinds.${data.kind}`),
});
const role = (data: { name: string; role: string }, t: Translate) => ({
  ...data,
  role: t(`roles.${data.role}`),
});
const review = <T extends { kind: string }>(data: T, t: Translate) => ({
  ...data,
  kind: t(`projects.reviewKinds.${data.kind}`),
});

/** Events whose sentence needs more than their data as they are: codes become words. */
const words: Words = {
  project_created: (data, t) => ({ ...data, origin: t(`projects.origins.${data.origin}`) }),
  person_added: role,
  person_removed: role,
  phase_decided: (data, t) => ({ ...data, phase: t(`phases.${data.phase}`) }),
  project_went_back: (data, t) => ({ ...data, to: t(`phases.${data.to}`) }),
  project_stopped: (data, t) => ({ ...data, cause: t(`projects.stopCauses.${data.cause}`) }),
  update_begun: (data, t) => ({ ...data, phase: t(`phases.${data.phase}`) }),
  candidate_judged: (data, t) => ({ ...data, equivalence: t(`projects.equivalence.${data.equivalence}`) }),
  document_written: document,
  document_filed: document,
  document_referenced: document,
  document_submitted: document,
  document_taken_back: document,
  document_reviewed: (data, t) => ({ ...document(data, t), verdict: t(`projects.verdicts.${data.verdict}`) }),
  document_approved: document,
  revision_begun: document,
  requirement_answered: (data, t) => ({
    requirement: data.requirement,
    applicable: yesNo(data.applicable),
    fulfilment: t(`projects.fulfilments.${data.fulfilment}`),
  }),
  overall_risk_judged: (data) => ({ text: data.text, accepted: yesNo(data.accepted) }),
  workbook_uploaded: (data, t) => ({ ...data, part: t(`projects.tabs.${data.part}`) }),
  test_planned: (data, t) => ({ ...data, kind: t(`projects.testKinds.${data.kind}`) }),
  test_recorded: (data, t) => ({ ...data, result: t(`projects.testResults.${data.result}`) }),
  clinical_settled: (data, t) => ({ ...data, outcome: t(`projects.clinicalOutcomes.${data.outcome}`) }),
  unit_changed: (data, t) => ({ ...data, state: t(`projects.unitStates.${data.state}`) }),
  units_accounted: (data, t) => ({ ...data, state: t(`projects.unitStates.${data.state}`) }),
  declaration_withdrawn: (data, t) => ({
    ...data,
    reason: data.reason === takenOutOfUse ? t("declarations.takenOutOfUse") : data.reason,
  }),
  incident_reported: (data, t) => ({ ...data, to: t(`projects.use.targets.${data.to}`) }),
  review_planned: review,
  review_done: review,
};

/** The sentence that tells an event in the reader's language: `projectTimeline.<type>` filled with its data. */
export function sentenceOf(event: ProjectEvent, t: Translate): string {
  const toWords = words[event.type] as ((data: unknown, t: Translate) => Values) | undefined;
  return t(`projectTimeline.${event.type}`, toWords?.(event.data, t) ?? (event.data as Values));
}
