import { PlusIcon } from "@navikt/aksel-icons";
import { Alert } from "@navikt/ds-react/Alert";
import { BodyShort, Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { type PageCase, pageCase } from "#lib/cases/page.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { now } from "#lib/clock.ts";
import { canSend, mayDispatch } from "#lib/dispatch/policy.ts";
import type { Progress } from "#lib/dispatch/progress.ts";
import {
  dispatchOverview,
  type RecipientFilter,
  recipientFilterSchema,
} from "#lib/dispatch/queries/overview.ts";
import { DispatchPanel } from "./DispatchPanel.tsx";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What was sent to whom, and what came back. Who belongs to some recipients sees those, and nothing of the rest. */
export default async function DispatchPage({ params, searchParams }: Props) {
  const actor = await requirePage("cases.view");
  const found = await pageCase(actor, (await params).number);
  const filter = recipientFilterSchema.parse(await searchParams);
  const overview = await dispatchOverview(actor, found.id, filter, now());
  const t = await getTranslations("dispatch");
  const sends = mayDispatch(actor) && canSend(found.status);
  const central = seesWorkingMaterial(actor);
  const shown = overview.dispatches.filter(
    (dispatch) =>
      (!filter.show && !filter.after) ||
      overview.recipients.some((recipient) => recipient.dispatchId === dispatch.id),
  );
  return (
    <div className="flex flex-col gap-5">
      {overview.dispatches.length === 0 ? (
        <EmptyState action={sends && <NewButton number={found.number} label={t("new")} />}>
          {t(central ? (canSend(found.status) ? "empty" : `emptyIn.${found.status}`) : "emptyOwn")}
        </EmptyState>
      ) : (
        central && (
          <Panel
            title={t("progress.title")}
            actions={sends && <NewButton number={found.number} label={t("new")} />}
          >
            <ProgressLine progress={overview.progress} />
            <Filters number={found.number} filter={filter} />
          </Panel>
        )
      )}
      {shown.map((dispatch) => (
        <DispatchPanel
          key={dispatch.id}
          found={found}
          actor={actor}
          dispatch={dispatch}
          recipients={overview.recipients.filter((row) => row.dispatchId === dispatch.id)}
        />
      ))}
      {filter.show && overview.recipients.length === 0 && <Alert variant="info">{t("noneShown")}</Alert>}
      {(overview.next || filter.after) && (
        <nav aria-label={t("filter.label")} className="no-print flex flex-wrap gap-6">
          {filter.after && <Onward found={found} filter={filter} label={t("first")} />}
          {overview.next && <Onward found={found} filter={filter} after={overview.next} label={t("more")} />}
        </nav>
      )}
    </div>
  );
}

function NewButton({ number, label }: { number: string; label: string }) {
  return (
    <LinkButton href={`/cases/${number}/dispatch/new`} size="small" icon={<PlusIcon aria-hidden />}>
      {label}
    </LinkButton>
  );
}

type OnwardProps = { found: PageCase; filter: RecipientFilter; after?: string; label: string };

/** To another page of the recipients under the same filter; to the first without `after`. */
function Onward({ found, filter, after, label }: OnwardProps) {
  const query = new URLSearchParams({ ...(filter.show && { show: filter.show }), ...(after && { after }) });
  return (
    <Link href={`/cases/${found.number}/dispatch?${query}` as "/"} className="underline">
      {label}
    </Link>
  );
}

async function ProgressLine({ progress }: { progress: Progress }) {
  const t = await getTranslations("dispatch.progress");
  const { asked, answered, informed, waived, closed } = progress;
  const share = asked > 0 ? Math.round((answered / asked) * 100) : 100;
  return (
    <div className="flex flex-col gap-2">
      <Heading level="3" size="medium" className="tabular-nums">
        {t("answered", { answered, asked })}
      </Heading>
      <div className="h-2 max-w-xl overflow-hidden rounded-full bg-(--ax-bg-neutral-moderate)" aria-hidden>
        <div className="h-full bg-(--ax-bg-success-strong)" style={{ width: `${share}%` }} />
      </div>
      <BodyShort size="small" className="text-(--ax-text-neutral-subtle)">
        {[
          informed > 0 && t("informed", { count: informed }),
          closed > 0 && t("closed", { count: closed }),
          waived > 0 && t("waived", { count: waived }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </BodyShort>
    </div>
  );
}

async function Filters({ number, filter }: { number: string; filter: RecipientFilter }) {
  const t = await getTranslations("dispatch.filter");
  return (
    <nav aria-label={t("label")} className="no-print flex flex-wrap gap-2 pt-3">
      {([undefined, "unanswered", "overdue", "undelivered"] as const).map((show) => {
        const current = filter.show === show;
        return (
          <Link
            key={show ?? "all"}
            href={`/cases/${number}/dispatch${show ? `?show=${show}` : ""}` as "/"}
            aria-current={current ? "true" : undefined}
            className={`rounded-full border px-3 py-1 text-sm no-underline ${
              current
                ? "border-(--ax-border-accent-strong) bg-(--ax-bg-accent-moderate) font-semibold text-(--ax-text-accent)"
                : "border-(--ax-border-neutral) text-(--ax-text-neutral)"
            }`}
          >
            {t(show ?? "all")}
          </Link>
        );
      })}
    </nav>
  );
}
