import { dayOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { answerAddress, newLink } from "#lib/dispatch/links.ts";
import { type Letter, ownDevices } from "#lib/dispatch/queries/letter.ts";
import { composeMail, type Occasion } from "#lib/dispatch/text.ts";
import { env } from "#lib/env.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import type { RecipientPurpose } from "#prisma/generated/enums.ts";

const purposes = { first: "dispatch", reminder: "dispatch_reminder", renewed: "dispatch_link" } as const;

/**
 * Gives a recipient a new personal link and mails it, in the caller's transaction. An earlier link stops working:
 * only hashes are kept, so none can be sent twice.
 */
export async function mailRecipient(
  tx: Tx,
  letter: Letter,
  recipient: {
    id: string;
    name: string;
    email: string;
    purpose: RecipientPurpose;
    projectId?: string | null;
  },
  occasion: Occasion,
  at: Date,
): Promise<void> {
  const { token, hash, expiresAt } = newLink(letter.linkDays, at);
  const link = { address: answerAddress(env().VIGILANS_URL, token), expiresOn: dayOf(expiresAt) };
  const t = translatorFor(localeOf(letter.locale));
  const devices = await ownDevices(letter.text.notice, [recipient], tx);
  const device = devices.get(recipient.projectId ?? "");
  const mail = await queueMail(tx, {
    purpose: purposes[occasion],
    caseId: letter.caseId,
    recipientId: recipient.id,
    to: [recipient.email],
    ...composeMail(letter.text, { ...recipient, device }, link, occasion, t),
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
