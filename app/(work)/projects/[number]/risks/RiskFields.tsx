"use client";

import { Heading } from "@navikt/ds-react/Typography";
import { useTranslations } from "next-intl";
import {
  CheckboxInput,
  type Option,
  RadioInput,
  SelectInput,
  TextAreaInput,
  TextInput,
} from "#components/ui/fields.tsx";
import type { RiskMatrix } from "#lib/projects/risks/matrix.ts";
import { stages } from "#lib/projects/risks/rules.ts";
import { LevelFields } from "./LevelFields.tsx";

export type RiskValues = {
  stage?: string;
  hazard?: string;
  sequence?: string;
  situation?: string;
  harm?: string;
  misuse?: boolean;
  singleFault?: boolean;
  severityBefore?: number | null;
  probabilityBefore?: number | null;
  ownerName?: string | null;
  /** `YYYY-MM-DD` */
  dueAt?: string | null;
  requirements?: string[];
  componentId?: string | null;
  causedById?: string | null;
};

type Props = { matrix: RiskMatrix; risk: RiskValues; components: Option[]; causes: Option[] };

/** ISO 14971, 5: the chain from hazard to harm, its estimate, and who sees to it. */
export function RiskFields({ matrix, risk, components, causes }: Props) {
  const t = useTranslations("projects.risks");
  return (
    <>
      <Heading level="3" size="xsmall">
        {t("parts.what")}
      </Heading>
      <RadioInput
        name="stage"
        label={t("fields.stage")}
        inline
        defaultValue={risk.stage}
        options={stages.map((value) => ({ value, label: t(`stages.${value}`) }))}
      />
      <TextInput
        name="hazard"
        label={t("fields.hazard")}
        description={t("fields.hazardHint")}
        defaultValue={risk.hazard}
        maxLength={500}
      />
      {(["sequence", "situation", "harm"] as const).map((name) => (
        <TextAreaInput
          key={name}
          name={name}
          label={t(`fields.${name}`)}
          description={t(`fields.${name}Hint`)}
          defaultValue={risk[name]}
          rows={2}
          maxLength={2000}
          optional="later"
        />
      ))}
      <div>
        <CheckboxInput name="misuse" label={t("fields.misuse")} defaultChecked={risk.misuse ?? false} />
        <CheckboxInput
          name="singleFault"
          label={t("fields.singleFault")}
          defaultChecked={risk.singleFault ?? false}
        />
      </div>
      <Heading level="3" size="xsmall">
        {t("parts.before")}
      </Heading>
      <LevelFields
        matrix={matrix}
        when="Before"
        severity={risk.severityBefore ?? null}
        probability={risk.probabilityBefore ?? null}
      />
      <Heading level="3" size="xsmall">
        {t("parts.plan")}
      </Heading>
      <TextInput name="ownerName" label={t("fields.ownerName")} defaultValue={risk.ownerName} optional />
      <TextInput name="dueAt" type="date" label={t("fields.dueAt")} defaultValue={risk.dueAt} optional />
      <TextInput
        name="requirements"
        label={t("fields.requirements")}
        description={t("fields.requirementsHint")}
        defaultValue={risk.requirements?.join(", ")}
        optional
      />
      {components.length > 0 && (
        <SelectInput
          name="componentId"
          label={t("fields.component")}
          options={components}
          emptyLabel={t("fields.noComponent")}
          defaultValue={risk.componentId}
          optional
        />
      )}
      {causes.length > 0 && (
        <SelectInput
          name="causedById"
          label={t("fields.causedBy")}
          options={causes}
          emptyLabel={t("fields.noCause")}
          defaultValue={risk.causedById}
          optional
        />
      )}
    </>
  );
}
