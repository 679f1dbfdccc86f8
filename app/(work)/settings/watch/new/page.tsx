import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { storedFilters } from "#lib/intake/watch/filter.ts";
import { type Preset, presetOf, presets } from "#lib/intake/watch/presets.ts";
import { SettingsCrumbs } from "../../SettingsCrumbs.tsx";
import { SourceForm, type SourceStart } from "../SourceForm.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("watch"))("add") };
}

/** A new source, blank or begun from one that is known. */
export default async function NewSourcePage({ searchParams }: Props) {
  await requirePage("settings.edit");
  const { preset } = await searchParams;
  const key = typeof preset === "string" ? preset : undefined;
  const t = await getTranslations("watch");
  return (
    <>
      <SettingsCrumbs part="watch" />
      <PageHeading title={t("add")} lead={t("off")} />
      <div className="flex flex-col gap-5">
        <Panel title={t("begin")}>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            <li>
              <Link href={"/settings/watch/new" as Route} className="underline">
                {t("blank")}
              </Link>
            </li>
            {Object.entries(presets).map(([name, one]) => (
              <li key={name}>
                <Link href={`/settings/watch/new?preset=${name}` as Route} className="underline">
                  {one.name}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
        <SourceForm key={key ?? ""} start={startOf(presetOf(key))} />
      </div>
    </>
  );
}

const blank: SourceStart = {
  name: "",
  address: "",
  kind: "feed",
  mapping: null,
  filters: storedFilters(null),
  intervalMinutes: 360,
  quietAfterDays: 30,
  takeDays: 0,
  fetchLinked: false,
  linkedHosts: [],
  opensCases: true,
};

function startOf(preset: Preset | null): SourceStart {
  return preset ? { ...blank, ...preset, mapping: preset.mapping && { ...preset.mapping } } : blank;
}
