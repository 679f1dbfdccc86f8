"use client";

import { useTranslations } from "next-intl";
import { TextInput } from "#components/ui/fields.tsx";

type Device = { name?: string; manufacturer?: string; reference?: string | null; udiDi?: string | null };

/** Which device on the market it is. */
export function DeviceFields({ device = {} }: { device?: Device }) {
  const t = useTranslations("projects.market.fields");
  return (
    <>
      <TextInput name="name" label={t("name")} defaultValue={device.name} maxLength={200} />
      <TextInput
        name="manufacturer"
        label={t("manufacturer")}
        defaultValue={device.manufacturer}
        maxLength={200}
      />
      <TextInput
        name="reference"
        label={t("reference")}
        defaultValue={device.reference}
        maxLength={100}
        optional
      />
      <TextInput name="udiDi" label={t("udiDi")} defaultValue={device.udiDi} maxLength={100} optional />
    </>
  );
}
