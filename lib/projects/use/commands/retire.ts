import type { Actor } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { FieldError } from "#lib/errors.ts";
import { transition } from "#lib/projects/commands/transition.ts";
import { withdrawWithin } from "#lib/projects/declaration/commands/publish.ts";
import { takenOutOfUse } from "#lib/projects/declaration/content.ts";
import { recordProjectEvent } from "#lib/projects/events.ts";
import { keptUntil } from "#lib/projects/use/deadlines.ts";
import type { RetireInput } from "#lib/projects/use/schema.ts";

/**
 * Takes the device out of use. From that day all of its documentation is kept ten years (VGR 3.1): the database
 * refuses to delete it before. Declarations that still hold are withdrawn. Throws FieldError (`day`), Refused (units
 * not accounted for, open incidents), NotFound, Forbidden or Conflict.
 */
export async function retireProject(actor: Actor, input: RetireInput, at: Date): Promise<void> {
  const { projectId, version, day, reason } = input;
  if (day > dayOf(at)) throw new FieldError("day", "dayToCome");
  const until = keptUntil(day);
  await db.$transaction(async (tx) => {
    const before = await transition(
      tx,
      actor,
      {
        verb: "retire",
        projectId,
        version,
        input: { day, reason },
        data: { retiredOn: dateOf(day), retiredReason: reason, keptUntil: dateOf(until) },
        event: () => ({ type: "project_retired", data: { day, reason, keptUntil: until } }),
      },
      at,
    );
    if (before.inUseSince && day < dayOf(before.inUseSince)) throw new FieldError("day", "beforeUse");
    const holding = await tx.declaration.findMany({
      where: { projectId, state: { in: ["signed", "published"] } },
    });
    for (const declaration of holding) {
      const event = await withdrawWithin(tx, declaration, takenOutOfUse, at);
      await recordProjectEvent(tx, projectId, event, actor, at);
    }
  });
}
