import type { Actor } from "#lib/auth/actor.ts";
import { visibleRecipients } from "#lib/cases/queries.ts";
import { db } from "#lib/db.ts";
import { withLocks } from "#lib/dispatch/queries/locks.ts";
import { scanColumns } from "#lib/documents/scanning/lock.ts";
import { NotFoundError } from "#lib/errors.ts";

/** The safety notices that reached a device's product owner, newest first: what the person may see of them. */
export async function noticesOfProject(actor: Actor, projectId: string) {
  return db.recipient.findMany({
    where: { AND: [{ projectId }, visibleRecipients(actor)] },
    orderBy: { id: "desc" },
    take: 50,
    select: {
      ...{ id: true, purpose: true, answeredAt: true, waivedAt: true },
      case: { select: { number: true, title: true } },
      dispatch: { select: { subject: true, sentAt: true, replyBy: true } },
    },
  });
}

/** One of them, as its product owner reads and answers it. Throws NotFound when it may not be seen. */
export async function noticeOfProject(actor: Actor, projectId: string, recipientId: string) {
  const found = await db.recipient.findFirst({
    where: { AND: [{ id: recipientId, projectId }, visibleRecipients(actor)] },
    include: {
      case: { select: { id: true, number: true, title: true, status: true } },
      project: { select: { ownerId: true } },
      unit: { select: { administrationId: true } },
      responses: {
        orderBy: { version: "desc" },
        take: 50,
        include: {
          actions: { orderBy: { position: "asc" } },
          files: {
            select: {
              ...{ id: true, fileName: true, mediaType: true, size: true },
              file: { select: { scan: scanColumns } },
            },
            orderBy: { id: "asc" },
          },
        },
      },
      dispatch: {
        include: {
          requestedActions: { orderBy: { position: "asc" } },
          documents: {
            orderBy: { position: "asc" },
            include: { file: { select: { size: true, scan: scanColumns } } },
          },
        },
      },
    },
  });
  if (!found) throw new NotFoundError();
  return withLocks(found);
}
