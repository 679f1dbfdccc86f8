"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { UnitPicker } from "#components/organisation/UnitPicker.tsx";
import { type Option, SelectInput, TextInput } from "#components/ui/fields.tsx";
import { mailboxKinds } from "#lib/organisation/schema.ts";
import type { MailboxKind } from "#prisma/generated/enums.ts";

type Props = {
  administrations: Option[];
  mailbox: {
    kind?: MailboxKind;
    name?: string;
    address?: string;
    administrationId?: string | null;
    unit?: Option | null;
  };
};

/** The fields of a mailbox: what it belongs to is asked for only where that follows from what it is for. */
export function MailboxFields({ administrations, mailbox }: Props) {
  const t = useTranslations("directory");
  const [kind, setKind] = useState<string>(mailbox.kind ?? "");
  return (
    // The select tells here what was chosen: its events come up.
    <div
      className="grid max-w-4xl items-start gap-5 sm:grid-cols-2"
      onChange={({ target }) => {
        if (target instanceof HTMLSelectElement && target.name === "kind") setKind(target.value);
      }}
    >
      <SelectInput
        name="kind"
        label={t("fields.mailboxKind")}
        options={mailboxKinds.map((value) => ({ value, label: t(`mailboxKinds.${value}`) }))}
        defaultValue={mailbox.kind}
      />
      {kind === "administration" ? (
        <SelectInput
          name="administrationId"
          label={t("fields.administration")}
          options={administrations}
          defaultValue={mailbox.administrationId}
        />
      ) : kind === "own_handling" ? (
        <UnitPicker name="unitId" label={t("fields.unit")} chosen={mailbox.unit} />
      ) : (
        <div className="hidden sm:block" />
      )}
      <TextInput name="name" label={t("fields.name")} defaultValue={mailbox.name} maxLength={200} />
      <TextInput
        name="address"
        type="email"
        label={t("fields.address")}
        defaultValue={mailbox.address}
        maxLength={254}
      />
    </div>
  );
}
