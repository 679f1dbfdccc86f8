import type { Actor } from "#lib/auth/actor.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { db, type Tx } from "#lib/db.ts";
import { lockRecipient, writeRecipient } from "#lib/dispatch/commands/recipients.ts";
import { answersAs } from "#lib/dispatch/policy.ts";
import type { RecipientVersion } from "#lib/dispatch/schema.ts";
import { oneLine, plainLines } from "#lib/dispatch/text.ts";
import { ForbiddenError, RefusedError } from "#lib/errors.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import type { Recipient } from "#prisma/generated/client.ts";

/**
 * A unit with own handling has closed its part: reported by itself or by a coordinator on its behalf. Source:
 * RH-15405, Dokumentation. Throws NotFound, Forbidden, Refused (no own handler, case closed) or Conflict.
 */
export async function reportClosure(
  actor: Actor,
  input: RecipientVersion & { report: string },
  at: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const recipient = await lockRecipient(tx, actor, input.recipientId);
    const by = answersAs(actor, recipient);
    if (!by) throw new ForbiddenError();
    if (recipient.kind !== "own_handling") throw new RefusedError([{ key: "dispatch.notOwnHandler" }]);
    const report = plainLines(input.report);
    await writeRecipient(tx, input, { closureReportedAt: at, closureReport: report });
    const data = { recipient: recipient.name, report, by };
    await recordCaseEvent(tx, recipient.caseId, { type: "closure_reported", data }, actor, at);
    if (by === "self") await reportToCoordinators(tx, recipient, report);
  });
}

/** "För kännedom ska mail skickas till Medicinteknisk säkerhetssamordnare … att ärendet avslutats" (RH-15405). */
export async function reportToCoordinators(
  tx: Tx,
  recipient: Pick<Recipient, "caseId" | "name">,
  report: string,
): Promise<void> {
  const mailboxes = await mailboxesOf("coordinator", tx);
  if (mailboxes.length === 0) return;
  const { number } = await tx.case.findUniqueOrThrow({
    where: { id: recipient.caseId },
    select: { number: true },
  });
  const t = translatorFor("sv");
  const name = oneLine(recipient.name);
  await queueMail(tx, {
    purpose: "closure_reported",
    caseId: recipient.caseId,
    to: mailboxes.map((mailbox) => mailbox.address),
    subject: `[${number}] ${t("dispatch.mail.closure.subject", { name })}`,
    text: `${t("dispatch.mail.closure.text", { name, number })}\n\n${report}\n`,
  });
}
