import { Button } from "@navikt/ds-react/Button";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BesideDocument } from "#components/notices/BesideDocument.tsx";
import { DocumentPanel } from "#components/notices/DocumentPanel.tsx";
import { noticeDefaults } from "#components/notices/defaults.ts";
import { FactList } from "#components/notices/FactList.tsx";
import { NoticeFields } from "#components/notices/NoticeFields.tsx";
import { progressOf, readingsOf } from "#components/notices/readings.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { mayEditNotice } from "#lib/cases/policy.ts";
import { marksOf } from "#lib/notices/marks.ts";
import { noticesOfCase } from "#lib/notices/queries.ts";
import { standingOf } from "#lib/notices/review.ts";
import { shownMarks } from "#lib/notices/shown.ts";
import { correct } from "./actions.ts";

type Props = { params: Promise<{ number: string }> };

/**
 * The facts of the newest revision beside the document that they were read from. Who may, confirms or corrects them
 * while the case is open; others read.
 */
export default async function NoticePage({ params }: Props) {
  const actor = await requirePage("cases.view");
  const found = await pageCase(actor, (await params).number);
  const [notice] = await noticesOfCase(actor, found.id);
  if (!notice) notFound();
  const t = await getTranslations();
  const mayEdit = mayEditNotice(actor) && found.status !== "closed";
  const marks = marksOf(notice.facts);
  const standing = standingOf(notice, notice.facts);
  return (
    <BesideDocument className="grid items-start gap-5 xl:grid-cols-2">
      <Panel title={t("notice.review.title")}>
        <p className="pb-2 text-(--ax-text-neutral-subtle)">
          {t(mayEdit ? "notice.review.lead" : "notice.review.readLead")}
        </p>
        <p className="pb-5 font-semibold">{t("notice.review.progress", progressOf(standing))}</p>
        {mayEdit ? (
          <ActionForm
            action={correct}
            hidden={{
              caseId: found.id,
              noticeId: notice.id,
              version: notice.version,
              shown: shownMarks(notice),
            }}
            submitLabel={t("form.save")}
            className="flex flex-col gap-6"
            footer={
              <>
                <Button type="submit" name="confirmAll" value="yes" variant="secondary">
                  {t("notice.review.confirmAll")}
                </Button>
                <Link href={`/cases/${found.number}`} className="underline">
                  {t("form.cancel")}
                </Link>
              </>
            }
          >
            <NoticeFields
              defaults={noticeDefaults(notice)}
              readings={readingsOf({ standing, facts: notice.facts, marks })}
              titleOptional
            />
          </ActionForm>
        ) : (
          <FactList standing={standing} facts={notice.facts} documentHref="" />
        )}
      </Panel>
      {notice.messageId && <DocumentPanel actor={actor} messageId={notice.messageId} marks={marks.marks} />}
    </BesideDocument>
  );
}
