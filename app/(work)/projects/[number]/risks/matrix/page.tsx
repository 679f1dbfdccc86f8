import type { Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RiskMatrixTable } from "#components/projects/RiskMatrixTable.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayDecide, mayEdit } from "#lib/projects/policy.ts";
import { riskMatrices } from "#lib/projects/queries/settings.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import { chooseMatrix } from "../actions.ts";
import { UnacceptableAlert } from "../UnacceptableAlert.tsx";

type Props = { params: Promise<{ number: string }> };

/** Another of the region's matrices for the project: the product owner's choice, with the reason. */
export default async function ChooseMatrixPage({ params }: Props) {
  const actor = await requirePage("projects.decide");
  const project = await pageProject(actor, (await params).number);
  if (!mayDecide(actor, project) || !mayEdit(actor, project)) notFound();
  const t = await getTranslations("projects.risks");
  const matrices = await riskMatrices();
  const own = matrixOf(project.matrix);
  return (
    <div className="flex flex-col gap-5">
      <Link href={`/projects/${project.number}/risks` as Route} className="underline">
        {t("back")}
      </Link>
      <UnacceptableAlert project={project} />
      <Panel title={t("matrix.change")}>
        <div className="flex flex-col gap-5">
          <p className="max-w-3xl">{t("matrix.changeLead")}</p>
          <div className="max-w-2xl">
            <RiskMatrixTable title={t("matrix.name", { name: own.name })} matrix={own} risks={[]} />
          </div>
          <div className="max-w-3xl">
            <ActionForm
              action={chooseMatrix}
              hidden={{ projectId: project.id, version: project.version }}
              submitLabel={t("matrix.change")}
            >
              <RadioInput
                name="name"
                label={t("matrix.choose")}
                options={matrices.map(({ name }) => ({ value: name, label: name }))}
              />
              <TextAreaInput name="reason" label={t("matrix.reason")} rows={2} maxLength={1000} />
            </ActionForm>
          </div>
        </div>
      </Panel>
      {matrices.map((matrix) => (
        <Panel key={matrix.name}>
          <div className="max-w-2xl">
            <RiskMatrixTable title={matrix.name} matrix={matrix} risks={[]} />
          </div>
        </Panel>
      ))}
    </div>
  );
}
