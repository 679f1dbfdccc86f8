"use client";

import { useTranslations } from "next-intl";
import { TextAreaInput } from "#components/ui/fields.tsx";

/** Cost, benefit and risk, which every decision on going on weighs in writing (VGR 1). */
export function Weighing() {
  const t = useTranslations("projects.decisions");
  return (["cost", "benefit", "risk"] as const).map((name) => (
    <TextAreaInput
      key={name}
      name={name}
      label={t(`fields.${name}`)}
      description={t(`fields.${name}Hint`)}
      rows={3}
      maxLength={4000}
    />
  ));
}
