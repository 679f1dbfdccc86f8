import type { Actor } from "#lib/auth/actor.ts";
import { storeFile } from "#lib/documents/store.ts";
import { ConflictError, RefusedError } from "#lib/errors.ts";
import { safeFileName } from "#lib/mail/fileName.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { writeAnswer } from "#lib/projects/requirements/commands/answers.ts";
import { changeRisks, type RiskChange } from "#lib/projects/risks/commands/change.ts";
import { writeImportedRisk } from "#lib/projects/risks/commands/imported.ts";
import { fingerprintOf, type Words, type WorkbookPlan } from "#lib/projects/workbook/plan.ts";
import { type Part, plannedAnswers, plannedRisks } from "#lib/projects/workbook/queries.ts";
import type { ImportWorkbookInput, UploadWorkbookInput } from "#lib/projects/workbook/schema.ts";
import { xlsxType } from "#lib/projects/workbook/writing.ts";

/** Keeps a workbook as it came, for its review. Returns its address and the project's number. */
export async function uploadWorkbook(
  actor: Actor,
  part: Part,
  { projectId, file }: UploadWorkbookInput,
  at: Date,
): Promise<{ sha256: string; projectNumber: string }> {
  const content = new Uint8Array(await file.arrayBuffer());
  return changeProject(actor, projectId, at, mayEdit, async (tx, project) => {
    const sha256 = await storeFile(tx, content, xlsxType);
    const data = { part, fileName: safeFileName(file.name, xlsxType), sha256 };
    return {
      events: [{ type: "workbook_uploaded", data }],
      result: { sha256, projectNumber: project.number },
    };
  });
}

function assertReviewed(plan: WorkbookPlan<unknown>, fingerprint: string): void {
  if (fingerprintOf(plan) !== fingerprint) throw new ConflictError([{ key: "previewChanged" }]);
  if (plan.problems.length > 0)
    throw new RefusedError([{ key: "importHasProblems", values: { count: plan.problems.length } }]);
}

/** Writes exactly what the review of a workbook of answers showed. Returns how many rows. */
export async function importAnswers(
  actor: Actor,
  { projectId, sha256, fingerprint }: ImportWorkbookInput,
  words: Words,
  at: Date,
): Promise<RiskChange<{ count: number; projectNumber: string }>> {
  return changeRisks(actor, projectId, at, mayEdit, async (tx, project) => {
    const { plan } = await plannedAnswers(tx, projectId, sha256, words);
    assertReviewed(plan, fingerprint);
    const count = plan.rows.length;
    const events: ProjectEvent[] = count > 0 ? [{ type: "requirements_imported", data: { count } }] : [];
    for (const { write } of plan.rows)
      events.push(...(await writeAnswer(tx, projectId, write.answer, write.version, actor, at)));
    return { events, result: { count, projectNumber: project.number } };
  });
}

/** Writes exactly what the review of a workbook of risks showed. Returns how many rows. */
export async function importRisks(
  actor: Actor,
  { projectId, sha256, fingerprint }: ImportWorkbookInput,
  words: Words,
  at: Date,
): Promise<RiskChange<{ count: number; projectNumber: string }>> {
  return changeRisks(actor, projectId, at, mayEdit, async (tx, project) => {
    const { plan } = await plannedRisks(tx, projectId, sha256, words);
    assertReviewed(plan, fingerprint);
    const count = plan.rows.length;
    const events: ProjectEvent[] = count > 0 ? [{ type: "risks_imported", data: { count } }] : [];
    for (const { write } of plan.rows) events.push(await writeImportedRisk(tx, projectId, write, actor, at));
    return { events, result: { count, projectNumber: project.number } };
  });
}
