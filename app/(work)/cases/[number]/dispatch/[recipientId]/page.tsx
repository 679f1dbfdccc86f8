import { Alert } from "@navikt/ds-react/Alert";
import { ReadMore } from "@navikt/ds-react/ReadMore";
import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AnswerForm } from "#components/dispatch/AnswerForm.tsx";
import { AnswerVersion } from "#components/dispatch/AnswerVersion.tsx";
import { NoticeFacts } from "#components/dispatch/NoticeFacts.tsx";
import { PurposeTag, RecipientStateTag } from "#components/dispatch/RecipientTags.tsx";
import { Day, Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { requirePage } from "#lib/auth/session.ts";
import { type PageCase, pageCase, pagePart } from "#lib/cases/page.ts";
import { dayOf, now } from "#lib/clock.ts";
import { pageProblems } from "#lib/dispatch/answerReply.ts";
import { answersAs, canAnswer, mayDispatch } from "#lib/dispatch/policy.ts";
import { recipientState } from "#lib/dispatch/progress.ts";
import { mailNotice } from "#lib/dispatch/queries/letter.ts";
import { type RecipientDetail, recipientOfCase } from "#lib/dispatch/queries/overview.ts";
import { messagesFromRecipient } from "#lib/intake/queries/recipient.ts";
import { Documents } from "../Documents.tsx";
import { FollowUp } from "./FollowUp.tsx";

type Props = {
  params: Promise<{ number: string; recipientId: string }>;
  searchParams: Promise<{ sent?: string; problem?: string }>;
};

/** One recipient: what it was asked, what it answered, and what can be done about it. */
export default async function RecipientPage({ params, searchParams }: Props) {
  const actor = await requirePage("cases.view");
  const { number, recipientId } = await params;
  const found = await pageCase(actor, number);
  if (!z.uuid().safeParse(recipientId).success) notFound();
  const recipient = await pagePart(recipientOfCase(actor, found.id, recipientId));
  const { sent, problem } = await searchParams;
  const t = await getTranslations();
  const known = pageProblems.find((key) => key === problem);
  const follows = mayDispatch(actor) && canAnswer(found.status);
  return (
    <div className="flex flex-col gap-5">
      <Link href={`/cases/${found.number}/dispatch` as "/"} className="no-print self-start underline">
        {t("dispatch.back")}
      </Link>
      <Head recipient={recipient} />
      {sent !== undefined && recipient.responses[0]?.version === Number(sent) && (
        <Alert variant="success" role="status">
          {t("dispatch.answerTaken")}
        </Alert>
      )}
      {known && (
        <Alert variant="warning" role="alert">
          <strong>{t("answer.notSent")}</strong> {t(`answer.problem.${known}`)}
        </Alert>
      )}
      <div className={follows ? "grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]" : ""}>
        <div className="flex min-w-0 flex-col gap-5">
          {follows && <Answers found={found} recipient={recipient} actor={actor} />}
          <Asked found={found} recipient={recipient} />
          {!follows && <Answers found={found} recipient={recipient} actor={actor} />}
        </div>
        {follows && (
          <FollowUp recipient={recipient} messages={await messagesFromRecipient(actor, recipient)} />
        )}
      </div>
    </div>
  );
}

async function Head({ recipient }: { recipient: RecipientDetail }) {
  const t = await getTranslations("dispatch");
  const replyBy = recipient.dispatch.replyBy;
  const state = recipientState(recipient, replyBy?.toISOString().slice(0, 10) ?? null, dayOf(now()));
  return (
    <div className="flex flex-col gap-2">
      <Heading level="2" size="medium" className="[overflow-wrap:anywhere]">
        {recipient.name}
      </Heading>
      <p className="flex flex-wrap items-center gap-3 text-sm">
        <RecipientStateTag state={state} />
        <PurposeTag purpose={recipient.purpose} />
        <span>{t(`kinds.${recipient.kind}`)}</span>
        {replyBy && (
          <span>
            {t("replyBy")} <Day date={replyBy} />
          </span>
        )}
      </p>
    </div>
  );
}

type Part = { found: PageCase; recipient: RecipientDetail };

async function Asked({ found, recipient }: Part) {
  const t = await getTranslations();
  const { dispatch } = recipient;
  return (
    <Panel title={dispatch.subject}>
      <div className="flex flex-col gap-4 [overflow-wrap:anywhere]">
        <p className="whitespace-pre-line">{dispatch.body}</p>
        <NoticeFacts notice={await mailNotice(found.id)} />
        {dispatch.requestedActions.length > 0 && (
          <div>
            <Heading level="3" size="xsmall">
              {t(`answer.requested.${recipient.purpose}`)}
            </Heading>
            <ol className="list-decimal pl-6">
              {dispatch.requestedActions.map((action) => (
                <li key={action.id}>{action.text}</li>
              ))}
            </ol>
          </div>
        )}
        {dispatch.replyHow && <p className="whitespace-pre-line">{dispatch.replyHow}</p>}
        <Documents number={found.number} documents={dispatch.documents} />
      </div>
    </Panel>
  );
}

async function Answers({ found, recipient, actor }: Part & { actor: Actor }) {
  const t = await getTranslations();
  const [latest, ...earlier] = recipient.responses;
  const by = canAnswer(found.status) ? answersAs(actor, recipient) : null;
  const href = (id: string) => `/cases/${found.number}/dispatch/files/${id}`;
  return (
    <Panel title={t("dispatch.answer")} id="answer">
      <div className="flex flex-col gap-5">
        {latest ? <AnswerVersion answer={latest} fileHref={href} /> : <p>{t("dispatch.noAnswer")}</p>}
        {recipient.closureReportedAt && (
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">
            <strong>
              {t("dispatch.closureReported")} <Moment at={recipient.closureReportedAt} />
            </strong>{" "}
            {recipient.closureReport}
          </p>
        )}
        {earlier.length > 0 && (
          <ReadMore header={t("answer.earlier", { count: earlier.length })} size="small">
            <div className="flex flex-col gap-5">
              {earlier.map((answer) => (
                <AnswerVersion key={answer.version} answer={answer} fileHref={href} />
              ))}
            </div>
          </ReadMore>
        )}
        {by && (
          <details
            className="no-print rounded-lg border border-(--ax-border-neutral) p-4"
            open={by === "self" && !latest}
          >
            <summary className="cursor-pointer font-semibold">
              {by === "coordinator"
                ? t("dispatch.onBehalf")
                : t(latest ? "answer.change" : "dispatch.answerNow")}
            </summary>
            <div className="pt-5">
              <AnswerForm
                action={`/api/recipients/${recipient.id}/answer`}
                asked={recipient.purpose === "for_action"}
                ownHandling={recipient.kind === "own_handling"}
                actions={recipient.dispatch.requestedActions}
                earlier={latest ?? null}
                respondentName={by === "self" ? actor.name : undefined}
              />
            </div>
          </details>
        )}
      </div>
    </Panel>
  );
}
