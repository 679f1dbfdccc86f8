import { db } from "#lib/db.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** Messages that are no copies of our own mails. */
export const notOurs = {
  OR: [{ fateReason: null }, { fateReason: { not: "ownMail" } }],
} satisfies Prisma.IncomingMessageWhereInput;

/**
 * When each recipient first answered by a mail that is in the case, by the recipient's id: an answer to a mail that was
 * sent to it, or what its own address has written since. Such an answer is not counted until somebody enters it.
 */
export async function mailedAnswers(
  caseId: string,
  recipients: readonly { id: string; email: string; dispatchId: string }[],
  dispatches: readonly { id: string; sentAt: Date }[],
): Promise<Map<string, Date>> {
  const ids = recipients.map(({ id }) => id);
  const emails = recipients.map(({ email }) => email.toLowerCase());
  const messages = await db.incomingMessage.findMany({
    where: {
      AND: [
        { caseId, fate: "attached_to_case" },
        notOurs,
        { OR: [{ answersMail: { recipientId: { in: ids } } }, { fromAddress: { in: emails } }] },
      ],
    },
    orderBy: { receivedAt: "desc" },
    take: 1000,
    select: { fromAddress: true, receivedAt: true, answersMail: { select: { recipientId: true } } },
  });
  const sentAt = new Map(dispatches.map((dispatch) => [dispatch.id, dispatch.sentAt]));
  const first = new Map<string, Date>();
  for (const { fromAddress, receivedAt, answersMail } of messages)
    for (const { id, email, dispatchId } of recipients) {
      const since = sentAt.get(dispatchId);
      const wrote = fromAddress === email.toLowerCase() && since && receivedAt >= since;
      if (answersMail?.recipientId ? answersMail.recipientId === id : wrote) first.set(id, receivedAt);
    }
  return first;
}
