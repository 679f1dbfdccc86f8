import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { administrationList } from "#lib/organisation/directory/queries.ts";
import { optionalId } from "#lib/organisation/page.ts";
import { mailboxKinds } from "#lib/organisation/schema.ts";
import { addMailbox } from "../../actions.ts";
import { Crumbs } from "../../Crumbs.tsx";
import { MailboxFields } from "../MailboxFields.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("directory.mailbox"))("add") };
}

export default async function NewMailboxPage({ searchParams }: Props) {
  const actor = await requirePage("directory.edit");
  const params = await searchParams;
  const administrations = await administrationList(actor);
  const t = await getTranslations("directory");
  return (
    <>
      <Crumbs trail={[{ href: "/directory/mailboxes", label: t("tabs.mailboxes") }]} />
      <PageHeading title={t("mailbox.add")} />
      <Panel>
        <ActionForm action={addMailbox} submitLabel={t("create")}>
          <MailboxFields
            administrations={administrations.map(({ id, name }) => ({ value: id, label: name }))}
            mailbox={{
              kind: mailboxKinds.find((kind) => kind === params.kind),
              administrationId: optionalId(params, "administration"),
            }}
          />
        </ActionForm>
      </Panel>
    </>
  );
}
