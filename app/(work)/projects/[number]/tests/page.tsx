import { Alert } from "@navikt/ds-react/Alert";
import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { TestStateTag } from "#components/projects/TestStateTag.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Day } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { isClinicalSettled } from "#lib/projects/facts.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { testsOf } from "#lib/projects/queries/tests.ts";

type Props = { params: Promise<{ number: string }> };

/** Prototype, verification and validation (VGR 3.3–3.5), and the question of a clinical investigation. */
export default async function TestsPage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const tests = await testsOf(actor, project.id);
  const t = await getTranslations("projects");
  const base = `/projects/${project.number}/tests`;
  const edits = mayEdit(actor, project);
  const blocked =
    !isClinicalSettled(project) && tests.some((test) => test.involvesPatients && !test.cancelledAt);
  return (
    <div className="flex flex-col gap-5">
      {blocked && (
        <Alert variant="warning">
          {t("tests.blocked")}{" "}
          <Link href={`${base}/clinical` as "/"} className="underline">
            {t("tests.toClinical")}
          </Link>
        </Alert>
      )}
      <Panel
        title={t("tests.title")}
        actions={
          edits && (
            <LinkButton href={`${base}/new`} size="small">
              {t("tests.new")}
            </LinkButton>
          )
        }
      >
        {tests.length === 0 ? (
          <EmptyState>{t("tests.none")}</EmptyState>
        ) : (
          <div className="overflow-x-auto">
            <Table size="small">
              <TableHeader>
                <TableRow>
                  {(["number", "title", "kind", "performers", "state", "performedOn"] as const).map(
                    (column) => (
                      <TableHeaderCell key={column} scope="col" className={hidden(column)}>
                        {t(`tests.columns.${column}`)}
                      </TableHeaderCell>
                    ),
                  )}
                </TableRow>
              </TableHeader>
              <TableBody>
                {tests.map((test) => (
                  <TableRow key={test.id}>
                    <TableDataCell className="tabular-nums">{test.number}</TableDataCell>
                    <TableHeaderCell scope="row" className="min-w-40 [overflow-wrap:anywhere]">
                      <Link href={`${base}/${test.id}` as "/"} className="underline">
                        {test.title}
                      </Link>
                      {test.replaces && (
                        <span className="block text-sm font-normal">
                          {t("tests.doesAgain", { number: test.replaces.number })}
                        </span>
                      )}
                    </TableHeaderCell>
                    <TableDataCell className={hidden("kind")}>{t(`testKinds.${test.kind}`)}</TableDataCell>
                    <TableDataCell className={hidden("performers")}>
                      {t("tests.confirmedOf", {
                        confirmed: test.performers.filter((row) => row.confirmedAt).length,
                        count: test.performers.length,
                      })}
                    </TableDataCell>
                    <TableDataCell>
                      <TestStateTag test={test} />
                    </TableDataCell>
                    <TableDataCell className={hidden("performedOn")}>
                      {test.performedOn && <Day date={test.performedOn} />}
                    </TableDataCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </div>
        )}
      </Panel>
      <Panel title={t("tests.clinical.title")}>
        <p className="pb-3">
          {project.clinicalOutcome
            ? t("tests.clinical.now", { outcome: t(`clinicalOutcomes.${project.clinicalOutcome}`) })
            : t("tests.clinical.open")}
        </p>
        <Link href={`${base}/clinical` as "/"} className="underline">
          {t("tests.toClinical")}
        </Link>
      </Panel>
    </div>
  );
}

function hidden(column: string): string | undefined {
  return ["kind", "performers", "performedOn"].includes(column) ? "hidden md:table-cell" : undefined;
}
