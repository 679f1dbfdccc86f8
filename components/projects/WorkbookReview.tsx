import { Alert } from "@navikt/ds-react/Alert";
import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { FormState } from "#lib/forms/action.ts";
import { fingerprintOf, type PlannedRow, type WorkbookPlan } from "#lib/projects/workbook/plan.ts";
import type { CellProblem } from "#lib/projects/workbook/reading.ts";

type Props = {
  project: { id: string; number: string };
  part: "requirements" | "risks";
  sha256: string;
  fileName: string;
  plan: WorkbookPlan<unknown>;
  action: (previous: FormState, formData: FormData) => Promise<FormState>;
};

/** What a workbook would change, row by row, and what is wrong with it, cell by cell. Nothing is written yet. */
export async function WorkbookReview({ project, part, sha256, fileName, plan, action }: Props) {
  const t = await getTranslations("projects.excel");
  const { rows, problems, unchanged } = plan;
  const added = rows.filter((row) => row.added);
  const changed = rows.filter((row) => !row.added);
  const counts = [
    ["added", added.length],
    ["changed", changed.length],
    ["unchanged", unchanged],
    ["problems", problems.length],
  ] as const;
  return (
    <div className="flex flex-col gap-5">
      <Panel
        title={t("previewOf", { fileName })}
        actions={
          <LinkButton href={`/projects/${project.number}/${part}/import`} variant="secondary" size="small">
            {t("otherFile")}
          </LinkButton>
        }
      >
        <div className="flex flex-col gap-4">
          <dl className="flex flex-wrap gap-x-10 gap-y-3">
            {counts.map(([name, count]) => (
              <div key={name}>
                <dt className="text-sm text-(--ax-text-neutral-subtle)">{t(name)}</dt>
                <dd className="text-2xl font-semibold tabular-nums">{count}</dd>
              </div>
            ))}
          </dl>
          {problems.length > 0 && (
            <Alert variant="error" size="small">
              {t("refused")}
            </Alert>
          )}
          {problems.length === 0 && rows.length === 0 && (
            <Alert variant="info" size="small">
              {t("nothing")}
            </Alert>
          )}
          {problems.length === 0 && rows.length > 0 && (
            <ActionForm
              action={action}
              hidden={{ projectId: project.id, sha256, fingerprint: fingerprintOf(plan) }}
              submitLabel={t("confirm", { count: rows.length })}
            />
          )}
        </div>
      </Panel>
      <Problems problems={problems} />
      {added.length > 0 && <Rows title={t("added")} rows={added} />}
      {changed.length > 0 && <Rows title={t("changed")} rows={changed} />}
    </div>
  );
}

async function Problems({ problems }: { problems: CellProblem[] }) {
  if (problems.length === 0) return null;
  const t = await getTranslations();
  return (
    <Panel title={t("projects.excel.problems")}>
      <div className="overflow-x-auto">
        <Table size="small">
          <TableHeader>
            <TableRow>
              <TableHeaderCell scope="col">{t("projects.excel.cell")}</TableHeaderCell>
              <TableHeaderCell scope="col">{t("projects.excel.wrong")}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {problems.slice(0, 500).map((problem) => (
              <TableRow key={`${problem.at}-${problem.key}`}>
                <TableHeaderCell scope="row">{problem.at || "–"}</TableHeaderCell>
                <TableDataCell className="[overflow-wrap:anywhere]">
                  {t(`errors.${problem.key}` as "errors.invalid", problem.values)}
                </TableDataCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Panel>
  );
}

async function Rows({ title, rows }: { title: string; rows: PlannedRow<unknown>[] }) {
  const t = await getTranslations("projects.excel");
  return (
    <Panel title={title}>
      <ul className="flex flex-col gap-4">
        {rows.map((row) => (
          <li key={row.name}>
            <h3 className="font-semibold [overflow-wrap:anywhere]">{row.name}</h3>
            <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
              {row.changes.map(({ field, from, to }) => (
                <div key={field} className="contents">
                  <dt>{field}</dt>
                  <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">
                    {from && (
                      <>
                        <span className="text-(--ax-text-neutral-subtle)">{t("from")}:</span> {from}
                        <br />
                      </>
                    )}
                    <span className="text-(--ax-text-neutral-subtle)">{t("to")}:</span> {to}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
