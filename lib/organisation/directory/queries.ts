import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import type { UnitNode } from "#lib/organisation/directory/tree.ts";
import { assertMayReadDirectory } from "#lib/organisation/policy.ts";
import { mailboxKinds } from "#lib/organisation/schema.ts";
import { bySwedishName } from "#lib/organisation/swedishOrder.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { ExternalPartyKind, MailboxKind } from "#prisma/generated/enums.ts";

/** More units than this are shown one administration at a time, and found by search. */
const treeLimit = 3000;
const listLimit = 500;
const pageSize = 50;

/** All administrations, in Swedish order, with their mailboxes in use and the number of units. */
export async function administrationList(actor: Actor) {
  assertMayReadDirectory(actor);
  const rows = await db.administration.findMany({
    include: {
      mailboxes: {
        where: { kind: "administration", active: true },
        select: { id: true, name: true, address: true },
        orderBy: { id: "asc" },
      },
      _count: { select: { units: { where: { active: true } } } },
    },
    orderBy: { id: "asc" },
    take: listLimit,
  });
  return rows.sort(bySwedishName);
}

/**
 * The units of the region or of one administration, for the tree; null when there are too many to show at once.
 * Units out of use only with `inactive`.
 */
export async function unitNodes(
  actor: Actor,
  options: { administrationId?: string; inactive?: boolean },
): Promise<UnitNode[] | null> {
  assertMayReadDirectory(actor);
  const rows = await db.unit.findMany({
    where: { administrationId: options.administrationId, ...(options.inactive ? {} : { active: true }) },
    select: {
      id: true,
      parentId: true,
      administrationId: true,
      name: true,
      code: true,
      costCentre: true,
      rgsCustomerNumber: true,
      ownHandling: true,
      active: true,
      managers: { select: { name: true }, take: 10 },
    },
    take: treeLimit + 1,
  });
  if (rows.length > treeLimit) return null;
  return rows.map((row) => ({ ...row, managers: row.managers.map((manager) => manager.name) }));
}

/** One administration with its mailboxes. Throws NotFoundError. */
export async function administrationById(actor: Actor, id: string) {
  assertMayReadDirectory(actor);
  const row = await db.administration.findUnique({
    where: { id },
    include: {
      mailboxes: { where: { kind: "administration" }, orderBy: [{ active: "desc" }, { id: "asc" }] },
    },
  });
  if (!row) throw new NotFoundError();
  return row;
}

/** One unit with where it stands, who leads it and what is below it. Throws NotFoundError. */
export async function unitById(actor: Actor, id: string) {
  assertMayReadDirectory(actor);
  const row = await db.unit.findUnique({
    where: { id },
    include: {
      administration: { select: { id: true, name: true } },
      managers: { orderBy: { id: "asc" } },
      mailboxes: { orderBy: [{ active: "desc" }, { id: "asc" }] },
      children: { select: { id: true, name: true, code: true, active: true }, take: listLimit },
    },
  });
  if (!row) throw new NotFoundError();
  return { ...row, children: row.children.sort(bySwedishName), above: await unitsAbove(id) };
}

/** The units above a unit, the topmost first. */
async function unitsAbove(id: string): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw`
    WITH RECURSIVE above AS (
      SELECT p."id", p."name", p."parentId", 1 AS height
      FROM "Unit" u JOIN "Unit" p ON p."id" = u."parentId" WHERE u."id" = ${id}::uuid
      UNION ALL
      SELECT p."id", p."name", p."parentId", a.height + 1
      FROM above a JOIN "Unit" p ON p."id" = a."parentId" WHERE a.height < 30
    ) SELECT "id", "name" FROM above ORDER BY height DESC`;
}

/** All mailboxes, by what they are for and then in Swedish order. */
export async function mailboxList(actor: Actor) {
  assertMayReadDirectory(actor);
  const rows = await db.mailbox.findMany({
    include: {
      administration: { select: { id: true, name: true } },
      unit: { select: { id: true, name: true } },
    },
    orderBy: { id: "asc" },
    take: listLimit,
  });
  const rank = (kind: MailboxKind) => mailboxKinds.indexOf(kind);
  return rows.sort((a, b) => rank(a.kind) - rank(b.kind) || bySwedishName(a, b));
}

/** One mailbox. Throws NotFoundError. */
export async function mailboxById(actor: Actor, id: string) {
  assertMayReadDirectory(actor);
  const row = await db.mailbox.findUnique({
    where: { id },
    include: { unit: { select: { id: true, name: true, code: true } } },
  });
  if (!row) throw new NotFoundError();
  return row;
}

/**
 * Mailboxes that the routine counts on (RH-15405) and that a region must have filled in. The others only take away
 * a step by hand when they are missing.
 */
const neededKinds = [
  "intake",
  "coordinator",
  "logistics",
  "private_providers",
  "commission",
  "chief_physician",
  "supply_disruption",
] as const satisfies readonly MailboxKind[];

/** The needed kinds of mailbox that no mailbox in use is of, and administrations without one. */
export async function missingMailboxes(
  actor: Actor,
): Promise<{ kinds: MailboxKind[]; administrations: { id: string; name: string }[] }> {
  assertMayReadDirectory(actor);
  const present = await db.mailbox.findMany({
    where: { active: true, kind: { in: [...neededKinds] } },
    distinct: ["kind"],
    select: { kind: true },
  });
  const administrations = await db.administration.findMany({
    where: { active: true, mailboxes: { none: { active: true, kind: "administration" } } },
    select: { id: true, name: true },
    take: listLimit,
  });
  const kinds = neededKinds.filter((kind) => !present.some((mailbox) => mailbox.kind === kind));
  return { kinds, administrations: administrations.sort(bySwedishName) };
}

/** A page of private providers or municipalities, those in use first, in Swedish order. `next` as in usersPage. */
export async function partiesPage(
  actor: Actor,
  { kind, query = "", after }: { kind: ExternalPartyKind; query?: string; after?: string },
) {
  assertMayReadDirectory(actor);
  const like = `%${query.replace(/[\\%_]/g, "\\$&")}%`;
  const order = Prisma.sql`NOT "active", "name" COLLATE "sv-SE-x-icu", "id"`;
  const beyond = after
    ? Prisma.sql`AND (${order}) > (SELECT ${order} FROM "ExternalParty" WHERE "id" = ${after}::uuid)`
    : Prisma.empty;
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "ExternalParty"
    WHERE "kind" = ${kind}::"ExternalPartyKind" AND ("name" ILIKE ${like} OR "email" ILIKE ${like}) ${beyond}
    ORDER BY ${order} LIMIT ${pageSize + 1}`;
  const shown = ids.slice(0, pageSize).map((row) => row.id);
  const parties = await db.externalParty.findMany({ where: { id: { in: shown } } });
  const byId = new Map(parties.map((party) => [party.id, party]));
  return {
    parties: shown.flatMap((id) => byId.get(id) ?? []),
    next: ids.length > pageSize ? (shown.at(-1) ?? null) : null,
  };
}

/** One private provider or municipality. Throws NotFoundError. */
export async function partyById(actor: Actor, id: string) {
  assertMayReadDirectory(actor);
  const row = await db.externalParty.findUnique({ where: { id } });
  if (!row) throw new NotFoundError();
  return row;
}
