import { getTranslations } from "next-intl/server";
import { RevisionChanges } from "#components/notices/RevisionChanges.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { isWaiting } from "#lib/intake/policy.ts";
import type { casesToLink, WholeMessage } from "#lib/intake/queries.ts";
import { asNextRevision } from "#lib/intake/review.ts";
import type { NoticeColumns } from "#lib/notices/columns.ts";
import { noticesOfCase } from "#lib/notices/queries.ts";
import { type Succession, successionOf } from "#lib/notices/revisions.ts";

/** The case that the form would link the message to, with what the message's notice is beside the one of that case. */
export type Target = {
  case: { id: string; number: string; status: string } | null;
  compared: { before: NoticeColumns; after: NoticeColumns; succession: Succession } | null;
};

type Candidates = Awaited<ReturnType<typeof casesToLink>>;

/** The case that was chosen, else the one that is proposed. `search` is what stands in the address. */
export async function targetOf(
  actor: Actor,
  message: WholeMessage,
  search: string,
  candidates: Candidates,
): Promise<Target> {
  const chosen = candidates.find(({ number }) => number === search.trim().toUpperCase());
  const target = chosen ?? message.case;
  const { facts, recognised, fate, review, textReading } = message;
  if (!target || !facts || !recognised || !isWaiting(fate)) return { case: target, compared: null };
  const [before] = await noticesOfCase(actor, target.id);
  if (!before) return { case: target, compared: null };
  const { columns: after } = asNextRevision(facts, review, before);
  const succession = successionOf(before, after, textReading === "done");
  return { case: target, compared: { before, after, succession } };
}

/** What the message would change in the case's notice if it became its next revision, and what it seems to be. */
export async function Comparison({ target: { case: found, compared } }: { target: Target }) {
  if (!found || !compared) return null;
  const t = await getTranslations("inbox.compare");
  return (
    <Panel id="compared" title={t("title", { number: found.number })}>
      <p className="font-semibold">{t(`seems.${compared.succession}`)}</p>
      <p className="pb-4 text-(--ax-text-neutral-subtle)">{t(`todo.${compared.succession}`)}</p>
      <RevisionChanges before={compared.before} after={compared.after} />
    </Panel>
  );
}
