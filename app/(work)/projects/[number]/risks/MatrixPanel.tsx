import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { RiskMatrixTable } from "#components/projects/RiskMatrixTable.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { RiskMatrix } from "#lib/projects/risks/matrix.ts";
import type { ProjectRisk } from "#lib/projects/risks/queries.ts";

type Props = { matrix: RiskMatrix; risks: ProjectRisk[]; base: string; decides: boolean };

/** The picture of the risks before and after their controls, and what the levels mean. */
export async function MatrixPanel({ matrix, risks, base, decides }: Props) {
  const t = await getTranslations("projects.risks");
  const before = risks.map(({ id, number, severityBefore, probabilityBefore }) => ({
    ...{ id, number, severity: severityBefore, probability: probabilityBefore },
  }));
  const after = risks.map((risk) => {
    const { id, number } = risk;
    // Without controls nothing has changed.
    const controlled = risk.controls.length > 0;
    const severity = controlled ? risk.severityAfter : risk.severityBefore;
    const probability = controlled ? risk.probabilityAfter : risk.probabilityBefore;
    return { id, number, severity, probability };
  });
  return (
    <Panel
      title={t("matrix.title")}
      id="matrix"
      actions={
        <span className="flex flex-wrap gap-x-4 text-sm">
          {t("matrix.name", { name: matrix.name })}
          {decides && (
            <Link href={`${base}/matrix` as Route} className="no-print underline">
              {t("matrix.change")}
            </Link>
          )}
        </span>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid gap-6 xl:grid-cols-2 print:grid-cols-2">
          <RiskMatrixTable title={t("matrix.before")} matrix={matrix} risks={before} base={base} />
          <RiskMatrixTable title={t("matrix.after")} matrix={matrix} risks={after} base={base} />
        </div>
        <Disclosure header={t("matrix.levels")} className="no-print">
          <div className="grid gap-6 sm:grid-cols-2">
            <Levels title={t("matrix.severity")} levels={matrix.severities} />
            <Levels title={t("matrix.probability")} levels={matrix.probabilities} />
          </div>
        </Disclosure>
      </div>
    </Panel>
  );
}

async function Levels({ title, levels }: { title: string; levels: RiskMatrix["severities"] }) {
  const english = (await getLocale()) === "en";
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      <ol className="list-decimal pl-6">
        {levels.map((level) => (
          <li key={level.sv}>
            {english ? level.en : level.sv}: {english ? level.helpEn : level.helpSv}
          </li>
        ))}
      </ol>
    </div>
  );
}
