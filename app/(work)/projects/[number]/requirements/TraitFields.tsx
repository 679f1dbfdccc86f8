"use client";

import { useTranslations } from "next-intl";
import { CheckboxListInput } from "#components/ui/fields.tsx";
import { traitGroups } from "#lib/projects/requirements/traits.ts";

/** What the device is, in plain words. */
export function TraitFields({ chosen }: { chosen: string[] }) {
  const t = useTranslations("projects");
  return (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
      {Object.entries(traitGroups).map(([group, traits]) => (
        <CheckboxListInput
          key={group}
          name="traits"
          size="small"
          label={t(`requirements.groups.${group as keyof typeof traitGroups}`)}
          options={traits.map((value) => ({ value, label: t(`traits.${value}`) }))}
          defaultValue={chosen}
        />
      ))}
    </div>
  );
}
