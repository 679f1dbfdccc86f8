import { ReadMore } from "@navikt/ds-react/ReadMore";
import { Tag } from "@navikt/ds-react/Tag";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PurposeTag, RecipientStateTag } from "#components/dispatch/RecipientTags.tsx";
import { BounceNote } from "#components/mail/BounceNote.tsx";
import { MailTrouble } from "#components/mail/MailTrouble.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Day, Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import type { PageCase } from "#lib/cases/page.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { dayOf, now } from "#lib/clock.ts";
import { answersAs, canAnswer, mayDispatch } from "#lib/dispatch/policy.ts";
import { recipientState } from "#lib/dispatch/progress.ts";
import type { OverviewDispatch, OverviewRecipient } from "#lib/dispatch/queries/overview.ts";
import { remindUnanswered } from "./actions.ts";
import { Documents } from "./Documents.tsx";

type Props = {
  found: PageCase;
  actor: Actor;
  dispatch: OverviewDispatch;
  recipients: OverviewRecipient[];
};

/** One dispatch: what was sent, and each recipient of it with where it stands. */
export async function DispatchPanel({ found, actor, dispatch, recipients }: Props) {
  const t = await getTranslations();
  const follows = mayDispatch(actor) && canAnswer(found.status);
  const replyBy = dispatch.replyBy?.toISOString().slice(0, 10) ?? null;
  const today = dayOf(now());
  return (
    <Panel title={dispatch.subject}>
      <div className="flex flex-col gap-4">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <Tag size="small" variant="outline" data-color="neutral">
            {t(`tracks.${dispatch.track}`)}
          </Tag>
          <span>
            {t("dispatch.sentBy", { name: dispatch.sentBy })} <Moment at={dispatch.sentAt} />
          </span>
          {dispatch.replyBy && (
            <span>
              {t("dispatch.replyBy")} <Day date={dispatch.replyBy} />
            </span>
          )}
          {seesWorkingMaterial(actor) && dispatch.progress.asked > 0 && (
            <span className="font-semibold tabular-nums">
              {t("dispatch.progress.answered", dispatch.progress)}
            </span>
          )}
        </p>
        <ReadMore header={t("dispatch.showText")} size="small">
          <SentText found={found} dispatch={dispatch} />
        </ReadMore>
        {follows && dispatch.awaited > 1 && (
          <div className="no-print">
            <ActionForm
              action={remindUnanswered}
              prefix={`remind-${dispatch.id}-`}
              hidden={{ caseId: found.id, dispatchId: dispatch.id }}
              submitLabel={t("dispatch.remindAll", { count: dispatch.awaited })}
              submitVariant="secondary"
              submitSize="small"
              footer={<span className="text-sm">{t("dispatch.remindHelp")}</span>}
            />
          </div>
        )}
        <ul className="flex flex-col divide-y divide-(--ax-border-neutral-subtle) border-y border-(--ax-border-neutral-subtle)">
          {recipients.map((recipient) => (
            <RecipientRow
              key={recipient.id}
              found={found}
              recipient={recipient}
              state={recipientState(recipient, replyBy, today)}
              own={canAnswer(found.status) && answersAs(actor, recipient) === "self"}
            />
          ))}
        </ul>
      </div>
    </Panel>
  );
}

async function SentText({ found, dispatch }: Pick<Props, "found" | "dispatch">) {
  return (
    <div className="flex max-w-3xl flex-col gap-3 [overflow-wrap:anywhere]">
      <p className="whitespace-pre-line">{dispatch.body}</p>
      {dispatch.requestedActions.length > 0 && (
        <ol className="list-decimal pl-6">
          {dispatch.requestedActions.map((action) => (
            <li key={action.id}>{action.text}</li>
          ))}
        </ol>
      )}
      {dispatch.replyHow && <p className="whitespace-pre-line">{dispatch.replyHow}</p>}
      <Documents number={found.number} documents={dispatch.documents} />
    </div>
  );
}

type RowProps = {
  found: PageCase;
  recipient: OverviewRecipient;
  state: ReturnType<typeof recipientState>;
  /** The person who looks answers for this recipient. */
  own: boolean;
};

async function RecipientRow({ found, recipient, state, own }: RowProps) {
  const t = await getTranslations("dispatch");
  const [answer] = recipient.responses;
  const place = recipient.unit?.name ?? recipient.administration?.name;
  return (
    <li
      id={`recipient-${recipient.id}`}
      className="grid gap-x-6 gap-y-1 py-3 target:bg-(--ax-bg-warning-soft) md:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_minmax(0,6fr)]"
    >
      <div className="[overflow-wrap:anywhere]">
        <Link
          href={`/cases/${found.number}/dispatch/${recipient.id}` as Route}
          className="font-semibold underline"
        >
          {recipient.name}
        </Link>
        <p className="text-sm text-(--ax-text-neutral-subtle)">
          {t(`kinds.${recipient.kind}`)}
          {place && !recipient.name.includes(place) ? `, ${place}` : ""}
        </p>
      </div>
      <div className="flex flex-wrap items-start gap-2">
        <RecipientStateTag state={state} />
        <PurposeTag purpose={recipient.purpose} />
      </div>
      <div className="text-sm [overflow-wrap:anywhere]">
        {answer ? <AnswerLine answer={answer} /> : <Trouble recipient={recipient} state={state} />}
        {!answer && <MailedAnswer recipient={recipient} />}
        {own && !answer && (
          <LinkButton href={`/cases/${found.number}/dispatch/${recipient.id}`} size="small">
            {t("answerNow")}
          </LinkButton>
        )}
      </div>
    </li>
  );
}

async function AnswerLine({ answer }: { answer: OverviewRecipient["responses"][number] }) {
  const t = await getTranslations();
  const done = answer.actions.filter((action) => action.done).length;
  const parts = [
    t(`answer.given.${answer.concerned}`),
    answer.quantity !== null && t("answer.given.quantity", { count: answer.quantity }),
    answer.actions.length > 0 && t("dispatch.actionsDone", { done, count: answer.actions.length }),
    answer.files.length > 0 && t("dispatch.files", { count: answer.files.length }),
    answer.version > 1 && t("dispatch.version", { version: answer.version }),
  ];
  return (
    <>
      <p className="font-semibold">{parts.filter(Boolean).join(" · ")}</p>
      {answer.comment && <p className="line-clamp-2">{answer.comment}</p>}
      <p className="text-(--ax-text-neutral-subtle)">
        {answer.respondentName}, <Moment at={answer.submittedAt} />
      </p>
    </>
  );
}

/** An answer that came as a mail instead of through the link is not counted until somebody enters it. */
async function MailedAnswer({ recipient }: Pick<RowProps, "recipient">) {
  const t = await getTranslations("dispatch.mailsFrom");
  const at = recipient.mailedAt;
  if (!at) return null;
  return (
    <p>
      <strong>{t("answered")}</strong> <Moment at={at} />. {t("toEnter")}
    </p>
  );
}

function Trouble({ recipient, state }: Pick<RowProps, "recipient" | "state">) {
  if (state === "waived") return <p>{recipient.waivedReason}</p>;
  if (state === "closure_reported") return <p className="line-clamp-2">{recipient.closureReport}</p>;
  if (state === "failed")
    return (
      <p className="line-clamp-2">
        <MailTrouble lastError={recipient.mail?.lastError} />
      </p>
    );
  return recipient.mail && <BounceNote mail={recipient.mail} />;
}
