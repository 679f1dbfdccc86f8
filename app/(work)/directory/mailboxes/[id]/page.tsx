import { Tag } from "@navikt/ds-react/Tag";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { may } from "#lib/auth/access.ts";
import { requirePage } from "#lib/auth/session.ts";
import { administrationList } from "#lib/organisation/directory/queries.ts";
import { pageMailbox } from "#lib/organisation/page.ts";
import { ActivePanel } from "../../ActivePanel.tsx";
import { changeMailboxActive, saveMailbox } from "../../actions.ts";
import { Crumbs } from "../../Crumbs.tsx";
import { Facts } from "../../Facts.tsx";
import { MailboxFields } from "../MailboxFields.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await pageMailbox(await requirePage("directory.view"), (await params).id)).name };
}

export default async function MailboxPage({ params }: Props) {
  const actor = await requirePage("directory.view");
  const mailbox = await pageMailbox(actor, (await params).id);
  const { id, version, kind, name, address, unit } = mailbox;
  const administrations = await administrationList(actor);
  const administration = administrations.find((row) => row.id === mailbox.administrationId);
  const t = await getTranslations("directory");
  return (
    <>
      <Crumbs trail={[{ href: "/directory/mailboxes", label: t("tabs.mailboxes") }]} />
      <PageHeading
        title={
          <span className="flex flex-wrap items-center gap-3">
            {name}
            {!mailbox.active && (
              <Tag variant="outline" data-color="neutral" size="small">
                {t("tree.inactive")}
              </Tag>
            )}
          </span>
        }
      />
      {may(actor, "directory.edit") ? (
        <div className="flex flex-col gap-6">
          <Panel>
            <ActionForm
              action={saveMailbox}
              hidden={{ id, version }}
              submitLabel={t("save")}
              submitSize="small"
            >
              <MailboxFields
                administrations={administrations.map((row) => ({ value: row.id, label: row.name }))}
                mailbox={{
                  ...mailbox,
                  unit: unit && { value: unit.id, label: `${unit.name} (${unit.code})` },
                }}
              />
            </ActionForm>
          </Panel>
          <ActivePanel action={changeMailboxActive} entry={mailbox} />
        </div>
      ) : (
        <Panel>
          <Facts
            facts={[
              [t("fields.mailboxKind"), t(`mailboxKinds.${kind}`)],
              [t("fields.address"), address],
              [t("fields.belongsTo"), unit?.name ?? administration?.name ?? t("wholeRegion")],
            ]}
          />
        </Panel>
      )}
    </>
  );
}
