import { BodyLong } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { CheckboxInput, TextAreaInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { PageProject } from "#lib/projects/queries.ts";
import { overallState } from "#lib/projects/risks/rules.ts";
import { judgeOverall } from "./actions.ts";

type Props = { project: PageProject; decides: boolean };

/** ISO 14971, 8: all residual risks together against the benefit. */
export async function OverallPanel({ project, decides }: Props) {
  const t = await getTranslations("projects.risks");
  return (
    <Panel title={t("overall.title")} id="overall">
      <div className="flex max-w-3xl flex-col gap-4">
        <BodyLong>{t("overall.lead")}</BodyLong>
        <p>
          <strong>{t(`overall.state.${overallState(project)}`)}</strong>
        </p>
        {decides ? (
          <ActionForm
            action={judgeOverall}
            hidden={{ projectId: project.id, version: project.version }}
            prefix="overall-"
            submitLabel={t("save")}
            className="no-print flex flex-col gap-5"
          >
            <TextAreaInput
              name="overallRisk"
              label={t("overall.text")}
              defaultValue={project.overallRisk}
              maxLength={8000}
            />
            <CheckboxInput
              name="overallAccepted"
              label={t("overall.accepted")}
              defaultChecked={project.overallAccepted === true}
            />
          </ActionForm>
        ) : (
          <p className="text-sm text-(--ax-text-neutral-subtle)">{t("overall.ownerJudges")}</p>
        )}
        {project.overallRisk && (
          <p className={`whitespace-pre-wrap ${decides ? "hidden print:block" : ""}`}>
            {project.overallRisk}
          </p>
        )}
      </div>
    </Panel>
  );
}
