import { Tag } from "@navikt/ds-react/Tag";
import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MailStateTag } from "#components/mail/MailStateTag.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { RefreshSoon } from "#components/ui/RefreshSoon.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import type { PageCase } from "#lib/cases/page.ts";
import { mayReplyToSender } from "#lib/cases/policy.ts";
import { acknowledgements, type CaseReply, senderReplies } from "#lib/cases/queries/handling.ts";
import { unsettledReply } from "#lib/checklist/policy.ts";
import { dayOf } from "#lib/clock.ts";
import { SenderReplyKind } from "#prisma/generated/enums.ts";
import { markRepliedElsewhere, waiveReply } from "./actions.ts";

type Props = { actor: Actor; found: PageCase };

/** The two answers that a sender can want (RH-15405 Bilaga 1): of the receipt, and of what came of it. */
export async function RepliesPanel({ actor, found }: Props) {
  const t = await getTranslations();
  const replies = await senderReplies(actor, found.id);
  const automatic = await acknowledgements(actor, found.id);
  return (
    <Panel title={t("handling.replies.title")} id="sender-replies">
      <div className="grid gap-6 lg:grid-cols-2">
        {Object.values(SenderReplyKind).map((kind) => {
          const reply = replies.find((row) => row.kind === kind);
          return (
            <div key={kind} id={`reply-${kind}`} className="flex min-w-0 flex-col gap-3">
              <Heading level="3" size="xsmall">
                {t(`replyKinds.${kind}`)}
              </Heading>
              {reply ? (
                <Reply actor={actor} found={found} reply={reply} />
              ) : (
                <Unsettled actor={actor} found={found} kind={kind} />
              )}
            </div>
          );
        })}
      </div>
      {automatic.map((mail) => (
        <p
          key={mail.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-4 text-sm [overflow-wrap:anywhere]"
        >
          <span>
            {t("handling.replies.acknowledged", { to: mail.to.join(", ") })} <Moment at={mail.createdAt} />.{" "}
            {t("handling.replies.acknowledgedOnly")}
          </span>
          <MailStateTag state={mail.state} bounced={mail.bouncedAt !== null} />
        </p>
      ))}
    </Panel>
  );
}

async function Unsettled({ actor, found, kind }: Props & { kind: SenderReplyKind }) {
  const t = await getTranslations("handling.replies");
  const standing = unsettledReply(actor, kind, found);
  if (standing === "ownHandlers") return <p>{t("ownHandlers")}</p>;
  return (
    <p>
      {t("undecided")}{" "}
      {standing === "toAnswer" && (
        <Link href={`/cases/${found.number}/checklist#row-${kind}_reply`} className="underline">
          {t("toRow")}
        </Link>
      )}
    </p>
  );
}

const stateColors = { wanted: "warning", sent: "success", not_wanted: "neutral", waived: "neutral" } as const;

/** The receipt is due at once, the result when the actions are done. */
function variantOf(reply: CaseReply, status: PageCase["status"]) {
  if (reply.state !== "wanted") return "tertiary";
  return reply.kind === "receipt" || status === "following_up" ? "primary" : "secondary";
}

async function Reply({ actor, found, reply }: Props & { reply: CaseReply }) {
  const t = await getTranslations("handling.replies");
  const open = found.status !== "closed" && mayReplyToSender(actor, reply);
  const name = reply.responder?.name ?? reply.responderName;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {!reply.mail && (
          <Tag size="small" variant="moderate" data-color={stateColors[reply.state]}>
            {t(`states.${reply.state}`)}
          </Tag>
        )}
        {reply.state === "wanted" && name && <span>{t("responder", { name })}</span>}
        {reply.mail && <MailStateTag state={reply.mail.state} bounced={reply.mail.bouncedAt !== null} />}
        {(reply.mail?.state === "queued" || reply.mail?.state === "sending") && <RefreshSoon />}
      </div>
      {reply.state === "sent" && <SentText reply={reply} name={name} />}
      {reply.state === "waived" && <p className="whitespace-pre-line break-words">{reply.waivedReason}</p>}
      {open && reply.state !== "sent" && (
        <div className="no-print flex flex-col items-start gap-3">
          <LinkButton
            href={`/cases/${found.number}/handling/reply/${reply.id}`}
            variant={variantOf(reply, found.status)}
            size="small"
          >
            {t("write")}
          </LinkButton>
          {reply.state === "wanted" && <NoReplyForms number={found.number} reply={reply} />}
        </div>
      )}
    </>
  );
}

async function SentText({ reply, name }: { reply: CaseReply; name: string | null }) {
  const t = await getTranslations("handling.replies");
  const attached = reply.mail?.attachments ?? [];
  return (
    <>
      <p className="break-words">
        {t("sentTo", {
          to: reply.to ?? "",
          day: reply.settledAt ? dayOf(reply.settledAt) : "",
          name: name ?? "",
        })}
      </p>
      <Disclosure header={t("showText")}>
        <p className="font-semibold break-words">{reply.subject}</p>
        <p className="whitespace-pre-line break-words">{reply.body}</p>
        {attached.length > 0 && (
          <p className="text-sm break-words">
            {t("attachedFiles", { files: attached.map((file) => file.fileName).join(", ") })}{" "}
            <Link href={`/mails/${reply.mailId}`} className="underline">
              {t("openMail")}
            </Link>
          </p>
        )}
      </Disclosure>
    </>
  );
}

async function NoReplyForms({ number, reply }: { number: string; reply: CaseReply }) {
  const t = await getTranslations("handling.replies");
  const hidden = { replyId: reply.id, version: reply.version, number };
  return (
    <Disclosure header={t("noReplyNeeded")}>
      <div className="flex max-w-xl flex-col gap-6">
        <ActionForm
          action={markRepliedElsewhere}
          hidden={hidden}
          prefix={`elsewhere-${reply.kind}-`}
          submitLabel={t("elsewhere")}
          submitVariant="secondary"
          submitSize="small"
        >
          <TextInput name="by" label={t("by")} description={t("byHelp")} size="small" maxLength={500} />
        </ActionForm>
        <ActionForm
          action={waiveReply}
          hidden={hidden}
          prefix={`waive-${reply.kind}-`}
          submitLabel={t("waive")}
          submitVariant="secondary"
          submitSize="small"
        >
          <TextAreaInput name="reason" label={t("reason")} size="small" rows={2} />
        </ActionForm>
      </div>
    </Disclosure>
  );
}
