import type { Actor } from "#lib/auth/actor.ts";
import { dateOf } from "#lib/clock.ts";
import { NotFoundError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { assertPast, assertRoom } from "#lib/projects/commands/market.ts";
import { mostRows } from "#lib/projects/market/rules.ts";
import type { AddActivityInput, ChangeActivityInput } from "#lib/projects/market/schema.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { assertWritten } from "#lib/projects/queries.ts";
import type { PartInput } from "#lib/projects/schema.ts";

/** Adds an activity to the time plan (VGR 2). */
export async function addActivity(actor: Actor, input: AddActivityInput, at: Date): Promise<void> {
  const { projectId, title, owner, startsOn, endsOn } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    assertRoom((await tx.planActivity.count({ where: { projectId } })) + 1, mostRows.activities);
    await tx.planActivity.create({
      data: {
        ...{ projectId, title, owner: owner || null },
        ...{ startsOn: dateOf(startsOn), endsOn: dateOf(endsOn) },
      },
    });
    return { events: [{ type: "activity_added", data: { title } }], result: undefined };
  });
}

export async function changeActivity(actor: Actor, input: ChangeActivityInput, at: Date): Promise<void> {
  const { projectId, id, version, title, owner, startsOn, endsOn, doneOn } = input;
  if (doneOn) assertPast("doneOn", doneOn, at);
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    assertWritten(
      await tx.planActivity.updateMany({
        where: { id, projectId, version },
        data: {
          ...{ title, owner: owner || null, version: { increment: 1 } },
          ...{ startsOn: dateOf(startsOn), endsOn: dateOf(endsOn), doneOn: doneOn ? dateOf(doneOn) : null },
        },
      }),
    );
    return { events: [{ type: "activity_changed", data: { title } }], result: undefined };
  });
}

export async function removeActivity(actor: Actor, input: PartInput, at: Date): Promise<void> {
  const { projectId, id, version } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const found = await tx.planActivity.findFirst({ where: { id, projectId } });
    if (!found) throw new NotFoundError();
    assertWritten(await tx.planActivity.deleteMany({ where: { id, projectId, version } }));
    return { events: [{ type: "activity_removed", data: { title: found.title } }], result: undefined };
  });
}
