import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PhaseTag } from "#components/projects/phases.tsx";
import { DueDay } from "#components/ui/DueDay.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Day } from "#components/ui/Moment.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { may } from "#lib/auth/access.ts";
import { requirePage } from "#lib/auth/session.ts";
import { dayOf, now } from "#lib/clock.ts";
import {
  countLimit,
  type ListedProject,
  listProjects,
  projectFilterSchema,
} from "#lib/projects/queries/list.ts";
import { countByPhase, outlookOf } from "#lib/projects/queries/overview.ts";
import type { Waiting } from "#lib/projects/waiting.ts";
import { PhaseCounts } from "./PhaseCounts.tsx";
import { ProjectFilters } from "./ProjectFilters.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("projects") };
}

function nextAddress(filter: Record<string, string | undefined>, next: string): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
  query.set("after", next);
  return `/projects?${query}`;
}

export default async function ProjectsPage({ searchParams }: Props) {
  const actor = await requirePage("projects.view");
  const filter = projectFilterSchema.parse(await searchParams);
  const [{ projects, next, count }, counts] = await Promise.all([
    listProjects(actor, filter),
    countByPhase(actor),
  ]);
  const t = await getTranslations();
  const filtered = Object.values(filter).some(Boolean);
  return (
    <>
      <PageHeading
        title={t("nav.projects")}
        lead={t("projects.lead")}
        actions={
          may(actor, "projects.create") && <LinkButton href="/projects/new">{t("projects.start")}</LinkButton>
        }
      />
      <div className="flex flex-col gap-4">
        <PhaseCounts counts={counts} chosen={filter.phase} />
        <ProjectFilters />
        <p role="status" className="text-sm">
          {count > countLimit
            ? t("projects.manyFound", { count: countLimit })
            : t("projects.found", { count })}
        </p>
        {projects.length === 0 ? (
          <EmptyState>{filtered ? t("projects.noneFound") : t("projects.none")}</EmptyState>
        ) : (
          <ProjectTable projects={projects} />
        )}
        {next && (
          <Link href={nextAddress(filter, next) as "/projects"} className="underline">
            {t("projects.more")}
          </Link>
        )}
      </div>
    </>
  );
}

async function ProjectTable({ projects }: { projects: ListedProject[] }) {
  const t = await getTranslations("projects.columns");
  const outlooks = await outlookOf(projects);
  const today = dayOf(now());
  return (
    <div className="overflow-x-auto rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default)">
      <Table size="small" zebraStripes>
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{t("number")}</TableHeaderCell>
            <TableHeaderCell scope="col">{t("title")}</TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden sm:table-cell">
              {t("phase")}
            </TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden sm:table-cell">
              {t("owner")}
            </TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden md:table-cell">
              {t("waitsFor")}
            </TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden md:table-cell">
              {t("nextDay")}
            </TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden xl:table-cell">
              {t("inUseSince")}
            </TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {projects.map((row) => (
            <TableRow key={row.id}>
              <TableHeaderCell scope="row" className="whitespace-nowrap">
                <Link href={`/projects/${row.number}` as "/projects"} className="underline">
                  {row.number}
                </Link>
              </TableHeaderCell>
              <TableDataCell className="min-w-32 [overflow-wrap:anywhere]">
                {row.title}
                {/* On a phone there is no room for columns of their own. */}
                <span className="block pt-1 sm:hidden">
                  <PhaseTag phase={row.phase} />
                </span>
                <span className="block pt-1 text-sm md:hidden">
                  <WaitsFor waiting={outlooks.get(row.id)?.waiting ?? null} />
                </span>
              </TableDataCell>
              <TableDataCell className="hidden sm:table-cell">
                <PhaseTag phase={row.phase} />
              </TableDataCell>
              <TableDataCell className="hidden sm:table-cell">{row.owner.name}</TableDataCell>
              <TableDataCell className="hidden md:table-cell">
                <WaitsFor waiting={outlooks.get(row.id)?.waiting ?? null} />
              </TableDataCell>
              <TableDataCell className="hidden md:table-cell">
                <NextDay day={outlooks.get(row.id)?.next ?? null} today={today} />
              </TableDataCell>
              <TableDataCell className="hidden xl:table-cell">
                {row.inUseSince && <Day date={row.inUseSince} />}
              </TableDataCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

/** What waits, for whom, and since when. */
async function WaitsFor({ waiting }: { waiting: Waiting | null }) {
  const t = await getTranslations("projects.waiting");
  if (!waiting) return "–";
  return (
    <>
      {t(waiting.what)}
      <span className="block text-sm text-(--ax-text-neutral-subtle)">
        {t("since", { day: dayOf(waiting.since) })}
      </span>
    </>
  );
}

function NextDay({ day, today }: { day: Date | null; today: string }) {
  return day ? <DueDay dueAt={day} today={today} /> : "–";
}
