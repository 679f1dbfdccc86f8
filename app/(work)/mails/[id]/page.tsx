import { Alert } from "@navikt/ds-react/Alert";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { BounceNote } from "#components/mail/BounceNote.tsx";
import { MailStateTag } from "#components/mail/MailStateTag.tsx";
import { MailTrouble } from "#components/mail/MailTrouble.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { may } from "#lib/auth/access.ts";
import { requirePage } from "#lib/auth/session.ts";
import { NotFoundError } from "#lib/errors.ts";
import { heldOf } from "#lib/mail/held.ts";
import { mailById } from "#lib/mail/queries.ts";
import { resend } from "../actions.ts";

type Props = { params: Promise<{ id: string }> };

/** One mail: where it is, to whom it went, and what it said. */
export default async function MailPage({ params }: Props) {
  const actor = await requirePage("mails.view");
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const mail = await mailById(actor, id).catch((error) => {
    if (error instanceof NotFoundError) notFound();
    throw error;
  });
  const t = await getTranslations();
  return (
    <>
      <PageHeading
        title={mail.subject}
        lead={
          mail.automatic
            ? t("mails.automatic", { purpose: t(`mail.purpose.${mail.purpose}`) })
            : t(`mail.purpose.${mail.purpose}`)
        }
      />
      <div className="flex flex-col gap-5">
        <Panel>
          <div className="flex flex-col gap-4">
            <Facts>
              <Fact label={t("mails.columns.state")}>
                <MailStateTag state={mail.state} bounced={mail.bouncedAt !== null} />
              </Fact>
              <Fact label={t("mails.from")}>
                {mail.fromName} &lt;{mail.fromAddress}&gt;
              </Fact>
              <Fact label={t("mails.columns.to")}>
                <span className="break-all">{mail.to.join(", ")}</span>
              </Fact>
              {mail.cc.length > 0 && <Fact label={t("mails.cc")}>{mail.cc.join(", ")}</Fact>}
              {mail.replyTo && <Fact label={t("mails.replyTo")}>{mail.replyTo}</Fact>}
              {mail.case && (
                <Fact label={t("mails.columns.case")}>
                  <Link href={`/cases/${mail.case.number}`} className="underline">
                    {mail.case.number}
                  </Link>
                </Fact>
              )}
              <Fact label={t("mails.columns.created")}>
                <Moment at={mail.createdAt} />
              </Fact>
              {mail.sentAt && (
                <Fact label={t("mails.sentAt")}>
                  <Moment at={mail.sentAt} />
                  {mail.transport === "folder" && ` (${t("mails.folder")})`}
                </Fact>
              )}
              <Fact label={t("mails.attempts")}>{mail.attempts}</Fact>
              <Fact label={t("mails.messageId")}>
                <span className="break-all">{mail.messageId}</span>
              </Fact>
            </Facts>
            {mail.lastError && mail.state !== "sent" && (
              <Alert variant={mail.state === "failed" ? "error" : "warning"} size="small">
                {heldOf(mail.lastError) ? (
                  <MailTrouble lastError={mail.lastError} />
                ) : (
                  t("mails.lastError", { error: mail.lastError })
                )}
              </Alert>
            )}
            {mail.bouncedAt && mail.bounces.length === 0 && (
              <Alert variant="error" size="small">
                {t("mails.bouncedWith", { text: mail.bounceText ?? "" })}
              </Alert>
            )}
            {mail.bounces.map((report) => (
              <Alert key={report.id} variant={report.action === "failed" ? "error" : "warning"} size="small">
                <p className="font-semibold break-all">{report.address}</p>
                <BounceNote
                  mail={{
                    bouncedAt: report.action === "failed" ? report.at : null,
                    bounceText: report.diagnostic,
                    bounces: [report],
                  }}
                  detailed
                />
              </Alert>
            ))}
            {mail.state === "failed" && may(actor, "mails.resend") && (
              <ActionForm action={resend} hidden={{ mailId: mail.id }} submitLabel={t("mails.resend")} />
            )}
          </div>
        </Panel>
        <Panel title={t("mails.text")}>
          {mail.text === null ? (
            <p>{t("mails.textHidden")}</p>
          ) : (
            <p className="max-w-4xl whitespace-pre-wrap break-words">{mail.text}</p>
          )}
          {mail.attachments.length > 0 && (
            <div className="pt-4">
              <p className="font-semibold">{t("mails.attachments")}</p>
              <ul className="list-disc pl-5">
                {mail.attachments.map((file) => (
                  <li key={file.id} className="break-words">
                    {file.fileName} ({t("mails.size", { kilobytes: Math.ceil(file.file.size / 1024) })})
                  </li>
                ))}
              </ul>
            </div>
          )}
        </Panel>
      </div>
    </>
  );
}
