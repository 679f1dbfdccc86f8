import { Tag } from "@navikt/ds-react/Tag";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Address } from "#components/organisation/Address.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { may } from "#lib/auth/access.ts";
import { requirePage } from "#lib/auth/session.ts";
import { administrationList } from "#lib/organisation/directory/queries.ts";
import { pageUnit } from "#lib/organisation/page.ts";
import { ActivePanel } from "../../ActivePanel.tsx";
import { changeUnitActive, saveUnit } from "../../actions.ts";
import { Crumbs } from "../../Crumbs.tsx";
import { EditSwitch } from "../../EditSwitch.tsx";
import { Facts } from "../../Facts.tsx";
import { UnitFields } from "../UnitFields.tsx";
import { Managers } from "./Managers.tsx";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await pageUnit(await requirePage("directory.view"), (await params).id)).name };
}

export default async function UnitPage({ params, searchParams }: Props) {
  const actor = await requirePage("directory.view");
  const unit = await pageUnit(actor, (await params).id);
  const { id, version, administration, above, children } = unit;
  const t = await getTranslations("directory");
  const edits = may(actor, "directory.edit");
  const parent = above.at(-1);
  const editing = edits && (await searchParams).edit === "1";
  const administrations = editing ? await administrationList(actor) : [];
  const facts: [string, React.ReactNode][] = [
    [t("fields.code"), unit.code],
    [t("fields.costCentre"), unit.costCentre],
    [t("fields.rgsCustomerNumber"), unit.rgsCustomerNumber],
    ...unit.mailboxes.map((mailbox): [string, React.ReactNode] => [
      t(`mailboxKinds.${mailbox.kind}`),
      <Link key={mailbox.id} href={`/directory/mailboxes/${mailbox.id}`} className="underline">
        <Address>{mailbox.address}</Address>
      </Link>,
    ]),
  ];
  return (
    <>
      <Crumbs
        trail={[
          { href: `/directory/administrations/${administration.id}`, label: administration.name },
          ...above.map((step) => ({ href: `/directory/units/${step.id}`, label: step.name })),
        ]}
      />
      <PageHeading
        title={
          <span className="flex flex-wrap items-center gap-3">
            {unit.name}
            {unit.ownHandling && (
              <Tag variant="outline" data-color="info" size="small">
                {t("tree.ownHandling")}
              </Tag>
            )}
            {!unit.active && (
              <Tag variant="outline" data-color="neutral" size="small">
                {t("tree.inactive")}
              </Tag>
            )}
          </span>
        }
        actions={edits && <EditSwitch href={`/directory/units/${id}`} editing={editing} />}
        lead={unit.ownHandling ? t("fields.ownHandlingHint") : undefined}
      />
      <div className="flex flex-col gap-6">
        {editing ? (
          <Panel title={t("edit")}>
            <ActionForm action={saveUnit} hidden={{ id, version }} submitLabel={t("save")} submitSize="small">
              <UnitFields
                administrations={administrations.map((row) => ({ value: row.id, label: row.name }))}
                unit={{ ...unit, parent: parent ? { value: parent.id, label: parent.name } : null }}
              />
            </ActionForm>
          </Panel>
        ) : (
          <Panel title={t("unit.facts")}>
            <Facts facts={facts} />
          </Panel>
        )}
        <Managers unit={unit} editing={editing} />
        <Panel
          title={t("unit.below")}
          actions={
            edits &&
            unit.active && (
              <LinkButton href={`/directory/units/new?parent=${id}`} size="small" variant="secondary">
                {t("unit.addBelow")}
              </LinkButton>
            )
          }
        >
          {children.length === 0 ? (
            <p className="text-(--ax-text-neutral-subtle)">{t("unit.noneBelow")}</p>
          ) : (
            <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
              {children.map((child) => (
                <li key={child.id}>
                  <Link href={`/directory/units/${child.id}`} className="underline">
                    {child.name}
                  </Link>{" "}
                  <span className="text-sm text-(--ax-text-neutral-subtle)">{child.code}</span>{" "}
                  {!child.active && (
                    <Tag size="xsmall" variant="outline" data-color="neutral">
                      {t("tree.inactive")}
                    </Tag>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Panel>
        {editing && <ActivePanel action={changeUnitActive} entry={unit} />}
      </div>
    </>
  );
}
