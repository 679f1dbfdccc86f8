import { BodyLong } from "@navikt/ds-react/Typography";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayDecide, mayEdit } from "#lib/projects/policy.ts";
import { filteredRisks, riskFilterSchema } from "#lib/projects/risks/filter.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import { componentOf, type ProjectRisk, projectRisks } from "#lib/projects/risks/queries.ts";
import { gapsOf, loweredByInformationAlone } from "#lib/projects/risks/rules.ts";
import { MatrixPanel } from "./MatrixPanel.tsx";
import { OverallPanel } from "./OverallPanel.tsx";
import { RiskFilters } from "./RiskFilters.tsx";
import { RiskTable } from "./RiskTable.tsx";
import { UnacceptableAlert } from "./UnacceptableAlert.tsx";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The risk analysis (document E): the risks, their picture, and the overall judgement. */
export default async function RisksPage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const t = await getTranslations("projects.risks");
  const matrix = matrixOf(project.matrix);
  const all = await projectRisks(actor, project.id);
  const risks = all.filter(({ withdrawnAt }) => withdrawnAt === null);
  const filter = riskFilterSchema.parse(await searchParams);
  const shown = filteredRisks(all, matrix, filter);
  const part = filter.component ? await componentOf(actor, project.id, filter.component) : null;
  const base = `/projects/${project.number}/risks`;
  // Who comes from a part of the device adds a risk of that part.
  const newRisk = filter.component ? `${base}/new?component=${filter.component}` : `${base}/new`;
  const edits = mayEdit(actor, project);
  const decides = edits && mayDecide(actor, project);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <BodyLong className="max-w-3xl">{t("lead")}</BodyLong>
        <div className="no-print flex flex-wrap gap-3">
          {edits && <LinkButton href={newRisk}>{t("add")}</LinkButton>}
          <LinkButton href={`${base}/excel`} variant="secondary">
            {t("export")}
          </LinkButton>
          {edits && (
            <LinkButton href={`${base}/import`} variant="secondary">
              {t("import")}
            </LinkButton>
          )}
        </div>
      </div>
      <UnacceptableAlert project={project} />
      <Gaps risks={risks} base={base} />
      {all.length === 0 ? (
        <EmptyState>{t("none")}</EmptyState>
      ) : (
        <>
          <RiskFilters />
          {part && <p>{t("ofComponent", { name: part.name })}</p>}
          <p role="status" className="text-sm">
            {t("found", { count: shown.length })}
          </p>
          {shown.length === 0 ? (
            <EmptyState>{part ? t("noneOfComponent", { name: part.name }) : t("noneFound")}</EmptyState>
          ) : (
            <RiskTable risks={shown} matrix={matrix} base={base} />
          )}
        </>
      )}
      <MatrixPanel matrix={matrix} risks={risks} base={base} decides={decides} />
      <OverallPanel project={project} decides={decides} />
    </div>
  );
}

/** What the analysis has not thought of, as advice. */
async function Gaps({ risks, base }: { risks: ProjectRisk[]; base: string }) {
  const t = await getTranslations("projects.risks.gaps");
  const gaps = gapsOf(risks);
  const informed = risks.filter(loweredByInformationAlone);
  if (gaps.length + informed.length === 0) return null;
  return (
    <Panel title={t("title")} id="gaps">
      <p className="pb-2">{t("lead")}</p>
      <ul className="list-disc pl-5">
        {gaps.map((gap) => (
          <li key={gap}>{t(gap)}</li>
        ))}
        {informed.map(({ id, number }) => (
          <li key={id}>
            <Link href={`${base}/${id}` as Route} className="underline">
              {t("information", { number })}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
