import type { Actor } from "#lib/auth/actor.ts";
import type { CaseEvent } from "#lib/cases/events.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import { checklistOf, checklistSubject } from "#lib/checklist/queries.ts";
import { db } from "#lib/db.ts";
import { lockOf, scanColumns } from "#lib/documents/scanning/lock.ts";
import { NotFoundError } from "#lib/errors.ts";
import { noticesAsTheyCame } from "#lib/notices/order.ts";

/** Bounds of one record. A case that passes them says so in its record. */
export const recordBounds = { events: 5000, mails: 2000, messages: 500, recipients: 2000 };

/** Everything that a case's record tells, as the database has it. Throws NotFoundError for who may not see it. */
export async function recordOf(actor: Actor, number: string) {
  if (!seesWorkingMaterial(actor)) throw new NotFoundError();
  const found = await db.case.findFirst({
    where: { AND: [{ number }, visibleTo(actor)] },
    include: {
      owner: { select: { name: true } },
      duplicateOf: { select: { number: true } },
      notices: { orderBy: [...noticesAsTheyCame] },
      supplyDisruption: true,
      actionItems: {
        orderBy: { createdAt: "asc" },
        include: { owner: { select: { name: true } }, unit: { select: { name: true } } },
      },
      senderReplies: { include: { responder: { select: { name: true } } } },
      messages: {
        orderBy: { receivedAt: "asc" },
        take: recordBounds.messages,
        include: {
          attachments: { where: { inline: false }, orderBy: { path: "asc" } },
          raw: { select: { size: true, mediaType: true } },
        },
      },
      dispatches: {
        orderBy: { sentAt: "asc" },
        include: {
          requestedActions: { orderBy: { position: "asc" } },
          recipients: {
            orderBy: { id: "asc" },
            take: recordBounds.recipients,
            include: {
              responses: {
                orderBy: { version: "asc" },
                include: { actions: { orderBy: { position: "asc" } }, files: true },
              },
            },
          },
        },
      },
      mails: {
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        take: recordBounds.mails,
        include: {
          attachments: {
            orderBy: { position: "asc" },
            include: { file: { select: { size: true, mediaType: true } } },
          },
        },
      },
    },
  });
  if (!found) throw new NotFoundError();
  const events = await db.auditEvent.findMany({
    where: { streamType: "case", streamId: found.id },
    orderBy: { sequence: "asc" },
    take: recordBounds.events,
  });
  return {
    ...found,
    subject: await checklistSubject(actor, found.id),
    checklist: await checklistOf(actor, found.id),
    events: events.map((row) => ({
      at: row.at,
      actorName: row.actorName,
      event: { type: row.type, data: row.data } as CaseEvent,
    })),
  };
}

export type RecordData = Awaited<ReturnType<typeof recordOf>>;

/** The contents of some files, by address; of locked ones none. For callers that were given the addresses by `recordOf`. */
export async function contentsOf(addresses: string[]): Promise<Map<string, Uint8Array>> {
  const rows = await db.storedFile.findMany({
    where: { sha256: { in: addresses } },
    select: { sha256: true, content: true, scan: scanColumns },
  });
  return new Map(rows.filter((row) => !lockOf(row.scan)).map((row) => [row.sha256, row.content]));
}
