import { answerSchemas, type ReplyAnswer, type SearchAnswer } from "#lib/checklist/schema.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** What a search says besides its result, each as one line: search word, contract numbers, register's day … */
export function searchLines(answer: SearchAnswer, t: Translate): string[] {
  const { searchTerm, contractNumbers, quantity, registerAsOf, note } = answer;
  return [
    ...(searchTerm ? [t("checklist.said.searchTerm", { value: searchTerm })] : []),
    ...(contractNumbers ? [t("checklist.said.contractNumbers", { value: contractNumbers })] : []),
    ...(quantity === undefined ? [] : [t("checklist.said.quantity", { value: quantity })]),
    ...(registerAsOf ? [t("checklist.said.registerAsOf", { value: registerAsOf })] : []),
    ...(note ? [t("checklist.said.note", { value: note })] : []),
  ];
}

/** What a reply row says besides yes or no. */
export function replyLines(answer: ReplyAnswer, t: Translate): string[] {
  const { wanted, responderName, note } = answer;
  return [
    ...(wanted === "yes" && responderName ? [t("checklist.said.responder", { value: responderName })] : []),
    ...(note ? [t("checklist.said.note", { value: note })] : []),
  ];
}

/**
 * A row's answer in one line: "Träff. Sökord: BD Alaris. Avtalsnummer: 2024-118." Empty when there is none, or none
 * that the row's schema knows.
 */
export function answerText(key: ChecklistKey, answer: unknown, t: Translate): string {
  const parsed = answerSchemas[key].safeParse(answer);
  if (!parsed.success) return "";
  const value = parsed.data;
  if ("result" in value)
    return [t(`checklist.results.${value.result}`), ...searchLines(value, t)].map(sentence).join(" ");
  if ("wanted" in value) return [t(`form.${value.wanted}`), ...replyLines(value, t)].map(sentence).join(" ");
  return value.note;
}
