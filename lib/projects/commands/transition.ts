import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, ForbiddenError, RefusedError } from "#lib/errors.ts";
import { type ProjectEvent, recordProjectEvent } from "#lib/projects/events.ts";
import { loadProjectFacts } from "#lib/projects/facts.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { lockVisibleProject } from "#lib/projects/queries.ts";
import type { VerbInput } from "#lib/projects/rules.ts";
import { phases, transitions, type Verb } from "#lib/projects/workflow.ts";
import type { Prisma, Project } from "#prisma/generated/client.ts";
import type { ProjectPhase } from "#prisma/generated/enums.ts";

export type TransitionRequest = {
  verb: Verb;
  projectId: string;
  /** The version that the person's form had read. */
  version: number;
  input?: VerbInput;
  /** Columns that change together with the phase. */
  data?: Omit<Prisma.ProjectUncheckedUpdateManyInput, "phase" | "version">;
  event: (to: ProjectPhase) => ProjectEvent;
};

/** Where a verb leads from the present phase. */
export function targetOf(verb: Verb, project: Pick<Project, "phase" | "phaseBefore">): ProjectPhase {
  const { to } = transitions[verb];
  if (to === "before") return project.phaseBefore ?? "initiate";
  if (to !== "previous") return to;
  return phases[phases.indexOf(project.phase as (typeof phases)[number]) - 1] ?? "initiate";
}

/**
 * Moves a project along the workflow table: the only writer of `phase`. In the caller's transaction it locks the
 * project, asks policy and guard, writes on id + version + allowed phases, and records the event. Returns the
 * project as it was before. Throws NotFound, Forbidden, Refused (with what is missing) or Conflict.
 */
export async function transition(
  tx: Tx,
  actor: Actor,
  request: TransitionRequest,
  at: Date,
): Promise<Project> {
  const { verb, projectId, version, input = {}, data = {}, event } = request;
  const rule = transitions[verb];
  const before = await lockVisibleProject(tx, actor, projectId);
  if (!mayDecide(actor, before)) throw new ForbiddenError();
  if (before.version !== version || !(rule.from as readonly string[]).includes(before.phase))
    throw new ConflictError([{ key: `phase.${before.phase}` }]);
  const missing = rule.guard(await loadProjectFacts(tx, projectId), input);
  if (missing.length > 0) throw new RefusedError(missing);
  const phase = targetOf(verb, before);
  const { count } = await tx.project.updateMany({
    where: { id: projectId, version, phase: { in: [...rule.from] } },
    data: {
      ...data,
      phase,
      phaseBefore: phase === "stopped" ? before.phase : null,
      version: { increment: 1 },
    },
  });
  if (count !== 1) throw new ConflictError();
  await recordProjectEvent(tx, projectId, event(phase), actor, at);
  return before;
}
