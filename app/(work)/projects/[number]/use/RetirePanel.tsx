import { Alert } from "@navikt/ds-react/Alert";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { hasEnded, mayDecide } from "#lib/projects/policy.ts";
import { currentFacts } from "#lib/projects/queries/facts.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { obstacles } from "#lib/projects/workflow.ts";
import { retire } from "./actions.ts";

/** The end of the device: the day, the reason, and what has to be accounted for before. */
export async function RetirePanel({ actor, project }: { actor: Actor; project: PageProject }) {
  if (hasEnded(project) || !project.inUseSince || !mayDecide(actor, project)) return null;
  const t = await getTranslations("projects.use");
  if (project.phase !== "in_use")
    return (
      <Panel title={t("retire")} id="retire">
        <p className="no-print">
          {t("retireDuringUpdate")}{" "}
          <Link href={`/projects/${project.number}/decisions/abandon` as "/projects"} className="underline">
            {t("toAbandon")}
          </Link>
        </p>
      </Panel>
    );
  const missing = obstacles("retire", await currentFacts(actor, project.id));
  return (
    <Panel title={t("retire")} id="retire">
      <div className="no-print flex max-w-3xl flex-col gap-4">
        <p>{t("retireText")}</p>
        {missing.length > 0 ? (
          <Alert variant="warning">
            <strong>{t("retireMissing")}</strong>
            <MissingList missing={missing} />
          </Alert>
        ) : (
          <ActionForm
            action={retire}
            hidden={{ projectId: project.id, version: project.version }}
            submitLabel={t("retire")}
            danger
          >
            <TextInput name="day" type="date" label={t("retireDay")} />
            <TextAreaInput name="reason" label={t("retireReason")} rows={3} maxLength={4000} />
          </ActionForm>
        )}
      </div>
    </Panel>
  );
}
