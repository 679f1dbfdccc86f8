import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SourceStateTag } from "#components/intake/SourceStateTag.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { hasMessages, watchEntries, watchSource } from "#lib/intake/watch/queries.ts";
import { entryFilterSchema } from "#lib/intake/watch/schema.ts";
import { found, idIn } from "#lib/organisation/page.ts";
import { SettingsCrumbs } from "../../SettingsCrumbs.tsx";
import { removeSource } from "../actions.ts";
import { SourceForm } from "../SourceForm.tsx";
import { EntryList } from "./EntryList.tsx";
import { StatePanel } from "./StatePanel.tsx";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requirePage("settings.view");
  return { title: (await found(watchSource(actor, idIn((await params).id), now()))).name };
}

/** One source: how it is doing, what became of its entries, and its settings. */
export default async function SourcePage({ params, searchParams }: Props) {
  const actor = await requirePage("settings.view");
  const source = await found(watchSource(actor, idIn((await params).id), now()));
  const filter = entryFilterSchema.parse(await searchParams);
  const [list, used] = await Promise.all([
    watchEntries(actor, source.id, filter),
    hasMessages(actor, source.id),
  ]);
  const t = await getTranslations("watch");
  const { id, version } = source;
  return (
    <>
      <SettingsCrumbs part="watch" />
      <PageHeading
        title={
          <span className="flex flex-wrap items-center gap-3">
            {source.name}
            <SourceStateTag state={source.state} />
          </span>
        }
        lead={<span className="break-all">{source.address}</span>}
      />
      <div className="flex flex-col gap-6">
        <StatePanel source={source} />
        <EntryList sourceId={id} filter={filter} list={list} />
        <SourceForm title={t("edit")} start={source} read={{ id, version }} />
        {!source.active && !used && (
          <Panel title={t("remove.title")}>
            <ActionForm
              action={removeSource}
              hidden={{ id, version }}
              prefix="remove-"
              submitLabel={t("remove.submit", { name: source.name })}
              submitVariant="secondary"
              submitSize="small"
              danger
            >
              <p>{t("remove.text")}</p>
            </ActionForm>
          </Panel>
        )}
      </div>
    </>
  );
}
