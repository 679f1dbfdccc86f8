import { createHash } from "node:crypto";
import type { CaseEvent } from "#lib/cases/events.ts";
import { replyReferences } from "#lib/cases/replyThread.ts";
import type { Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import {
  type Acknowledged,
  type AcknowledgementSettings,
  acknowledgedAddress,
  acknowledgementText,
  defaultAcknowledgement,
  letterLanguage,
  threadOfMessage,
} from "#lib/intake/acknowledgement.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { readSetting } from "#lib/organisation/settings.ts";

/** A message that has become a case, as far as its acknowledgement needs it. */
export type NewCaseMessage = Acknowledged & {
  caseId: string;
  number: string;
  mailbox: string | null;
  messageId: string | null;
  references: string[];
  inReplyTo: string[];
  subject: string | null;
  /** What the notice says, for its language. */
  text: string;
};

const DAY = 86_400_000;

/**
 * Acknowledges new cases to who sent their messages, where the region has said so: one mail a thread, and so many a
 * sender and day, counted under a lock in the caller's transaction, in which the mails are put in the outbox too.
 * Does not count as the receipt that the routine asks for. Returns the events for the cases.
 */
export async function acknowledge(
  tx: Tx,
  messages: readonly NewCaseMessage[],
  at: Date,
): Promise<{ caseId: string; event: CaseEvent }[]> {
  if (!messages.some(({ channel, fate }) => channel === "mail" && fate === "case_created")) return [];
  const settings = (await readSetting(tx, "acknowledgement")) ?? defaultAcknowledgement;
  if (!settings.enabled) return [];
  const own = await ownAddresses(tx, messages);
  const addressed = messages
    .flatMap((message) => {
      const to = acknowledgedAddress(message, own);
      return to ? [{ message, to }] : [];
    })
    // In one order, so that two writers never wait for each other's senders.
    .sort((a, b) => (a.to < b.to ? -1 : 1));
  const events: { caseId: string; event: CaseEvent }[] = [];
  for (const { message, to } of addressed) {
    if (!(await mayAnswer(tx, message, to, settings, at))) continue;
    await send(tx, message, to, at);
    events.push({ caseId: message.caseId, event: { type: "acknowledgement_sent", data: { to } } });
  }
  return events;
}

/** Of the senders those that are addresses of the region itself. */
async function ownAddresses(tx: Tx, messages: readonly NewCaseMessage[]): Promise<Set<string>> {
  const asked = messages.flatMap(({ fromAddress }) => fromAddress?.toLowerCase() ?? []);
  const where = { where: { address: { in: asked } }, select: { address: true } };
  const mailboxes = await tx.mailbox.findMany(where);
  const read = await tx.mailboxConnection.findMany(where);
  const receiving = messages.flatMap(({ mailbox }) => mailbox?.toLowerCase() ?? []);
  return new Set([
    env().MAIL_FROM.toLowerCase(),
    ...receiving,
    ...[...mailboxes, ...read].map(({ address }) => address),
  ]);
}

/** Whether the sender has had fewer answers of late than the region allows, and none in this thread. */
async function mayAnswer(
  tx: Tx,
  message: NewCaseMessage,
  address: string,
  { perSenderAndDay }: AcknowledgementSettings,
  at: Date,
): Promise<boolean> {
  const lock = createHash("sha256").update(`acknowledge ${address}`).digest().readBigInt64BE();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${String(lock)}::bigint)`;
  const since = new Date(at.getTime() - DAY);
  const given = await tx.automaticAnswer.count({
    where: { address, at: { gt: since } },
    take: perSenderAndDay,
  });
  if (given >= perSenderAndDay) return false;
  const thread = threadOfMessage(message);
  // Two questions, each by an index of its own.
  const select = { mailId: true };
  const inThread = await tx.automaticAnswer.findFirst({ where: { thread: { hasSome: thread } }, select });
  if (inThread) return false;
  const toOurs = await tx.automaticAnswer.findFirst({
    where: { mail: { messageId: { in: thread } } },
    select,
  });
  return toOurs === null;
}

async function send(tx: Tx, message: NewCaseMessage, to: string, at: Date): Promise<void> {
  const locale = letterLanguage(message.text);
  const t = translatorFor(locale) as Translate;
  const region = (await readSetting(tx, "region")) ?? { name: t("reply.template.region"), signature: "" };
  const id = message.messageId;
  const mail = await queueMail(tx, {
    purpose: "acknowledgement",
    caseId: message.caseId,
    automatic: true,
    to: [to],
    ...acknowledgementText({ subject: message.subject, number: message.number, region }, t),
    inReplyTo: id,
    references: id ? replyReferences({ ...message, id }) : [],
  });
  await tx.automaticAnswer.create({
    data: { mailId: mail.id, address: to, thread: threadOfMessage(message), at },
  });
}
