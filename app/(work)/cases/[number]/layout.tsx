import { Alert } from "@navikt/ds-react/Alert";
import { Heading } from "@navikt/ds-react/Typography";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ProcessMap } from "#components/cases/ProcessMap.tsx";
import { SeverityTag, StatusTag } from "#components/cases/tags.tsx";
import { DueDay } from "#components/ui/DueDay.tsx";
import { TabNav } from "#components/ui/TabNav.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { passedStatuses } from "#lib/cases/processMap.ts";
import { dayOf, now } from "#lib/clock.ts";

type Props = { children: ReactNode; params: Promise<{ number: string }> };

/** Which case it is, for the tabs of who has several open. */
export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const actor = await requirePage("cases.view");
  const found = await pageCase(actor, (await params).number);
  return { title: `${found.number} ${found.title}`.slice(0, 120) };
}

/** What every page of a case shows: what it is about, where it stands, and its parts. */
export default async function CaseLayout({ children, params }: Props) {
  const actor = await requirePage("cases.view");
  const { number } = await params;
  const found = await pageCase(actor, number);
  const t = await getTranslations();
  const base = `/cases/${found.number}`;
  const working = seesWorkingMaterial(actor);
  const tabs = [
    { href: base, label: t("cases.tabs.overview") },
    ...(working ? [{ href: `${base}/checklist`, label: t("cases.tabs.checklist") }] : []),
    { href: `${base}/handling`, label: t("cases.tabs.handling") },
    { href: `${base}/dispatch`, label: t("cases.tabs.dispatch") },
    ...(working ? [{ href: `${base}/history`, label: t("cases.tabs.history") }] : []),
  ];
  return (
    <div className="flex flex-col gap-5">
      <header className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <span className="font-semibold tabular-nums">{found.number}</span>
          <StatusTag status={found.status} outcome={found.outcome} />
          {found.severity && <SeverityTag severity={found.severity} />}
          {found.dueAt && (
            <span className="inline-flex flex-wrap items-baseline gap-x-1 text-sm">
              {t("due.label")} <DueDay dueAt={found.dueAt} today={dayOf(now())} />
            </span>
          )}
          {found.owner && <span className="text-sm">{t("cases.ownedBy", { name: found.owner.name })}</span>}
        </div>
        <Heading level="1" size="medium" className="max-w-5xl break-words">
          {found.title}
        </Heading>
        <ProcessMap status={found.status} passed={passedStatuses(found)} />
        {found.duplicateOf && (
          <Alert variant="info" size="small">
            {t("cases.duplicateOf")}{" "}
            <Link href={`/cases/${found.duplicateOf.number}`} className="underline">
              {found.duplicateOf.number}
            </Link>
          </Alert>
        )}
      </header>
      <TabNav tabs={tabs} label={t("cases.tabs.label")} />
      {children}
    </div>
  );
}
