import { z } from "zod";
import { may } from "#lib/auth/access.ts";
import { type Actor, holdsRegionWide } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ForbiddenError, NotFoundError } from "#lib/errors.ts";
import type { Prisma } from "#prisma/generated/client.ts";

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(one, schema.optional().catch(undefined));

export const mailStates = ["queued", "sending", "sent", "failed", "bounced"] as const;
export type ShownMailState = (typeof mailStates)[number];

/** The filters of the list of mails as they stand in the address. What cannot be understood is left out. */
export const mailFilterSchema = z.object({
  q: optional(z.string().trim().min(1).max(200)),
  state: optional(z.enum(mailStates)),
  /** The last mail of the page before: `createdAt` in ISO form and id. */
  after: optional(z.string().regex(/^[\dT:.Z-]+_[\da-f-]{36}$/)),
});

export type MailFilter = z.output<typeof mailFilterSchema>;

const pageSize = 50;

function assertSees(actor: Actor): void {
  if (!may(actor, "mails.view") || !holdsRegionWide(actor, "coordinator", "procurement", "admin"))
    throw new ForbiddenError();
}

/** What a mail says belongs to the case: an administrator looks after the sending, not the content. */
export function readsMailText(actor: Actor): boolean {
  return holdsRegionWide(actor, "coordinator", "procurement");
}

function ofState(state: ShownMailState): Prisma.OutgoingMailWhereInput {
  return state === "bounced" ? { bouncedAt: { not: null } } : { state, bouncedAt: null };
}

function searched(q: string): Prisma.OutgoingMailWhereInput {
  const contains = { contains: q.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  return { OR: [{ subject: contains }, { to: { has: q.toLowerCase() } }, { case: { number: contains } }] };
}

function afterKey(after: string | undefined): Prisma.OutgoingMailWhereInput[] {
  const [moment, id] = after?.split("_") ?? [];
  const createdAt = new Date(moment ?? "");
  if (!id || Number.isNaN(createdAt.getTime())) return [];
  return [{ OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { gt: id } }] }];
}

const listed = {
  id: true,
  purpose: true,
  to: true,
  cc: true,
  subject: true,
  state: true,
  bouncedAt: true,
  lastError: true,
  attempts: true,
  createdAt: true,
  sentAt: true,
  case: { select: { number: true } },
} as const satisfies Prisma.OutgoingMailSelect;

/** One page of the outgoing mails, newest first, with the key of the next page. */
export async function listMails(actor: Actor, filter: MailFilter) {
  assertSees(actor);
  const rows = await db.outgoingMail.findMany({
    where: {
      AND: [
        ...(filter.state ? [ofState(filter.state)] : []),
        ...(filter.q ? [searched(filter.q)] : []),
        ...afterKey(filter.after),
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: pageSize + 1,
    select: listed,
  });
  const mails = rows.slice(0, pageSize);
  const last = mails.at(-1);
  const next = rows.length > pageSize && last ? `${last.createdAt.toISOString()}_${last.id}` : null;
  return { mails, next };
}

export type ListedMail = Awaited<ReturnType<typeof listMails>>["mails"][number];

/** The newest mails of one case, at most 50. For callers that have checked who may see the case's working material. */
export async function mailsOfCase(caseId: string): Promise<ListedMail[]> {
  return db.outgoingMail.findMany({
    where: { caseId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: pageSize,
    select: listed,
  });
}

/** The secret of a personal link is shown to nobody: who holds it can answer in another's name. */
export function withoutSecret(text: string, secret: string | null): string {
  return secret ? text.replaceAll(secret, "••••••••") : text;
}

/** One mail with what was sent; its text and files only for those who read cases. */
export async function mailById(actor: Actor, id: string) {
  assertSees(actor);
  const mail = await db.outgoingMail.findUnique({
    where: { id },
    select: {
      ...listed,
      fromAddress: true,
      fromName: true,
      replyTo: true,
      messageId: true,
      inReplyTo: true,
      text: true,
      secret: true,
      transport: true,
      attemptedAt: true,
      bounceText: true,
      automatic: true,
      bounces: {
        orderBy: [{ at: "asc" }, { id: "asc" }],
        take: 50,
        select: { id: true, address: true, action: true, status: true, diagnostic: true, at: true },
      },
      attachments: {
        orderBy: { position: "asc" },
        select: { id: true, fileName: true, file: { select: { size: true } } },
      },
    },
  });
  if (!mail) throw new NotFoundError();
  const { text, secret, attachments, ...envelope } = mail;
  const reads = readsMailText(actor);
  return {
    ...envelope,
    text: reads ? withoutSecret(text, secret) : null,
    attachments: reads ? attachments : [],
  };
}

/** How long a mail that came back is news; the list of mails keeps it. */
const bounceDays = 60;

/** Mails that never left, and those of open cases that came back of late. Counted to 1000. */
export async function countUnsent(at: Date): Promise<{ failed: number; bounced: number }> {
  const since = new Date(at.getTime() - bounceDays * 86_400_000);
  const count = async (where: Prisma.OutgoingMailWhereInput) =>
    (await db.outgoingMail.findMany({ where, select: { id: true }, take: 1000 })).length;
  const [failed, bounced] = await Promise.all([
    count({ state: "failed", bouncedAt: null }),
    count({ createdAt: { gte: since }, bouncedAt: { not: null }, case: { status: { not: "closed" } } }),
  ]);
  return { failed, bounced };
}
