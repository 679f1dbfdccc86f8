"use client";

import { useTranslations } from "next-intl";
import { UnitsPicker } from "#components/organisation/UnitPicker.tsx";
import { TextInput } from "#components/ui/fields.tsx";

type Frame = {
  title?: string;
  legalEntity?: string;
  organisationNumber?: string;
  address?: string;
  qualitySystem?: string | null;
  ownerFunction?: string;
  units?: { value: string; label: string }[];
};

/** Who makes the device, for whom, and under which quality system: the same when starting and later. */
export function FrameFields({ frame }: { frame: Frame }) {
  const t = useTranslations("projects.fields");
  return (
    <>
      <TextInput name="title" label={t("title")} defaultValue={frame.title} maxLength={200} />
      <UnitsPicker name="unitIds" label={t("units")} chosen={frame.units} />
      <TextInput
        name="ownerFunction"
        label={t("ownerFunction")}
        description={t("ownerFunctionHint")}
        defaultValue={frame.ownerFunction}
      />
      <TextInput name="legalEntity" label={t("legalEntity")} defaultValue={frame.legalEntity} />
      <TextInput
        name="organisationNumber"
        label={t("organisationNumber")}
        description={t("organisationNumberHint")}
        defaultValue={frame.organisationNumber}
        className="max-w-60"
      />
      <TextInput name="address" label={t("address")} defaultValue={frame.address} />
      <TextInput
        name="qualitySystem"
        label={t("qualitySystem")}
        description={t("qualitySystemHint")}
        defaultValue={frame.qualitySystem}
        optional
      />
    </>
  );
}
