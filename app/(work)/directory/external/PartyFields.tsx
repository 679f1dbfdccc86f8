"use client";

import { useTranslations } from "next-intl";
import { SelectInput, TextInput } from "#components/ui/fields.tsx";
import { partyKinds } from "#lib/organisation/schema.ts";
import type { ExternalPartyKind } from "#prisma/generated/enums.ts";

type Props = {
  party: {
    kind?: ExternalPartyKind;
    name?: string;
    email?: string | null;
    rgsCustomerNumber?: string | null;
  };
};

/** The fields of a private provider or municipality. */
export function PartyFields({ party }: Props) {
  const t = useTranslations("directory");
  return (
    <div className="grid max-w-4xl items-start gap-5 sm:grid-cols-2">
      <SelectInput
        name="kind"
        label={t("fields.partyKind")}
        options={partyKinds.map((value) => ({ value, label: t(`partyKinds.${value}`) }))}
        defaultValue={party.kind}
      />
      <TextInput name="name" label={t("fields.name")} defaultValue={party.name} maxLength={200} />
      <TextInput
        name="email"
        type="email"
        label={t("fields.email")}
        optional
        defaultValue={party.email}
        maxLength={254}
      />
      <TextInput
        name="rgsCustomerNumber"
        label={t("fields.rgsCustomerNumber")}
        optional
        defaultValue={party.rgsCustomerNumber}
        maxLength={40}
      />
    </div>
  );
}
