"use client";

import { useTranslations } from "next-intl";
import { TextAreaInput, TextInput } from "#components/ui/fields.tsx";

type Search = { source: string; searchTerm?: string; searchedOn: string; result?: string };

/** Where, with what words, when, and what came of it. */
export function SearchFields({ search }: { search: Search }) {
  const t = useTranslations("projects.market.fields");
  return (
    <>
      <TextInput
        name="source"
        label={t("source")}
        description={t("sourceHint")}
        defaultValue={search.source}
        maxLength={200}
      />
      <TextInput name="searchTerm" label={t("term")} defaultValue={search.searchTerm} maxLength={500} />
      <TextInput name="searchedOn" type="date" label={t("searchedOn")} defaultValue={search.searchedOn} />
      <TextAreaInput
        name="result"
        label={t("result")}
        description={t("resultHint")}
        defaultValue={search.result}
        rows={3}
        maxLength={4000}
      />
    </>
  );
}
