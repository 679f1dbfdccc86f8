import { Alert } from "@navikt/ds-react/Alert";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MailboxStateTag, mailboxProblem } from "#components/intake/MailboxState.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { mailboxById, type WholeMailbox } from "#lib/intake/mailboxes/queries.ts";
import { mayHandleInbox } from "#lib/intake/policy.ts";
import { found, idIn } from "#lib/organisation/page.ts";
import { SettingsCrumbs } from "../../SettingsCrumbs.tsx";
import { changeMailboxActive, removeMailbox, saveMailbox } from "../actions.ts";
import { MailboxFields } from "../MailboxFields.tsx";
import { TryButton } from "../TryButton.tsx";
import { Comparisons } from "./Comparisons.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requirePage("settings.view");
  return { title: (await found(mailboxById(actor, idIn((await params).id)))).name };
}

export default async function MailboxPage({ params }: Props) {
  const actor = await requirePage("settings.view");
  const mailbox = await found(mailboxById(actor, idIn((await params).id)));
  const { id, version, active } = mailbox;
  const wasRead = mailbox.uidValidity !== null;
  const t = await getTranslations("mailboxes");
  return (
    <>
      <SettingsCrumbs part="mailboxes" />
      <PageHeading
        title={
          <span className="flex flex-wrap items-center gap-3">
            {mailbox.name} <MailboxStateTag mailbox={mailbox} at={now()} />
          </span>
        }
        lead={<span className="[overflow-wrap:anywhere]">{mailbox.address}</span>}
      />
      <div className="flex flex-col gap-6">
        <Standing mailbox={mailbox} readsInbox={mayHandleInbox(actor)} />
        <Comparisons mailbox={mailbox} />
        <Panel title={t("settings")}>
          <ActionForm
            action={saveMailbox}
            hidden={{ id, version }}
            submitLabel={t("save")}
            footer={<TryButton label={t("try")} />}
          >
            <MailboxFields mailbox={mailbox} />
          </ActionForm>
        </Panel>
        <Panel title={t("reading")}>
          <ActionForm
            action={changeMailboxActive}
            hidden={{ id, version, active: String(!active) }}
            prefix="active-"
            submitLabel={active ? t("pause") : t("resume")}
            submitVariant="secondary"
            submitSize="small"
            danger={active}
          >
            <p>{active ? t("pauseLead") : wasRead ? t("resumeLead") : t("resumeUnreadLead")}</p>
          </ActionForm>
        </Panel>
        {!active && (
          <Panel title={t("remove.title")}>
            <ActionForm
              action={removeMailbox}
              hidden={{ id, version }}
              prefix="remove-"
              submitLabel={t("remove.submit", { name: mailbox.name })}
              submitVariant="secondary"
              submitSize="small"
              danger
            >
              <p className="max-w-prose">{t("remove.text")}</p>
            </ActionForm>
          </Panel>
        )}
      </div>
    </>
  );
}

/** When the mailbox was last read, and what is wrong with it. */
async function Standing({ mailbox, readsInbox }: { mailbox: WholeMailbox; readsInbox: boolean }) {
  const t = await getTranslations("mailboxes.state");
  const problem = await mailboxProblem(mailbox);
  const { readAt, messageAt, problemSince, folder, host, archiveBefore } = mailbox;
  return (
    <Panel title={t("title")}>
      <div className="flex flex-col gap-4">
        {problem && (
          <Alert variant="warning" size="small">
            <span className="[overflow-wrap:anywhere]">{problem}</span>
            {problemSince && (
              <span className="block">
                {t("since")} <Moment at={problemSince} />
              </span>
            )}
          </Alert>
        )}
        <p className="[overflow-wrap:anywhere]">{t("progress", { folder, host })}</p>
        <Facts>
          <Fact label={t("readAt")}>{readAt ? <Moment at={readAt} /> : t("never")}</Fact>
          <Fact label={t("messageAt")}>{messageAt ? <Moment at={messageAt} /> : t("never")}</Fact>
          <Fact label={t("archiveBefore")}>
            <Moment at={archiveBefore} />
            <span className="block text-sm text-(--ax-text-neutral-subtle)">{t("archive")}</span>
          </Fact>
        </Facts>
        {readsInbox && (
          <p>
            <Link href={"/inbox?fate=archive" as Route} className="underline">
              {t("toInbox")}
            </Link>
          </p>
        )}
      </div>
    </Panel>
  );
}
