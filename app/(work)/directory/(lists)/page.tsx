import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { UnitTree } from "#components/organisation/UnitTree.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { may } from "#lib/auth/access.ts";
import { requirePage } from "#lib/auth/session.ts";
import { administrationList, unitNodes } from "#lib/organisation/directory/queries.ts";
import { unitTree } from "#lib/organisation/directory/tree.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("directory"))("title") };
}

export default async function DirectoryPage({ searchParams }: Props) {
  const actor = await requirePage("directory.view");
  const inactive = (await searchParams).inactive === "1";
  const [administrations, nodes] = await Promise.all([
    administrationList(actor),
    unitNodes(actor, { inactive }),
  ]);
  const t = await getTranslations("directory");
  const edits = may(actor, "directory.edit");
  const shown = administrations.filter((administration) => inactive || administration.active);
  return (
    <Panel
      title={t("tabs.units")}
      actions={
        edits && (
          <div className="flex flex-wrap gap-2">
            <LinkButton href="/directory/units/new" size="small" variant="secondary">
              {t("unit.add")}
            </LinkButton>
            <LinkButton href="/directory/administrations/new" size="small" variant="secondary">
              {t("administration.add")}
            </LinkButton>
          </div>
        )
      }
    >
      {shown.length === 0 ? (
        <EmptyState
          action={edits && <LinkButton href="/directory/exchange">{t("tabs.exchange")}</LinkButton>}
        >
          {t("administration.none")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          {!nodes && <p>{t("tree.tooMany")}</p>}
          <UnitTree items={unitTree(shown, nodes ?? [])} label={t("tabs.units")} />
          <Link href={inactive ? "/directory" : "/directory?inactive=1"} className="text-sm underline">
            {inactive ? t("hideInactive") : t("showInactive")}
          </Link>
        </div>
      )}
    </Panel>
  );
}
