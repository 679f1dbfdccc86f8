import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { Prisma } from "#prisma/generated/client.ts";

const pageSize = 50;

const rolesWithTies = {
  roles: {
    include: {
      administration: { select: { name: true } },
      unit: { select: { name: true } },
    },
    orderBy: { id: "asc" as const },
  },
};

function assertMayReadUsers(actor: Actor): void {
  if (!may(actor, "users.edit")) throw new ForbiddenError();
}

/**
 * A page of accounts in Swedish order of names. `query` narrows by name or address; `after` is the id of the last
 * account of the page before. `next` is what to give as `after` for the next page, or null at the end.
 */
export async function usersPage(actor: Actor, { query = "", after }: { query?: string; after?: string }) {
  assertMayReadUsers(actor);
  const like = `%${query.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const beyond = after
    ? Prisma.sql`AND ("name" COLLATE "sv-SE-x-icu", "id") >
        (SELECT "name" COLLATE "sv-SE-x-icu", "id" FROM "User" WHERE "id" = ${after}::uuid)`
    : Prisma.empty;
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "User" WHERE ("name" ILIKE ${like} OR "email" ILIKE ${like}) ${beyond}
    ORDER BY "name" COLLATE "sv-SE-x-icu", "id" LIMIT ${pageSize + 1}`;
  const shown = ids.slice(0, pageSize).map((row) => row.id);
  const users = await db.user.findMany({
    where: { id: { in: shown } },
    omit: { passwordHash: true },
    include: rolesWithTies,
  });
  const byId = new Map(users.map((user) => [user.id, user]));
  return {
    users: shown.flatMap((id) => byId.get(id) ?? []),
    next: ids.length > pageSize ? (shown.at(-1) ?? null) : null,
  };
}

/** One account with its roles and the sessions that still hold. Throws NotFoundError. */
export async function userById(actor: Actor, id: string, at: Date) {
  assertMayReadUsers(actor);
  const user = await db.user.findUnique({
    where: { id },
    omit: { passwordHash: true },
    include: {
      ...rolesWithTies,
      sessions: {
        where: { revokedAt: null, expiresAt: { gt: at } },
        orderBy: { lastSeenAt: "desc" },
        take: 20,
      },
    },
  });
  if (!user) throw new NotFoundError();
  return user;
}
