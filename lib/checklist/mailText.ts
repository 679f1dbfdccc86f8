import { isHit } from "#lib/checklist/rules.ts";
import { type MailFunction, searchAnswerSchema } from "#lib/checklist/schema.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

/** The body of a mail with Bilaga 1: the person's own words, the form, where it is filled in, and who sends. */
export function composeChecklistMail(parts: {
  message: string;
  body: string;
  link: string;
  sender: string;
}): string {
  const { body, link, sender } = parts;
  const message = parts.message
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();
  return `${message ? `${message}\n\n${sender}\n\n` : `${sender}\n\n`}${link}\n\n${body}`;
}

/**
 * To whom the form would go next, and with what words: after a hit in the contract database the contract number goes
 * to Logistikservice (RH-15405 Bilaga 1). Nobody in particular otherwise.
 */
export function proposedMail(
  rows: readonly { key: ChecklistKey; answer: unknown }[],
  t: Translate,
): { functions: MailFunction[]; message: string } {
  if (!isHit(rows, "contract_search")) return { functions: [], message: "" };
  const contract = searchAnswerSchema.safeParse(rows.find((row) => row.key === "contract_search")?.answer);
  const numbers = contract.success ? (contract.data.contractNumbers ?? "") : "";
  const term = contract.success ? (contract.data.searchTerm ?? "") : "";
  return { functions: ["logistics"], message: t("checklist.mail.afterHit", { numbers, term }) };
}
