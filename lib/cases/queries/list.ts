import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { searched } from "#lib/cases/queries/search.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import { openStatuses, statuses } from "#lib/cases/workflow.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";
import type { Prisma } from "#prisma/generated/client.ts";

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(one, schema.optional().catch(undefined));

/** The filters of the list of cases as they stand in the address. What cannot be understood is left out. */
export const caseFilterSchema = z.object({
  q: optional(z.string().trim().min(1).max(200)),
  status: optional(z.enum([...statuses, "open"])),
  severity: optional(z.enum(["critical", "high", "moderate", "low"])),
  track: optional(z.enum(["equipment", "consumable", "own_handling", "information_only"])),
  due: optional(z.enum(["overdue"])),
  owner: optional(z.enum(["me"])),
  /** The last case of the page before: `receivedAt` in ISO form and id. */
  after: optional(z.string().regex(/^[\dT:.Z-]+_[\da-f-]{36}$/)),
});

export type CaseFilter = z.output<typeof caseFilterSchema>;

const pageSize = 50;
/** Counting stops here: the list says "more than" instead. */
export const countLimit = 1000;

async function conditions(filter: CaseFilter, actor: Actor, at: Date): Promise<Prisma.CaseWhereInput[]> {
  const where: Prisma.CaseWhereInput[] = [visibleTo(actor)];
  if (filter.q) where.push(await searched(filter.q));
  if (filter.status === "open") where.push({ status: { in: [...openStatuses] } });
  else if (filter.status) where.push({ status: filter.status });
  if (filter.severity) where.push({ severity: filter.severity });
  if (filter.track) where.push({ tracks: { has: filter.track } });
  if (filter.due) where.push({ dueAt: { lt: dateOf(dayOf(at)) }, status: { not: "closed" } });
  if (filter.owner) where.push({ ownerId: actor.id });
  return where;
}

function afterKey(after: string | undefined): Prisma.CaseWhereInput[] {
  const [moment, id] = after?.split("_") ?? [];
  const receivedAt = new Date(moment ?? "");
  if (!id || Number.isNaN(receivedAt.getTime())) return [];
  return [{ OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, id: { gt: id } }] }];
}

/**
 * One page of the cases that the person may see, newest first, with the key of the next page. `count` stops
 * at `countLimit`.
 */
export async function listCases(actor: Actor, filter: CaseFilter, at: Date) {
  const where = await conditions(filter, actor, at);
  const [rows, counted] = await Promise.all([
    db.case.findMany({
      where: { AND: [...where, ...afterKey(filter.after)] },
      orderBy: [{ receivedAt: "desc" }, { id: "asc" }],
      take: pageSize + 1,
      select: {
        id: true,
        number: true,
        title: true,
        status: true,
        outcome: true,
        severity: true,
        tracks: true,
        dueAt: true,
        receivedAt: true,
        owner: { select: { name: true } },
        notices: { orderBy: [...currentNoticeFirst], take: 1, select: { manufacturer: true } },
      },
    }),
    db.case.findMany({ where: { AND: where }, select: { id: true }, take: countLimit + 1 }),
  ]);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const next = rows.length > pageSize && last ? `${last.receivedAt.toISOString()}_${last.id}` : null;
  return { cases: page, next, count: counted.length };
}

export type ListedCase = Awaited<ReturnType<typeof listCases>>["cases"][number];
