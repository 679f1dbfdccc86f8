import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RiskMatrixTable } from "#components/projects/RiskMatrixTable.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { settingForForm } from "#lib/organisation/queries.ts";
import { riskMatrices } from "#lib/projects/queries/settings.ts";
import { proposeMatrix } from "../../matrices/actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tabs"))("matrices") };
}

/** The region's risk matrices: ISO 14971 gives none. */
export default async function MatricesPage() {
  const actor = await requirePage("settings.view");
  const { version } = await settingForForm(actor, "riskMatrices");
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
            <div className="flex flex-wrap items-start gap-3">
              {place > 0 && (
                <ActionForm
                  action={proposeMatrix}
                  hidden={{ version, place }}
                  prefix={`propose-${place}-`}
                  submitLabel={t("propose", { name: matrix.name })}
                  submitVariant="tertiary"
                  submitSize="small"
                />
              )}
              <LinkButton href={`/settings/matrices/${place}`} variant="secondary" size="small">
                {t("change", { name: matrix.name })}
              </LinkButton>
            </div>
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
