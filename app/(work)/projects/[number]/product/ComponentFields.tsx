"use client";

import { useTranslations } from "next-intl";
import { CheckboxInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";

type Part = {
  name: string;
  manufacturer: string;
  reference: string | null;
  udiDi: string | null;
  lots: string[];
  softwareVersion: string | null;
  quantity: number;
  ceMarked: boolean;
  note: string | null;
};

/** One part of the device: the same when adding and later. */
export function ComponentFields({ part }: { part?: Part }) {
  const t = useTranslations("projects.product.fields");
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput name="name" label={t("name")} defaultValue={part?.name} maxLength={200} />
        <TextInput
          name="manufacturer"
          label={t("manufacturer")}
          defaultValue={part?.manufacturer}
          maxLength={200}
        />
        <TextInput name="reference" label={t("reference")} defaultValue={part?.reference} optional />
        <TextInput name="udiDi" label={t("udiDi")} defaultValue={part?.udiDi} optional />
        <TextInput
          name="softwareVersion"
          label={t("softwareVersion")}
          defaultValue={part?.softwareVersion}
          optional
        />
        <TextInput name="quantity" type="number" label={t("quantity")} defaultValue={part?.quantity ?? 1} />
      </div>
      <TextAreaInput
        name="lots"
        label={t("lots")}
        description={t("lotsHint")}
        defaultValue={part?.lots.join(", ")}
        rows={1}
        optional
      />
      <CheckboxInput name="ceMarked" label={t("ceMarked")} defaultChecked={part?.ceMarked} />
      <TextAreaInput name="note" label={t("note")} defaultValue={part?.note} rows={2} optional />
    </>
  );
}
