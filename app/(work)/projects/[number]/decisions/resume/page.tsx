import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { resume } from "../actions.ts";
import { VerbPage } from "../VerbPage.tsx";

type Props = { params: Promise<{ number: string }> };

export default async function ResumePage({ params }: Props) {
  const actor = await requirePage("projects.decide");
  const project = await pageProject(actor, (await params).number);
  const t = await getTranslations("projects");
  return (
    <VerbPage actor={actor} project={project} verb="resume">
      <ActionForm
        action={resume}
        hidden={{ projectId: project.id, version: project.version, number: project.number }}
        submitLabel={t("verbs.resume")}
      >
        <TextAreaInput name="reason" label={t("decisions.fields.reason")} maxLength={4000} />
      </ActionForm>
    </VerbPage>
  );
}
