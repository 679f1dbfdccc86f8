import { z } from "zod";
import type { Translate } from "#lib/i18n/translate.ts";
import { bareSubject } from "#lib/intake/title.ts";
import type { MessageChannel, MessageFate } from "#prisma/generated/enums.ts";

/** Whether the region acknowledges notices automatically, and how many such mails one sender gets in a day. */
export const acknowledgementSchema = z.object({
  enabled: z.boolean(),
  perSenderAndDay: z.number().int().min(1).max(50),
});

export type AcknowledgementSettings = z.output<typeof acknowledgementSchema>;

export const defaultAcknowledgement: AcknowledgementSettings = { enabled: false, perSenderAndDay: 5 };

/** Addresses that nobody reads, or that a machine reads. */
const UNREAD =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|dont[-_.]?reply|not?[-_.]?reply|ej[-_.]?svara|svara[-_.]?ej|inget[-_.]?svar|ne[-_.]?pas[-_.]?repondre|nicht[-_.]?antworten|mailer-?daemon|postmaster|mail-?daemon|bounces?|notifications?|automailer|listserv|majordomo)(?:[-+_.\d][^@]*)?@|(?:^|[-_.+])no-?reply@|-(?:request|bounces|owner)@|^owner-/i;

export type Acknowledged = {
  channel: MessageChannel;
  archive: boolean;
  machine: boolean;
  fate: MessageFate;
  fromAddress: string | null;
  toAddresses: readonly string[];
};

/**
 * The address that gets an automatic acknowledgement of a message that has become a case, in lower case; null when none
 * may be sent: only a mail that a person sent from outside, to an address that is read (RFC 3834, 2). `own` are the
 * region's own addresses, in lower case: two of them would answer each other for ever. Pure.
 */
export function acknowledgedAddress(message: Acknowledged, own: ReadonlySet<string>): string | null {
  if (message.channel !== "mail" || message.archive || message.machine) return null;
  if (message.fate !== "case_created") return null;
  const address = message.fromAddress?.trim().toLowerCase() ?? "";
  if (!/^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"()]+$/.test(address) || address.length > 254)
    return null;
  if (own.has(address) || UNREAD.test(address)) return null;
  // A mail that its sender addressed to itself came by a list or a rule.
  if (message.toAddresses.some((to) => to.toLowerCase() === address)) return null;
  return address;
}

/** The Message-IDs of the thread that a message stands in, its own included. Pure. */
export function threadOfMessage(message: {
  messageId: string | null;
  references: readonly string[];
  inReplyTo: readonly string[];
}): string[] {
  const ids = [message.messageId ?? "", ...message.references, ...message.inReplyTo];
  return [...new Set(ids.filter((id) => id !== ""))].slice(0, 200);
}

const SWEDISH =
  /(?<!\p{L})(?:och|att|är|för|från|inte|som|till|ska|säkerhetsmeddelande|produkten|åtgärder|tillverkare|vänligen)(?!\p{L})/giu;
const ENGLISH =
  /(?<!\p{L})(?:and|the|is|for|from|not|of|to|shall|notice|product|actions|manufacturer|please)(?!\p{L})/giu;

/** Swedish for a letter with more Swedish words than English, English for any other language. Pure. */
export function letterLanguage(text: string): "sv" | "en" {
  const start = text.slice(0, 20_000);
  const count = (pattern: RegExp) => start.match(pattern)?.length ?? 0;
  return count(SWEDISH) > count(ENGLISH) ? "sv" : "en";
}

/** Subject and text of an acknowledgement, in the language of `t`. Pure. */
export function acknowledgementText(
  about: { subject: string | null; number: string; region: { name: string; signature: string } },
  t: Translate,
): { subject: string; text: string } {
  const { number, region } = about;
  const subject = bareSubject(about.subject ?? "").slice(0, 200);
  const name = region.signature.includes(region.name) ? "" : region.name;
  const paragraphs = [
    t("acknowledgement.greeting"),
    subject
      ? t("acknowledgement.received", { subject, number })
      : t("acknowledgement.receivedUntitled", { number }),
    t("acknowledgement.onwards", { number }),
    t("acknowledgement.automatic"),
    [t("acknowledgement.regards"), region.signature.trim(), name].filter(Boolean).join("\n"),
  ];
  return {
    subject: t("acknowledgement.subject", { subject: subject || number, number }),
    text: paragraphs.join("\n\n"),
  };
}
