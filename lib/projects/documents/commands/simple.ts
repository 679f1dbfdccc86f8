import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { RefusedError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { appended, carriedOver } from "#lib/projects/documents/carryOver.ts";
import { createRevision, newestRevision } from "#lib/projects/documents/commands/newest.ts";
import type { simpleChoiceSchema } from "#lib/projects/documents/schema.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { mayDecide, mayEdit, type ProjectPlace } from "#lib/projects/policy.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import type { Project } from "#prisma/generated/client.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

type Choice = z.output<typeof simpleChoiceSchema>;

const mayChoose = (actor: Actor, project: ProjectPlace) =>
  mayDecide(actor, project) && mayEdit(actor, project);

/**
 * Takes the template for simple devices in place of A–G (VGR 3.1). Refused once an unacceptable risk has ever been
 * identified.
 */
export async function chooseSimple(actor: Actor, input: Choice, at: Date): Promise<void> {
  await changeProject(actor, input.projectId, at, mayChoose, async (tx, project) => {
    assertVersion(project, input.version);
    if (project.unacceptableRiskAt !== null || project.simpleLostAt !== null)
      throw new RefusedError([{ key: "project.simpleLost" }]);
    if (project.simple) return { events: [], result: undefined };
    await writeSimple(tx, input, true);
    return { events: [{ type: "simple_chosen", data: {} }], result: undefined };
  });
}

/** Goes over to A–G by choice. What stands in the template stays there and is carried over into drafts. */
export async function leaveSimple(actor: Actor, input: Choice, at: Date): Promise<void> {
  await changeProject(actor, input.projectId, at, mayChoose, async (tx, project) => {
    assertVersion(project, input.version);
    if (!project.simple) return { events: [], result: undefined };
    await writeSimple(tx, input, false);
    const events = await carryOver(tx, project.id, actor, at);
    return { events: [{ type: "simple_left", data: {} }, ...events], result: undefined };
  });
}

async function writeSimple(tx: Tx, { projectId, version }: Choice, simple: boolean): Promise<void> {
  assertWritten(
    await tx.project.updateMany({
      where: { id: projectId, version },
      data: { simple, version: { increment: 1 } },
    }),
  );
}

/**
 * The first unacceptable risk takes the template for simple devices away at once (VGR 3.1): what was written in it is
 * carried over into drafts of A–G. Call it in the transaction that identifies the risk, under the project's row lock;
 * it increments the project's version. Returns the events to record, none when the project did not use the template.
 */
export async function loseSimple(
  tx: Tx,
  project: Pick<Project, "id" | "simple">,
  risk: { number: number; hazard: string },
  actor: Pick<Actor, "name">,
  at: Date,
): Promise<ProjectEvent[]> {
  if (!project.simple) return [];
  assertWritten(
    await tx.project.updateMany({
      where: { id: project.id, simple: true },
      data: { simple: false, simpleLostAt: at, version: { increment: 1 } },
    }),
  );
  const { number, hazard } = risk;
  const events = await carryOver(tx, project.id, actor, at);
  return [{ type: "simple_lost", data: { number, hazard } }, ...events];
}

/** Appends what was written in the template to the drafts of A–G, each begun where there is none to write in. */
async function carryOver(
  tx: Tx,
  projectId: string,
  actor: Pick<Actor, "name">,
  at: Date,
): Promise<ProjectEvent[]> {
  const simple = await newestRevision(tx, projectId, "simple");
  const events: ProjectEvent[] = [];
  for (const [kind, sections] of carriedOver(simple?.content)) {
    const event = await carryInto(tx, { projectId, kind }, sections, actor.name, at);
    if (event) events.push(event);
  }
  return events;
}

async function carryInto(
  tx: Tx,
  place: { projectId: string; kind: DocumentKind },
  sections: ReadonlyMap<string, string>,
  by: string,
  at: Date,
): Promise<ProjectEvent | null> {
  const newest = await newestRevision(tx, place.projectId, place.kind);
  const content = appended(newest?.content, sections);
  if (newest?.state === "draft" || newest?.state === "in_review") {
    // Whoever was reviewing it reviewed another text.
    await tx.documentRevision.update({
      where: { id: newest.id },
      data: {
        ...{ content, state: "draft", submittedAt: null, changedBy: by, changedAt: at },
        version: { increment: 1 },
      },
    });
    return null;
  }
  const { revision } = await createRevision(tx, place, { content, changes: null, by, at });
  if (!newest) return null;
  return { type: "revision_begun", data: { kind: place.kind, revision, changes: "" } };
}
