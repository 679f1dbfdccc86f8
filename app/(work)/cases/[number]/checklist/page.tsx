import { Alert } from "@navikt/ds-react/Alert";
import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { requirePage } from "#lib/auth/session.ts";
import { type PageCase, pageCase } from "#lib/cases/page.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { mayMailChecklist } from "#lib/checklist/policy.ts";
import { checklistOf, possibleResponders } from "#lib/checklist/queries.ts";
import { dayOf, now } from "#lib/clock.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";
import { Progress } from "./Progress.tsx";
import { pageRow, type RowFilter, rowSections, shown } from "./pageRows.ts";
import { Row } from "./Row.tsx";
import { Steps } from "./Steps.tsx";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ rows?: string | string[] }> };

/** Bilaga 1 (RH-15405): the form that the functions fill in together, row by row. */
export default async function ChecklistPage({ params, searchParams }: Props) {
  const actor = await requirePage("cases.view");
  if (!seesWorkingMaterial(actor)) notFound();
  const found = await pageCase(actor, (await params).number);
  const [rows, responders, query, t] = await Promise.all([
    checklistOf(actor, found.id),
    possibleResponders(),
    searchParams,
    getTranslations(),
  ]);
  const filter: RowFilter = query.rows === "mine" || query.rows === "open" ? query.rows : "all";
  const all = rows.map((row) => pageRow(row, rows, actor, found));
  const visible = shown(all, filter, actor);
  const today = dayOf(now());
  const section = (keys: readonly ChecklistKey[]) => visible.filter(({ row }) => keys.includes(row.key));
  return (
    <div className="flex flex-col gap-5">
      {found.returnedBecause && found.status === "gathering" && (
        <Alert variant="warning">{t("nextStep.returned", { reason: found.returnedBecause })}</Alert>
      )}
      <Panel title={t("checklist.page.title")} actions={<Ways found={found} actor={actor} />}>
        <Progress number={found.number} rows={all} filter={filter} />
        <SearchWords found={found} />
      </Panel>
      {rowSections.map(({ name, keys }) => {
        const mine = section(keys);
        if (mine.length === 0) return null;
        return (
          <Panel key={name} title={t(`checklist.sections.${name}`)}>
            {mine.map((item) => (
              <Row
                key={item.row.key}
                {...item}
                caseId={found.id}
                caseNumber={found.number}
                own={item.row.answeredById === actor.id}
                responders={responders}
                today={today}
              />
            ))}
          </Panel>
        );
      })}
      {visible.length === 0 && (
        <Panel>
          <p>{t("checklist.page.noneShown")}</p>
          <Link href={`/cases/${found.number}/checklist`} className="underline">
            {t("checklist.page.filters.all")}
          </Link>
        </Panel>
      )}
      <Steps actor={actor} found={found} />
    </div>
  );
}

async function Ways({ found, actor }: { found: PageCase; actor: Actor }) {
  const t = await getTranslations("checklist.page");
  const base = `/cases/${found.number}/checklist`;
  return (
    <div className="no-print flex flex-wrap gap-x-5 gap-y-2">
      <a href={`${base}/pdf`} className="py-1 underline">
        {t("asPdf")}
      </a>
      <a href={`${base}/word`} className="py-1 underline">
        {t("asWord")}
      </a>
      {mayMailChecklist(actor, found.status) && (
        <LinkButton href={`${base}/mail`} size="small" variant="secondary">
          {t("mail")}
        </LinkButton>
      )}
    </div>
  );
}

/** What there is to search for: names and numbers as the notice gives them. */
async function SearchWords({ found }: { found: PageCase }) {
  const t = await getTranslations("checklist");
  const [notice] = found.notices;
  if (!notice) return null;
  const words = [
    [t("document.notice.manufacturer"), notice.manufacturer ?? ""],
    [t("document.notice.devices"), notice.devices.slice(0, 10).join(", ")],
    [t("document.notice.refs"), notice.refs.slice(0, 30).join(", ")],
    ["UDI-DI", notice.udiDis.slice(0, 10).join(", ")],
    [t("document.notice.lots"), notice.lots.slice(0, 20).join(", ")],
  ].filter(([, value]) => value);
  if (words.length === 0) return null;
  return (
    <div className="pt-4">
      <Heading level="3" size="xsmall" className="pb-1">
        {t("page.searchWords")}
      </Heading>
      <dl className="grid gap-x-4 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
        {words.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="font-semibold">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
