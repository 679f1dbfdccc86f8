import { BodyLong, BodyShort } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import { UnchangedDocuments } from "#components/projects/UnchangedDocuments.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { currentFacts } from "#lib/projects/queries/facts.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { nextVerb, obstacles, type Verb, verbsFrom } from "#lib/projects/workflow.ts";
import { decide } from "./actions.ts";
import { Weighing } from "./Weighing.tsx";

type Props = { actor: Actor; project: PageProject };

/** The gate of the present phase: what stands in its way, and the product owner's decision. */
export async function GatePanel({ actor, project }: Props) {
  const t = await getTranslations("projects");
  const verb = nextVerb[project.phase];
  return (
    <Panel title={verb ? t(`verbs.${verb}`) : t("decisions.noGate")} id="gate">
      <div className="flex max-w-4xl flex-col gap-5">
        {verb ? (
          <Gate actor={actor} project={project} verb={verb} />
        ) : (
          <BodyShort>{t(`next.waits.${project.phase}`)}</BodyShort>
        )}
        {mayDecide(actor, project) && <OtherWays project={project} />}
      </div>
    </Panel>
  );
}

async function Gate({ actor, project, verb }: Props & { verb: Verb }) {
  const t = await getTranslations("projects");
  const missing = obstacles(verb, await currentFacts(actor, project.id));
  if (missing.length > 0)
    return (
      <div>
        <p className="font-semibold">{t("next.missing")}</p>
        <MissingList missing={missing} />
      </div>
    );
  if (!mayDecide(actor, project))
    return <BodyShort>{t("decisions.waitsForOwner", { name: project.owner.name })}</BodyShort>;
  if (verb === "release")
    return (
      <div className="no-print flex flex-col items-start gap-4">
        <BodyShort>{t("decisions.signInstead")}</BodyShort>
        <LinkButton href={`/projects/${project.number}/conclude`}>{t("verbs.release")}</LinkButton>
      </div>
    );
  return (
    <>
      <BodyLong>{t(`decisions.leads.${verb}`)}</BodyLong>
      <UnchangedDocuments actor={actor} project={project} />
      <ActionForm
        key={project.version}
        action={decide}
        hidden={{ projectId: project.id, version: project.version, number: project.number, verb }}
        submitLabel={t(`verbs.${verb}`)}
        className="no-print flex flex-col gap-5"
      >
        <Weighing />
        {verb === "approvePlan" && (
          <TextAreaInput
            name="statement"
            label={t("decisions.fields.statement")}
            description={t("decisions.fields.statementHint")}
            rows={3}
            maxLength={4000}
          />
        )}
      </ActionForm>
    </>
  );
}

/** Where the form of each other way on from a phase is. */
const pageOf: Partial<Record<Verb, string>> = {
  goBack: "back",
  stop: "stop",
  resume: "resume",
  updatePlan: "update",
  abandonUpdate: "abandon",
};

async function OtherWays({ project }: { project: PageProject }) {
  const t = await getTranslations("projects");
  const inUse = project.inUseSince !== null;
  const open = verbsFrom(project.phase).filter(
    (verb) => pageOf[verb] && !(verb === "stop" && inUse) && !(verb === "abandonUpdate" && !inUse),
  );
  if (open.length === 0) return null;
  return (
    <div className="no-print flex flex-wrap gap-3">
      {open.map((verb) => (
        <LinkButton
          key={verb}
          href={`/projects/${project.number}/decisions/${pageOf[verb]}`}
          variant="secondary"
          size="small"
        >
          {t(`verbs.${verb}`)}
        </LinkButton>
      ))}
    </div>
  );
}
