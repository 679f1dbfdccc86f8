import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, RefusedError } from "#lib/errors.ts";
import {
  assertRead,
  changeDocument,
  writeRevision,
} from "#lib/projects/documents/commands/changeDocument.ts";
import { createRevision, type NewestRevision } from "#lib/projects/documents/commands/newest.ts";
import { lackingSections } from "#lib/projects/documents/content.ts";
import { hasWritten } from "#lib/projects/documents/queries/authors.ts";
import { liveLists } from "#lib/projects/documents/queries/lists.ts";
import type { BeginRevisionForm, DocumentForm, ReviewForm } from "#lib/projects/documents/schema.ts";
import { loadProjectFacts } from "#lib/projects/facts.ts";
import { mayDecide, mayEdit, mayReview, type ProjectPlace } from "#lib/projects/policy.ts";
import { approvalObstacles } from "#lib/projects/rules.ts";
import type { Project } from "#prisma/generated/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

const mayApprove = (actor: Actor, project: ProjectPlace) =>
  mayDecide(actor, project) && mayEdit(actor, project);

/** Gives a draft to others to read: nothing is written in it until it is taken back. */
export async function submitDocument(actor: Actor, form: DocumentForm, at: Date): Promise<void> {
  await changeDocument(actor, form, at, mayEdit, async (tx, newest) => {
    const draft = assertRead(newest, form.version, "draft");
    await writeRevision(tx, draft, { state: "in_review", submittedAt: at });
    return [{ type: "document_submitted", data: { kind: form.kind, revision: draft.revision } }];
  });
}

/** Makes it a draft again, to be written in. */
export async function takeBackDocument(actor: Actor, form: DocumentForm, at: Date): Promise<void> {
  await changeDocument(actor, form, at, mayEdit, async (tx, newest) => {
    const reviewed = assertRead(newest, form.version, "in_review");
    await writeRevision(tx, reviewed, { state: "draft", submittedAt: null });
    return [{ type: "document_taken_back", data: { kind: form.kind, revision: reviewed.revision } }];
  });
}

/** What somebody else than its writers says of a revision. The state stays: whoever owns the device decides. */
export async function reviewDocument(actor: Actor, form: ReviewForm, at: Date): Promise<void> {
  await changeDocument(actor, form, at, mayReview, async (tx, newest) => {
    const { id, revision } = assertRead(newest, form.version, "in_review");
    if (await hasWritten(tx, actor, form, revision)) throw new RefusedError([{ key: "project.ownReview" }]);
    const { verdict, comment = "" } = form;
    await tx.revisionReview.create({
      data: { revisionId: id, reviewerId: actor.id, verdict, comment, at },
    });
    return [{ type: "document_reviewed", data: { kind: form.kind, revision, verdict, comment } }];
  });
}

/**
 * The product owner approves what was submitted, and with it the list that it shows, as it is at that moment. Refused
 * while headings are lacking, and for D and E while requirements or risks are unfinished. The revision is locked (the
 * database refuses too), and the one that was approved before is superseded.
 */
export async function approveDocument(actor: Actor, form: DocumentForm, at: Date): Promise<void> {
  await changeDocument(actor, form, at, mayApprove, async (tx, newest, project) => {
    const submitted = assertRead(newest, form.version, "in_review");
    await assertComplete(tx, project, form, submitted);
    await tx.documentRevision.updateMany({
      where: { documentId: submitted.documentId, state: "approved" },
      data: { state: "superseded", version: { increment: 1 } },
    });
    const snapshot = (await liveLists(tx, form.projectId, form.kind)) ?? Prisma.DbNull;
    await writeRevision(tx, submitted, {
      state: "approved",
      approvedBy: actor.name,
      approvedAt: at,
      snapshot,
    });
    return [{ type: "document_approved", data: { kind: form.kind, revision: submitted.revision } }];
  });
}

async function assertComplete(
  tx: Tx,
  project: Project,
  { kind }: DocumentForm,
  revision: NewestRevision,
): Promise<void> {
  const lacking = lackingSections(kind, revision).map((section) => ({
    key: "project.section",
    terms: { document: `projects.documents.kinds.${kind}`, section: `outline.${kind}.${section}.title` },
    href: `/projects/${project.number}/documents/${kind}#section-${section}`,
  }));
  const missing = [...lacking, ...approvalObstacles(kind, await loadProjectFacts(tx, project.id))];
  if (missing.length > 0) throw new RefusedError(missing);
}

/** Begins the next revision with the content of the approved one. `changes` says what will be new in it. */
export async function beginRevision(actor: Actor, form: BeginRevisionForm, at: Date): Promise<void> {
  await changeDocument(actor, form, at, mayEdit, async (tx, newest) => {
    const approved = assertRead(newest, form.version, "approved");
    if (approved.content === null) throw new ConflictError();
    const { projectId, kind, changes } = form;
    const { source, reference, sha256, fileName } = approved;
    const copied = { content: approved.content as object, source, reference, sha256, fileName };
    const { revision } = await createRevision(
      tx,
      { projectId, kind },
      { ...copied, changes, by: actor.name, at },
    );
    return [{ type: "revision_begun", data: { kind, revision, changes } }];
  });
}
