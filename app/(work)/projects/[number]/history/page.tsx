import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { EventList } from "#components/ui/EventList.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { historyPage, projectHistory } from "#lib/projects/queries.ts";
import { sentenceOf } from "#lib/projects/timeline.ts";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ after?: string }> };

export default async function ProjectHistoryPage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const after = Number.parseInt((await searchParams).after ?? "0", 10) || 0;
  const events = await projectHistory(actor, project.id, after);
  const t = await getTranslations();
  const last = events.at(-1);
  return (
    <Panel title={t("projects.tabs.history")}>
      <EventList
        events={events.map((row) => ({
          ...row,
          sentence: sentenceOf(row.event, (key, values) => t(key, values)),
        }))}
      />
      {events.length === historyPage && last && (
        <Link
          href={`/projects/${project.number}/history?after=${last.sequence}` as "/projects"}
          className="underline"
        >
          {t("projects.laterEvents")}
        </Link>
      )}
    </Panel>
  );
}
