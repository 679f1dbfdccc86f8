import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CaseMails } from "#components/cases/CaseMails.tsx";
import { EventList } from "#components/ui/EventList.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { caseHistory, historyPage } from "#lib/cases/queries.ts";
import { sentenceOf } from "#lib/cases/timeline.ts";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ after?: string }> };

export default async function HistoryPage({ params, searchParams }: Props) {
  const actor = await requirePage("cases.view");
  if (!seesWorkingMaterial(actor)) notFound();
  const found = await pageCase(actor, (await params).number);
  const after = Number.parseInt((await searchParams).after ?? "0", 10) || 0;
  const events = await caseHistory(actor, found.id, after);
  const t = await getTranslations();
  const last = events.at(-1);
  return (
    <div className="flex flex-col gap-5">
      <Panel
        title={t("cases.tabs.history")}
        actions={
          <a href={`/cases/${found.number}/record`} className="no-print underline">
            {t("record.download")}
          </a>
        }
      >
        <EventList
          events={events.map((row) => ({
            ...row,
            sentence: sentenceOf(row.event, (key, values) => t(key, values)),
          }))}
        />
        {events.length === historyPage && last && (
          <Link href={`/cases/${found.number}/history?after=${last.sequence}`} className="underline">
            {t("cases.laterEvents")}
          </Link>
        )}
      </Panel>
      <CaseMails actor={actor} caseId={found.id} />
    </div>
  );
}
