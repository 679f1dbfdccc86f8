import { Alert } from "@navikt/ds-react/Alert";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pagePart, pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { deviationById, testChoices } from "#lib/projects/queries/deviations.ts";
import { changeDeviation } from "../actions.ts";
import { DeviationFields } from "../DeviationFields.tsx";

type Props = { params: Promise<{ number: string; id: string }> };

export default async function DeviationPage({ params }: Props) {
  const actor = await requirePage("projects.edit");
  const { number, id } = await params;
  const project = await pageProject(actor, number);
  if (!mayEdit(actor, project)) notFound();
  const row = await pagePart(id, (known) => deviationById(actor, project.id, known));
  const t = await getTranslations();
  const cancel = (
    <LinkButton href={`/projects/${project.number}/deviations#deviation-${row.id}`} variant="tertiary">
      {t("form.cancel")}
    </LinkButton>
  );
  return (
    <Panel title={t("projects.deviations.numbered", { number: row.number })}>
      <div className="flex max-w-3xl flex-col gap-5">
        {row.closedAt ? (
          <>
            <Alert variant="info">{t("projects.deviations.closedFirst")}</Alert>
            {cancel}
          </>
        ) : (
          <>
            {row.ownerCheckedAt && <Alert variant="info">{t("projects.deviations.checkedAnew")}</Alert>}
            <ActionForm
              action={changeDeviation}
              hidden={{ projectId: project.id, number: project.number, id: row.id, version: row.version }}
              submitLabel={t("form.save")}
              footer={cancel}
            >
              <DeviationFields
                deviation={{ ...row, occurredOn: row.occurredOn.toISOString().slice(0, 10) }}
                tests={await testChoices(actor, project.id)}
              />
            </ActionForm>
          </>
        )}
      </div>
    </Panel>
  );
}
