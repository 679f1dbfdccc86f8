import { Alert } from "@navikt/ds-react/Alert";
import { BodyLong, Heading } from "@navikt/ds-react/Typography";
import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { answerable, isProposed, type Requirement, requirements } from "#lib/projects/requirements/annexI.ts";
import { type Answer, evidenceOf, requirementAnswers } from "#lib/projects/requirements/queries.ts";
import { isAnswered } from "#lib/projects/requirements/rules.ts";
import { UnacceptableAlert } from "../risks/UnacceptableAlert.tsx";
import { BulkPanel } from "./BulkPanel.tsx";
import { DevicePanel } from "./DevicePanel.tsx";
import { RequirementRow, type RowProps } from "./RequirementRow.tsx";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ filter?: string; open?: string }>;
};

const filters = ["all", "todo", "applicable", "risk"] as const;
type Filter = (typeof filters)[number];

/** Document D: every row of Annex I, answered one at a time. */
export default async function RequirementsPage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const { filter: wanted, open } = await searchParams;
  const filter = filters.find((each) => each === wanted) ?? "all";
  const t = await getTranslations("projects");
  const { answers, risks } = await requirementAnswers(actor, project.id);
  const { tests, files } = await evidenceOf(actor, project.id);
  const edits = mayEdit(actor, project);
  const base = `/projects/${project.number}`;
  const byId = new Map(answers.map((answer) => [answer.requirement, answer]));
  const done = answers.filter(isAnswered).length;
  const evidence = [
    ...(["a", "b", "c", "d", "e", "f", "g"] as const).map((kind) => ({
      name: t(`documents.kinds.${kind}`),
      href: `${base}/documents/${kind}`,
    })),
    ...tests.map((test) => ({ name: t("requirements.test", test), href: `${base}/tests/${test.id}` })),
    ...files.map(({ id, fileName }) => ({ name: fileName, href: `${base}/files/${id}` })),
  ];
  const rowOf = (row: Requirement): RowProps => ({
    ...{ row, base, filter, edits, evidence, projectId: project.id, traits: project.traits },
    answer: byId.get(row.id),
    risks: risks.filter((risk) => risk.requirements.includes(row.id)),
    open: open === row.id,
  });
  const rows = requirements.filter(
    (row) => row.kind === "requirement" && (open === row.id || isShown(rowOf(row), filter)),
  );
  const excluded = answerable.filter((row) => !byId.has(row.id) && !isProposed(row, project.traits));
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <BodyLong className="max-w-3xl">{t("requirements.lead")}</BodyLong>
        <div className="no-print flex flex-wrap gap-3">
          <LinkButton href={`${base}/requirements/excel`} variant="secondary">
            {t("requirements.export")}
          </LinkButton>
          {edits && (
            <LinkButton href={`${base}/requirements/import`} variant="secondary">
              {t("requirements.import")}
            </LinkButton>
          )}
        </div>
      </div>
      <UnacceptableAlert project={project} />
      {project.simple && (
        <Alert variant="info" size="small">
          {t("requirements.simple")}
        </Alert>
      )}
      <Progress done={done} />
      <DevicePanel project={project} edits={edits} />
      {edits && project.traits.length > 0 && excluded.length > 0 && (
        <BulkPanel project={project} rows={excluded} />
      )}
      <Filters base={base} filter={filter} answers={answers} />
      {rows.length === 0 && <EmptyState>{t("requirements.none")}</EmptyState>}
      {(["I", "II", "III"] as const).map((chapter) => (
        <Chapter key={chapter} chapter={chapter} rows={rows} rowOf={rowOf} whole={filter === "all"} />
      ))}
    </div>
  );
}

function isShown({ answer, risks }: RowProps, filter: Filter): boolean {
  if (filter === "todo") return !answer || !isAnswered(answer);
  if (filter === "applicable") return answer?.applicable === true;
  if (filter === "risk") return answer?.riskArea === true || risks.length > 0;
  return true;
}

async function Progress({ done }: { done: number }) {
  const t = await getTranslations("projects.requirements");
  const text = t("progress", { done, all: answerable.length });
  return (
    <div className="flex flex-wrap items-center gap-4">
      <progress
        aria-label={text}
        value={done}
        max={answerable.length}
        className="h-3 w-full max-w-md accent-(--ax-bg-success-strong)"
      />
      <span role="status">{text}</span>
    </div>
  );
}

async function Filters({ base, filter, answers }: { base: string; filter: Filter; answers: Answer[] }) {
  const t = await getTranslations("projects.requirements.filters");
  const count = { todo: answerable.length - answers.filter(isAnswered).length };
  return (
    <nav aria-label={t("label")} className="no-print">
      <ul className="flex flex-wrap gap-2">
        {filters.map((each) => (
          <li key={each}>
            <Link
              href={`${base}/requirements${each === "all" ? "" : `?filter=${each}`}` as Route}
              aria-current={each === filter ? "page" : undefined}
              scroll={false}
              className={`inline-block rounded-full border px-4 py-1.5 no-underline ${
                each === filter
                  ? "border-(--ax-border-accent-strong) bg-(--ax-bg-accent-moderate) font-semibold"
                  : "border-(--ax-border-neutral)"
              }`}
            >
              {t(each)}
              {each === "todo" && ` (${count.todo})`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type ChapterProps = {
  chapter: "I" | "II" | "III";
  rows: Requirement[];
  rowOf: (row: Requirement) => RowProps;
  /** Headings without rows and what is for the Commission too. */
  whole: boolean;
};

async function Chapter({ chapter, rows, rowOf, whole }: ChapterProps) {
  const t = await getTranslations("projects.requirements");
  const english = (await getLocale()) === "en";
  const shown = requirements.filter(
    (row) =>
      row.chapter === chapter &&
      (rows.includes(row) ||
        (whole && row.kind !== "requirement") ||
        (row.kind === "heading" && rows.some(({ id }) => id.startsWith(`${row.id}.`)))),
  );
  if (shown.length === 0) return null;
  return (
    <Panel title={t(`chapters.${chapter}`)} id={`chapter-${chapter}`}>
      <ul>
        {shown.map((row) => {
          const name = `${row.id} ${english ? row.en : row.sv}`;
          if (row.kind === "requirement") return <RequirementRow key={row.id} {...rowOf(row)} />;
          if (row.kind === "heading")
            return (
              <li key={row.id} className="pt-5 pb-2">
                <Heading level="3" size="xsmall">
                  {name}
                </Heading>
              </li>
            );
          return (
            <li key={row.id} className="border-t border-(--ax-border-neutral-subtle) py-3">
              <p className="font-semibold">{name}</p>
              <p className="text-sm text-(--ax-text-neutral-subtle)">{t("information")}</p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
