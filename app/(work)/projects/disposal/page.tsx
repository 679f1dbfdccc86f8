import { Alert } from "@navikt/ds-react/Alert";
import { TableDataCell, TableHeaderCell, TableRow } from "@navikt/ds-react/Table";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { ListTable } from "#components/ui/ListTable.tsx";
import { Day } from "#components/ui/Moment.tsx";
import { NextPage } from "#components/ui/NextPage.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { disposableProjects, disposedProject } from "#lib/projects/disposal/queries.ts";
import { dispose } from "./actions.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projects.disposal"))("title") };
}

/** Devices whose documentation may be disposed of. Nothing goes by itself. */
export default async function DisposalPage({ searchParams }: Props) {
  const actor = await requirePage("projects.dispose");
  const query = await searchParams;
  const after = z.uuid().safeParse(query.after);
  const done = z.string().max(40).safeParse(query.done);
  const disposed = done.success ? await disposedProject(actor, done.data) : null;
  const { projects, next } = await disposableProjects(actor, after.success ? after.data : null, now());
  const t = await getTranslations("projects.disposal");
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      {disposed && (
        <Alert variant="success" size="small" role="status" className="mb-5">
          {t("done", { number: disposed.number, title: disposed.title })}
        </Alert>
      )}
      {projects.length === 0 ? (
        <EmptyState>{t("none")}</EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <ListTable
            framed
            columns={[
              { label: t("columns.number") },
              { label: t("columns.title") },
              { label: t("columns.owner"), from: "sm" },
              { label: t("columns.retiredOn"), from: "lg" },
              { label: t("columns.keptUntil"), from: "sm" },
              { label: t("columns.decide") },
            ]}
          >
            {projects.map((row) => (
              <TableRow key={row.id}>
                <TableHeaderCell scope="row" className="whitespace-nowrap">
                  {row.number}
                </TableHeaderCell>
                <TableDataCell className="min-w-32 break-words">{row.title}</TableDataCell>
                <TableDataCell className="hidden sm:table-cell">{row.owner.name}</TableDataCell>
                <TableDataCell className="hidden lg:table-cell">
                  {row.retiredOn && <Day date={row.retiredOn} />}
                </TableDataCell>
                <TableDataCell className="hidden sm:table-cell">
                  {row.keptUntil && <Day date={row.keptUntil} />}
                </TableDataCell>
                <TableDataCell>
                  <Disclosure header={t("dispose", { number: row.number })}>
                    <div className="min-w-56">
                      <ActionForm
                        action={dispose}
                        hidden={{ projectId: row.id, version: row.version }}
                        prefix={`dispose-${row.id}-`}
                        submitLabel={t("confirm")}
                        submitSize="small"
                        danger
                      >
                        <p>{t("warning")}</p>
                        <TextAreaInput name="reason" label={t("reason")} rows={2} maxLength={1000} />
                      </ActionForm>
                    </div>
                  </Disclosure>
                </TableDataCell>
              </TableRow>
            ))}
          </ListTable>
          <NextPage path="/projects/disposal" filter={{}} next={next} label={t("more")} />
        </div>
      )}
    </>
  );
}
