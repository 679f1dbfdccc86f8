import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { assertMayEditSettings, assertMayReadDirectory } from "#lib/organisation/policy.ts";
import {
  mailboxCandidate,
  managerCandidate,
  partyCandidate,
  type RecipientCandidate,
} from "#lib/organisation/recipients.ts";
import { readSetting, type SettingKey, type SettingValue } from "#lib/organisation/settings.ts";
import { bySwedishName } from "#lib/organisation/swedishOrder.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { MailboxKind } from "#prisma/generated/enums.ts";

/** The most rows that a search gives of one sort: a person narrows it instead. */
const searchLimit = 50;

/** `%` and `_` are to mean themselves: filters that disregard case, and those on beginnings, become LIKE. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** A filter on a piece of text, wherever it stands and however it is cased. */
function holdingText(text: string): Prisma.StringFilter {
  return { contains: literally(text), mode: "insensitive" };
}

function unitHolding(query: string): Prisma.UnitWhereInput {
  const number = { startsWith: literally(query) };
  return {
    OR: [
      { name: holdingText(query) },
      { code: { equals: literally(query), mode: "insensitive" } },
      { costCentre: number },
      { rgsCustomerNumber: number },
    ],
  };
}

/** The active mailboxes of a kind, in Swedish order. Empty when the region has not filled one in. */
export async function mailboxesOf(
  kind: MailboxKind,
  tx: Tx = db,
): Promise<{ name: string; address: string }[]> {
  const rows = await tx.mailbox.findMany({
    where: { kind, active: true },
    select: { name: true, address: true },
    orderBy: { id: "asc" },
    take: 200,
  });
  return rows.sort(bySwedishName);
}

export type OwnHandlingUnit = {
  id: string;
  code: string;
  name: string;
  administrationId: string;
  administrationName: string;
  /** The unit's own mailbox, else its administration's (RH-15405 allows that); null when there is neither. */
  mailbox: { name: string; address: string } | null;
};

/** Units that handle safety notices themselves, with the mailbox that receives for them. */
export async function ownHandlingUnits(tx: Tx = db): Promise<OwnHandlingUnit[]> {
  const boxes = {
    where: { active: true },
    select: { name: true, address: true },
    orderBy: { id: "asc" as const },
    take: 1,
  };
  const units = await tx.unit.findMany({
    where: { ownHandling: true, active: true },
    include: {
      mailboxes: { ...boxes, where: { active: true, kind: "own_handling" } },
      administration: {
        select: { name: true, mailboxes: { ...boxes, where: { active: true, kind: "administration" } } },
      },
    },
    orderBy: { id: "asc" },
    take: 500,
  });
  return units
    .map((unit) => ({
      id: unit.id,
      code: unit.code,
      name: unit.name,
      administrationId: unit.administrationId,
      administrationName: unit.administration.name,
      mailbox: unit.mailboxes[0] ?? unit.administration.mailboxes[0] ?? null,
    }))
    .sort(bySwedishName);
}

export type FoundUnit = {
  id: string;
  code: string;
  name: string;
  costCentre: string | null;
  rgsCustomerNumber: string | null;
  ownHandling: boolean;
  administrationId: string;
  administrationName: string;
  parentName: string | null;
};

/**
 * Active units by a part of the name, by code, or by the beginning of a cost centre or RGS customer number. At most
 * 50, in Swedish order; an empty query gives none. For use inside a gate that the caller has checked.
 */
export async function findUnits(query: string, tx: Tx = db): Promise<FoundUnit[]> {
  const text = query.trim();
  if (!text) return [];
  const rows = await tx.unit.findMany({
    where: { AND: [{ active: true }, unitHolding(text)] },
    include: { administration: { select: { name: true } }, parent: { select: { name: true } } },
    orderBy: { id: "asc" },
    take: searchLimit,
  });
  return rows
    .map(({ id, code, name, costCentre, rgsCustomerNumber, ownHandling, administrationId, ...row }) => ({
      ...{ id, code, name, costCentre, rgsCustomerNumber, ownHandling, administrationId },
      administrationName: row.administration.name,
      parentName: row.parent?.name ?? null,
    }))
    .sort(bySwedishName);
}

/**
 * Whom a dispatch can be sent to: mailboxes, units with own handling (through their administration's mailbox where
 * they have none), heads and managers of units, private providers and municipalities with an address. `query`
 * narrows by name, address, unit, cost centre or RGS customer number; without it the first of each sort. At most 50
 * of each sort, mailboxes first, each in Swedish order. Throws ForbiddenError without the right to the directory.
 */
export async function recipientCandidates(
  actor: Actor,
  options: { query?: string } = {},
): Promise<RecipientCandidate[]> {
  assertMayReadDirectory(actor);
  const query = options.query?.trim() ?? "";
  const sorts = await Promise.all([
    mailboxCandidates(query),
    ownHandlersWithoutMailbox(query),
    managerCandidates(query),
    partyCandidates(query),
  ]);
  return sorts.flatMap((sort) => sort.sort(bySwedishName));
}

async function mailboxCandidates(query: string): Promise<RecipientCandidate[]> {
  const text = holdingText(query);
  const rows = await db.mailbox.findMany({
    where: {
      active: true,
      kind: { not: "intake" },
      ...(query && {
        OR: [
          { name: text },
          { address: text },
          { administration: { name: text } },
          { unit: unitHolding(query) },
        ],
      }),
    },
    include: { administration: { select: { name: true } }, unit: { select: { name: true } } },
    orderBy: { id: "asc" },
    take: searchLimit,
  });
  return rows.map(mailboxCandidate);
}

async function ownHandlersWithoutMailbox(query: string): Promise<RecipientCandidate[]> {
  const rows = await db.unit.findMany({
    where: {
      active: true,
      ownHandling: true,
      mailboxes: { none: { active: true, kind: "own_handling" } },
      ...(query && unitHolding(query)),
    },
    include: {
      administration: {
        select: {
          name: true,
          mailboxes: { where: { active: true, kind: "administration" }, orderBy: { id: "asc" }, take: 1 },
        },
      },
    },
    orderBy: { id: "asc" },
    take: searchLimit,
  });
  return rows.flatMap(({ id, name, administrationId, administration }) => {
    const email = administration.mailboxes[0]?.address;
    const place = { administrationId, unitId: id, externalId: null, context: administration.name };
    return email ? [{ kind: "own_handling" as const, name, email, ...place }] : [];
  });
}

async function managerCandidates(query: string): Promise<RecipientCandidate[]> {
  const text = holdingText(query);
  const rows = await db.unitManager.findMany({
    where: {
      unit: { active: true },
      ...(query && { OR: [{ name: text }, { email: text }, { unit: unitHolding(query) }] }),
    },
    include: {
      unit: {
        select: { id: true, name: true, administrationId: true, administration: { select: { name: true } } },
      },
    },
    orderBy: { id: "asc" },
    take: searchLimit,
  });
  return rows.map(managerCandidate);
}

async function partyCandidates(query: string): Promise<RecipientCandidate[]> {
  const text = holdingText(query);
  const rows = await db.externalParty.findMany({
    where: {
      active: true,
      email: { not: null },
      ...(query && { OR: [{ name: text }, { email: text }, { rgsCustomerNumber: query }] }),
    },
    orderBy: { id: "asc" },
    take: searchLimit,
  });
  return rows.flatMap(({ email, ...party }) => (email ? [partyCandidate({ ...party, email })] : []));
}

/** A setting for its form: null and version 0 while nothing is set. Throws ForbiddenError. */
export async function settingForForm<K extends SettingKey>(
  actor: Actor,
  key: K,
): Promise<{ value: SettingValue<K> | null; version: number }> {
  assertMayEditSettings(actor);
  const row = await db.setting.findUnique({ where: { key }, select: { version: true } });
  return { value: await readSetting(db, key), version: row?.version ?? 0 };
}
