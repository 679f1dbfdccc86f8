import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TextInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pagePart, pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { activityById } from "#lib/projects/queries/market.ts";
import { PartPage } from "../../../PartPage.tsx";
import { ActivityFields } from "../ActivityFields.tsx";
import { changeActivity, removeActivity } from "../actions.ts";

type Props = { params: Promise<{ number: string; id: string }> };

export default async function ActivityPage({ params }: Props) {
  const actor = await requirePage("projects.edit");
  const { number, id } = await params;
  const project = await pageProject(actor, number);
  if (!mayEdit(actor, project)) notFound();
  const row = await pagePart(id, (known) => activityById(actor, project.id, known));
  const t = await getTranslations("projects.timePlan");
  return (
    <PartPage
      title={t("change")}
      project={project}
      part={row}
      save={changeActivity}
      remove={removeActivity}
      back="/decisions/time-plan"
    >
      <ActivityFields
        activity={{
          ...row,
          startsOn: row.startsOn.toISOString().slice(0, 10),
          endsOn: row.endsOn.toISOString().slice(0, 10),
        }}
      />
      <TextInput
        name="doneOn"
        type="date"
        label={t("doneOn")}
        defaultValue={row.doneOn?.toISOString().slice(0, 10)}
        optional
      />
    </PartPage>
  );
}
