import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { partyKinds } from "#lib/organisation/schema.ts";
import { addParty } from "../../actions.ts";
import { Crumbs } from "../../Crumbs.tsx";
import { PartyFields } from "../PartyFields.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("directory.party.add"))("private_provider") };
}

export default async function NewPartyPage({ searchParams }: Props) {
  await requirePage("directory.edit");
  const { kind: wanted } = await searchParams;
  const kind = partyKinds.find((value) => value === wanted) ?? "private_provider";
  const t = await getTranslations("directory");
  return (
    <>
      <Crumbs trail={[{ href: "/directory/external", label: t("tabs.external") }]} />
      <PageHeading title={t(`party.add.${kind}`)} />
      <Panel>
        <ActionForm action={addParty} submitLabel={t("create")}>
          <TextInput
            name="code"
            label={t("fields.code")}
            description={t("fields.codeHint")}
            maxLength={40}
            className="max-w-60"
          />
          <PartyFields party={{ kind }} />
        </ActionForm>
      </Panel>
    </>
  );
}
