import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { addAdministration } from "../../actions.ts";
import { Crumbs } from "../../Crumbs.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("directory.administration"))("add") };
}

export default async function NewAdministrationPage() {
  await requirePage("directory.edit");
  const t = await getTranslations("directory");
  return (
    <>
      <Crumbs trail={[]} />
      <PageHeading title={t("administration.add")} />
      <Panel>
        <ActionForm action={addAdministration} submitLabel={t("create")}>
          <TextInput
            name="code"
            label={t("fields.code")}
            description={t("fields.codeHint")}
            maxLength={40}
            className="max-w-60"
          />
          <TextInput name="name" label={t("fields.name")} maxLength={200} className="max-w-xl" />
        </ActionForm>
      </Panel>
    </>
  );
}
