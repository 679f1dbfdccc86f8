import { Alert } from "@navikt/ds-react/Alert";
import type { Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase, pagePart } from "#lib/cases/page.ts";
import { mayReplyToSender } from "#lib/cases/policy.ts";
import { replyDraft } from "#lib/cases/queries/handling.ts";
import { localeOf, locales } from "#lib/i18n/locale.ts";
import { sendReply } from "../../actions.ts";
import { ReplyPreview } from "./ReplyPreview.tsx";

type Props = {
  params: Promise<{ number: string; replyId: string }>;
  searchParams: Promise<{ language?: string | string[] }>;
};

/** Writes the sender: from the template in either language, previewed, in the thread of the original. */
export default async function ReplyPage({ params, searchParams }: Props) {
  const actor = await requirePage("cases.reply");
  const { number, replyId } = await params;
  const found = await pageCase(actor, number);
  if (!z.uuid().safeParse(replyId).success) notFound();
  const asked = (await searchParams).language;
  const language = localeOf(typeof asked === "string" ? asked : await getLocale());
  const draft = await pagePart(replyDraft(actor, found.id, replyId, language));
  const { reply, addresses, inThread, subject, body, from, replyTo } = draft;
  const t = await getTranslations();
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
        {!open && <Alert variant="info">{t("handling.notNow")}</Alert>}
        {open && (
          <ActionForm
            // The template of the other language is another form.
            key={language}
            action={sendReply}
            hidden={{ replyId: reply.id, version: reply.version, number: found.number }}
            submitLabel={t("handling.replies.send")}
            footer={
              <LinkButton href={`/cases/${found.number}/handling#reply-${reply.kind}`} variant="tertiary">
                {t("form.cancel")}
              </LinkButton>
            }
          >
            <TextInput
              name="to"
              type="email"
              label={t("handling.replies.to")}
              description={
                addresses.length > 0
                  ? t("handling.replies.toHelp", { addresses: addresses.join(", ") })
                  : t("handling.replies.toNone")
              }
              defaultValue={addresses[0]}
            />
            <TextInput name="subject" label={t("handling.replies.subject")} defaultValue={subject} />
            <TextAreaInput name="body" label={t("handling.replies.body")} defaultValue={body} rows={18} />
            <ReplyPreview from={from} replyTo={replyTo} />
          </ActionForm>
        )}
      </div>
    </Panel>
  );
}
