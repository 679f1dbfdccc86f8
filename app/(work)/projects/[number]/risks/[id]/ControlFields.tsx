"use client";

import { useTranslations } from "next-intl";
import { RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { controlKinds } from "#lib/projects/risks/rules.ts";

type Control = { kind: string; description: string; verified: string | null; effective: string | null };

/** A control, and how it is shown that it is in place and works (ISO 14971, 7.2). */
export function ControlFields({ control }: { control?: Control }) {
  const t = useTranslations("projects.risks.controls");
  return (
    <>
      <RadioInput
        name="kind"
        label={t("kind")}
        size="small"
        defaultValue={control?.kind}
        options={controlKinds.map((value) => ({
          value,
          label: t(`kinds.${value}`),
          description: t(`kindHelp.${value}`),
        }))}
      />
      <TextAreaInput
        name="description"
        label={t("description")}
        size="small"
        rows={2}
        maxLength={2000}
        defaultValue={control?.description}
      />
      {(["verified", "effective"] as const).map((name) => (
        <TextAreaInput
          key={name}
          name={name}
          label={t(name)}
          size="small"
          rows={2}
          maxLength={2000}
          defaultValue={control?.[name]}
          optional="later"
        />
      ))}
    </>
  );
}
