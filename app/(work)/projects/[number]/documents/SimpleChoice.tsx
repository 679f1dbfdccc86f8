import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { mayDecide, mayEdit } from "#lib/projects/policy.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { chooseSimple, leaveSimple } from "./actions.ts";

/** Whether one template stands in place of A–G (VGR 3.1): chosen by the product owner, until a risk takes it away. */
export async function SimpleChoice({ actor, project }: { actor: Actor; project: PageProject }) {
  const t = await getTranslations("projects.documents.simple");
  const lost = project.unacceptableRiskAt !== null || project.simpleLostAt !== null;
  const decides = mayDecide(actor, project) && mayEdit(actor, project);
  const hidden = { projectId: project.id, version: project.version };
  if (lost && !project.simple)
    return (
      <Alert variant="info" size="small">
        {t("lost", { risk: project.unacceptableRisk ?? "" })}
      </Alert>
    );
  return (
    <Panel title={t("title")} id="simple">
      <p className="max-w-3xl pb-4">{project.simple ? t("chosen") : t("lead")}</p>
      {decides && project.simple && (
        <ActionForm
          action={leaveSimple}
          hidden={hidden}
          submitLabel={t("leave")}
          submitVariant="secondary"
          submitSize="small"
          className="no-print flex flex-col gap-3"
        />
      )}
      {decides && !project.simple && (
        <ActionForm
          action={chooseSimple}
          hidden={hidden}
          submitLabel={t("choose")}
          submitVariant="secondary"
          submitSize="small"
          className="no-print flex flex-col gap-3"
        />
      )}
    </Panel>
  );
}
