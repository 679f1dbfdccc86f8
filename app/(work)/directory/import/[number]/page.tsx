import { Alert } from "@navikt/ds-react/Alert";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { importPreview } from "#lib/organisation/csv/queries.ts";
import { csvWords } from "#lib/organisation/csv/words.ts";
import { found } from "#lib/organisation/page.ts";
import { Crumbs } from "../../Crumbs.tsx";
import { confirmFile } from "../actions.ts";
import { ChangedRows, NewRows, Problems } from "./PreviewTables.tsx";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("directory.csv"))("previewTitle") };
}

export default async function ImportPage({ params }: Props) {
  const actor = await requirePage("directory.edit");
  const number = /^[1-9]\d{0,8}$/.test((await params).number) ? Number((await params).number) : 0;
  const words = csvWords(await getLocale());
  const { upload, version, plan } = await found(importPreview(actor, number, words));
  const t = await getTranslations("directory");
  const nothing = plan.added.length + plan.changed.length + plan.deactivated.length === 0;
  return (
    <>
      <Crumbs trail={[{ href: "/directory/exchange", label: t("tabs.exchange") }]} />
      <PageHeading
        title={t("csv.previewTitle")}
        lead={`${t(`csv.lists.${upload.list}`)} · ${upload.fileName}`}
        actions={
          <LinkButton href="/directory/exchange" variant="secondary" size="small">
            {t("csv.otherFile")}
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-6">
        <Panel>
          <div className="flex flex-col gap-4">
            <dl className="flex flex-wrap gap-x-10 gap-y-3">
              {(["added", "changed", "deactivated", "problems"] as const).map((group) => (
                <div key={group}>
                  <dt className="text-sm text-(--ax-text-neutral-subtle)">{t(`csv.${group}`)}</dt>
                  <dd className="text-2xl font-semibold tabular-nums">{plan[group].length}</dd>
                </div>
              ))}
              <div>
                <dt className="text-sm text-(--ax-text-neutral-subtle)">{t("csv.unchanged")}</dt>
                <dd className="text-2xl font-semibold tabular-nums">{plan.unchanged}</dd>
              </div>
            </dl>
            {plan.problems.length > 0 ? (
              <Alert variant="error" size="small">
                {t("csv.refusedForProblems")}
              </Alert>
            ) : (
              <ActionForm
                action={confirmFile}
                hidden={{ number, version }}
                submitLabel={t("csv.confirm")}
                closed={nothing}
                closedText={
                  <Alert variant="info" size="small">
                    {t("csv.nothing")}
                  </Alert>
                }
              />
            )}
          </div>
        </Panel>
        <Problems problems={plan.problems} words={words} />
        <ChangedRows title={t("csv.deactivated")} rows={plan.deactivated} words={words} />
        <ChangedRows title={t("csv.changed")} rows={plan.changed} words={words} />
        <NewRows list={upload.list} rows={plan.added} words={words} />
      </div>
    </>
  );
}
