import { BodyShort, Heading } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { currentFacts } from "#lib/projects/queries/facts.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { gatePage, nextVerb, obstacles } from "#lib/projects/workflow.ts";

type Props = { actor: Actor; project: PageProject };

/** What the project waits for, with everything that stands in the way of its next gate. */
export async function NextGate({ actor, project }: Props) {
  const t = await getTranslations("projects");
  const verb = nextVerb[project.phase];
  const missing = verb ? obstacles(verb, await currentFacts(actor, project.id)) : [];
  return (
    <section
      aria-labelledby="next-gate"
      className="flex flex-col gap-4 rounded-lg border border-(--ax-border-accent-subtle) bg-(--ax-bg-accent-soft) p-4 sm:p-6 print:border-0 print:p-0"
    >
      <div className="max-w-4xl">
        <Heading level="2" size="small" id="next-gate">
          {t("next.title")}
        </Heading>
        <BodyShort>{t(`next.waits.${project.disposedAt ? "disposed" : project.phase}`)}</BodyShort>
      </div>
      {missing.length > 0 && (
        <div className="max-w-4xl">
          <p className="font-semibold">{t("next.missing")}</p>
          <MissingList missing={missing} />
        </div>
      )}
      {verb && missing.length === 0 && <BodyShort>{t("next.ready")}</BodyShort>}
      {verb && mayDecide(actor, project) && (
        <div className="no-print">
          <LinkButton
            href={`/projects/${project.number}${gatePage[verb]}`}
            variant={missing.length === 0 ? "primary" : "secondary"}
          >
            {t(`verbs.${verb}`)}
          </LinkButton>
        </div>
      )}
    </section>
  );
}
