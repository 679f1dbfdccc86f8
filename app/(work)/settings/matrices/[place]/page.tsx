import type { Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { SelectInput, TextInput } from "#components/ui/fields.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { settingForForm } from "#lib/organisation/queries.ts";
import { riskMatrices } from "#lib/projects/queries/settings.ts";
import { type RiskMatrix, zones } from "#lib/projects/risks/matrix.ts";
import { saveMatrix } from "../actions.ts";

type Props = { params: Promise<{ place: string }>; searchParams: Promise<{ from?: string }> };

/** One matrix: its levels with what they mean, and the zone of each cell. A new one begins as a copy. */
export default async function MatrixPage({ params, searchParams }: Props) {
  const actor = await requirePage("settings.view");
  const { place } = await params;
  const { version } = await settingForForm(actor, "riskMatrices");
  const matrices = await riskMatrices();
  const fresh = place === "new";
  const matrix = matrices[Number(fresh ? ((await searchParams).from ?? 0) : place)];
  if (!matrix) notFound();
  const t = await getTranslations("settings.matrices");
  const name = fresh ? t("add") : t("change", { name: matrix.name });
  return (
    <>
      <PageHeading title={name} lead={t("copies")} />
      <Panel>
        {fresh && (
          <nav aria-label={t("copyOf")} className="flex flex-wrap gap-4 pb-5">
            {t("copyOf")}
            {matrices.map((each, index) => (
              <Link
                key={each.name}
                href={`/settings/matrices/new?from=${index}` as Route}
                className="underline"
              >
                {each.name}
              </Link>
            ))}
          </nav>
        )}
        <ActionForm
          key={matrix.name}
          action={saveMatrix}
          hidden={{ version, ...(fresh ? {} : { place }) }}
          submitLabel={t("save")}
          footer={
            <Link href={"/settings/matrices" as Route} className="underline">
              {t("back")}
            </Link>
          }
        >
          <TextInput name="matrix.name" label={t("name")} defaultValue={fresh ? "" : matrix.name} />
          <Levels side="severities" matrix={matrix} />
          <Levels side="probabilities" matrix={matrix} />
          <ZoneSelects matrix={matrix} />
        </ActionForm>
      </Panel>
    </>
  );
}

async function Levels({ side, matrix }: { side: "severities" | "probabilities"; matrix: RiskMatrix }) {
  const t = await getTranslations("settings.matrices");
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-2 font-semibold">{t(side)}</legend>
      {matrix[side].map((level, index) => (
        <div key={level.sv} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {(["sv", "en", "helpSv", "helpEn"] as const).map((field) => (
            <TextInput
              key={field}
              name={`matrix.${side}[${index}].${field}`}
              label={`${index + 1}. ${t(`level.${field}`)}`}
              defaultValue={level[field]}
              size="small"
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

async function ZoneSelects({ matrix }: { matrix: RiskMatrix }) {
  const t = await getTranslations();
  const options = zones.map((value) => ({ value, label: t(`projects.risks.zones.${value}`) }));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-2 font-semibold">{t("settings.matrices.zones")}</legend>
      {matrix.severities.map((severity, row) => (
        <div key={severity.sv} className="grid gap-3 sm:grid-cols-3 lg:grid-cols-6">
          {matrix.probabilities.map((probability, column) => (
            <SelectInput
              key={probability.sv}
              name={`matrix.zones[${row}][${column}]`}
              label={`${severity.sv} × ${probability.sv}`}
              options={options}
              defaultValue={matrix.zones[row]?.[column] ?? ""}
              size="small"
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}
