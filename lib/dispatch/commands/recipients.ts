import type { Actor } from "#lib/auth/actor.ts";
import { type CaseEvent, recordCaseEvent } from "#lib/cases/events.ts";
import { lockVisibleCase, visibleRecipients } from "#lib/cases/queries.ts";
import { db, type Tx } from "#lib/db.ts";
import { mailRecipient } from "#lib/dispatch/commands/letter.ts";
import { canAnswer, mayDispatch } from "#lib/dispatch/policy.ts";
import { isAwaited } from "#lib/dispatch/progress.ts";
import { loadLetter } from "#lib/dispatch/queries/letter.ts";
import type { RecipientVersion } from "#lib/dispatch/schema.ts";
import type { Occasion } from "#lib/dispatch/text.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import type { Prisma, Recipient } from "#prisma/generated/client.ts";

/** Refuses work on recipients of a closed case. */
export function assertOpen(status: Parameters<typeof canAnswer>[0]): void {
  if (!canAnswer(status)) throw new RefusedError([{ key: "dispatch.closed" }]);
}

/** A recipient that the person may see, its case locked and open. Throws NotFound or Refused. */
export async function lockRecipient(tx: Tx, actor: Actor, recipientId: string) {
  const where = { AND: [{ id: recipientId }, visibleRecipients(actor)] };
  const seen = await tx.recipient.findFirst({ where, select: { caseId: true } });
  if (!seen) throw new NotFoundError();
  const found = await lockVisibleCase(tx, actor, seen.caseId);
  assertOpen(found.status);
  const recipient = await tx.recipient.findFirst({
    where,
    include: {
      mail: true,
      unit: { select: { administrationId: true } },
      project: { select: { ownerId: true } },
    },
  });
  if (!recipient) throw new NotFoundError();
  return recipient;
}

/** Writes to a recipient as it was read; somebody else's change in between is a conflict. */
export async function writeRecipient(
  tx: Tx,
  read: RecipientVersion,
  data: Prisma.RecipientUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.recipient.updateMany({
    where: { id: read.recipientId, version: read.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count !== 1) throw new ConflictError();
}

type Change = { data: Prisma.RecipientUncheckedUpdateManyInput; event: CaseEvent; mail?: Occasion };

/** One change of one recipient by a coordinator: guarded write, new mail where there is one, event. */
async function change(
  actor: Actor,
  read: RecipientVersion,
  at: Date,
  decide: (recipient: Recipient) => Change,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const recipient = await lockRecipient(tx, actor, read.recipientId);
    if (!mayDispatch(actor)) throw new ForbiddenError();
    const { data, event, mail } = decide(recipient);
    await writeRecipient(tx, read, data);
    if (mail) {
      const letter = await loadLetter(tx, recipient.dispatchId, actor);
      const current = await tx.recipient.findUniqueOrThrow({ where: { id: recipient.id } });
      await mailRecipient(tx, letter, current, mail, at);
    }
    await recordCaseEvent(tx, recipient.caseId, event, actor, at);
  });
}

/** No answer is needed from a recipient any more: says why. */
export async function waiveRecipient(
  actor: Actor,
  input: RecipientVersion & { reason: string },
  at: Date,
): Promise<void> {
  await change(actor, input, at, ({ name, waivedAt }) => {
    if (waivedAt) throw new ConflictError();
    const data = { waivedAt: at, waivedBy: actor.name, waivedReason: input.reason };
    return {
      data,
      event: { type: "recipient_waived", data: { recipient: name, reason: input.reason } },
    };
  });
}

/** The answer is waited for again. */
export async function unwaiveRecipient(actor: Actor, input: RecipientVersion, at: Date): Promise<void> {
  await change(actor, input, at, ({ name, waivedAt }) => {
    if (!waivedAt) throw new ConflictError();
    const data = { waivedAt: null, waivedBy: null, waivedReason: null };
    return { data, event: { type: "recipient_unwaived", data: { recipient: name } } };
  });
}

/** Mails the dispatch again as a reminder, with a new link: the earlier one stops working. */
export async function remindRecipient(actor: Actor, input: RecipientVersion, at: Date): Promise<void> {
  await change(actor, input, at, ({ name }) => ({
    data: {},
    event: { type: "recipient_reminded", data: { recipient: name } },
    mail: "reminder",
  }));
}

/** Mails a new link after an earlier one was lost, expired or revoked. */
export async function renewLink(actor: Actor, input: RecipientVersion, at: Date): Promise<void> {
  await change(actor, input, at, ({ name }) => ({
    data: {},
    event: { type: "link_renewed", data: { recipient: name } },
    mail: "renewed",
  }));
}

/** Stops a link at once: it came into the wrong hands, say. */
export async function revokeLink(actor: Actor, input: RecipientVersion, at: Date): Promise<void> {
  await change(actor, input, at, ({ name, linkRevokedAt }) => {
    if (linkRevokedAt) throw new ConflictError();
    return {
      data: { linkRevokedAt: at },
      event: { type: "link_revoked", data: { recipient: name } },
    };
  });
}

/** Sends to another address from now on, with a new link: after a bounce, say. */
export async function changeEmail(
  actor: Actor,
  input: RecipientVersion & { email: string },
  at: Date,
): Promise<void> {
  await change(actor, input, at, ({ name, email }) => ({
    data: { email: input.email },
    event: {
      type: "recipient_address_changed",
      data: { recipient: name, before: email, after: input.email },
    },
    mail: "renewed",
  }));
}

/** Reminds everybody whose answer a dispatch still waits for. Returns how many. */
export async function remindAll(
  actor: Actor,
  input: { caseId: string; dispatchId: string },
  at: Date,
): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const found = await lockVisibleCase(tx, actor, input.caseId);
      if (!mayDispatch(actor)) throw new ForbiddenError();
      assertOpen(found.status);
      const rows = await tx.recipient.findMany({
        where: { dispatchId: input.dispatchId, caseId: input.caseId },
        include: { mail: true },
      });
      const awaited = rows.filter(isAwaited);
      if (awaited.length === 0) return 0;
      const letter = await loadLetter(tx, input.dispatchId, actor);
      for (const recipient of awaited) {
        await mailRecipient(tx, letter, recipient, "reminder", at);
        const event = { type: "recipient_reminded", data: { recipient: recipient.name } } as const;
        await recordCaseEvent(tx, input.caseId, event, actor, at);
      }
      return awaited.length;
    },
    { timeout: 60_000 },
  );
}
