import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { RefreshSoon } from "#components/ui/RefreshSoon.tsx";
import { minuteOf } from "#lib/clock.ts";
import { isFeedFormat } from "#lib/intake/watch/entry.ts";
import type { ShownSource } from "#lib/intake/watch/queries.ts";
import { fetchNow, switchSource } from "../actions.ts";

/** How a source is doing, and what turns it on and off or has it fetched. */
export async function StatePanel({ source }: { source: ShownSource }) {
  const t = await getTranslations("watch");
  const { id, version, active, format } = source;
  const read = { id, version };
  const moment = (at: Date | null) => (at ? <Moment at={at} /> : t("state.never"));
  return (
    <Panel title={t("state.title")}>
      <div className="flex flex-col gap-5">
        <Trouble source={source} />
        <Facts>
          {active && <Fact label={t("state.next")}>{moment(source.nextFetchAt)}</Fact>}
          <Fact label={t("state.fetched")}>{moment(source.fetchedAt)}</Fact>
          <Fact label={t("state.succeeded")}>{moment(source.succeededAt)}</Fact>
          <Fact label={t("state.news")}>{moment(source.newEntryAt)}</Fact>
          {isFeedFormat(format) && <Fact label={t("state.format")}>{t(`formats.${format}`)}</Fact>}
        </Facts>
        {!active && !source.settledAt && <p className="max-w-prose">{t("state.onHint")}</p>}
        <div className="flex flex-wrap items-start gap-4">
          <ActionForm
            // The other way round is another form.
            key={String(active)}
            action={switchSource}
            hidden={{ ...read, active: String(!active) }}
            prefix="active-"
            submitLabel={active ? t("state.turnOff") : t("state.turnOn")}
            submitVariant={active ? "secondary" : "primary"}
            submitSize="small"
          />
          {active && (
            <ActionForm
              action={fetchNow}
              hidden={read}
              prefix="fetch-"
              submitLabel={t("state.fetchNow")}
              submitVariant="secondary"
              submitSize="small"
            />
          )}
        </div>
      </div>
    </Panel>
  );
}

/** What people have to know of the source before its figures. */
async function Trouble({ source }: { source: ShownSource }) {
  const t = await getTranslations("watch");
  const { state, problem, failures, failingSince, newEntryAt, activeSince, quietAfterDays } = source;
  const told = problem && t(`problems.${problem.key}`, problem.values);
  if (source.active && source.isAwaited)
    return (
      <Alert variant="info" size="small">
        {t("state.awaited")}
        <RefreshSoon />
      </Alert>
    );
  if (state === "failing" && failingSince)
    return (
      <Alert variant="error" size="small">
        <strong>{t("state.failing", { since: minuteOf(failingSince), failures })}</strong>
        <p className="[overflow-wrap:anywhere]">{told}</p>
      </Alert>
    );
  if (state === "quiet")
    return (
      <Alert variant="warning" size="small">
        {t("state.quiet", {
          since: minuteOf(newEntryAt ?? activeSince ?? source.createdAt),
          days: quietAfterDays ?? 0,
        })}
      </Alert>
    );
  if (!told || !source.active) return null;
  return (
    <Alert variant="warning" size="small">
      {told}
    </Alert>
  );
}
