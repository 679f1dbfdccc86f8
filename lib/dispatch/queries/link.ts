import { db } from "#lib/db.ts";
import { hashOfToken, linkState, looksLikeToken } from "#lib/dispatch/links.ts";
import { mailNotice } from "#lib/dispatch/queries/letter.ts";
import type { Question } from "#lib/dispatch/schema.ts";
import { openable, scanColumns, withLock } from "#lib/documents/scanning/lock.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import { touchedProjects } from "#lib/projects/queries/touched.ts";

/** What stands behind a personal link: this recipient's own part and nothing of anybody else. */
export async function answerPageOf(token: string, at: Date) {
  const found = await recipientByLink(token, at);
  if (!found) return null;
  const { dispatch } = found;
  return {
    recipient: {
      name: found.name,
      kind: found.kind,
      purpose: found.purpose,
      closureReportedAt: found.closureReportedAt,
      closureReport: found.closureReport,
    },
    open: found.case.status !== "closed",
    caseNumber: found.case.number,
    notice: await mailNotice(found.caseId),
    subject: dispatch.subject,
    body: dispatch.body,
    replyHow: dispatch.replyHow,
    replyBy: dispatch.replyBy,
    sentBy: dispatch.sentBy,
    askAt: (await mailboxesOf("coordinator"))[0]?.address ?? null,
    actions: dispatch.requestedActions,
    documents: dispatch.documents.map(withLock),
    linkExpiresAt: found.linkExpiresAt,
    responses: found.responses,
    project: found.project && (await touchedPart(found.caseId, found.project)),
  };
}

export type AnswerPage = NonNullable<Awaited<ReturnType<typeof answerPageOf>>>;

/** The device of a product owner, with the parts that the notice touches. */
async function touchedPart(caseId: string, project: { id: string; number: string; title: string }) {
  const [touched] = await touchedProjects(await mailNotice(caseId), { projectIds: [project.id] });
  return { ...project, components: touched?.components ?? [] };
}

async function recipientByLink(token: string, at: Date) {
  if (!looksLikeToken(token)) return null;
  const found = await db.recipient.findUnique({
    where: { linkHash: hashOfToken(token) },
    include: {
      case: { select: { number: true, status: true } },
      project: { select: { id: true, number: true, title: true } },
      responses: {
        orderBy: { version: "desc" },
        take: 50,
        include: {
          actions: { orderBy: { position: "asc" } },
          files: { select: { id: true, fileName: true, size: true } },
        },
      },
      dispatch: {
        include: {
          requestedActions: { orderBy: { position: "asc" }, select: { position: true, text: true } },
          documents: {
            orderBy: { position: "asc" },
            select: { id: true, fileName: true, file: { select: { size: true, scan: scanColumns } } },
          },
        },
      },
    },
  });
  return found && linkState(found, at) === "valid" ? found : null;
}

/** What a link's holder is asked, for the check of an answer; null when the link cannot be used. */
export async function questionByLink(token: string, at: Date): Promise<Question | null> {
  const found = await recipientByLink(token, at);
  if (!found) return null;
  return questionOf({ ...found, requestedActions: found.dispatch.requestedActions });
}

/** What a recipient is asked. */
export function questionOf(recipient: {
  purpose: string;
  kind: string;
  requestedActions: { position: number }[];
}): Question {
  return {
    asked: recipient.purpose === "for_action",
    ownHandling: recipient.kind === "own_handling",
    positions: recipient.requestedActions.map((action) => action.position),
  };
}

/** A document of the dispatch behind a personal link; null when link or document cannot be used. */
export async function documentByLink(token: string, documentId: string, at: Date) {
  const recipient = await recipientByLink(token, at);
  if (!recipient?.dispatch.documents.some((document) => document.id === documentId)) return null;
  const { fileName, file } = await db.dispatchDocument.findUniqueOrThrow({
    where: { id: documentId },
    include: { file: { include: { scan: scanColumns } } },
  });
  return { fileName, mediaType: file.mediaType, ...openable(file) };
}
