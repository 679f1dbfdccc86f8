import type { Actor } from "#lib/auth/actor.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { mayCoordinate } from "#lib/cases/policy.ts";
import { lockVisibleCase, regionWideCoordinator } from "#lib/cases/queries.ts";
import type { AssignOwnerInput } from "#lib/cases/schema.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError } from "#lib/errors.ts";

/** Makes a coordinator the one who holds the case together: oneself, or a colleague. */
export async function assignOwner(actor: Actor, input: AssignOwnerInput, at: Date): Promise<void> {
  const { caseId, version, ownerId } = input;
  await db.$transaction(async (tx) => {
    const found = await lockVisibleCase(tx, actor, caseId);
    if (!mayCoordinate(actor)) throw new ForbiddenError();
    if (found.status === "closed") throw new ConflictError([{ key: "status.closed" }]);
    const owner = await tx.user.findFirst({ where: { AND: [{ id: ownerId }, regionWideCoordinator] } });
    if (!owner) throw new FieldError("ownerId", "notCoordinator");
    const { count } = await tx.case.updateMany({
      where: { id: caseId, version, status: { not: "closed" } },
      data: { ownerId, version: { increment: 1 } },
    });
    if (count !== 1) throw new ConflictError([{ key: `status.${found.status}` }]);
    const event = { type: "case_assigned", data: { owner: owner.name } } as const;
    await recordCaseEvent(tx, caseId, event, actor, at);
  });
}
