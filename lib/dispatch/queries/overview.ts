import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { visibleRecipients, visibleTo } from "#lib/cases/queries.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { isAwaited, type Progress, progressOf } from "#lib/dispatch/progress.ts";
import { withLocks } from "#lib/dispatch/queries/locks.ts";
import { mailedAnswers, notOurs } from "#lib/dispatch/queries/mailed.ts";
import { openable, scanColumns, withLock } from "#lib/documents/scanning/lock.ts";
import { NotFoundError } from "#lib/errors.ts";
import { withReportsThatHold } from "#lib/mail/delay.ts";
import type { Prisma } from "#prisma/generated/client.ts";

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** The filter of the recipients as it stands in the address. What cannot be understood is left out. */
export const recipientFilterSchema = z.object({
  show: z.preprocess(one, z.enum(["unanswered", "undelivered", "overdue"]).optional().catch(undefined)),
  after: z.preprocess(one, z.uuid().optional().catch(undefined)),
});

export type RecipientFilter = z.output<typeof recipientFilterSchema>;

/** Recipients of one page of the overview. */
export const recipientPageSize = 100;

const mailSelect = {
  select: {
    ...{ state: true, bouncedAt: true, bounceText: true, lastError: true, sentAt: true, createdAt: true },
    bounces: {
      orderBy: { at: "desc" },
      take: 10,
      select: { address: true, action: true, status: true, diagnostic: true, at: true },
    },
    // What has come back from the address last: a mail that was late has arrived then.
    answers: {
      where: { fate: { in: ["attached_to_case", "auto_reply"] }, ...notOurs },
      orderBy: { receivedAt: "desc" },
      take: 1,
      select: { receivedAt: true },
    },
  },
} as const satisfies { select: Prisma.OutgoingMailSelect };

const responseInclude = {
  actions: { orderBy: { position: "asc" } },
  files: {
    select: {
      ...{ id: true, fileName: true, mediaType: true, size: true },
      file: { select: { scan: scanColumns } },
    },
    orderBy: { id: "asc" },
  },
} as const satisfies Prisma.ResponseInclude;

const unanswered: Prisma.RecipientWhereInput = {
  purpose: "for_action",
  waivedAt: null,
  OR: [
    { kind: { not: "own_handling" }, answeredAt: null },
    { kind: "own_handling", closureReportedAt: null },
  ],
};

function shown(filter: RecipientFilter, at: Date): Prisma.RecipientWhereInput {
  if (filter.show === "unanswered") return unanswered;
  if (filter.show === "overdue")
    return { AND: [unanswered, { dispatch: { replyBy: { lt: dateOf(dayOf(at)) } } }] };
  if (filter.show === "undelivered")
    return {
      answeredAt: null,
      waivedAt: null,
      mail: { OR: [{ state: "failed" }, { bouncedAt: { not: null } }] },
    };
  return {};
}

/** The dispatches of a case in which the person may see recipients, newest first, with the progress of each. */
async function dispatchesOf(actor: Actor, caseId: string) {
  const visible = visibleRecipients(actor);
  const rows = await db.dispatch.findMany({
    where: { caseId, recipients: { some: visible } },
    orderBy: { id: "desc" },
    take: 100,
    include: {
      requestedActions: { orderBy: { position: "asc" } },
      documents: {
        orderBy: { position: "asc" },
        include: { file: { select: { size: true, mediaType: true, scan: scanColumns } } },
      },
      recipients: {
        where: visible,
        select: {
          kind: true,
          purpose: true,
          answeredAt: true,
          waivedAt: true,
          closureReportedAt: true,
          mail: { select: { state: true, bouncedAt: true } },
        },
      },
    },
  });
  return rows.map(({ recipients, ...dispatch }) => ({
    ...dispatch,
    documents: dispatch.documents.map(withLock),
    progress: progressOf(recipients),
    awaited: recipients.filter(isAwaited).length,
  }));
}

/**
 * The dispatches of a case with a page of their recipients: only what the person may see, counts included.
 * `progress` counts every dispatch together.
 */
export async function dispatchOverview(actor: Actor, caseId: string, filter: RecipientFilter, at: Date) {
  const [dispatches, rows] = await Promise.all([
    dispatchesOf(actor, caseId),
    db.recipient.findMany({
      where: { AND: [{ caseId }, visibleRecipients(actor), shown(filter, at)] },
      orderBy: [{ dispatchId: "desc" }, { id: "asc" }],
      ...(filter.after && { cursor: { id: filter.after }, skip: 1 }),
      take: recipientPageSize + 1,
      include: {
        mail: mailSelect,
        unit: { select: { name: true, administrationId: true } },
        administration: { select: { name: true } },
        responses: { orderBy: { version: "desc" }, take: 1, include: responseInclude },
      },
    }),
  ]);
  const page = rows.slice(0, recipientPageSize);
  const answered = await mailedAnswers(caseId, page, dispatches);
  const recipients = page.map((row) => ({
    ...row,
    mail: row.mail && withReportsThatHold(row.mail, at),
    mailedAt: answered.get(row.id) ?? null,
  }));
  const last = recipients.at(-1);
  return {
    dispatches,
    recipients,
    progress: sumOf(dispatches.map((dispatch) => dispatch.progress)),
    next: rows.length > recipientPageSize && last ? last.id : null,
  };
}

export type DispatchOverview = Awaited<ReturnType<typeof dispatchOverview>>;
export type OverviewDispatch = DispatchOverview["dispatches"][number];
export type OverviewRecipient = DispatchOverview["recipients"][number];

function sumOf(parts: Progress[]): Progress {
  const sum: Progress = { asked: 0, answered: 0, waived: 0, informed: 0, closed: 0 };
  for (const part of parts) for (const key of Object.keys(sum) as (keyof Progress)[]) sum[key] += part[key];
  return sum;
}

const recipientInclude = {
  mail: mailSelect,
  unit: { select: { name: true, administrationId: true } },
  administration: { select: { name: true } },
  project: { select: { ownerId: true } },
  responses: { orderBy: { version: "desc" }, take: 50, include: responseInclude },
  dispatch: {
    include: {
      requestedActions: { orderBy: { position: "asc" } },
      documents: {
        orderBy: { position: "asc" },
        include: { file: { select: { size: true, mediaType: true, scan: scanColumns } } },
      },
    },
  },
} as const satisfies Prisma.RecipientInclude;

/** One recipient with its dispatch and every version of its answer. Throws NotFound when it may not be seen. */
export async function recipientOfCase(actor: Actor, caseId: string, recipientId: string) {
  const found = await db.recipient.findFirst({
    where: { AND: [{ id: recipientId, caseId }, visibleRecipients(actor)] },
    include: recipientInclude,
  });
  if (!found) throw new NotFoundError();
  return withLocks(found);
}

export type RecipientDetail = Awaited<ReturnType<typeof recipientOfCase>>;

/** What a recipient is asked, for the check of an answer; null when the person may not see it. */
export async function recipientForAnswer(actor: Actor, recipientId: string) {
  const found = await db.recipient.findFirst({
    where: { AND: [{ id: recipientId }, visibleRecipients(actor)] },
    select: {
      purpose: true,
      kind: true,
      case: { select: { number: true } },
      project: { select: { number: true, ownerId: true } },
      dispatch: {
        select: { requestedActions: { select: { position: true }, orderBy: { position: "asc" } } },
      },
    },
  });
  return found && { ...found, requestedActions: found.dispatch.requestedActions };
}

/** A file that came with an answer, or went out with a dispatch, of a recipient that the person may see. */
export async function dispatchFile(actor: Actor, caseId: string, fileId: string) {
  const visible = { AND: [{ caseId }, visibleRecipients(actor)] };
  const [answered, sent] = await Promise.all([
    db.responseFile.findFirst({
      where: { id: fileId, response: { recipient: visible } },
      include: { file: { include: { scan: scanColumns } } },
    }),
    db.dispatchDocument.findFirst({
      where: { id: fileId, dispatch: { recipients: { some: visible } } },
      include: { file: { include: { scan: scanColumns } } },
    }),
  ]);
  const found = answered ?? sent;
  if (!found) throw new NotFoundError();
  return { fileName: found.fileName, mediaType: found.file.mediaType, ...openable(found.file) };
}

/** The number of a case that the person may see. Throws NotFound. */
export async function caseNumberOf(actor: Actor, caseId: string): Promise<string> {
  const found = await db.case.findFirst({
    where: { AND: [{ id: caseId }, visibleTo(actor)] },
    select: { number: true },
  });
  if (!found) throw new NotFoundError();
  return found.number;
}

/** Which addresses of a case have been sent to before, in any dispatch. For those who send. */
export async function sentAddresses(caseId: string): Promise<Set<string>> {
  const rows = await db.recipient.findMany({
    where: { caseId },
    select: { email: true },
    distinct: ["email"],
  });
  return new Set(rows.map((row) => row.email));
}

/** How many dispatches a case has had, for a form that must know of every one of them. */
export async function countDispatches(caseId: string): Promise<number> {
  return db.dispatch.count({ where: { caseId } });
}

/** The self-made devices whose product owners a dispatch of the case has gone to. For those who see every case. */
export async function projectsReached(caseId: string): Promise<Set<string>> {
  const rows = await db.recipient.findMany({
    where: { caseId, projectId: { not: null } },
    select: { projectId: true },
    distinct: ["projectId"],
  });
  return new Set(rows.flatMap(({ projectId }) => projectId ?? []));
}
