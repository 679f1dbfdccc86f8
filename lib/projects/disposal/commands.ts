import type { Actor } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { db, type Tx } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { mayDispose, mayDisposeOfAny } from "#lib/projects/disposal/policy.ts";
import type { DisposeInput } from "#lib/projects/disposal/schema.ts";
import { recordProjectEvent } from "#lib/projects/events.ts";
import { visibleTo } from "#lib/projects/queries.ts";
import type { Prisma, Project } from "#prisma/generated/client.ts";

/** A project with many files takes its time. */
const disposalMilliseconds = 120_000;

/**
 * Removes the documentation of a device for good, by a person's decision and never by itself, once ten years have
 * passed since it was taken out of use (VGR 3.1). The register entry stays: number, title, owner, dates, reason and
 * the history. Gives the number. Throws NotFound, Forbidden, Refused (still to be kept) or Conflict. The database refuses as well.
 */
export async function disposeProject(actor: Actor, input: DisposeInput, at: Date): Promise<string> {
  const { projectId, version, reason } = input;
  return db.$transaction(
    async (tx) => {
      const project = await lockForDisposal(tx, actor, projectId);
      if (!mayDispose(actor, project)) throw new ForbiddenError();
      if (project.version !== version || project.disposedAt) throw new ConflictError();
      if (project.phase !== "retired" || !project.keptUntil || project.keptUntil >= dateOf(dayOf(at)))
        throw new RefusedError([{ key: "project.stillKept" }]);
      const files = await filesOf(tx, projectId);
      await removeParts(tx, projectId);
      await removeFiles(tx, files);
      await tx.project.update({
        where: { id: projectId },
        data: { ...emptied, disposedAt: at, version: { increment: 1 } },
      });
      await recordProjectEvent(tx, projectId, { type: "project_disposed", data: { reason } }, actor, at);
      return project.number;
    },
    { timeout: disposalMilliseconds },
  );
}

// The region's administrator sees no project otherwise: here only whether it may be disposed of.
async function lockForDisposal(tx: Tx, actor: Actor, projectId: string): Promise<Project> {
  await tx.$queryRaw`SELECT "id" FROM "Project" WHERE "id" = ${projectId}::uuid FOR UPDATE`;
  const seen = mayDisposeOfAny(actor) ? {} : visibleTo(actor);
  const found = await tx.project.findFirst({ where: { AND: [{ id: projectId }, seen] } });
  if (!found) throw new NotFoundError();
  return found;
}

async function filesOf(tx: Tx, projectId: string): Promise<string[]> {
  const [files, revisions, declarations] = await Promise.all([
    tx.projectFile.findMany({ where: { projectId }, select: { sha256: true } }),
    tx.documentRevision.findMany({ where: { document: { projectId } }, select: { sha256: true } }),
    tx.declaration.findMany({ where: { projectId }, select: { sha256: true } }),
  ]);
  return [...files, ...revisions, ...declarations].flatMap(({ sha256 }) => sha256 ?? []);
}

/** Every row of the project but the register entry and the history, in the order of their references. */
async function removeParts(tx: Tx, projectId: string): Promise<void> {
  const where = { projectId };
  await tx.revisionReview.deleteMany({ where: { revision: { document: where } } });
  await tx.documentRevision.deleteMany({ where: { document: where } });
  await tx.projectDocument.deleteMany({ where });
  await tx.projectFile.deleteMany({ where });
  await tx.riskControl.deleteMany({ where: { risk: where } });
  await tx.risk.updateMany({ where, data: { causedById: null, componentId: null } });
  await tx.risk.deleteMany({ where });
  await tx.deviation.deleteMany({ where });
  await tx.testPerformer.deleteMany({ where: { test: where } });
  await tx.productTest.deleteMany({ where });
  await tx.component.deleteMany({ where });
  await tx.deviceUnit.deleteMany({ where });
  await tx.declaration.deleteMany({ where });
  await tx.productReview.deleteMany({ where });
  await tx.incident.deleteMany({ where });
  await tx.requirementAnswer.deleteMany({ where });
  await tx.projectDecision.deleteMany({ where });
  await tx.adviceRequest.deleteMany({ where });
  await tx.marketSearch.deleteMany({ where });
  await tx.marketCandidate.deleteMany({ where });
  await tx.literatureItem.deleteMany({ where });
  await tx.planActivity.deleteMany({ where });
}

/** A file that nothing in the database refers to, in a condition of Prisma: all that can is named here. */
export const referredToByNone = {
  ...{ rawMessages: { none: {} }, messageAttachments: { none: {} }, outgoingAttachments: { none: {} } },
  ...{ dispatchDocuments: { none: {} }, responseFiles: { none: {} }, checklistFiles: { none: {} } },
  ...{ documentRevisions: { none: {} }, projectFiles: { none: {} }, declarations: { none: {} } },
  watchEntries: { none: {} },
} satisfies Prisma.StoredFileWhereInput;

/** Bytes that nothing else refers to; the same file may belong to a case or to another project. */
async function removeFiles(tx: Tx, sha256: string[]): Promise<void> {
  if (sha256.length === 0) return;
  await tx.storedFile.deleteMany({ where: { sha256: { in: sha256 }, ...referredToByNone } });
}

/** What stood in the project itself beside the register entry. */
const emptied: Prisma.ProjectUncheckedUpdateInput = {
  ...{ qualitySystem: null, stopReason: null, unacceptableRisk: null, traits: [], riskClass: null },
  ...{ matrix: {}, overallRisk: null, overallAccepted: null },
  ...{ markingNumber: null, markingText: null, ceMarking: null, cannotMarkReason: null },
  ...{ clinicalOutcome: null, clinicalReason: null, clinicalReference: null, clinicalSentAt: null },
  ...{ clinicalDecidedAt: null, clinicalDecision: null },
  ...{ purposeSuitable: null, benefitOutweighs: null, managementInPlace: null, commissioningPlan: null },
};
