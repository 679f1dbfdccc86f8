import { Alert } from "@navikt/ds-react/Alert";
import { BodyLong } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MissingList } from "#components/ui/MissingList.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { currentFacts } from "#lib/projects/queries/facts.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { obstacles, type Verb, verbsFrom } from "#lib/projects/workflow.ts";

type Props = { actor: Actor; project: PageProject; verb: Verb; children: ReactNode };

/**
 * The page of one turn of a project: what it does, and instead of the form why it cannot be taken now, with what
 * stands in its way.
 */
export async function VerbPage({ actor, project, verb, children }: Props) {
  const t = await getTranslations("projects");
  const possible = verbsFrom(project.phase).includes(verb) && mayDecide(actor, project);
  const missing = possible ? obstacles(verb, await currentFacts(actor, project.id)) : [];
  return (
    <Panel title={t(`verbs.${verb}`)}>
      <div className="flex max-w-4xl flex-col gap-5">
        <BodyLong>{t(`decisions.leads.${verb}`)}</BodyLong>
        {!possible && <Alert variant="info">{t("decisions.notNow")}</Alert>}
        {missing.length > 0 && (
          <Alert variant="warning">
            <strong>{t("next.missing")}</strong>
            <MissingList missing={missing} />
          </Alert>
        )}
        {possible && missing.length === 0 && children}
        <Link href={`/projects/${project.number}/decisions` as "/projects"} className="underline">
          {t("decisions.toDecisions")}
        </Link>
      </div>
    </Panel>
  );
}
