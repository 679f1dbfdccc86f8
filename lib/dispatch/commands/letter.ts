import { dayOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { splitBySize } from "#lib/dispatch/documents.ts";
import { answerAddress, defaultLinkDays, newLink } from "#lib/dispatch/links.ts";
import { composeMail, type DispatchText, type MailNotice, type Occasion } from "#lib/dispatch/text.ts";
import { env } from "#lib/env.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import { readSetting } from "#lib/organisation/settings.ts";
import type { RecipientPurpose } from "#prisma/generated/enums.ts";

const emptyNotice: MailNotice = {
  manufacturer: null,
  devices: [],
  fsnReferences: [],
  fscaReferences: [],
  refs: [],
  udiDis: [],
  lots: [],
  serials: [],
  softwareVersions: [],
};

/** What the mails of a case say about its newest notice; empty while there is none. */
export async function mailNotice(tx: Tx, caseId: string): Promise<MailNotice> {
  const found = await tx.notice.findFirst({
    where: { caseId },
    orderBy: { revision: "desc" },
    select: {
      manufacturer: true,
      devices: true,
      fsnReferences: true,
      fscaReferences: true,
      refs: true,
      udiDis: true,
      lots: true,
      serials: true,
      softwareVersions: true,
    },
  });
  return found ?? emptyNotice;
}

/** Who a dispatch comes from: the person, the region's signature, and the coordinators' mailbox for questions. */
export async function mailSender(tx: Tx, name: string): Promise<DispatchText["sender"]> {
  const region = await readSetting(tx, "region");
  const [mailbox] = await mailboxesOf("coordinator", tx);
  return { name, signature: region?.signature || region?.name || null, askAt: mailbox?.address ?? null };
}

export type Letter = {
  caseId: string;
  text: DispatchText;
  locale: string;
  attachments: { fileName: string; sha256: string }[];
  linkDays: number;
};

/** A dispatch with all that its mails need, read once for any number of recipients. */
export async function loadLetter(tx: Tx, dispatchId: string, senderName: string): Promise<Letter> {
  const found = await tx.dispatch.findUniqueOrThrow({
    where: { id: dispatchId },
    include: {
      case: { select: { number: true } },
      requestedActions: { orderBy: { position: "asc" } },
      documents: { orderBy: { position: "asc" }, include: { file: { select: { size: true } } } },
    },
  });
  const files = found.documents.map(({ fileName, sha256, file }) => ({ fileName, sha256, size: file.size }));
  const { attached, behindLink } = splitBySize(files);
  return {
    caseId: found.caseId,
    locale: found.locale,
    linkDays: (await readSetting(tx, "linkDays")) ?? defaultLinkDays,
    attachments: attached.map(({ fileName, sha256 }) => ({ fileName, sha256 })),
    text: {
      caseNumber: found.case.number,
      notice: await mailNotice(tx, found.caseId),
      subject: found.subject,
      body: found.body,
      requestedActions: found.requestedActions.map((action) => action.text),
      replyHow: found.replyHow,
      replyBy: found.replyBy?.toISOString().slice(0, 10) ?? null,
      sender: await mailSender(tx, senderName),
      attached: attached.map((file) => file.fileName),
      behindLink: behindLink.map((file) => file.fileName),
    },
  };
}

const purposes = { first: "dispatch", reminder: "dispatch_reminder", renewed: "dispatch_link" } as const;

/**
 * Gives a recipient a new personal link and mails it, in the caller's transaction. An earlier link stops working:
 * only hashes are kept, so none can be sent twice.
 */
export async function mailRecipient(
  tx: Tx,
  letter: Letter,
  recipient: { id: string; name: string; email: string; purpose: RecipientPurpose },
  occasion: Occasion,
  at: Date,
): Promise<void> {
  const { token, hash, expiresAt } = newLink(letter.linkDays, at);
  const link = { address: answerAddress(env().VIGILANS_URL, token), expiresOn: dayOf(expiresAt) };
  const t = translatorFor(localeOf(letter.locale));
  const mail = await queueMail(tx, {
    purpose: purposes[occasion],
    caseId: letter.caseId,
    to: [recipient.email],
    ...composeMail(letter.text, recipient, link, occasion, t),
    secret: token,
    attachments: letter.attachments,
  });
  await tx.recipient.update({
    where: { id: recipient.id },
    data: {
      mailId: mail.id,
      linkHash: hash,
      linkExpiresAt: expiresAt,
      linkRevokedAt: null,
      version: { increment: 1 },
    },
  });
}
