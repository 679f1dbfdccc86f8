import type { Actor } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, FieldError, NotFoundError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import type { DeclarationFormInput, InformInput, WithdrawInput } from "#lib/projects/declaration/schema.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import type { Declaration } from "#prisma/generated/client.ts";

async function declarationIn(tx: Tx, input: DeclarationFormInput): Promise<Declaration> {
  const found = await tx.declaration.findFirst({ where: { id: input.id, projectId: input.projectId } });
  if (!found) throw new NotFoundError();
  assertVersion(found, input.version);
  return found;
}

/**
 * Makes a signed declaration public (MDR art. 5(5)(e)): from then on anybody can read it, and it replaces every
 * earlier revision.
 */
export async function publishDeclaration(actor: Actor, input: DeclarationFormInput, at: Date): Promise<void> {
  const { projectId, id, version } = input;
  await changeProject(actor, projectId, at, mayDecide, async (tx, project) => {
    const found = await declarationIn(tx, input);
    if (project.phase === "retired") throw new ConflictError([{ key: "phase.retired" }]);
    assertWritten(
      await tx.declaration.updateMany({
        where: { id, version, state: "signed" },
        data: { state: "published", publishedAt: at, version: { increment: 1 } },
      }),
    );
    await tx.declaration.updateMany({
      where: { projectId, revision: { lt: found.revision }, state: { in: ["signed", "published"] } },
      data: { state: "replaced", endedAt: at, version: { increment: 1 } },
    });
    const event: ProjectEvent = { type: "declaration_published", data: { revision: found.revision } };
    return { events: [event], result: undefined };
  });
}

/** Takes a declaration back, with the reason that the public page shows. The file itself stays. */
export async function withdrawDeclaration(actor: Actor, input: WithdrawInput, at: Date): Promise<void> {
  const { projectId, reason } = input;
  await changeProject(actor, projectId, at, mayDecide, async (tx) => {
    const found = await declarationIn(tx, input);
    return { events: [await withdrawWithin(tx, found, reason, at)], result: undefined };
  });
}

/** The withdrawal itself, within the transaction of what brings it about. */
export async function withdrawWithin(
  tx: Tx,
  found: Pick<Declaration, "id" | "version" | "revision">,
  reason: string,
  at: Date,
): Promise<ProjectEvent> {
  const { id, version, revision } = found;
  assertWritten(
    await tx.declaration.updateMany({
      where: { id, version, state: { in: ["signed", "published"] } },
      data: { state: "withdrawn", endedAt: at, endedBecause: reason, version: { increment: 1 } },
    }),
  );
  return { type: "declaration_withdrawn", data: { revision, reason } };
}

/** Notes that the supervisory authority has been informed (HSLF-FS 2021:32, 4 kap. 2 §): whom, when and how. */
export async function informAuthority(actor: Actor, input: InformInput, at: Date): Promise<void> {
  const { projectId, id, version, authority, informedOn, informedNote } = input;
  if (informedOn > dayOf(at)) throw new FieldError("informedOn", "dayToCome");
  await changeProject(actor, projectId, at, mayDecide, async (tx) => {
    await declarationIn(tx, input);
    assertWritten(
      await tx.declaration.updateMany({
        where: { id, version },
        data: {
          authority,
          informedOn: dateOf(informedOn),
          informedBy: actor.name,
          informedNote: informedNote || null,
          version: { increment: 1 },
        },
      }),
    );
    const event: ProjectEvent = { type: "authority_informed", data: { authority, day: informedOn } };
    return { events: [event], result: undefined };
  });
}
