"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { UnitPicker } from "#components/organisation/UnitPicker.tsx";
import { type Option, SelectInput } from "#components/ui/fields.tsx";
import { useFormReset } from "#components/ui/useFormReset.ts";
import { type Scope, scopesOf } from "#lib/auth/users/scopes.ts";
import type { Role } from "#prisma/generated/enums.ts";

const roles = Object.keys(scopesOf) as Role[];

/** A role and what it is tied to, as far as the role can be tied to something. */
export function RoleFields({ administrations }: { administrations: Option[] }) {
  const t = useTranslations();
  const [role, setRole] = useState<Role | null>(null);
  const [chosenScope, setScope] = useState<string>("");
  const root = useRef<HTMLDivElement>(null);
  useFormReset(root, () => {
    setRole(null);
    setScope("");
  });
  const allowed = role ? scopesOf[role] : [];
  const scope = allowed.find((one) => one === chosenScope) ?? allowed[0];

  function follow({ target }: React.FormEvent) {
    if (!(target instanceof HTMLSelectElement)) return;
    if (target.name === "role") setRole(roles.find((known) => known === target.value) ?? null);
    if (target.name === "scope") setScope(target.value);
  }

  return (
    // The selects tell here what was chosen: their events come up.
    <div ref={root} className="grid max-w-4xl items-start gap-5 sm:grid-cols-2" onChange={follow}>
      <SelectInput
        name="role"
        label={t("users.role")}
        options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
      />
      {allowed.length > 1 && (
        <SelectInput
          key={role}
          name="scope"
          label={t("users.scope")}
          options={allowed.map((value: Scope) => ({ value, label: t(`users.scopes.${value}`) }))}
          defaultValue={scope}
        />
      )}
      {scope === "administration" && (
        <SelectInput
          name="administrationId"
          label={t("directory.fields.administration")}
          options={administrations}
        />
      )}
      {scope === "unit" && <UnitPicker name="unitId" label={t("directory.fields.unit")} />}
    </div>
  );
}
