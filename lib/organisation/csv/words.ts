import { translatorFor } from "#lib/i18n/translator.ts";
import { type Column, type CsvWords, columnEntries, lists } from "#lib/organisation/csv/lists.ts";
import { mailboxKinds, partyKinds } from "#lib/organisation/schema.ts";

/** The headings and words of CSV files: written in the given language, understood in both. */
export function csvWords(locale: string): CsvWords {
  const languages = locale === "en" ? (["en", "sv"] as const) : (["sv", "en"] as const);
  const translators = languages.map(translatorFor);
  const all = (key: string) => translators.map((t) => (t as (key: string) => string)(key));
  const columns = lists.flatMap((list) => columnEntries(list).map(([column]) => column));
  return {
    columns: Object.fromEntries(
      columns.map((column) => [column, all(`directory.csv.columns.${column}`)]),
    ) as Record<Column, string[]>,
    files: Object.fromEntries(
      lists.map((list) => [list, all(`directory.csv.files.${list}`)[0] ?? list]),
    ) as CsvWords["files"],
    values: {
      yes: all("form.yes"),
      no: all("form.no"),
      ...Object.fromEntries(mailboxKinds.map((kind) => [kind, all(`directory.mailboxKinds.${kind}`)])),
      ...Object.fromEntries(partyKinds.map((kind) => [kind, all(`directory.partyKinds.${kind}`)])),
    },
  };
}
