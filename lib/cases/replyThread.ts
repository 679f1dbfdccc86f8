import type { Tx } from "#lib/db.ts";
import { mailFromHeaders } from "#lib/mail/envelope.ts";
import { readHeaders } from "#lib/mail/headers.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";

/** The message that brought the case its notice: what a reply answers. Null for a notice from elsewhere. */
async function originalMessage(tx: Tx, caseId: string) {
  const select = {
    id: true,
    sha256: true,
    messageId: true,
    references: true,
    inReplyTo: true,
    subject: true,
    fromAddress: true,
  } as const;
  const notice = await tx.notice.findFirst({
    where: { caseId, message: { messageId: { not: null } } },
    orderBy: [...currentNoticeFirst],
    select: { message: { select } },
  });
  if (notice?.message) return notice.message;
  return tx.incomingMessage.findFirst({
    where: { caseId, messageId: { not: null } },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    select,
  });
}

// RFC 5322 2.1.1 and common limits: a longer thread keeps its beginning and its end.
const referenceLimit = 20;

/** What puts a reply into the thread of the original (RFC 5322 3.6.4). Empty when there is no original mail. */
export async function threadOf(
  tx: Tx,
  caseId: string,
): Promise<{ inReplyTo: string | null; references: string[] }> {
  const message = await originalMessage(tx, caseId);
  if (!message?.messageId) return { inReplyTo: null, references: [] };
  return { inReplyTo: message.messageId, references: replyReferences({ ...message, id: message.messageId }) };
}

/** The References of a reply: those of its parent (or the parent's only In-Reply-To), then the parent. Pure. */
export function replyReferences(parent: { id: string; references: string[]; inReplyTo: string[] }): string[] {
  const inherited =
    parent.references.length > 0 ? parent.references : parent.inReplyTo.length === 1 ? parent.inReplyTo : [];
  const all = [...new Set([...inherited.filter((id) => id !== parent.id), parent.id])];
  return all.length <= referenceLimit ? all : [...all.slice(0, 1), ...all.slice(1 - referenceLimit)];
}

/** Where a reply could go, best first: what the sender asked for, the notice's contact, who sent it. Pure. */
export function replyAddresses(from: {
  replyTo: string[];
  contactEmail: string | null;
  sender: string | null;
  /** Domains of the region's own mailboxes: a colleague who passed the notice on is not its sender. */
  ownDomains: string[];
}): string[] {
  const outside = (address: string) => !from.ownDomains.some((domain) => address.endsWith(`@${domain}`));
  const all = [...from.replyTo, from.contactEmail ?? "", from.sender ?? ""].map((address) =>
    address.trim().toLowerCase(),
  );
  return [...new Set(all.filter((address) => address.includes("@") && outside(address)))];
}

/** What a reply starts from: where it can go and the subject that it answers. */
export async function replyTarget(
  tx: Tx,
  caseId: string,
): Promise<{ addresses: string[]; subject: string | null; inThread: boolean }> {
  const message = await originalMessage(tx, caseId);
  const notice = await tx.notice.findFirst({
    where: { caseId },
    orderBy: [...currentNoticeFirst],
    select: { contactEmail: true },
  });
  const intake = await tx.mailbox.findMany({ where: { kind: "intake" }, select: { address: true } });
  return {
    addresses: replyAddresses({
      replyTo: message ? await replyToOf(tx, message.sha256) : [],
      contactEmail: notice?.contactEmail ?? null,
      sender: message?.fromAddress ?? null,
      ownDomains: intake.map((box) => box.address.split("@")[1] ?? ""),
    }),
    subject: message?.subject ?? null,
    inThread: message !== null,
  };
}

const headerBytes = 256 * 1024;

/** The Reply-To addresses in the head of a kept message. Empty for what is no mail. */
async function replyToOf(tx: Tx, sha256: string): Promise<string[]> {
  const [row] = await tx.$queryRaw<{ head: Uint8Array }[]>`
    SELECT substring("content" FROM 1 FOR ${headerBytes}) AS "head" FROM "StoredFile" WHERE "sha256" = ${sha256}`;
  if (!row) return [];
  const head = Buffer.from(row.head);
  const { fields } = readHeaders(head, 0, head.length);
  return mailFromHeaders(fields, []).replyTo.map((one) => one.address);
}
