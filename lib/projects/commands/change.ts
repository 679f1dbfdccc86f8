import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { ForbiddenError } from "#lib/errors.ts";
import { type ProjectEvent, recordProjectEvent } from "#lib/projects/events.ts";
import type { ProjectPlace } from "#lib/projects/policy.ts";
import { lockVisibleProject } from "#lib/projects/queries.ts";
import type { Project } from "#prisma/generated/client.ts";

/**
 * The frame of every change of a project's material: one transaction that locks the project, asks whether the
 * person may, does the work and records its events in order. `work` returns no events when nothing has changed.
 * Throws NotFound for what the person may not see, Forbidden for what it may not do.
 */
export async function changeProject<T = void>(
  actor: Actor,
  projectId: string,
  at: Date,
  may: (actor: Actor, project: ProjectPlace) => boolean,
  work: (tx: Tx, project: Project) => Promise<{ events: ProjectEvent[]; result: T }>,
): Promise<T> {
  return db.$transaction(async (tx) => {
    const project = await lockVisibleProject(tx, actor, projectId);
    if (!may(actor, project)) throw new ForbiddenError();
    const { events, result } = await work(tx, project);
    for (const event of events) await recordProjectEvent(tx, projectId, event, actor, at);
    return result;
  });
}
