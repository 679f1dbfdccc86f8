import { Tag } from "@navikt/ds-react/Tag";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Address } from "#components/organisation/Address.tsx";
import { UnitTree } from "#components/organisation/UnitTree.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { may } from "#lib/auth/access.ts";
import { requirePage } from "#lib/auth/session.ts";
import { unitNodes } from "#lib/organisation/directory/queries.ts";
import { unitTree } from "#lib/organisation/directory/tree.ts";
import { pageAdministration } from "#lib/organisation/page.ts";
import { ActivePanel } from "../../ActivePanel.tsx";
import { changeAdministrationActive, saveAdministration } from "../../actions.ts";
import { Crumbs } from "../../Crumbs.tsx";
import { EditSwitch } from "../../EditSwitch.tsx";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await pageAdministration(await requirePage("directory.view"), (await params).id)).name };
}

export default async function AdministrationPage({ params, searchParams }: Props) {
  const actor = await requirePage("directory.view");
  const administration = await pageAdministration(actor, (await params).id);
  const { id, version, name, code, active } = administration;
  const nodes = await unitNodes(actor, { administrationId: id, inactive: !active });
  const t = await getTranslations("directory");
  const edits = may(actor, "directory.edit");
  const editing = edits && (await searchParams).edit === "1";
  const [root] = unitTree([administration], nodes ?? []);
  return (
    <>
      <Crumbs trail={[]} />
      <PageHeading
        title={
          <span className="flex flex-wrap items-center gap-3">
            {name}
            {!active && (
              <Tag variant="outline" data-color="neutral" size="small">
                {t("tree.inactive")}
              </Tag>
            )}
          </span>
        }
        actions={edits && <EditSwitch href={`/directory/administrations/${id}`} editing={editing} />}
        lead={`${t("administration.title")} · ${t("fields.code")} ${code}`}
      />
      <div className="flex flex-col gap-6">
        {editing && (
          <Panel title={t("edit")}>
            <ActionForm
              action={saveAdministration}
              hidden={{ id, version }}
              submitLabel={t("save")}
              submitSize="small"
            >
              <TextInput
                name="name"
                label={t("fields.name")}
                defaultValue={name}
                maxLength={200}
                className="max-w-xl"
              />
            </ActionForm>
          </Panel>
        )}
        <Panel
          title={t("administration.mailboxes")}
          actions={
            edits && (
              <LinkButton
                href={`/directory/mailboxes/new?kind=administration&administration=${id}`}
                size="small"
                variant="secondary"
              >
                {t("mailbox.add")}
              </LinkButton>
            )
          }
        >
          {administration.mailboxes.length === 0 ? (
            <EmptyState>{t("administration.noMailbox")}</EmptyState>
          ) : (
            <ul>
              {administration.mailboxes.map((mailbox) => (
                <li key={mailbox.id} className="flex flex-wrap gap-x-4">
                  <Link href={`/directory/mailboxes/${mailbox.id}`} className="underline">
                    {mailbox.name}
                  </Link>
                  <Address>{mailbox.address}</Address>
                  {!mailbox.active && (
                    <Tag size="xsmall" variant="outline" data-color="neutral">
                      {t("tree.inactive")}
                    </Tag>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <Panel
          title={t("administration.units")}
          actions={
            edits &&
            active && (
              <LinkButton href={`/directory/units/new?administration=${id}`} size="small" variant="secondary">
                {t("unit.add")}
              </LinkButton>
            )
          }
        >
          {root && root.children.length > 0 ? (
            <UnitTree items={root.children} label={t("administration.units")} />
          ) : (
            <EmptyState>{nodes ? t("administration.noUnits") : t("tree.tooMany")}</EmptyState>
          )}
        </Panel>
        {editing && <ActivePanel action={changeAdministrationActive} entry={administration} />}
      </div>
    </>
  );
}
