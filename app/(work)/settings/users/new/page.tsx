import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { administrationList } from "#lib/organisation/directory/queries.ts";
import { SettingsCrumbs } from "../../SettingsCrumbs.tsx";
import { addUser } from "../actions.ts";
import { RoleFields } from "../RoleFields.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("add") };
}

export default async function NewUserPage() {
  const actor = await requirePage("users.edit");
  const administrations = (await administrationList(actor)).filter(({ active }) => active);
  const t = await getTranslations("users");
  return (
    <>
      <SettingsCrumbs part="users" />
      <PageHeading title={t("add")} lead={t("addLead")} />
      <Panel>
        <ActionForm action={addUser} submitLabel={t("create")} resetOnSuccess>
          <div className="grid max-w-4xl gap-5 sm:grid-cols-2">
            <TextInput name="name" label={t("name")} maxLength={200} />
            <TextInput name="email" type="email" label={t("email")} maxLength={254} />
          </div>
          <RoleFields administrations={administrations.map(({ id, name }) => ({ value: id, label: name }))} />
        </ActionForm>
      </Panel>
    </>
  );
}
