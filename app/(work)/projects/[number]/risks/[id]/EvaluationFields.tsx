"use client";

import { useTranslations } from "next-intl";
import { RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import type { RiskMatrix } from "#lib/projects/risks/matrix.ts";
import { LevelFields } from "../LevelFields.tsx";

type Props = {
  matrix: RiskMatrix;
  controlled: boolean;
  risk: {
    severityAfter: number | null;
    probabilityAfter: number | null;
    newRisks: string | null;
    benefitRisk: string | null;
    state: string;
  };
};

/** ISO 14971, 7.3–7.5: what is left, what the controls bring, and why that can be accepted. */
export function EvaluationFields({ matrix, controlled, risk }: Props) {
  const t = useTranslations("projects.risks");
  return (
    <>
      {controlled ? (
        <>
          <LevelFields
            matrix={matrix}
            when="After"
            severity={risk.severityAfter}
            probability={risk.probabilityAfter}
          />
          <TextAreaInput
            name="newRisks"
            label={t("fields.newRisks")}
            description={t("fields.newRisksHint")}
            rows={2}
            maxLength={2000}
            defaultValue={risk.newRisks}
            optional="later"
          />
        </>
      ) : (
        <p>{t("afterNeedsControls")}</p>
      )}
      <TextAreaInput
        name="benefitRisk"
        label={t("fields.benefitRisk")}
        description={t("fields.benefitRiskHint")}
        rows={3}
        maxLength={4000}
        defaultValue={risk.benefitRisk}
        optional
      />
      <RadioInput
        name="state"
        label={t("fields.state")}
        defaultValue={risk.state}
        options={(["open", "controlled", "accepted"] as const).map((value) => ({
          value,
          label: t(`states.${value}`),
          description: t(`stateHelp.${value}`),
        }))}
      />
    </>
  );
}
