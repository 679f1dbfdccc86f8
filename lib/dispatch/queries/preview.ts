import type { Actor } from "#lib/auth/actor.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import { dayOf } from "#lib/clock.ts";
import { db, type Tx } from "#lib/db.ts";
import type { NewRecipient } from "#lib/dispatch/addressees.ts";
import { splitBySize } from "#lib/dispatch/attachments.ts";
import { answerAddress, defaultLinkDays, linkExpiry } from "#lib/dispatch/links.ts";
import { mayDispatch } from "#lib/dispatch/policy.ts";
import { addresseesOf } from "#lib/dispatch/queries/addressees.ts";
import { noticeDocuments } from "#lib/dispatch/queries/documents.ts";
import { mailNotice, mailSender, ownDevices } from "#lib/dispatch/queries/letter.ts";
import type { DispatchInput } from "#lib/dispatch/schema.ts";
import { composeMail, type DispatchText } from "#lib/dispatch/text.ts";
import { env } from "#lib/env.ts";
import { FieldError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import { readSetting } from "#lib/organisation/settings.ts";
import type { RecipientPurpose } from "#prisma/generated/enums.ts";

/** The documents that the form named, as the case offers them: no other stored file can be sent. */
export async function chosenDocuments(tx: Tx, input: Pick<DispatchInput, "caseId" | "documents">) {
  const offered = await noticeDocuments(input.caseId, tx);
  const chosen = offered.filter((file) => input.documents.includes(file.sha256));
  if (chosen.length !== new Set(input.documents).size) throw new FieldError("documents", "documentGone");
  return chosen;
}

/** What goes to chief physicians goes to HS uppdrag for information as well (RH-15405, Samordning). */
export async function withCommission(tx: Tx, recipients: NewRecipient[]): Promise<NewRecipient[]> {
  if (!recipients.some((recipient) => recipient.kind === "chief_physician")) return recipients;
  const mailboxes = await mailboxesOf("commission", tx);
  const missing = mailboxes.filter(
    (mailbox) => !recipients.some((recipient) => recipient.email === mailbox.address),
  );
  const copies = missing.map(({ name, address }) => ({
    kind: "commission" as const,
    purpose: "for_information" as const,
    name,
    email: address,
  }));
  return [...recipients, ...copies];
}

/** Shown where the secret of a link will stand. */
const maskedToken = "••••••••••••";

export type PreviewMail = {
  to: string;
  name: string;
  purpose: RecipientPurpose;
  subject: string;
  text: string;
};

export type Preview = { mails: PreviewMail[]; attached: string[]; behindLink: string[] };

/**
 * Exactly the mails that sending this dispatch would queue, links masked. Writes nothing. Throws NotFound,
 * Forbidden or FieldError.
 */
export async function previewOf(actor: Actor, input: DispatchInput, at: Date): Promise<Preview> {
  const found = await db.case.findFirst({
    where: { AND: [{ id: input.caseId }, visibleTo(actor)] },
    select: { number: true, tracks: true },
  });
  if (!found) throw new NotFoundError();
  if (!mayDispatch(actor)) throw new ForbiddenError();
  if (!found.tracks.includes(input.track)) throw new FieldError("track", "trackNotDecided");
  const { attached, behindLink } = splitBySize(await chosenDocuments(db, input));
  const text: DispatchText = {
    caseNumber: found.number,
    notice: await mailNotice(input.caseId),
    subject: input.subject,
    body: input.body,
    requestedActions: input.requestedActions,
    replyHow: input.replyHow ?? null,
    replyBy: input.replyBy ?? null,
    sender: await mailSender(db, actor, input.locale),
    attached: attached.map((file) => file.fileName),
    behindLink: behindLink.map((file) => file.fileName),
  };
  const days = (await readSetting(db, "linkDays")) ?? defaultLinkDays;
  const link = {
    address: answerAddress(env().VIGILANS_URL, maskedToken),
    expiresOn: dayOf(linkExpiry(days, at)),
  };
  const t = translatorFor(input.locale);
  const recipients = await addresseesOf(await withCommission(db, input.recipients));
  const devices = await ownDevices(text.notice, recipients);
  const mails = recipients.map((recipient) => {
    const { name, purpose, email, projectId } = recipient;
    const addressee = { name, purpose, device: devices.get(projectId ?? "") };
    return { to: email, name, purpose, ...composeMail(text, addressee, link, "first", t) };
  });
  return { mails, attached: text.attached, behindLink: text.behindLink };
}
