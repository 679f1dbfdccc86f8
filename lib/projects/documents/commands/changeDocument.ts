import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, RefusedError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { type NewestRevision, newestRevision } from "#lib/projects/documents/commands/newest.ts";
import type { DocumentForm } from "#lib/projects/documents/schema.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import type { ProjectPlace } from "#lib/projects/policy.ts";
import { assertWritten } from "#lib/projects/queries.ts";
import type { Prisma, Project } from "#prisma/generated/client.ts";
import type { RevisionState } from "#prisma/generated/enums.ts";

/**
 * The frame of every change of a document: locks the project, asks whether the person may, and hands over the newest
 * revision, null when the document is not begun. A device in use changes through an update of the project only.
 */
export async function changeDocument(
  actor: Actor,
  form: Pick<DocumentForm, "projectId" | "kind">,
  at: Date,
  may: (actor: Actor, project: ProjectPlace) => boolean,
  work: (tx: Tx, newest: NewestRevision | null, project: Project) => Promise<ProjectEvent[]>,
): Promise<void> {
  await changeProject(actor, form.projectId, at, may, async (tx, project) => {
    if (project.phase === "in_use") {
      const href = `/projects/${project.number}/decisions`;
      throw new RefusedError([{ key: "project.updateFirst", href }]);
    }
    const newest = await newestRevision(tx, form.projectId, form.kind);
    return { events: await work(tx, newest, project), result: undefined };
  });
}

/** The newest revision, once it is in one of these states and as the form read it. Throws Conflict otherwise. */
export function assertRead(
  newest: NewestRevision | null,
  version: number,
  ...states: RevisionState[]
): NewestRevision {
  if (!newest) throw new ConflictError();
  if (!states.includes(newest.state))
    throw new ConflictError([{ key: `revision.${newest.state}`, values: { revision: newest.revision } }]);
  if (newest.version !== version)
    throw new ConflictError([{ key: "revision.changedBy", values: { who: newest.changedBy } }]);
  return newest;
}

/** The guarded write of a revision: on its version and state, one step of version further. */
export async function writeRevision(
  tx: Tx,
  revision: Pick<NewestRevision, "id" | "version" | "state">,
  data: Omit<Prisma.DocumentRevisionUncheckedUpdateManyInput, "version">,
): Promise<void> {
  const { id, version, state } = revision;
  assertWritten(
    await tx.documentRevision.updateMany({
      where: { id, version, state },
      data: { ...data, version: { increment: 1 } },
    }),
  );
}
