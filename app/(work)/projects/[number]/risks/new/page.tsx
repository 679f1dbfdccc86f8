import type { Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { requirementOf } from "#lib/projects/requirements/annexI.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import { riskTies } from "#lib/projects/risks/queries.ts";
import { addRisk } from "../actions.ts";
import { RiskFields } from "../RiskFields.tsx";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ causedBy?: string; requirement?: string; component?: string }>;
};

export default async function NewRiskPage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.edit");
  const project = await pageProject(actor, (await params).number);
  if (!mayEdit(actor, project)) notFound();
  const { causedBy, requirement, component } = await searchParams;
  const t = await getTranslations("projects.risks");
  const { components, risks } = await riskTies(actor, project.id);
  const from = requirement && requirementOf(requirement)?.kind === "requirement" ? [requirement] : [];
  return (
    <Panel title={t("newTitle")}>
      <div className="flex max-w-3xl flex-col gap-5">
        <ActionForm action={addRisk} hidden={{ projectId: project.id }} submitLabel={t("saveWhat")}>
          <RiskFields
            matrix={matrixOf(project.matrix)}
            risk={{ causedById: causedBy ?? null, componentId: component ?? null, requirements: from }}
            components={components.map(({ id, name }) => ({ value: id, label: name }))}
            causes={risks.map(({ id, number, hazard }) => ({ value: id, label: `${number} ${hazard}` }))}
          />
        </ActionForm>
        <Link href={`/projects/${project.number}/risks` as Route} className="underline">
          {t("back")}
        </Link>
      </div>
    </Panel>
  );
}
