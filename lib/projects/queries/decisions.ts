import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import type { ProjectEvent, ProjectEventType } from "#lib/projects/events.ts";
import { visibleTo } from "#lib/projects/queries.ts";
import type { ProjectDecision } from "#prisma/generated/client.ts";

/** Turns of a project's way that weigh nothing in writing: told by their sentence in the history. */
const turns = [
  "project_created",
  "project_resumed",
  "update_begun",
  "update_abandoned",
  "declaration_signed",
  "owner_changed",
  "project_retired",
] as const satisfies readonly ProjectEventType[];

export type Turn = { at: Date; by: string } & (
  | { kind: "decision"; decision: ProjectDecision }
  | { kind: "event"; event: ProjectEvent }
);

/** The most decisions that are told: the newest ones. */
const most = 200;

/** What has been decided about a project so far, oldest first. */
export async function decisionsOf(actor: Actor, projectId: string): Promise<Turn[]> {
  const decisions = await db.projectDecision.findMany({
    where: { projectId, project: visibleTo(actor) },
    orderBy: { decidedAt: "desc" },
    take: most,
  });
  const visible = await db.project.count({ where: { AND: [{ id: projectId }, visibleTo(actor)] } });
  const events = await db.auditEvent.findMany({
    where: {
      ...{ streamType: "project", streamId: visible > 0 ? projectId : "", type: { in: [...turns] } },
    },
    orderBy: { sequence: "desc" },
    take: most,
  });
  return [
    ...decisions.map((decision) => ({
      ...{ at: decision.decidedAt, by: decision.decidedBy, kind: "decision" as const, decision },
    })),
    ...events.map((row) => ({
      ...{ at: row.at, by: row.actorName, kind: "event" as const },
      event: { type: row.type, data: row.data } as ProjectEvent,
    })),
  ]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .slice(-most);
}
