import type { ActionType } from "#lib/notices/facts.ts";
import { LANGUAGES } from "#lib/notices/reading/languages/all.ts";
import type {
  LabelField,
  Language,
  OtherMail,
  Phrases,
  TemplateNumber,
} from "#lib/notices/reading/languages/language.ts";
import { indexPhrases } from "#lib/notices/reading/phrases.ts";

type PlainList = {
  [Key in keyof Language]-?: Language[Key] extends Phrases ? (Key extends "code" ? never : Key) : never;
}[keyof Language];

function everyLanguage(list: PlainList) {
  return indexPhrases(LANGUAGES.map((language) => [language[list], list] as const));
}

function labelEntries(): [Phrases, LabelField][] {
  return LANGUAGES.flatMap((language) =>
    Object.entries(language.labels).map(([field, phrases]): [Phrases, LabelField] => [
      withPlurals(phrases),
      field as LabelField,
    ]),
  );
}

/** "artikelnummer" stands for "artikelnummern", "artikelnummers" and "artikelnumre" too. */
function withPlurals(phrases: Phrases): Phrases {
  const written = phrases.split("|");
  const plural = written.flatMap((phrase) => {
    if (/nummer\s*$/.test(phrase))
      return ["nummern", "nummers", "numre", "numrene"].map((end) => phrase.replace(/nummer\s*$/, end));
    return /(?:number|code|numéro|lot)\s*$/.test(phrase) ? [`${phrase.trimEnd()}s`] : [];
  });
  return [...written, ...plural].join("|");
}

function templateEntries(): [Phrases, TemplateNumber][] {
  return LANGUAGES.flatMap((language) =>
    Object.entries(language.template).map(([number, phrases]): [Phrases, TemplateNumber] => [
      phrases,
      number as TemplateNumber,
    ]),
  );
}

function actionEntries(): [Phrases, ActionType][] {
  return LANGUAGES.flatMap((language) =>
    Object.entries(language.actions).map(([type, phrases]): [Phrases, ActionType] => [
      phrases,
      type as ActionType,
    ]),
  );
}

function otherMailEntries(): [Phrases, OtherMail][] {
  return LANGUAGES.flatMap((language) =>
    Object.entries(language.otherMail).map(([kind, phrases]): [Phrases, OtherMail] => [
      phrases,
      kind as OtherMail,
    ]),
  );
}

/** The words of all languages together, ready to be looked up. Built once. */
export const VOCABULARY = {
  labels: indexPhrases(labelEntries()),
  template: indexPhrases(templateEntries()),
  actions: indexPhrases(actionEntries()),
  otherMail: indexPhrases(otherMailEntries()),
  guidance: everyLanguage("guidance"),
  headings: everyLanguage("headings"),
  noticeWords: everyLanguage("noticeWords"),
  by: everyLanguage("by"),
  within: everyLanguage("within"),
  units: everyLanguage("units"),
  replyWords: everyLanguage("replyWords"),
  replyForms: everyLanguage("replyForms"),
  noReply: everyLanguage("noReply"),
  companyVerbs: everyLanguage("companyVerbs"),
  rules: everyLanguage("rules"),
  consumables: everyLanguage("consumables"),
  equipment: everyLanguage("equipment"),
  closings: everyLanguage("closings"),
  yes: everyLanguage("yes"),
  no: everyLanguage("no"),
  update: everyLanguage("update"),
} as const;
