import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { noticeDefaults } from "#components/notices/defaults.ts";
import { NoticeFields } from "#components/notices/NoticeFields.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { mayEditNotice } from "#lib/cases/policy.ts";
import { messagesOfCase } from "#lib/intake/queries.ts";
import { noticesOfCase } from "#lib/notices/queries.ts";
import { CaseMessages } from "../CaseMessages.tsx";
import { correct } from "./actions.ts";

type Props = { params: Promise<{ number: string }> };

/** The facts of the newest revision, to be corrected beside the notice itself. */
export default async function NoticePage({ params }: Props) {
  const actor = await requirePage("notices.edit");
  const found = await pageCase(actor, (await params).number);
  if (!mayEditNotice(actor) || found.status === "closed") notFound();
  const [[notice], messages] = await Promise.all([
    noticesOfCase(actor, found.id),
    messagesOfCase(actor, found.id),
  ]);
  if (!notice) notFound();
  const t = await getTranslations();
  const source = messages.filter((message) => message.id === notice.messageId);
  const defaults = noticeDefaults(notice);
  return (
    <div className="grid items-start gap-5 xl:grid-cols-2">
      <Panel title={t("notice.correctTitle")}>
        <p className="pb-5 text-(--ax-text-neutral-subtle)">{t("notice.correctLead")}</p>
        <ActionForm
          action={correct}
          hidden={{ caseId: found.id, noticeId: notice.id, version: notice.version }}
          submitLabel={t("form.save")}
          className="flex flex-col gap-6"
          footer={
            <Link href={`/cases/${found.number}`} className="underline">
              {t("form.cancel")}
            </Link>
          }
        >
          <NoticeFields
            defaults={{ ...defaults, title: defaults.title || found.title }}
            facts={notice.facts}
          />
        </ActionForm>
      </Panel>
      <CaseMessages actor={actor} messages={source} whole />
    </div>
  );
}
