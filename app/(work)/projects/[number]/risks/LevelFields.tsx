"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { ZoneTag } from "#components/projects/riskTags.tsx";
import { SelectInput } from "#components/ui/fields.tsx";
import { type RiskMatrix, zoneOf } from "#lib/projects/risks/matrix.ts";

type Props = {
  matrix: RiskMatrix;
  when: "Before" | "After";
  severity: number | null;
  probability: number | null;
};

/** Severity and probability with what each level means; the zone is shown as they are chosen. */
export function LevelFields({ matrix, when, severity, probability }: Props) {
  const t = useTranslations("projects.risks");
  const language = useLocale() === "en" ? "en" : "sv";
  const [chosen, setChosen] = useState({ severity, probability });
  const zone = zoneOf(matrix, chosen.severity, chosen.probability);
  const options = (levels: RiskMatrix["severities"]) =>
    levels.map((level, index) => {
      const help = language === "en" ? level.helpEn : level.helpSv;
      return {
        value: String(index + 1),
        label: `${index + 1} ${level[language]}${help ? ` – ${help}` : ""}`,
      };
    });
  function follow({ target }: ChangeEvent<HTMLDivElement> & { target: { name?: string; value?: string } }) {
    const level = Number(target.value) || null;
    if (target.name?.startsWith("severity")) setChosen((now) => ({ ...now, severity: level }));
    if (target.name?.startsWith("probability")) setChosen((now) => ({ ...now, probability: level }));
  }
  return (
    <div onChange={follow} className="flex flex-col gap-4">
      <SelectInput
        name={`severity${when}`}
        label={t(`fields.severity${when}`)}
        options={options(matrix.severities)}
        defaultValue={severity === null ? "" : String(severity)}
        optional="later"
      />
      <SelectInput
        name={`probability${when}`}
        label={t(`fields.probability${when}`)}
        options={options(matrix.probabilities)}
        defaultValue={probability === null ? "" : String(probability)}
        optional="later"
      />
      <p aria-live="polite" className="flex flex-wrap items-center gap-2">
        {zone ? (
          <>
            <ZoneTag zone={zone} /> {t(`zoneHelp.${zone}`)}
          </>
        ) : (
          t("zoneAfterChoice")
        )}
      </p>
    </div>
  );
}
