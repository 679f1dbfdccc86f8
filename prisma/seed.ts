import { recordEvent, systemActor } from "#lib/audit/record.ts";
import { hashPassword, randomPassword } from "#lib/auth/password.ts";
import { now } from "#lib/clock.ts";
import { db, type Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { mappingSchema } from "#lib/intake/watch/mapping.ts";
import { presets } from "#lib/intake/watch/presets.ts";
import type { ManagerKind } from "#prisma/generated/enums.ts";
import { demoAccounts, demoEmail } from "./seed/accounts.ts";
import {
  demoAddress,
  demoMailboxes,
  demoOwnHandling,
  demoPartyAddress,
  demoProviders,
  demoUnits,
} from "./seed/demonstration.ts";
import {
  administrations,
  institution,
  municipalities,
  ownHandlingUnits,
  region,
  regionMailboxes,
} from "./seed/halland.ts";

/** Ids by code, filled as rows are made. */
type Ids = Map<string, string>;

function idOf(ids: Ids, code: string): string {
  const id = ids.get(code);
  if (!id) throw new Error(`the seed names ${code} before it is made`);
  return id;
}

/**
 * Fills an empty database: the region's directory, and in demonstration mode made-up units, people and one
 * account per role; otherwise one administrator, whose one-time password is returned this once. Does nothing when
 * there are users or administrations already. Safe to run by several processes at once.
 */
export async function seed(options: {
  demo: boolean;
}): Promise<{ administrator?: { email: string; password: string } }> {
  const password = options.demo ? null : randomPassword();
  const passwordHash = password && (await hashPassword(password));
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vigilans.seed'))`;
    if ((await tx.user.count()) > 0 || (await tx.administration.count()) > 0) return {};
    const ids = await seedDirectory(tx, options.demo);
    await seedSources(tx);
    const event = { type: "directory_seeded", data: { demo: options.demo } };
    await recordEvent(tx, { type: "directory", id: "region" }, event, systemActor, now());
    if (!password) {
      await seedDemoAccounts(tx, ids);
      return {};
    }
    const email = env().VIGILANS_ADMIN_EMAIL.toLowerCase();
    await tx.user.create({
      data: {
        email,
        name: "Systemförvaltare",
        passwordHash,
        mustChangePassword: true,
        roles: { create: { role: "admin" } },
      },
    });
    return { administrator: { email, password } };
  });
}

/** Sources to watch, turned off: an administrator checks the address and turns one on. */
async function seedSources(tx: Tx): Promise<void> {
  if ((await tx.watchSource.count()) > 0) return;
  await tx.watchSource.createMany({
    data: Object.values(presets).map(({ mapping, ...preset }) => ({
      ...preset,
      ...(mapping ? { mapping: mappingSchema.parse(mapping) } : {}),
      linkedHosts: [],
    })),
  });
}

async function seedDirectory(tx: Tx, demo: boolean): Promise<Ids> {
  const ids: Ids = new Map();
  for (const { code, name, address } of administrations) {
    const mailboxes = { create: { kind: "administration" as const, name, address } };
    const { id } = await tx.administration.create({ data: { code, name, mailboxes } });
    ids.set(code, id);
  }
  for (const { code, administration, name, mailbox } of ownHandlingUnits) {
    const administrationId = idOf(ids, administration);
    const { id } = await tx.unit.create({ data: { code, name, administrationId, ownHandling: true } });
    ids.set(code, id);
    if (mailbox)
      await tx.mailbox.create({ data: { kind: "own_handling", ...mailbox, administrationId, unitId: id } });
  }
  await tx.setting.create({ data: { key: "region", value: region } });
  await tx.setting.create({ data: { key: "institution", value: institution } });
  await tx.mailbox.createMany({ data: [...regionMailboxes, ...(demo ? demoMailboxes : [])] });
  await tx.externalParty.createMany({
    data: municipalities.map((party) => ({
      ...party,
      kind: "municipality" as const,
      email: demo ? demoPartyAddress(party.code) : null,
    })),
  });
  if (demo) await seedDemoDirectory(tx, ids);
  return ids;
}

async function seedDemoDirectory(tx: Tx, ids: Ids): Promise<void> {
  for (const [code, , costCentre, rgsCustomerNumber, manager] of demoOwnHandling) {
    await tx.unit.update({
      where: { code },
      data: { costCentre, rgsCustomerNumber, managers: managedBy("head_of_operations", manager) },
    });
  }
  for (const [administration, tree] of Object.entries(demoUnits)) {
    const administrationId = idOf(ids, administration);
    for (const { unit, departments } of tree) {
      const parentId = await seedDemoUnit(tx, ids, unit, "head_of_operations", { administrationId });
      for (const row of departments)
        await seedDemoUnit(tx, ids, row, "unit_manager", { administrationId, parentId });
    }
  }
  await tx.externalParty.createMany({
    data: demoProviders.map((party) => ({
      ...party,
      kind: "private_provider" as const,
      email: demoPartyAddress(party.code),
    })),
  });
}

function managedBy(kind: ManagerKind, name: string) {
  return { create: { kind, name, email: demoAddress(name) } };
}

async function seedDemoUnit(
  tx: Tx,
  ids: Ids,
  [code, name, costCentre, rgsCustomerNumber, manager]: readonly [string, string, string, string, string],
  kind: ManagerKind,
  place: { administrationId: string; parentId?: string },
): Promise<string> {
  const data = { code, name, costCentre, rgsCustomerNumber, ...place, managers: managedBy(kind, manager) };
  const { id } = await tx.unit.create({ data });
  ids.set(code, id);
  return id;
}

async function seedDemoAccounts(tx: Tx, ids: Ids): Promise<void> {
  for (const { role, name, administration, unit } of demoAccounts) {
    const scope = {
      administrationId: administration ? idOf(ids, administration) : null,
      unitId: unit ? idOf(ids, unit) : null,
    };
    // No password: these accounts are used with one press, and only while demonstration mode lasts.
    await tx.user.create({
      data: { email: demoEmail(role), name, demo: true, roles: { create: { role, ...scope } } },
    });
  }
}
