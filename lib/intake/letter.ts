import { z } from "zod";
import { COLUMN_LIMITS, plausibleDate, storable, storableOrNull } from "#lib/intake/bounds.ts";
import { readableText } from "#lib/mail/bodyText.ts";
import { withoutLinkSecrets } from "#lib/mail/linkSecrets.ts";
import type { Address, ParsedMail } from "#lib/mail/parsedMail.ts";

/** The most of the text of one message within a message that is kept beside its file. */
const MAX_TEXT = 200_000;

const letterSchema = z.object({
  from: z.string().nullable(),
  to: z.array(z.string()),
  subject: z.string().nullable(),
  /** ISO 8601. */
  sentAt: z.string().nullable(),
  text: z.string(),
});

/** What a message within a message says, to be read without opening its file. */
export type Letter = z.output<typeof letterSchema>;

/** What a mail within a mail says; null for what only wraps files. */
export function letterOf(mail: ParsedMail): Letter | null {
  const text = storable(withoutLinkSecrets(readableText(mail)), MAX_TEXT);
  const from = mail.from && inWords(mail.from);
  if (text.trim() === "" && !from && !mail.subject) return null;
  return {
    from,
    to: [...mail.to, ...mail.cc].slice(0, 20).map(inWords),
    subject: storableOrNull(mail.subject && withoutLinkSecrets(mail.subject), COLUMN_LIMITS.subject),
    sentAt: plausibleDate(mail.date)?.toISOString() ?? null,
    text,
  };
}

/** A letter as it is stored; null for files that are no messages. */
export function storedLetter(json: unknown): Letter | null {
  return letterSchema.safeParse(json).data ?? null;
}

function inWords({ name, address }: Address): string {
  const said = name && address ? `${name} <${address}>` : name || address;
  return storable(said, COLUMN_LIMITS.address + COLUMN_LIMITS.name);
}
