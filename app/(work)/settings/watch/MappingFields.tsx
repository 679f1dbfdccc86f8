"use client";

import { useTranslations } from "next-intl";
import { TextInput } from "#components/ui/fields.tsx";
import { statedFields } from "#lib/intake/watch/statedFields.ts";

const general = ["list", "id", "entryTitle", "link", "published", "text", "area", "documents"] as const;

/** Where a JSON interface has what is read of it; in sight only while that kind is chosen. */
export function MappingFields({ mapping }: { mapping: Record<string, string> | null }) {
  const t = useTranslations("watch");
  const field = (key: string, label: string, needed: boolean, description?: string) => (
    <TextInput
      key={key}
      name={`mapping.${key}`}
      label={label}
      description={description}
      defaultValue={mapping?.[key]}
      optional={!needed}
      size="small"
    />
  );
  return (
    <fieldset className="hidden flex-col gap-4 group-has-[input[name=kind][value=json]:checked]/source:flex">
      <legend className="pb-1 font-semibold">{t("form.mapping")}</legend>
      <p className="max-w-prose text-(--ax-text-neutral-subtle)">{t("form.mappingHint")}</p>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        {general.map((name) =>
          field(
            name === "entryTitle" ? "title" : name,
            t(`form.${name}`),
            name === "entryTitle",
            name === "list" ? t("form.listHint") : undefined,
          ),
        )}
        {statedFields.map((name) => field(name, t(`labels.${name}`), false))}
      </div>
      {field("more", t("form.more"), false, t("form.moreHint"))}
    </fieldset>
  );
}
