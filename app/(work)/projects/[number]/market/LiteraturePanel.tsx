import { BodyLong } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { Day } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { literatureOf } from "#lib/projects/queries/market.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { addLiterature } from "./actions.ts";

type Props = { actor: Actor; project: PageProject; today: string; after: string | undefined };

/** Literature for the clinical evaluation (VGR 2). */
export async function LiteraturePanel({ actor, project, today, after }: Props) {
  const t = await getTranslations("projects.market");
  const { items, next } = await literatureOf(actor, project.id, after);
  const edits = mayEdit(actor, project);
  const base = `/projects/${project.number}/market`;
  return (
    <Panel title={t("literature")} id="literature">
      <BodyLong className="max-w-4xl pb-3">{t("literatureLead")}</BodyLong>
      {items.length === 0 ? (
        <EmptyState>{after ? t("noMoreLiterature") : t("noLiterature")}</EmptyState>
      ) : (
        <ul className="max-w-5xl divide-y divide-(--ax-border-neutral-subtle)">
          {items.map((item) => (
            <li
              key={item.id}
              id={`literature-${item.id}`}
              className="flex scroll-mt-4 flex-col gap-1 py-3 [overflow-wrap:anywhere]"
            >
              <p>{item.citation}</p>
              <p className="whitespace-pre-line text-(--ax-text-neutral-subtle)">{item.relevance}</p>
              <p className="flex flex-wrap gap-x-4 text-sm">
                <Day date={item.foundOn} />
                {item.link && <Reference link={item.link} />}
                {edits && (
                  <Link
                    href={`${base}/literature/${item.id}` as "/projects"}
                    className="no-print underline"
                    aria-label={t("changeOf", { name: item.citation.slice(0, 80) })}
                  >
                    {t("change")}
                  </Link>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {next && (
        <p className="pt-3">
          <Link href={`${base}?literature=${next}#literature` as "/projects"} className="underline">
            {t("moreLiterature")}
          </Link>
        </p>
      )}
      {edits && (
        <Disclosure header={t("addLiterature")} className="no-print pt-4">
          <div className="max-w-3xl">
            <ActionForm
              action={addLiterature}
              hidden={{ projectId: project.id }}
              prefix="literature-"
              submitLabel={t("addLiterature")}
              submitSize="small"
              resetOnSuccess
            >
              <TextAreaInput
                name="lines"
                label={t("fields.lines")}
                description={t("fields.linesHint")}
                rows={5}
              />
              <TextAreaInput
                name="relevance"
                label={t("fields.relevance")}
                description={t("fields.relevanceHint")}
                rows={2}
                maxLength={2000}
              />
              <TextInput name="foundOn" type="date" label={t("fields.foundOn")} defaultValue={today} />
            </ActionForm>
          </div>
        </Disclosure>
      )}
    </Panel>
  );
}

/** Only addresses of the web become links; what else was written stands as text. */
function Reference({ link }: { link: string }) {
  if (!/^https?:\/\//i.test(link)) return <span>{link}</span>;
  return (
    <a href={link} rel="noreferrer" target="_blank" className="underline">
      {link}
    </a>
  );
}
