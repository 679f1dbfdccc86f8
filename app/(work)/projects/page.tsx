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
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Day, Moment } from "#components/ui/Moment.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { may } from "#lib/auth/access.ts";
import { requirePage } from "#lib/auth/session.ts";
import {
  countLimit,
  type ListedProject,
  listProjects,
  projectFilterSchema,
} from "#lib/projects/queries/list.ts";
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
  const { projects, next, count } = await listProjects(actor, filter);
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
  return (
    <div className="overflow-x-auto rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default)">
      <Table size="small" zebraStripes>
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{t("number")}</TableHeaderCell>
            <TableHeaderCell scope="col">{t("title")}</TableHeaderCell>
            <TableHeaderCell scope="col">{t("phase")}</TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden sm:table-cell">
              {t("owner")}
            </TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden lg:table-cell">
              {t("inUseSince")}
            </TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden lg:table-cell">
              {t("started")}
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
              <TableDataCell className="min-w-40 break-words">{row.title}</TableDataCell>
              <TableDataCell>
                <PhaseTag phase={row.phase} />
              </TableDataCell>
              <TableDataCell className="hidden sm:table-cell">{row.owner.name}</TableDataCell>
              <TableDataCell className="hidden lg:table-cell">
                {row.inUseSince && <Day date={row.inUseSince} />}
              </TableDataCell>
              <TableDataCell className="hidden lg:table-cell">
                <Moment at={row.createdAt} />
              </TableDataCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
