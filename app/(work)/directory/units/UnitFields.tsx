"use client";

import { useTranslations } from "next-intl";
import { UnitPicker } from "#components/organisation/UnitPicker.tsx";
import { CheckboxInput, type Option, SelectInput, TextInput } from "#components/ui/fields.tsx";

type Props = {
  administrations: Option[];
  unit: {
    name?: string;
    administrationId?: string;
    parent?: Option | null;
    costCentre?: string | null;
    rgsCustomerNumber?: string | null;
    ownHandling?: boolean;
  };
};

/** The fields of a unit, for a new one and for one that is changed. */
export function UnitFields({ administrations, unit }: Props) {
  const t = useTranslations("directory");
  return (
    <>
      <div className="grid max-w-4xl items-start gap-5 sm:grid-cols-2">
        <TextInput name="name" label={t("fields.name")} defaultValue={unit.name} maxLength={200} />
        <SelectInput
          name="administrationId"
          label={t("fields.administration")}
          options={administrations}
          defaultValue={unit.administrationId}
        />
        <UnitPicker name="parentId" label={t("fields.parentOptional")} chosen={unit.parent} />
        <div className="hidden sm:block" />
        <TextInput
          name="costCentre"
          label={t("fields.costCentre")}
          optional
          defaultValue={unit.costCentre}
          maxLength={40}
        />
        <TextInput
          name="rgsCustomerNumber"
          label={t("fields.rgsCustomerNumber")}
          optional
          defaultValue={unit.rgsCustomerNumber}
          maxLength={40}
        />
      </div>
      <CheckboxInput
        name="ownHandling"
        label={t("fields.ownHandling")}
        description={t("fields.ownHandlingHint")}
        defaultChecked={unit.ownHandling}
      />
    </>
  );
}
