import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RiskMatrixTable } from "#components/projects/RiskMatrixTable.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { riskMatrices } from "#lib/projects/queries/settings.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tabs"))("matrices") };
}

/** The region's risk matrices: ISO 14971 gives none. */
export default async function MatricesPage() {
  await requirePage("settings.view");
  const t = await getTranslations("settings.matrices");
  const matrices = await riskMatrices();
  return (
    <div className="flex flex-col gap-5">
      <p className="max-w-prose">{t("lead")}</p>
      <div>
        <LinkButton href="/settings/matrices/new" variant="secondary" size="small">
          {t("add")}
        </LinkButton>
      </div>
      {matrices.map((matrix, place) => (
        <Panel
          key={matrix.name}
          title={matrix.name}
          actions={
            <LinkButton href={`/settings/matrices/${place}`} variant="secondary" size="small">
              {t("change", { name: matrix.name })}
            </LinkButton>
          }
        >
          <div className="max-w-3xl">
            <RiskMatrixTable title={place === 0 ? t("first") : matrix.name} matrix={matrix} risks={[]} />
          </div>
        </Panel>
      ))}
    </div>
  );
}
