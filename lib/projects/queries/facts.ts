import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { loadProjectFacts } from "#lib/projects/facts.ts";
import { visibleTo } from "#lib/projects/queries.ts";
import type { ProjectFacts } from "#lib/projects/rules.ts";

/** What the guards would look at now, for showing what is missing. Throws NotFoundError when it may not be seen. */
export async function currentFacts(actor: Actor, projectId: string): Promise<ProjectFacts> {
  const visible = await db.project.count({ where: { AND: [{ id: projectId }, visibleTo(actor)] } });
  if (visible === 0) throw new NotFoundError();
  return loadProjectFacts(db, projectId);
}
