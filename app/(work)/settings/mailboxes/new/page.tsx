import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { SettingsCrumbs } from "../../SettingsCrumbs.tsx";
import { addMailbox } from "../actions.ts";
import { MailboxFields } from "../MailboxFields.tsx";
import { TryButton } from "../TryButton.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailboxes"))("add") };
}

export default async function NewMailboxPage() {
  await requirePage("settings.view");
  const t = await getTranslations("mailboxes");
  return (
    <>
      <SettingsCrumbs part="mailboxes" />
      <PageHeading title={t("add")} lead={t("addLead")} />
      <Panel>
        <ActionForm action={addMailbox} submitLabel={t("connect")} footer={<TryButton label={t("try")} />}>
          <MailboxFields />
        </ActionForm>
      </Panel>
    </>
  );
}
