import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailboxAlarm } from "#components/dashboard/MailboxAlarm.tsx";
import { OverviewTable } from "#components/dashboard/OverviewTable.tsx";
import { TaskList } from "#components/dashboard/TaskList.tsx";
import { ScannerAlert } from "#components/intake/ScannerAlert.tsx";
import { WatchAlarms } from "#components/intake/WatchAlarms.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { requirePage } from "#lib/auth/session.ts";
import { dayOf, now } from "#lib/clock.ts";
import { myTasks, worksWithNotices, worksWithProjects } from "#lib/dashboard/queries/mine.ts";
import { overviewFor } from "#lib/dashboard/queries/overview.ts";
import { type TaskGroup, taskTotals } from "#lib/dashboard/tasks.ts";
import { silentMailboxes } from "#lib/intake/mailboxes/queries.ts";
import { mayHandleInbox } from "#lib/intake/policy.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("home") };
}

/** What waits for the person who is signed in, overdue first. */
export default async function HomePage() {
  const actor = await requirePage("home.view");
  const at = now();
  const today = dayOf(at);
  const [groups, overview, silent] = await Promise.all([
    myTasks(actor, at),
    overviewFor(actor, at),
    silentMailboxes(actor, at),
  ]);
  const t = await getTranslations();
  return (
    <>
      <PageHeading title={t("nav.home")} lead={await summary(groups, today)} />
      <div className="flex flex-col gap-5">
        {silent.length > 0 && <MailboxAlarm mailboxes={silent} linked={may(actor, "settings.view")} />}
        <WatchAlarms actor={actor} at={at} />
        {(mayHandleInbox(actor) || may(actor, "settings.view")) && <ScannerAlert />}
        {overview && <OverviewTable overview={overview} />}
        {groups.map((group) => (
          <TaskList key={group.key} group={group} today={today} />
        ))}
        {groups.length === 0 && !overview && <Nothing actor={actor} />}
      </div>
    </>
  );
}

async function summary(groups: TaskGroup[], today: string): Promise<string | null> {
  const t = await getTranslations("home");
  const { overdue, all } = taskTotals(groups, today);
  if (all === 0) return null;
  return overdue > 0 ? t("summaryOverdue", { overdue, all }) : t("summary", { all });
}

/** Nothing waits: says why, and where to go instead. */
async function Nothing({ actor }: { actor: Actor }) {
  const t = await getTranslations("home.empty");
  if (worksWithNotices(actor))
    return (
      <EmptyState
        action={
          <LinkButton href="/cases" variant="secondary">
            {t("toCases")}
          </LinkButton>
        }
      >
        {t("nothingWaits")}
      </EmptyState>
    );
  if (worksWithProjects(actor))
    return (
      <EmptyState
        action={
          <LinkButton href="/projects" variant="secondary">
            {t("toProjects")}
          </LinkButton>
        }
      >
        {t("nothingWaitsInProjects")}
      </EmptyState>
    );
  const administers = actor.roles.some((held) => held.role === "admin");
  return (
    <EmptyState
      action={
        administers && (
          <LinkButton href="/directory" variant="secondary">
            {t("toDirectory")}
          </LinkButton>
        )
      }
    >
      {administers ? t("admin") : t("otherRoles")}
    </EmptyState>
  );
}
