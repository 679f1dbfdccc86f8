import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { beginUpdate } from "../actions.ts";
import { VerbPage } from "../VerbPage.tsx";

type Props = { params: Promise<{ number: string }> };

export default async function UpdatePage({ params }: Props) {
  const actor = await requirePage("projects.decide");
  const project = await pageProject(actor, (await params).number);
  const t = await getTranslations("projects");
  return (
    <VerbPage actor={actor} project={project} verb="updatePlan">
      <ActionForm
        action={beginUpdate}
        hidden={{ projectId: project.id, version: project.version, number: project.number }}
        submitLabel={t("verbs.updatePlan")}
      >
        <RadioInput
          name="phase"
          label={t("decisions.fields.updatePhase")}
          options={(["plan", "execute"] as const).map((value) => ({
            value,
            label: t(`decisions.updatePhases.${value}`),
            description: t(`decisions.updatePhases.${value}Hint`),
          }))}
        />
        <TextAreaInput name="reason" label={t("decisions.fields.updateReason")} maxLength={4000} />
      </ActionForm>
    </VerbPage>
  );
}
