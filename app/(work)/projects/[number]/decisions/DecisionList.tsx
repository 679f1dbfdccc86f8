import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { decisionsOf, type Turn } from "#lib/projects/queries/decisions.ts";
import { sentenceOf } from "#lib/projects/timeline.ts";

/** What has been decided so far, in order, with what each decision weighed. */
export async function DecisionList({ actor, projectId }: { actor: Actor; projectId: string }) {
  const t = await getTranslations();
  const turns = await decisionsOf(actor, projectId);
  return (
    <Panel title={t("projects.decisions.earlier")} id="earlier">
      {turns.length === 0 ? (
        <EmptyState>{t("projects.decisions.noneYet")}</EmptyState>
      ) : (
        <ol className="flex flex-col divide-y divide-(--ax-border-neutral-subtle) [overflow-wrap:anywhere]">
          {turns.map((turn) => (
            <TurnItem key={`${turn.kind}${turn.at.getTime()}`} turn={turn} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

async function TurnItem({ turn }: { turn: Turn }) {
  const t = await getTranslations();
  const words =
    turn.kind === "event"
      ? sentenceOf(turn.event, (key, values) => t(key, values))
      : t(`projects.decisions.outcomes.${turn.decision.outcome}`, {
          phase: t(`phases.${turn.decision.phase}`),
        });
  return (
    <li className="flex flex-col gap-2 py-4">
      <p className="font-semibold">{words}</p>
      <p className="text-sm text-(--ax-text-neutral-subtle)">
        <Moment at={turn.at} /> – {turn.by}
      </p>
      {turn.kind === "decision" && <Weighed decision={turn.decision} />}
    </li>
  );
}

async function Weighed({ decision }: Pick<Extract<Turn, { kind: "decision" }>, "decision">) {
  const t = await getTranslations("projects.decisions");
  const statement = decision.outcome === "go" ? "statement" : "reason";
  const rows = [
    ...(["cost", "benefit", "risk"] as const).map((key) => [t(`fields.${key}`), decision[key]] as const),
    [t(`fields.${statement}`), decision.statement ?? ""] as const,
  ].filter(([, text]) => text.trim() !== "");
  return (
    <Facts>
      {rows.map(([label, text]) => (
        <Fact key={label} label={label}>
          <span className="whitespace-pre-line">{text}</span>
        </Fact>
      ))}
    </Facts>
  );
}
