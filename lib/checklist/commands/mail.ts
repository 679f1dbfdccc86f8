import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { lockVisibleCase } from "#lib/cases/queries.ts";
import { checklistDocument } from "#lib/checklist/document.ts";
import { composeChecklistMail } from "#lib/checklist/mailText.ts";
import { checklistPlainText } from "#lib/checklist/plainText.ts";
import { mayMailChecklist } from "#lib/checklist/policy.ts";
import { checklistOf, checklistSubject } from "#lib/checklist/queries.ts";
import type { MailFunction, mailInputSchema } from "#lib/checklist/schema.ts";
import { db, type Tx } from "#lib/db.ts";
import { splitBySize } from "#lib/dispatch/attachments.ts";
import { noticeDocuments } from "#lib/dispatch/queries/documents.ts";
import { sha256Of } from "#lib/documents/store.ts";
import { env } from "#lib/env.ts";
import { ConflictError, ForbiddenError, RefusedError } from "#lib/errors.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";

/** Function mailboxes are read by many: they are written to in the region's own language. */
const mailLocale = "sv";

/** Everything of the mail that is known before somebody chooses whom it goes to. */
export type ChecklistMailDraft = {
  subject: string;
  /** Bilaga 1 as text. */
  body: string;
  /** The words above it that tell where it is filled in. */
  link: string;
  fingerprint: string;
  /** Names of the files that go along, and of those that are too large for a mail. */
  attached: string[];
  leftOut: string[];
};

/** The mail with Bilaga 1 as it would go out now: for the preview, and inside the transaction that sends it. */
export async function checklistMailDraft(
  actor: Actor,
  caseId: string,
  tx: Tx = db,
): Promise<ChecklistMailDraft & { files: { sha256: string; fileName: string }[] }> {
  const t = translatorFor(mailLocale) as unknown as Translate;
  const subject = await checklistSubject(actor, caseId, tx);
  const body = checklistPlainText(checklistDocument(subject, await checklistOf(actor, caseId, tx), t));
  const documents = (await noticeDocuments(caseId, tx)).filter((file) => file.chosen);
  const { attached, behindLink } = splitBySize(documents);
  const page = `${env().VIGILANS_URL}/cases/${subject.number}/checklist`;
  const leftOut = behindLink.map((file) => file.fileName);
  return {
    subject: t("checklist.mail.subject", { number: subject.number, title: subject.title }),
    body,
    link: t("checklist.mail.link", { link: page }),
    fingerprint: sha256Of(new TextEncoder().encode(body)),
    attached: attached.map((file) => file.fileName),
    leftOut,
    files: attached.map(({ sha256, fileName }) => ({ sha256, fileName })),
  };
}

/** The addresses of some functions. Throws RefusedError that names a function without a mailbox. */
async function addressesOf(tx: Tx, functions: readonly MailFunction[]): Promise<string[]> {
  const t = translatorFor(mailLocale) as unknown as Translate;
  const addresses: string[] = [];
  const without: MailFunction[] = [];
  // A transaction answers one question at a time.
  for (const kind of functions) {
    const boxes = await mailboxesOf(kind, tx);
    if (boxes.length === 0) without.push(kind);
    addresses.push(...boxes.map((box) => box.address));
  }
  if (without.length > 0)
    throw new RefusedError(
      without.map((kind) => ({ key: "noMailbox", values: { function: t(`roles.${kind}`) } })),
    );
  return addresses;
}

/**
 * Mails Bilaga 1 between the functions (RH-15405: "För att samla in informationen på ett strukturerat sätt används
 * mailmallen"), with the notice. Throws ConflictError when the form is no longer what the sender was shown.
 */
export async function mailChecklist(
  actor: Actor,
  input: z.output<typeof mailInputSchema>,
  at: Date,
): Promise<{ to: string[] }> {
  const { caseId, functions, address, message = "", fingerprint } = input;
  return db.$transaction(async (tx) => {
    const found = await lockVisibleCase(tx, actor, caseId);
    if (found.status === "closed") throw new ConflictError([{ key: "status.closed" }]);
    if (!mayMailChecklist(actor, found.status)) throw new ForbiddenError();
    const draft = await checklistMailDraft(actor, caseId, tx);
    if (draft.fingerprint !== fingerprint) throw new ConflictError([{ key: "checklistChanged" }]);
    const to = [...new Set([...(await addressesOf(tx, functions)), ...(address ? [address] : [])])];
    await queueMail(tx, {
      purpose: "checklist_mailed",
      caseId,
      to,
      subject: draft.subject,
      text: composeChecklistMail({ ...draft, message, sender: actor.name }),
      attachments: draft.files,
    });
    await recordCaseEvent(tx, caseId, { type: "checklist_mailed", data: { to: to.join(", ") } }, actor, at);
    return { to };
  });
}
