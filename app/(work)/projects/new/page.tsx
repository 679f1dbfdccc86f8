import { Alert } from "@navikt/ds-react/Alert";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { RadioInput } from "#components/ui/fields.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { institution } from "#lib/projects/queries/settings.ts";
import { ProjectOrigin } from "#prisma/generated/enums.ts";
import { startProject } from "../actions.ts";
import { FrameFields } from "../FrameFields.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projects"))("start") };
}

export default async function NewProjectPage() {
  await requirePage("projects.create");
  const t = await getTranslations("projects");
  const origins = Object.values(ProjectOrigin);
  return (
    <>
      <PageHeading title={t("start")} lead={t("startLead")} />
      <div className="max-w-3xl">
        <Panel>
          <ActionForm action={startProject} submitLabel={t("start")}>
            <RadioInput
              name="origin"
              label={t("fields.origin")}
              options={origins.map((value) => ({
                value,
                label: t(`origins.${value}`),
                description: t(`originHelp.${value}`),
              }))}
            />
            <div className="group/regulation flex flex-col gap-3">
              <RadioInput
                name="regulation"
                label={t("fields.regulation")}
                description={t("fields.regulationHint")}
                options={(["mdr", "ivdr"] as const).map((value) => ({
                  value,
                  label: t(`regulations.${value}`),
                }))}
              />
              {/* Said before the form is sent: everything else of it would be written in vain. */}
              <div className="hidden group-has-[input[value=ivdr]:checked]/regulation:block">
                <Alert variant="warning">
                  <strong>{t("ivdrTitle")}</strong>
                  <p>{(await getTranslations("errors"))("ivdrOutside")}</p>
                </Alert>
              </div>
            </div>
            <FrameFields frame={await institution()} />
          </ActionForm>
        </Panel>
      </div>
    </>
  );
}
