import type { Actor, HeldRole } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";

/** Ids of the units and of everything below them. */
async function withUnitsBelow(unitIds: string[]): Promise<string[]> {
  if (unitIds.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE tree AS (
      SELECT "id" FROM "Unit" WHERE "id" = ANY(${unitIds}::uuid[])
      UNION
      SELECT u."id" FROM "Unit" u JOIN tree t ON u."parentId" = t."id"
    ) SELECT "id" FROM tree`;
  return rows.map((row) => row.id);
}

/** The person behind a session that is neither revoked nor expired, of an active account; else null. */
export async function actorOfSession(sessionId: string, at: Date): Promise<Actor | null> {
  const session = await db.session.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: at }, user: { active: true } },
    include: { user: { include: { roles: true } } },
  });
  if (!session) return null;
  const { user } = session;
  const roles = user.roles.map(({ role, administrationId, unitId, projectId }) => ({
    role,
    administrationId,
    unitId,
    projectId,
  }));
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    locale: user.locale,
    mustChangePassword: user.mustChangePassword,
    sessionId,
    roles,
    unitIds: await withUnitsBelow(roles.flatMap((held) => (held.unitId ? [held.unitId] : []))),
    administrationIds: roles.flatMap((held) =>
      held.administrationId && !held.unitId ? [held.administrationId] : [],
    ),
  };
}

/** The demonstration accounts, for the sign-in page. Empty outside demonstration mode. */
export async function demoAccounts() {
  return db.user.findMany({
    where: { demo: true, active: true },
    select: { email: true, name: true, roles: { select: { role: true } } },
    orderBy: { createdAt: "asc" },
  });
}

/** A person's own sessions that still hold, newest first. */
export async function ownSessions(actor: Actor, at: Date) {
  return db.session.findMany({
    where: { userId: actor.id, revokedAt: null, expiresAt: { gt: at } },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
  });
}

/** The id of an active demonstration account, else null. */
export async function demoUserId(email: string): Promise<string | null> {
  const user = await db.user.findFirst({ where: { email, demo: true, active: true }, select: { id: true } });
  return user?.id ?? null;
}

/** The names of the administrations and units that a person's roles are tied to, by id. */
export async function placesOfRoles(actor: Actor): Promise<Map<string, string>> {
  const ids = (pick: (held: HeldRole) => string | null) => actor.roles.flatMap((held) => pick(held) ?? []);
  const [administrations, units] = await Promise.all([
    db.administration.findMany({
      where: { id: { in: ids((held) => held.administrationId) } },
      select: { id: true, name: true },
    }),
    db.unit.findMany({ where: { id: { in: ids((held) => held.unitId) } }, select: { id: true, name: true } }),
  ]);
  return new Map([...administrations, ...units].map(({ id, name }) => [id, name]));
}

/** Whether the person confirms with the own address: a demonstration account without a password, in that mode only. */
export async function signsByAddress(actor: Actor): Promise<boolean> {
  if (!env().VIGILANS_DEMO) return false;
  return (await db.user.count({ where: { id: actor.id, demo: true, passwordHash: null } })) > 0;
}
