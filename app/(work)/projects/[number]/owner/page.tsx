import { BodyLong } from "@navikt/ds-react/Typography";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { handOver } from "../../actions.ts";

type Props = { params: Promise<{ number: string }> };

/** The product owner hands the project over to another one. */
export default async function OwnerPage({ params }: Props) {
  const actor = await requirePage("projects.decide");
  const project = await pageProject(actor, (await params).number);
  if (!mayDecide(actor, project)) notFound();
  const t = await getTranslations();
  return (
    <Panel title={t("projects.ownership.handOver")}>
      <div className="flex max-w-3xl flex-col gap-5">
        <BodyLong>{t("projects.ownership.lead")}</BodyLong>
        <ActionForm
          action={handOver}
          hidden={{ projectId: project.id, version: project.version }}
          submitLabel={t("projects.ownership.handOver")}
          danger
          footer={
            <LinkButton href={`/projects/${project.number}`} variant="tertiary">
              {t("form.cancel")}
            </LinkButton>
          }
        >
          <TextInput
            name="email"
            type="email"
            label={t("projects.ownership.email")}
            description={t("projects.ownership.emailHint")}
          />
          <TextInput
            name="ownerFunction"
            label={t("projects.ownership.function")}
            description={t("projects.fields.ownerFunctionHint")}
          />
        </ActionForm>
      </div>
    </Panel>
  );
}
