import { BodyLong } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { dayOf, now } from "#lib/clock.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { countOpenDeviations, deviationsOf, testChoices } from "#lib/projects/queries/deviations.ts";
import { addDeviation } from "./actions.ts";
import { DeviationFields } from "./DeviationFields.tsx";
import { DeviationItem } from "./DeviationItem.tsx";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

/** Deviations during the work (VGR 3): open ones hold the last gate. */
export default async function DeviationsPage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const { after } = await searchParams;
  const { deviations, next } = await deviationsOf(
    actor,
    project.id,
    typeof after === "string" ? after : undefined,
  );
  const open = await countOpenDeviations(actor, project.id);
  const t = await getTranslations("projects.deviations");
  return (
    <Panel title={t("title")}>
      <BodyLong className="max-w-4xl pb-3">{t("lead")}</BodyLong>
      {deviations.length === 0 ? (
        <EmptyState>{after ? t("noMore") : t("none")}</EmptyState>
      ) : (
        <>
          <p className="font-semibold">{t("openCount", { count: open })}</p>
          <ul className="divide-y divide-(--ax-border-neutral-subtle)">
            {deviations.map((deviation) => (
              <DeviationItem key={deviation.id} actor={actor} project={project} deviation={deviation} />
            ))}
          </ul>
        </>
      )}
      {next && (
        <Link
          href={`/projects/${project.number}/deviations?after=${next}` as "/projects"}
          className="underline"
        >
          {t("more")}
        </Link>
      )}
      {mayEdit(actor, project) && (
        <Disclosure header={t("add")} className="no-print pt-4">
          <div className="max-w-3xl">
            <ActionForm
              action={addDeviation}
              hidden={{ projectId: project.id }}
              prefix="deviation-"
              submitLabel={t("add")}
              submitSize="small"
              resetOnSuccess
            >
              <DeviationFields
                deviation={{ occurredOn: dayOf(now()) }}
                tests={await testChoices(actor, project.id)}
              />
            </ActionForm>
          </div>
        </Disclosure>
      )}
    </Panel>
  );
}
