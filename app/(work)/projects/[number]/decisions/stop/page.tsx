import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { StopCause } from "#prisma/generated/enums.ts";
import { stop } from "../actions.ts";
import { VerbPage } from "../VerbPage.tsx";

type Props = { params: Promise<{ number: string }> };

export default async function StopPage({ params }: Props) {
  const actor = await requirePage("projects.decide");
  const project = await pageProject(actor, (await params).number);
  const t = await getTranslations("projects");
  return (
    <VerbPage actor={actor} project={project} verb="stop">
      <ActionForm
        action={stop}
        hidden={{ projectId: project.id, version: project.version, number: project.number }}
        submitLabel={t("verbs.stop")}
        danger
      >
        <RadioInput
          name="stopCause"
          label={t("decisions.fields.stopCause")}
          options={Object.values(StopCause).map((value) => ({
            value,
            label: t(`decisions.stopCauses.${value}`),
            description: value === "ce_device_found" ? t("decisions.ceDeviceFoundHint") : undefined,
          }))}
        />
        <TextAreaInput name="reason" label={t("decisions.fields.reason")} maxLength={4000} />
      </ActionForm>
    </VerbPage>
  );
}
