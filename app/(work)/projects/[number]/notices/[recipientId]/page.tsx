import { Alert } from "@navikt/ds-react/Alert";
import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AnswerForm } from "#components/dispatch/AnswerForm.tsx";
import { AnswerVersion, fileSize } from "#components/dispatch/AnswerVersion.tsx";
import { NoticeFacts } from "#components/dispatch/NoticeFacts.tsx";
import { FileLink } from "#components/intake/FileLink.tsx";
import { TouchedParts } from "#components/projects/TouchedParts.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { requirePage } from "#lib/auth/session.ts";
import { pagePart } from "#lib/cases/page.ts";
import { pageProblems } from "#lib/dispatch/answerReply.ts";
import { answersAs, canAnswer } from "#lib/dispatch/policy.ts";
import { mailNotice } from "#lib/dispatch/queries/letter.ts";
import { noticeOfProject } from "#lib/dispatch/queries/ofProject.ts";
import { pageProject } from "#lib/projects/page.ts";
import { touchedProjects } from "#lib/projects/queries/touched.ts";

type Props = {
  params: Promise<{ number: string; recipientId: string }>;
  searchParams: Promise<{ sent?: string; problem?: string }>;
};

type Found = Awaited<ReturnType<typeof noticeOfProject>>;

/** A safety notice about a part of the device: what is asked, the way to the part's risks, and the answer. */
export default async function ProjectNoticePage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.view");
  const { number, recipientId } = await params;
  const project = await pageProject(actor, number);
  if (!z.uuid().safeParse(recipientId).success) notFound();
  const found = await pagePart(noticeOfProject(actor, project.id, recipientId));
  const notice = await mailNotice(found.case.id);
  const [touched] = await touchedProjects(notice, { projectIds: [project.id] });
  const { sent, problem } = await searchParams;
  const known = pageProblems.find((key) => key === problem);
  const t = await getTranslations();
  const { number: projectNumber, title } = project;
  return (
    <div className="flex flex-col gap-5">
      <Link href={`/projects/${number}` as "/projects"} className="no-print self-start underline">
        {t("projects.back")}
      </Link>
      <Heading level="2" size="medium" className="[overflow-wrap:anywhere]">
        {found.case.number} {found.dispatch.subject}
      </Heading>
      {sent !== undefined && found.responses[0]?.version === Number(sent) && (
        <Alert variant="success" role="status">
          {t("dispatch.answerTaken")}
        </Alert>
      )}
      {known && (
        <Alert variant="warning" role="alert">
          <strong>{t("answer.notSent")}</strong> {t(`answer.problem.${known}`)}
        </Alert>
      )}
      <TouchedParts project={{ number: projectNumber, title, components: touched?.components ?? [] }} />
      <Panel title={t("answer.about")}>
        <div className="flex flex-col gap-4 [overflow-wrap:anywhere]">
          <p className="whitespace-pre-line">{found.dispatch.body}</p>
          <NoticeFacts notice={notice} />
          <Asked found={found} number={number} />
        </div>
      </Panel>
      <Answer actor={actor} found={found} number={number} />
    </div>
  );
}

async function Asked({ found, number }: { found: Found; number: string }) {
  const t = await getTranslations();
  const { dispatch } = found;
  return (
    <>
      {dispatch.requestedActions.length > 0 && (
        <div>
          <Heading level="3" size="xsmall">
            {t(`answer.requested.${found.purpose}`)}
          </Heading>
          <ol className="list-decimal pl-6">
            {dispatch.requestedActions.map((action) => (
              <li key={action.id}>{action.text}</li>
            ))}
          </ol>
        </div>
      )}
      {dispatch.replyHow && <p className="whitespace-pre-line">{dispatch.replyHow}</p>}
      <ul>
        {dispatch.documents.map((document) => (
          <li key={document.id}>
            <FileLink {...document} href={`/projects/${number}/notices/${found.id}/files/${document.id}`} /> (
            {fileSize(document.file.size)})
          </li>
        ))}
      </ul>
    </>
  );
}

async function Answer({ actor, found, number }: { actor: Actor; found: Found; number: string }) {
  const t = await getTranslations();
  const [latest] = found.responses;
  const self = canAnswer(found.case.status) && answersAs(actor, found) === "self";
  const href = (id: string) => `/projects/${number}/notices/${found.id}/files/${id}`;
  return (
    <Panel title={t("dispatch.answer")} id="answer">
      <div className="flex flex-col gap-5">
        {latest ? <AnswerVersion answer={latest} fileHref={href} /> : <p>{t("dispatch.noAnswer")}</p>}
        {self && (
          <details className="no-print rounded-lg border border-(--ax-border-neutral) p-4" open={!latest}>
            <summary className="cursor-pointer font-semibold">
              {t(latest ? "answer.change" : "dispatch.answerNow")}
            </summary>
            <div className="pt-5">
              <AnswerForm
                action={`/api/recipients/${found.id}/answer`}
                asked={found.purpose === "for_action"}
                ownHandling={false}
                actions={found.dispatch.requestedActions}
                earlier={latest ?? null}
                respondentName={actor.name}
              />
            </div>
          </details>
        )}
      </div>
    </Panel>
  );
}
