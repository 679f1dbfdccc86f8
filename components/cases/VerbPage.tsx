import { Alert } from "@navikt/ds-react/Alert";
import { BodyLong, Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { KeptForm } from "#components/ui/KeptForm.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import type { PageCase } from "#lib/cases/page.ts";
import { mayTransition } from "#lib/cases/policy.ts";
import { currentFacts } from "#lib/cases/queries/handling.ts";
import { obstacles, type Verb, verbsFrom } from "#lib/cases/workflow.ts";

type Props = {
  actor: Actor;
  found: PageCase;
  verb: Verb;
  title: string;
  lead?: string;
  children: ReactNode;
};

/**
 * The page of one verb's form: what it does, and instead of the form why it cannot be taken now, with everything
 * that stands in its way.
 */
export async function VerbPage({ actor, found, verb, title, lead, children }: Props) {
  const t = await getTranslations();
  const possible = verbsFrom(found.status).includes(verb) && mayTransition(actor, verb, found.status);
  const missing = possible ? obstacles(verb, await currentFacts(actor, found.id)) : [];
  const open = possible && missing.length === 0;
  return (
    <section className="flex max-w-4xl flex-col gap-5 rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default) p-4 sm:p-6">
      <div>
        <Heading level="2" size="small">
          {title}
        </Heading>
        {lead && <BodyLong className="pt-1">{lead}</BodyLong>}
      </div>
      {!possible && <Alert variant="info">{t("handling.notNow")}</Alert>}
      {missing.length > 0 && (
        <Alert variant="warning">
          <strong>{t("nextStep.missing", { verb: t(`verbs.${verb}`) })}</strong>
          <MissingList missing={missing} />
        </Alert>
      )}
      <KeptForm open={open} closedNotice={<Alert variant="info">{t("handling.movedOn")}</Alert>}>
        {open && children}
      </KeptForm>
      <Link href={`/cases/${found.number}/handling`} className="underline">
        {t("handling.back")}
      </Link>
    </section>
  );
}
