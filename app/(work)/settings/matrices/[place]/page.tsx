import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import type { Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { type Option, SelectInput, TextInput } from "#components/ui/fields.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { settingForForm } from "#lib/organisation/queries.ts";
import { riskMatrices } from "#lib/projects/queries/settings.ts";
import { matrixSizes, type RiskMatrix, resized, zones } from "#lib/projects/risks/matrix.ts";
import { matrixStartSchema } from "#lib/projects/risks/schema.ts";
import { removeMatrix, saveMatrix } from "../actions.ts";

type Props = {
  params: Promise<{ place: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One matrix: its levels with what they mean, and the zone of each cell. A new one begins as a copy. */
export default async function MatrixPage({ params, searchParams }: Props) {
  const actor = await requirePage("settings.view");
  const { place } = await params;
  const { version } = await settingForForm(actor, "riskMatrices");
  const matrices = await riskMatrices();
  const fresh = place === "new";
  const start = matrixStartSchema.parse(await searchParams);
  const from = matrices[fresh ? start.from : Number(place)];
  if (!from) notFound();
  const size = {
    severities: start.severities ?? from.severities.length,
    probabilities: start.probabilities ?? from.probabilities.length,
  };
  const matrix = fresh ? resized(from, size.severities, size.probabilities) : from;
  const t = await getTranslations("settings.matrices");
  const name = fresh ? t("add") : t("change", { name: matrix.name });
  return (
    <>
      <PageHeading title={name} lead={fresh ? null : t("copies")} />
      <div className="flex flex-col gap-5">
        {fresh && <Start matrices={matrices} from={start.from} size={size} />}
        <Panel>
          <ActionForm
            key={`${matrix.name}-${size.severities}-${size.probabilities}`}
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
            <LevelFields side="severities" matrix={matrix} />
            <LevelFields side="probabilities" matrix={matrix} />
            <ZoneSelects matrix={matrix} />
          </ActionForm>
        </Panel>
        {!fresh && matrices.length > 1 && (
          <Panel title={t("remove")}>
            <ActionForm
              action={removeMatrix}
              hidden={{ version, place }}
              prefix="remove-"
              submitLabel={t("removeNamed", { name: matrix.name })}
              submitVariant="secondary"
              danger
            >
              <p>{t("removeLead")}</p>
            </ActionForm>
          </Panel>
        )}
      </div>
    </>
  );
}

type StartProps = {
  matrices: readonly RiskMatrix[];
  from: number;
  size: { severities: number; probabilities: number };
};

/** What a new matrix begins as: a copy of another, in any size. In the address, so that it works without scripts. */
async function Start({ matrices, from, size }: StartProps) {
  const t = await getTranslations("settings.matrices");
  const sizes = matrixSizes.map(String).map((value) => ({ value, label: value }));
  const choice = (name: string, label: string, value: number, options: Option[]) => (
    <Select key={`${name}-${value}`} name={name} label={label} defaultValue={value} size="small">
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
  const copies = matrices.map((matrix, index) => ({ value: String(index), label: matrix.name }));
  return (
    <Panel title={t("start")}>
      <form action="/settings/matrices/new" className="flex flex-wrap items-end gap-4">
        {choice("from", t("copyOf"), from, copies)}
        {choice("severities", t("severityCount"), size.severities, sizes)}
        {choice("probabilities", t("probabilityCount"), size.probabilities, sizes)}
        <Button type="submit" variant="secondary" size="small">
          {t("begin")}
        </Button>
      </form>
    </Panel>
  );
}

type Levels = RiskMatrix["severities"];
/** Levels of a new matrix may be without names: the number tells them apart. */
const numbered = (levels: Levels) => levels.map((level, index) => ({ level, number: index + 1 }));

async function LevelFields({ side, matrix }: { side: "severities" | "probabilities"; matrix: RiskMatrix }) {
  const t = await getTranslations("settings.matrices");
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-2 font-semibold">{t(side)}</legend>
      {numbered(matrix[side]).map(({ level, number }) => (
        <div key={number} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {(["sv", "en", "helpSv", "helpEn"] as const).map((field) => (
            <TextInput
              key={field}
              name={`matrix.${side}[${number - 1}].${field}`}
              label={`${number}. ${t(`level.${field}`)}`}
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
  const named = ({ level, number }: { level: Levels[number]; number: number }) =>
    `${number} ${level.sv}`.trim();
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-2 font-semibold">{t("settings.matrices.zones")}</legend>
      {numbered(matrix.severities).map((severity) => (
        <div key={severity.number} className="grid gap-3 sm:grid-cols-3 lg:grid-cols-6">
          {numbered(matrix.probabilities).map((probability) => (
            <SelectInput
              key={probability.number}
              name={`matrix.zones[${severity.number - 1}][${probability.number - 1}]`}
              label={`${named(severity)} × ${named(probability)}`}
              options={options}
              defaultValue={matrix.zones[severity.number - 1]?.[probability.number - 1] ?? ""}
              size="small"
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}
