import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { visibleTo } from "#lib/projects/queries.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { ProjectPhase } from "#prisma/generated/enums.ts";

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(one, schema.optional().catch(undefined));

/** The filters of the list of projects as they stand in the address. What cannot be understood is left out. */
export const projectFilterSchema = z.object({
  q: optional(z.string().trim().min(1).max(200)),
  phase: optional(z.enum(ProjectPhase)),
  owner: optional(z.enum(["me"])),
  /** The last project of the page before: its id. */
  after: optional(z.uuid()),
});

export type ProjectFilter = z.output<typeof projectFilterSchema>;

const pageSize = 50;
/** Counting stops here: the list says "more than" instead. */
export const countLimit = 1000;

function conditions(filter: ProjectFilter, actor: Actor): Prisma.ProjectWhereInput[] {
  const where: Prisma.ProjectWhereInput[] = [visibleTo(actor)];
  if (filter.q) {
    const contains = { contains: filter.q, mode: "insensitive" } as const;
    where.push({ OR: [{ number: contains }, { title: contains }, { owner: { name: contains } }] });
  }
  if (filter.phase) where.push({ phase: filter.phase });
  if (filter.owner) where.push({ ownerId: actor.id });
  return where;
}

/** One page of the projects that the person may see, newest first, with the key of the next page. */
export async function listProjects(actor: Actor, filter: ProjectFilter) {
  const where = conditions(filter, actor);
  const after = filter.after ? [{ id: { lt: filter.after } }] : [];
  const [rows, counted] = await Promise.all([
    db.project.findMany({
      where: { AND: [...where, ...after] },
      // Ids are made in the order of time (UUID version 7).
      orderBy: { id: "desc" },
      take: pageSize + 1,
      select: {
        id: true,
        number: true,
        title: true,
        phase: true,
        simple: true,
        inUseSince: true,
        createdAt: true,
        owner: { select: { name: true } },
      },
    }),
    db.project.findMany({ where: { AND: where }, select: { id: true }, take: countLimit + 1 }),
  ]);
  const page = rows.slice(0, pageSize);
  const next = rows.length > pageSize ? (page.at(-1)?.id ?? null) : null;
  return { projects: page, next, count: counted.length };
}

export type ListedProject = Awaited<ReturnType<typeof listProjects>>["projects"][number];
