import { Alert } from "@navikt/ds-react/Alert";
import { ReadMore } from "@navikt/ds-react/ReadMore";
import { Tag } from "@navikt/ds-react/Tag";
import { Heading } from "@navikt/ds-react/Typography";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AnswerForm } from "#components/dispatch/AnswerForm.tsx";
import { AnswerVersion, fileSize } from "#components/dispatch/AnswerVersion.tsx";
import { NoticeFacts } from "#components/dispatch/NoticeFacts.tsx";
import { FileLink } from "#components/intake/FileLink.tsx";
import { TouchedParts } from "#components/projects/TouchedParts.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { dayOf, now } from "#lib/clock.ts";
import { pageProblems } from "#lib/dispatch/answerReply.ts";
import { type AnswerPage, answerPageOf } from "#lib/dispatch/queries/link.ts";

import { DeadLink } from "./DeadLink.tsx";

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ sent?: string; problem?: string }>;
};

// The token must not stand in a title that is kept in histories elsewhere.
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("answer");
  return { title: t("pageTitle"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

/** Where a recipient reads what it is about and answers, without signing in. Reading changes nothing. */
export default async function AnswerByLinkPage({ params, searchParams }: Props) {
  const { token } = await params;
  const { sent, problem } = await searchParams;
  const page = await answerPageOf(token, now());
  // Not notFound(): its page is drawn by scripts, and this one must be there without them.
  if (!page) return <DeadLink />;
  return (
    <>
      <Head page={page} />
      <Messages page={page} sent={sent} problem={problem} />
      {page.responses.length > 0 && <Answer page={page} token={token} />}
      <About page={page} token={token} />
      {page.project && <TouchedParts project={page.project} />}
      <Requested page={page} />
      {page.responses.length === 0 && <Answer page={page} token={token} />}
      <Foot page={page} />
    </>
  );
}

type Part = { page: AnswerPage };

const dayText = (date: Date) => date.toISOString().slice(0, 10);

async function Head({ page }: Part) {
  const t = await getTranslations();
  const { purpose, name } = page.recipient;
  const asked = purpose === "for_action";
  return (
    <header className="flex flex-col gap-3 [overflow-wrap:anywhere]">
      <p className="flex flex-wrap items-center gap-3">
        <Tag variant="strong" size="small" data-color={asked ? "warning" : "info"}>
          {t(`answer.tag.${purpose}`)}
        </Tag>
        <span className="tabular-nums">{t("answer.case", { number: page.caseNumber })}</span>
      </p>
      <Heading level="1" size="large">
        {page.subject}
      </Heading>
      <p className="text-lg">
        {t.rich(`answer.lead.${purpose}`, { name, strong: (text) => <strong>{text}</strong> })}
        {asked && page.replyBy && page.responses.length === 0 && (
          <>
            {" "}
            {t.rich("answer.replyBy", {
              day: dayText(page.replyBy),
              strong: (text) => <strong className="whitespace-nowrap">{text}</strong>,
            })}
          </>
        )}
      </p>
      {page.open && page.responses.length === 0 && (
        <a href="#answer" className="no-print self-start font-semibold underline">
          {t("answer.toAnswer")}
        </a>
      )}
    </header>
  );
}

async function Messages({ page, sent, problem }: Part & { sent?: string; problem?: string }) {
  const t = await getTranslations("answer");
  const known = pageProblems.find((key) => key === problem);
  const taken = sent !== undefined && page.responses[0]?.version === Number(sent);
  return (
    <>
      {taken && (
        <Alert variant="success" role="status">
          <Heading level="2" size="small">
            {t("thanks")}
          </Heading>
          {page.open ? t("thanksText") : ""}
        </Alert>
      )}
      {known && page.open && (
        <Alert variant="warning" role="alert">
          <strong>{t("notSent")}</strong> {t(`problem.${known}`)}
        </Alert>
      )}
      {!page.open && <Alert variant="info">{t("caseClosed")}</Alert>}
    </>
  );
}

async function About({ page, token }: Part & { token: string }) {
  const t = await getTranslations("answer");
  return (
    <Panel title={t("about")}>
      <div className="flex flex-col gap-5">
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">{page.body}</p>
        <NoticeFacts notice={page.notice} />
        {page.documents.length > 0 && (
          <ul className="flex flex-col gap-2">
            {page.documents.map((document) => (
              <li key={document.id}>
                {document.lock ? (
                  <FileLink href="" fileName={document.fileName} lock={document.lock} />
                ) : (
                  <a
                    href={`/answer/${token}/files/${document.id}`}
                    target="_blank"
                    rel="noreferrer"
                    className="flex min-h-11 items-center justify-between gap-4 rounded-lg border border-(--ax-border-neutral) px-4 py-2 [overflow-wrap:anywhere] print:after:hidden! hover:bg-(--ax-bg-neutral-moderate)"
                  >
                    <span className="underline">{document.fileName}</span>
                    <span className="shrink-0 text-sm text-(--ax-text-neutral-subtle)">
                      {fileSize(document.file.size)}
                    </span>
                  </a>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

async function Requested({ page }: Part) {
  const t = await getTranslations("answer");
  if (page.actions.length === 0) return null;
  return (
    <Panel title={t(`requested.${page.recipient.purpose}`)}>
      <ol className="flex list-decimal flex-col gap-2 pl-6 [overflow-wrap:anywhere]">
        {page.actions.map((action) => (
          <li key={action.position}>{action.text}</li>
        ))}
      </ol>
    </Panel>
  );
}

async function Answer({ page, token }: Part & { token: string }) {
  const t = await getTranslations("answer");
  const [latest, ...earlier] = page.responses;
  const { recipient } = page;
  const form = (
    <AnswerForm
      action={`/api/answers/${token}`}
      asked={recipient.purpose === "for_action"}
      ownHandling={recipient.kind === "own_handling"}
      actions={page.actions}
      earlier={latest ?? null}
    />
  );
  if (!latest)
    return page.open ? (
      <Panel title={t("yourAnswer")} id="answer">
        {page.replyHow && recipient.purpose === "for_action" && (
          <p className="whitespace-pre-line pb-5 [overflow-wrap:anywhere]">{page.replyHow}</p>
        )}
        {form}
      </Panel>
    ) : null;
  return (
    <Panel title={t("yourAnswer")} id="answer">
      <div className="flex flex-col gap-5">
        <AnswerVersion answer={latest} />
        {recipient.closureReportedAt && (
          <p>
            {t("closureReported")} <Moment at={recipient.closureReportedAt} />
          </p>
        )}
        {page.open && (
          <details className="no-print rounded-lg border border-(--ax-border-neutral) p-4">
            <summary className="cursor-pointer font-semibold">{t("change")}</summary>
            <div className="pt-5">{form}</div>
          </details>
        )}
        {earlier.length > 0 && (
          <ReadMore header={t("earlier", { count: earlier.length })}>
            <div className="flex flex-col gap-5">
              {earlier.map((answer) => (
                <AnswerVersion key={answer.version} answer={answer} />
              ))}
            </div>
          </ReadMore>
        )}
      </div>
    </Panel>
  );
}

async function Foot({ page }: Part) {
  const t = await getTranslations("answer");
  return (
    <footer className="flex flex-col gap-2 text-sm text-(--ax-text-neutral-subtle) [overflow-wrap:anywhere]">
      <p>
        {t("sentBy", { name: page.sentBy })}{" "}
        {page.askAt && (
          <>
            {t("ask")}{" "}
            <a
              className="underline"
              href={`mailto:${page.askAt}?subject=${encodeURIComponent(`[${page.caseNumber}]`)}`}
            >
              {page.askAt}
            </a>
          </>
        )}
      </p>
      {page.linkExpiresAt && (
        <p>{t("linkHolds", { name: page.recipient.name, day: dayOf(page.linkExpiresAt) })}</p>
      )}
    </footer>
  );
}
