import { BodyLong } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { dayOf, now } from "#lib/clock.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { activitiesOf } from "#lib/projects/queries/market.ts";
import { ActivityFields } from "./ActivityFields.tsx";
import { addActivity } from "./actions.ts";
import { PlanChart } from "./PlanChart.tsx";
import { PlanTable } from "./PlanTable.tsx";

type Props = { params: Promise<{ number: string }> };

/** The time plan of a project (VGR 2): a chart, and the same as a table. */
export default async function TimePlanPage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const activities = await activitiesOf(actor, project.id);
  const today = dayOf(now());
  const edits = mayEdit(actor, project);
  const t = await getTranslations("projects");
  return (
    <Panel title={t("timePlan.title")} id="time-plan">
      <div className="flex flex-col gap-5">
        <BodyLong className="max-w-4xl">{t("timePlan.lead")}</BodyLong>
        {activities.length === 0 ? (
          <EmptyState>{t("timePlan.none")}</EmptyState>
        ) : (
          <>
            <PlanChart activities={activities} today={today} />
            <PlanTable activities={activities} today={today} number={project.number} edits={edits} />
          </>
        )}
        {edits && (
          <Disclosure header={t("timePlan.add")} className="no-print">
            <div className="max-w-3xl">
              <ActionForm
                action={addActivity}
                hidden={{ projectId: project.id }}
                prefix="activity-"
                submitLabel={t("timePlan.add")}
                submitSize="small"
                resetOnSuccess
              >
                <ActivityFields />
              </ActionForm>
            </div>
          </Disclosure>
        )}
        <Link href={`/projects/${project.number}/decisions` as "/projects"} className="no-print underline">
          {t("decisions.toDecisions")}
        </Link>
      </div>
    </Panel>
  );
}
