import type { AuditActor } from "#lib/audit/record.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { dateOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import type { NewRecipient } from "#lib/dispatch/addressees.ts";
import { mailRecipient } from "#lib/dispatch/commands/letter.ts";
import { addresseesOf } from "#lib/dispatch/queries/addressees.ts";
import { loadLetter, mailNotice, type Signer } from "#lib/dispatch/queries/letter.ts";
import { oneLine, plainLines } from "#lib/dispatch/text.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { recordProjectEvent } from "#lib/projects/events.ts";
import { touchedProjects } from "#lib/projects/queries/touched.ts";
import type { Track } from "#prisma/generated/enums.ts";

export type NewDispatch = {
  /** Chosen by the caller when a form sent twice must not send twice. */
  id?: string;
  caseId: string;
  track: Track;
  /** The language of the mails; Swedish unless told. */
  locale?: Locale;
  /** Without the case number and without "för åtgärd": both are put before it. */
  subject: string;
  body: string;
  requestedActions: string[];
  replyHow?: string | null;
  /** `YYYY-MM-DD` */
  replyBy?: string | null;
  recipients: NewRecipient[];
  /** Stored files that go along, such as `noticeDocuments` offers them. */
  documents: { fileName: string; sha256: string }[];
};

/**
 * Writes a dispatch in the caller's transaction: its recipients with a personal link each, one mail for each in the
 * outbox, and the event. The caller has checked rights and the status of the case. Each mail carries the link of
 * its recipient alone; only the link's hash is kept.
 */
export async function createDispatch(
  tx: Tx,
  input: NewDispatch,
  actor: AuditActor & Signer,
  at: Date,
): Promise<{ dispatchId: string; recipientIds: string[] }> {
  const actions = input.requestedActions.map(oneLine).filter(Boolean);
  const recipients = await addresseesOf(input.recipients, tx);
  const subject = oneLine(input.subject);
  const { id: dispatchId } = await tx.dispatch.create({
    data: {
      id: input.id,
      caseId: input.caseId,
      track: input.track,
      locale: input.locale ?? "sv",
      subject,
      body: plainLines(input.body),
      replyHow: input.replyHow ? plainLines(input.replyHow) : null,
      replyBy: input.replyBy ? dateOf(input.replyBy) : null,
      sentBy: actor.name,
      sentAt: at,
      requestedActions: { create: actions.map((text, index) => ({ position: index + 1, text })) },
      documents: {
        create: input.documents.map(({ fileName, sha256 }, position) => ({ position, fileName, sha256 })),
      },
    },
  });
  const letter = await loadLetter(tx, dispatchId, actor);
  const recipientIds: string[] = [];
  for (const recipient of recipients) {
    const row = await tx.recipient.create({ data: { ...recipient, caseId: input.caseId, dispatchId } });
    await mailRecipient(tx, letter, row, "first", at);
    recipientIds.push(row.id);
  }
  await tellProjects(tx, input.caseId, recipients, actor, at);
  const names = recipients.map((recipient) => recipient.name).join(", ");
  const data = { track: input.track, subject, recipients: names, count: recipients.length };
  await recordCaseEvent(tx, input.caseId, { type: "dispatch_sent", data }, actor, at);
  return { dispatchId, recipientIds };
}

/** A dispatch to a product owner stands in the history of the device: which case, and which of its parts. */
async function tellProjects(
  tx: Tx,
  caseId: string,
  recipients: NewRecipient[],
  actor: AuditActor,
  at: Date,
): Promise<void> {
  const projectIds = [...new Set(recipients.flatMap(({ projectId }) => projectId ?? []))].sort();
  if (projectIds.length === 0) return;
  const { number: caseNumber } = await tx.case.findUniqueOrThrow({ where: { id: caseId } });
  const touched = await touchedProjects(await mailNotice(caseId, tx), { projectIds, tx });
  for (const projectId of projectIds) {
    const parts = touched.find(({ id }) => id === projectId)?.components ?? [];
    const component = parts.map(({ name }) => name).join(", ") || "–";
    await recordProjectEvent(
      tx,
      projectId,
      { type: "notice_received", data: { caseNumber, component } },
      actor,
      at,
    );
  }
}
