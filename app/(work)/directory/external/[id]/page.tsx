import { Tag } from "@navikt/ds-react/Tag";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { may } from "#lib/auth/access.ts";
import { requirePage } from "#lib/auth/session.ts";
import { pageParty } from "#lib/organisation/page.ts";
import { ActivePanel } from "../../ActivePanel.tsx";
import { changePartyActive, saveParty } from "../../actions.ts";
import { Crumbs } from "../../Crumbs.tsx";
import { Facts } from "../../Facts.tsx";
import { PartyFields } from "../PartyFields.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await pageParty(await requirePage("directory.view"), (await params).id)).name };
}

export default async function PartyPage({ params }: Props) {
  const actor = await requirePage("directory.view");
  const party = await pageParty(actor, (await params).id);
  const { id, version, kind, code } = party;
  const t = await getTranslations("directory");
  return (
    <>
      <Crumbs trail={[{ href: "/directory/external", label: t("tabs.external") }]} />
      <PageHeading
        title={
          <span className="flex flex-wrap items-center gap-3">
            {party.name}
            {!party.active && (
              <Tag variant="outline" data-color="neutral" size="small">
                {t("tree.inactive")}
              </Tag>
            )}
          </span>
        }
        lead={`${t(`partyKinds.${kind}`)} · ${t("fields.code")} ${code}`}
      />
      {may(actor, "directory.edit") ? (
        <div className="flex flex-col gap-6">
          <Panel>
            <ActionForm
              action={saveParty}
              hidden={{ id, version }}
              submitLabel={t("save")}
              submitSize="small"
            >
              <PartyFields party={party} />
            </ActionForm>
          </Panel>
          <ActivePanel action={changePartyActive} entry={party} />
        </div>
      ) : (
        <Panel>
          <Facts
            facts={[
              [t("fields.email"), party.email],
              [t("fields.rgsCustomerNumber"), party.rgsCustomerNumber],
            ]}
          />
        </Panel>
      )}
    </>
  );
}
