import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import { SigningProblem } from "#components/projects/SigningProblem.tsx";
import { UnchangedDocuments } from "#components/projects/UnchangedDocuments.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { requirePage } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { signingProblem, signingState } from "#lib/documents/certificate.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { currentFacts } from "#lib/projects/queries/facts.ts";
import { institution } from "#lib/projects/queries/settings.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { obstacles, workPhases } from "#lib/projects/workflow.ts";
import { ConfirmPanel } from "./ConfirmPanel.tsx";
import { DeclarationsPanel } from "./DeclarationsPanel.tsx";
import { DeclaredRequirements } from "./DeclaredRequirements.tsx";
import { DraftForm } from "./DraftForm.tsx";

type Props = { params: Promise<{ number: string }> };

/** Avsluta (VGR 4): what is confirmed, what is missing, the declaration, and what has become of earlier ones. */
export default async function ConcludePage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const working = (workPhases as readonly string[]).includes(project.phase);
  return (
    <div className="flex flex-col gap-5">
      {working && <Release actor={actor} project={project} />}
      <ConfirmPanel project={project} editable={working && mayDecide(actor, project)} />
      <DeclarationsPanel actor={actor} project={project} />
    </div>
  );
}

/** What stands between the project and its declaration; when nothing does, the way to it. */
async function Release({ actor, project }: { actor: Actor; project: PageProject }) {
  const t = await getTranslations("projects.conclude");
  const missing = obstacles("release", await currentFacts(actor, project.id));
  if (missing.length > 0 || project.phase !== "conclude")
    return (
      <Panel title={t("missing")}>
        <div className="flex max-w-4xl flex-col gap-3">
          {project.phase !== "conclude" && <p>{t("notYet")}</p>}
          <MissingList missing={missing} />
        </div>
      </Panel>
    );
  const decides = mayDecide(actor, project);
  const state = signingState();
  const problem = await signingProblem(now());
  return (
    <Panel title={t("signTitle")} id="sign">
      <div className="flex max-w-4xl flex-col gap-4">
        <p>{decides ? t("ready") : t("onlyOwner", { name: project.owner.name })}</p>
        <UnchangedDocuments actor={actor} project={project} />
        {state === "none" && <Alert variant="warning">{t("noCertificate")}</Alert>}
        {state === "demonstration" && (
          <Alert variant="info" size="small">
            {t("demonstration")}
          </Alert>
        )}
        {problem && <SigningProblem problem={problem} />}
        <DeclaredRequirements actor={actor} project={project} />
        {decides && state !== "none" && !problem && (
          <DraftForm number={project.number} place={(await institution()).place} />
        )}
      </div>
    </Panel>
  );
}
