import type { Actor } from "#lib/auth/actor.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import { db } from "#lib/db.ts";
import { lockOf, type Scan, scanColumns } from "#lib/documents/scanning/lock.ts";
import { ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { storedLetter } from "#lib/intake/letter.ts";
import { depthOf, inPartOrder } from "#lib/intake/partOrder.ts";
import { caseFates, mayHandleInbox, waitingFates } from "#lib/intake/policy.ts";
import type { InboxFilter } from "#lib/intake/schema.ts";
import { storedFacts } from "#lib/notices/queries.ts";
import type { Prisma } from "#prisma/generated/client.ts";

const pageSize = 50;
/** Counting stops here: the page says "more than" instead. */
export const inboxCountLimit = 500;

/**
 * The messages that a person may read whole: all of them for those who watch the mailbox, those of the cases for
 * others who see their working material, none for the rest.
 */
export function messagesVisibleTo(actor: Actor): Prisma.IncomingMessageWhereInput {
  if (mayHandleInbox(actor)) return {};
  if (!seesWorkingMaterial(actor)) return { id: { in: [] } };
  return { fate: { in: [...caseFates] }, case: visibleTo(actor) };
}

/** The messages whose documents a person may read: also those that a notice of a visible case came with. */
export function documentsVisibleTo(actor: Actor): Prisma.IncomingMessageWhereInput {
  // An empty condition within OR would match nothing.
  if (mayHandleInbox(actor)) return {};
  return { OR: [messagesVisibleTo(actor), { notices: { some: { case: visibleTo(actor) } } }] };
}

function assertInbox(actor: Actor): void {
  if (!mayHandleInbox(actor)) throw new ForbiddenError();
}

function conditions(filter: InboxFilter): Prisma.IncomingMessageWhereInput[] {
  const where: Prisma.IncomingMessageWhereInput[] = [];
  const fate = filter.fate ?? "waiting";
  if (fate === "waiting") where.push({ fate: { in: [...waitingFates] } });
  else if (fate === "archive") where.push({ archive: true });
  else if (fate !== "all") where.push({ fate });
  if (filter.q) {
    const contains = { contains: filter.q.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
    where.push({
      OR: [
        { subject: contains },
        { fromAddress: contains },
        { fromName: contains },
        { messageId: filter.q },
        { case: { number: filter.q.toUpperCase() } },
      ],
    });
  }
  return where;
}

function afterKey(after: string | undefined): Prisma.IncomingMessageWhereInput[] {
  const [moment, id] = after?.split("_") ?? [];
  const receivedAt = new Date(moment ?? "");
  if (!id || Number.isNaN(receivedAt.getTime())) return [];
  return [{ OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, id: { gt: id } }] }];
}

/**
 * One page of the Inkorg, newest first, with the key of the next page; without a filter those that wait for a person.
 * Counts stop at `inboxCountLimit`. Throws Forbidden for who does not watch the mailbox.
 */
export async function listMessages(actor: Actor, filter: InboxFilter) {
  assertInbox(actor);
  const where = conditions(filter);
  const [rows, counted] = await Promise.all([
    db.incomingMessage.findMany({
      where: { AND: [...where, ...afterKey(filter.after)] },
      orderBy: [{ receivedAt: "desc" }, { id: "asc" }],
      take: pageSize + 1,
      select: {
        id: true,
        version: true,
        channel: true,
        fileName: true,
        fromName: true,
        fromAddress: true,
        subject: true,
        receivedAt: true,
        recognised: true,
        fate: true,
        fateReason: true,
        archive: true,
        textReading: true,
        case: { select: { number: true, status: true } },
        _count: { select: { attachments: true } },
      },
    }),
    db.incomingMessage.findMany({ where: { AND: where }, select: { id: true }, take: inboxCountLimit + 1 }),
  ]);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const next = rows.length > pageSize && last ? `${last.receivedAt.toISOString()}_${last.id}` : null;
  return { messages: page, next, count: counted.length };
}

export type ListedMessage = Awaited<ReturnType<typeof listMessages>>["messages"][number];

/**
 * The id of the message that comes after this one among those that wait, the newest first; null after the last, and
 * for who does not watch the mailbox.
 */
export async function nextWaiting(
  actor: Actor,
  { id, receivedAt }: { id: string; receivedAt: Date },
): Promise<string | null> {
  if (!mayHandleInbox(actor)) return null;
  const next = await db.incomingMessage.findFirst({
    where: {
      fate: { in: [...waitingFates] },
      OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, id: { gt: id } }],
    },
    orderBy: [{ receivedAt: "desc" }, { id: "asc" }],
    select: { id: true },
  });
  return next?.id ?? null;
}

/** How many messages wait for a person, counted up to `inboxCountLimit`; none for who may not handle them. */
export async function countWaiting(actor: Actor): Promise<number> {
  if (!mayHandleInbox(actor)) return 0;
  return db.incomingMessage.count({ where: { fate: { in: [...waitingFates] } }, take: inboxCountLimit + 1 });
}

const attachmentColumns = {
  select: {
    id: true,
    path: true,
    fileName: true,
    mediaType: true,
    size: true,
    inline: true,
    contentId: true,
    letter: true,
    file: { select: { scan: scanColumns } },
  },
  orderBy: { path: "asc" },
} as const;

const earlierColumns = {
  id: true,
  subject: true,
  fileName: true,
  fromAddress: true,
  receivedAt: true,
  fate: true,
  case: { select: { number: true } },
} as const;

/** Attachments in the order of the message, each with what is within it below it, and whether it may be opened. */
function withLocks<File extends { path: string; letter: unknown; file: { scan: Scan } }>(files: File[]) {
  const paths = files.map(({ path }) => path);
  return inPartOrder(files).map(({ file, ...rest }) => {
    const inner = files.find(
      (one) => one.path.startsWith(`${rest.path}.`) && one.file.scan?.state === "infected",
    );
    const letter = storedLetter(rest.letter);
    const depth = depthOf(rest.path, paths);
    return { ...rest, depth, letter, lock: lockOf(file.scan) ?? lockOf(inner?.file.scan) };
  });
}

/**
 * One message with its attachments, what was read of it, what is proposed for it, and the waiting messages that it is
 * proposed for. Throws NotFound when it may not be seen.
 */
export async function messageById(actor: Actor, id: string) {
  const found = await db.incomingMessage.findFirst({
    where: { AND: [{ id }, messagesVisibleTo(actor)] },
    include: {
      attachments: attachmentColumns,
      case: { select: { id: true, number: true, title: true, status: true } },
      duplicateOf: { select: earlierColumns },
      proposals: {
        orderBy: { position: "asc" },
        select: {
          position: true,
          reasons: true,
          case: { select: { number: true, title: true, status: true } },
          earlier: { select: earlierColumns },
        },
      },
      likenesses: {
        where: { message: { AND: [{ fate: { in: [...waitingFates] } }, messagesVisibleTo(actor)] } },
        orderBy: { messageId: "asc" },
        take: 20,
        select: { message: { select: { id: true, subject: true, fileName: true, receivedAt: true } } },
      },
      handledBy: { select: { name: true } },
      raw: { select: { size: true, scan: scanColumns } },
    },
  });
  if (!found) throw new NotFoundError();
  const attachments = withLocks(found.attachments);
  const infected = attachments.find((file) => file.lock?.state === "infected")?.lock ?? null;
  const rawLock = lockOf(found.raw.scan) ?? infected;
  return { ...found, attachments, rawLock, facts: storedFacts(found.facts) };
}

export type WholeMessage = Awaited<ReturnType<typeof messageById>>;

/** What happened to a message, oldest first. Ask with `messageById` first: rights are decided there. */
export async function messageHistory(actor: Actor, id: string) {
  const { id: visible } = await messageById(actor, id);
  return db.auditEvent.findMany({
    where: { streamType: "message", streamId: visible },
    orderBy: { sequence: "asc" },
    take: 100,
  });
}

/**
 * The messages of a case, oldest first. Who does not see the working material gets those that the notice came with,
 * without their text.
 */
export async function messagesOfCase(actor: Actor, caseId: string) {
  const whole = seesWorkingMaterial(actor);
  const rows = await db.incomingMessage.findMany({
    where: {
      caseId,
      fate: { in: [...caseFates] },
      case: visibleTo(actor),
      ...(whole ? {} : { notices: { some: { caseId } } }),
    },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    take: 200,
    include: { attachments: attachmentColumns },
    omit: { facts: true },
  });
  return rows.map((row) => {
    const attachments = withLocks(row.attachments);
    if (whole) return { ...row, attachments };
    return {
      ...row,
      text: null,
      html: null,
      attachments: attachments.map((file) => ({ ...file, letter: null })),
    };
  });
}

/**
 * The first messages in the Inkorg that are proposed for a case, oldest first, and how many there are, counted up to
 * `inboxCountLimit`; none for who does not handle them.
 */
export async function messagesProposedFor(actor: Actor, caseId: string) {
  if (!mayHandleInbox(actor)) return { messages: [], count: 0 };
  const where = { caseId, fate: "link_proposed", case: visibleTo(actor) } as const;
  const count = await db.incomingMessage.count({ where, take: inboxCountLimit });
  const messages = await db.incomingMessage.findMany({
    where,
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    take: 20,
    select: {
      ...{ id: true, subject: true, fileName: true },
      ...{ fromName: true, fromAddress: true, receivedAt: true },
    },
  });
  return { messages, count };
}

export type CaseMessage = Awaited<ReturnType<typeof messagesOfCase>>[number];

/** Cases that a message could be linked to, by number, title, manufacturer or reference; at most ten, newest first. */
export async function casesToLink(actor: Actor, query: string) {
  const q = query.trim();
  if (!q) return [];
  const contains = { contains: q.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  return db.case.findMany({
    where: {
      AND: [
        visibleTo(actor),
        {
          OR: [
            { number: contains },
            { title: contains },
            { notices: { some: { OR: [{ manufacturer: contains }, { fscaReferences: { has: q } }] } } },
          ],
        },
      ],
    },
    orderBy: [{ receivedAt: "desc" }, { id: "asc" }],
    take: 10,
    select: { id: true, number: true, title: true, status: true },
  });
}
