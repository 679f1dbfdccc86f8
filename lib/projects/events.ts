import { type AuditActor, recordEvent } from "#lib/audit/record.ts";
import type { Tx } from "#lib/db.ts";
import type { ReportTarget } from "#lib/projects/use/rules.ts";
import type {
  DocumentKind,
  Equivalence,
  Fulfilment,
  ProjectOrigin,
  ProjectPhase,
  ReviewKind,
  ReviewVerdict,
  Role,
  StopCause,
  TestKind,
  TestResult,
} from "#prisma/generated/enums.ts";

type Numbered = { number: number };
type Revision = { kind: DocumentKind; revision: number };
type Weighed = { cost: string; benefit: string; risk: string };

/** Everything that can happen to a project. A new kind needs a sentence in `timeline.ts`: the types see to it. */
export type ProjectEventData = {
  project_created: { number: string; title: string; origin: ProjectOrigin };
  project_changed: { title: string };
  owner_changed: { before: string; after: string };
  person_added: { name: string; role: Role };
  person_removed: { name: string; role: Role };

  phase_decided: Weighed & { phase: ProjectPhase; statement: string };
  project_went_back: Weighed & { to: ProjectPhase; reason: string };
  project_stopped: { cause: StopCause; reason: string };
  project_resumed: { reason: string };
  update_begun: { phase: ProjectPhase; reason: string };
  update_abandoned: { reason: string };
  advice_asked: { question: string; adviser: string };
  advice_given: { question: string; statement: string };
  advice_withdrawn: { question: string };

  search_added: { source: string; term: string };
  search_changed: { source: string; term: string };
  search_removed: { source: string; term: string };
  candidate_added: { name: string };
  candidate_changed: { name: string };
  candidate_judged: { name: string; equivalence: Equivalence | "undecided" };
  candidate_removed: { name: string };
  literature_added: { citation: string };
  literature_changed: { citation: string };
  literature_removed: { citation: string };
  activity_added: { title: string };
  activity_changed: { title: string };
  activity_removed: { title: string };

  document_written: Revision & { sections: string };
  document_filed: Revision & { fileName: string };
  document_referenced: Revision & { reference: string };
  document_submitted: Revision;
  document_taken_back: Revision;
  document_reviewed: Revision & { verdict: ReviewVerdict; comment: string };
  document_approved: Revision;
  revision_begun: Revision & { changes: string };
  file_added: { fileName: string };
  file_removed: { fileName: string };

  traits_changed: { count: number };
  requirement_answered: { requirement: string; applicable: boolean; fulfilment: Fulfilment | "open" };
  requirements_imported: { count: number };
  risk_added: Numbered & { hazard: string };
  risk_changed: Numbered & { hazard: string };
  risk_withdrawn: Numbered & { reason: string };
  risk_restored: Numbered;
  risks_imported: { count: number };
  control_added: Numbered & { description: string };
  control_changed: Numbered & { description: string };
  control_removed: Numbered & { description: string };
  unacceptable_risk_found: Numbered & { hazard: string };
  overall_risk_judged: { accepted: boolean; text: string };
  overall_risk_reopened: Record<never, never>;
  matrix_chosen: { name: string; reason: string };
  workbook_uploaded: { part: "requirements" | "risks"; fileName: string; sha256: string };
  simple_chosen: Record<never, never>;
  simple_left: Record<never, never>;
  simple_lost: Numbered & { hazard: string };

  deviation_added: Numbered & { description: string };
  deviation_changed: Numbered & { description: string };
  deviation_checked: Numbered & { note: string };
  deviation_closed: Numbered;
  deviation_reopened: Numbered;
  test_planned: Numbered & { kind: TestKind; title: string };
  test_changed: Numbered & { title: string };
  test_cancelled: Numbered & { reason: string };
  performer_added: Numbered & { name: string };
  performer_removed: Numbered & { name: string };
  performer_confirmed: Numbered & { name: string };
  test_recorded: Numbered & { result: TestResult };
  clinical_settled: { outcome: string; reason: string };

  component_added: { name: string };
  component_changed: { name: string };
  component_removed: { name: string };
  marking_changed: { number: string };
  unit_made: { code: string };
  unit_changed: { code: string; state: string };
  units_accounted: { count: number; codes: string; state: string };

  conclusion_confirmed: Record<never, never>;
  declaration_signed: { revision: number; registration: string };
  declaration_published: { revision: number };
  declaration_withdrawn: { revision: number; reason: string };
  authority_informed: { authority: string; day: string };
  review_planned: { kind: ReviewKind; day: string };
  review_done: { kind: ReviewKind; result: string };
  incident_added: Numbered & { description: string };
  incident_changed: Numbered & { description: string };
  incident_reported: Numbered & { to: ReportTarget; day: string };
  incident_closed: Numbered & { action: string };
  notice_received: { caseNumber: string; component: string };
  project_retired: { day: string; reason: string; keptUntil: string };
  project_disposed: { reason: string };
};

export type ProjectEventType = keyof ProjectEventData;
export type ProjectEvent = {
  [T in ProjectEventType]: { type: T; data: ProjectEventData[T] };
}[ProjectEventType];

/** Appends one event to a project's history, in the caller's transaction. */
export async function recordProjectEvent(
  tx: Tx,
  projectId: string,
  event: ProjectEvent,
  actor: AuditActor,
  at: Date,
): Promise<void> {
  await recordEvent(tx, { type: "project", id: projectId }, event, { id: actor.id, name: actor.name }, at);
}
