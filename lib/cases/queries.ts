import type { Actor } from "#lib/auth/actor.ts";
import type { CaseEvent } from "#lib/cases/events.ts";
import { seesAllCases } from "#lib/cases/policy.ts";
import { db, type Tx } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/**
 * The cases a person may see: all of them for the central functions, else those where a recipient or an action
 * belongs to the person's own units or administrations, or an action to the person. Every read of cases goes
 * through here.
 */
export function visibleTo(actor: Actor): Prisma.CaseWhereInput {
  if (seesAllCases(actor)) return {};
  return {
    OR: [
      { recipients: { some: visibleRecipients(actor) } },
      { actionItems: { some: visibleActions(actor) } },
    ],
  };
}

/** The actions a person may see: all of them for the central functions, else own ones and those of own units. */
export function visibleActions(actor: Actor): Prisma.ActionItemWhereInput {
  if (seesAllCases(actor)) return {};
  return {
    OR: [
      { ownerId: actor.id },
      { unitId: { in: actor.unitIds } },
      { unit: { administrationId: { in: actor.administrationIds } } },
    ],
  };
}

/** The recipients (and so the answers) a person may see: a product owner those of its own devices. */
export function visibleRecipients(actor: Actor): Prisma.RecipientWhereInput {
  if (seesAllCases(actor)) return {};
  return {
    OR: [
      { unitId: { in: actor.unitIds } },
      { administrationId: { in: actor.administrationIds } },
      { unit: { administrationId: { in: actor.administrationIds } } },
      { project: { ownerId: actor.id } },
    ],
  };
}

/** The frame of a case page: what every tab shows. Throws NotFoundError when it may not be seen. */
export async function caseByNumber(actor: Actor, number: string) {
  const found = await db.case.findFirst({
    where: { AND: [{ number }, visibleTo(actor)] },
    include: {
      owner: { select: { id: true, name: true } },
      duplicateOf: { select: { number: true } },
      supplyDisruption: true,
      notices: { orderBy: [...currentNoticeFirst], take: 1 },
    },
  });
  if (!found) throw new NotFoundError();
  return found;
}

/** Finds a case that the person may see and locks its row until the transaction ends. */
export async function lockVisibleCase(tx: Tx, actor: Actor, caseId: string) {
  await tx.$queryRaw`SELECT "id" FROM "Case" WHERE "id" = ${caseId}::uuid FOR UPDATE`;
  const found = await tx.case.findFirst({ where: { AND: [{ id: caseId }, visibleTo(actor)] } });
  if (!found) throw new NotFoundError();
  return found;
}

/** Events of one page of the history. */
export const historyPage = 200;

/** A page of a case's history, oldest first. `after` is the sequence of the last event seen. */
export async function caseHistory(actor: Actor, caseId: string, after = 0) {
  const visible = await db.case.count({ where: { AND: [{ id: caseId }, visibleTo(actor)] } });
  if (visible === 0) throw new NotFoundError();
  const events = await db.auditEvent.findMany({
    where: { streamType: "case", streamId: caseId, sequence: { gt: after } },
    orderBy: { sequence: "asc" },
    take: historyPage,
  });
  return events.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    actorName: row.actorName,
    event: { type: row.type, data: row.data } as CaseEvent,
  }));
}

/** The people who can hold a case together: active, and coordinators for the whole region. */
export const regionWideCoordinator = {
  active: true,
  roles: { some: { role: "coordinator", administrationId: null, unitId: null, projectId: null } },
} as const satisfies Prisma.UserWhereInput;

/** The coordinators, for the choice of who holds a case together. */
export async function coordinators(): Promise<{ id: string; name: string }[]> {
  return db.user.findMany({
    where: regionWideCoordinator,
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: 200,
  });
}
