import type { Actor } from "#lib/auth/actor.ts";
import { caseByNumber } from "#lib/cases/queries.ts";
import { checklistDocument } from "#lib/checklist/document.ts";
import { checklistPdf } from "#lib/checklist/pdf.ts";
import { checklistOf, checklistSubject } from "#lib/checklist/queries.ts";
import { checklistWord } from "#lib/checklist/word.ts";
import { NotFoundError } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Bilaga 1 of a case as a file. Null for who may not see it. */
export async function checklistFileOf(
  actor: Actor,
  number: string,
  kind: "pdf" | "word",
  locale: Locale,
  at: Date,
): Promise<{ fileName: string; mediaType: string; content: Uint8Array } | null> {
  try {
    const { id } = await caseByNumber(actor, number);
    const [subject, rows] = [await checklistSubject(actor, id), await checklistOf(actor, id)];
    const t = translatorFor(locale) as unknown as Translate;
    const document = checklistDocument(subject, rows, t);
    const name = `${t("cases.tabs.checklist")} ${subject.number}`;
    if (kind === "word") {
      const content = await checklistWord(document, { number: subject.number, locale });
      return { fileName: `${name}.docx`, mediaType: wordType, content };
    }
    const content = await checklistPdf(document, { number: subject.number, locale, at });
    return { fileName: `${name}.pdf`, mediaType: "application/pdf", content };
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
