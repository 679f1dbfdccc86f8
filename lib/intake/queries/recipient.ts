import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { notOurs } from "#lib/dispatch/queries/mailed.ts";
import { messagesVisibleTo } from "#lib/intake/queries.ts";

/**
 * What has come by mail from a recipient of a dispatch, newest first: answers to a mail that was sent to it, and what
 * its address has written in the case; automatic answers too. Only what the person may read.
 */
export async function messagesFromRecipient(
  actor: Actor,
  recipient: { id: string; caseId: string; email: string },
) {
  const { id, caseId, email } = recipient;
  return db.incomingMessage.findMany({
    where: {
      AND: [
        messagesVisibleTo(actor),
        { fate: { in: ["attached_to_case", "auto_reply", "link_proposed"] } },
        // A copy of the mail itself is no word from the recipient.
        notOurs,
        {
          OR: [
            { answersMail: { recipientId: id } },
            { caseId, fromAddress: email.toLowerCase(), fate: { not: "link_proposed" } },
          ],
        },
      ],
    },
    orderBy: [{ receivedAt: "desc" }, { id: "asc" }],
    take: 50,
    select: { id: true, subject: true, fromAddress: true, receivedAt: true, fate: true, text: true },
  });
}

export type RecipientMessages = Awaited<ReturnType<typeof messagesFromRecipient>>;
