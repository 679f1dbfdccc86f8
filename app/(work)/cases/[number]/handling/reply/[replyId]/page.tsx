import { Alert } from "@navikt/ds-react/Alert";
import type { Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { fileSize } from "#components/intake/fileSize.ts";
import { KeptForm } from "#components/ui/KeptForm.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase, pagePart } from "#lib/cases/page.ts";
import { mayReplyToSender } from "#lib/cases/policy.ts";
import { replyDraft } from "#lib/cases/queries/drafts.ts";
import type { OfferedFile } from "#lib/cases/queries/replyFiles.ts";
import { localeOf, locales } from "#lib/i18n/locale.ts";
import { ReplyForm } from "./ReplyForm.tsx";

type Props = {
  params: Promise<{ number: string; replyId: string }>;
  searchParams: Promise<{ language?: string | string[]; problem?: string | string[] }>;
};

/** Writes the sender: from the template in either language, previewed, in the thread of the original. */
export default async function ReplyPage({ params, searchParams }: Props) {
  const actor = await requirePage("cases.reply");
  const { number, replyId } = await params;
  const found = await pageCase(actor, number);
  if (!z.uuid().safeParse(replyId).success) notFound();
  const { language: asked, problem } = await searchParams;
  const language = localeOf(typeof asked === "string" ? asked : await getLocale());
  const draft = await pagePart(replyDraft(actor, found.id, replyId, language));
  const { reply, addresses, inThread, subject, body, from, replyTo } = draft;
  const t = await getTranslations();
  /** Where in the case a file belongs. */
  const nameOf = (file: OfferedFile) => {
    if (file.from === "checklist") return t(`checklist.rows.${file.row}.title`);
    return file.from === "answer" ? file.recipient : "";
  };
  const open = found.status !== "closed" && reply.state !== "sent" && mayReplyToSender(actor, reply);
  return (
    <Panel title={t(`replyKinds.${reply.kind}`)}>
      <div className="flex max-w-4xl flex-col gap-5">
        <nav aria-label={t("handling.replies.language")} className="flex flex-wrap gap-4">
          <span>{t("handling.replies.language")}:</span>
          {locales.map((locale) => (
            <Link
              key={locale}
              href={`/cases/${found.number}/handling/reply/${reply.id}?language=${locale}` as Route}
              aria-current={locale === language ? "true" : undefined}
              className={locale === language ? "font-semibold" : "underline"}
            >
              {locale === "sv" ? t("app.swedish") : t("app.english")}
            </Link>
          ))}
        </nav>
        <p className="text-sm">
          {inThread ? t("handling.replies.inThread") : t("handling.replies.noThread")}
        </p>
        {problem !== undefined && (
          <Alert variant="warning" role="alert">
            {t("handling.replies.notSent")}
          </Alert>
        )}
        {!open && <Alert variant="info">{t("handling.notNow")}</Alert>}
        <KeptForm open={open} closedNotice={<Alert variant="info">{t("handling.movedOn")}</Alert>}>
          {open && (
            <ReplyForm
              // The template of the other language is another form.
              key={language}
              reply={{ id: reply.id, version: reply.version }}
              number={found.number}
              back={`/cases/${found.number}/handling#reply-${reply.kind}`}
              draft={{ addresses, subject, body, from, replyTo }}
              files={draft.files.map((file) => ({
                value: file.sha256,
                label: file.fileName,
                description: t("handling.replies.source", {
                  from: file.from,
                  name: nameOf(file),
                  size: fileSize(file.size),
                }),
              }))}
            />
          )}
        </KeptForm>
      </div>
    </Panel>
  );
}
