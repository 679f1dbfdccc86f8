import { getTranslations } from "next-intl/server";
import { RevisionChanges } from "#components/notices/RevisionChanges.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { asNextRevision } from "#lib/intake/review.ts";
import type { NoticeFacts } from "#lib/notices/facts.ts";
import { noticesOfCase } from "#lib/notices/queries.ts";

type Props = { actor: Actor; found: { id: string; number: string }; facts: NoticeFacts; review: unknown };

/** What the message would change in the case's notice if it became its next revision. */
export async function Comparison({ actor, found, facts, review }: Props) {
  const [current] = await noticesOfCase(actor, found.id);
  if (!current) return null;
  const t = await getTranslations("inbox.compare");
  return (
    <Panel title={t("title", { number: found.number })}>
      <p className="pb-4 text-(--ax-text-neutral-subtle)">{t("lead")}</p>
      <RevisionChanges before={current} after={asNextRevision(facts, review, current).columns} />
    </Panel>
  );
}
