"use client";

import { useTranslations } from "next-intl";
import { CheckboxInput, RadioInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import type { TestKind } from "#prisma/generated/enums.ts";

type Plan = {
  kind?: TestKind;
  title?: string;
  how?: string;
  extent?: string;
  conditions?: string;
  risksAndLimits?: string;
  involvesPatients?: boolean;
};

const kinds = ["prototype", "verification", "validation"] as const;

/** How a test is to be done, and what those who carry it out must know: the same when planning and later. */
export function PlanFields({ plan, fixedKind = false }: { plan: Plan; fixedKind?: boolean }) {
  const t = useTranslations("projects");
  return (
    <>
      {fixedKind ? (
        <input type="hidden" name="kind" value={plan.kind} />
      ) : (
        <RadioInput
          name="kind"
          label={t("tests.fields.kind")}
          defaultValue={plan.kind}
          options={kinds.map((value) => ({
            value,
            label: t(`testKinds.${value}`),
            description: t(`tests.kindHelp.${value}`),
          }))}
        />
      )}
      <TextInput name="title" label={t("tests.fields.title")} defaultValue={plan.title} maxLength={200} />
      <TextAreaInput name="how" label={t("tests.fields.how")} defaultValue={plan.how} />
      <TextAreaInput name="extent" label={t("tests.fields.extent")} defaultValue={plan.extent} rows={3} />
      <TextAreaInput
        name="conditions"
        label={t("tests.fields.conditions")}
        defaultValue={plan.conditions}
        rows={3}
      />
      <TextAreaInput
        name="risksAndLimits"
        label={t("tests.fields.risksAndLimits")}
        description={t("tests.fields.risksHint")}
        defaultValue={plan.risksAndLimits}
      />
      <CheckboxInput
        name="involvesPatients"
        label={t("tests.fields.patientsTick")}
        description={t("tests.fields.patientsHint")}
        defaultChecked={plan.involvesPatients}
      />
    </>
  );
}
