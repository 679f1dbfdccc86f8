import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { administrationList, unitById } from "#lib/organisation/directory/queries.ts";
import { found, optionalId } from "#lib/organisation/page.ts";
import { addUnit } from "../../actions.ts";
import { Crumbs } from "../../Crumbs.tsx";
import { UnitFields } from "../UnitFields.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("directory.unit"))("add") };
}

export default async function NewUnitPage({ searchParams }: Props) {
  const actor = await requirePage("directory.edit");
  const params = await searchParams;
  const parentId = optionalId(params, "parent");
  const parent = parentId ? await found(unitById(actor, parentId)) : null;
  const administrations = (await administrationList(actor)).filter(({ active }) => active);
  const t = await getTranslations("directory");
  return (
    <>
      <Crumbs trail={parent ? [{ href: `/directory/units/${parent.id}`, label: parent.name }] : []} />
      <PageHeading title={t("unit.add")} />
      <Panel>
        <ActionForm action={addUnit} submitLabel={t("create")}>
          <TextInput
            name="code"
            label={t("fields.code")}
            description={t("fields.codeHint")}
            maxLength={40}
            className="max-w-60"
          />
          <UnitFields
            administrations={administrations.map(({ id, name }) => ({ value: id, label: name }))}
            unit={{
              administrationId: parent?.administrationId ?? optionalId(params, "administration"),
              parent: parent && { value: parent.id, label: `${parent.name} (${parent.code})` },
            }}
          />
        </ActionForm>
      </Panel>
    </>
  );
}
