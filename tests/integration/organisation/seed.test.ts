import { expect, test } from "vitest";
import { signInWithPassword } from "#lib/auth/commands.ts";
import { db } from "#lib/db.ts";
import { missingMailboxes } from "#lib/organisation/directory/queries.ts";
import { mailboxesOf, ownHandlingUnits } from "#lib/organisation/queries.ts";
import { seed } from "#prisma/seed.ts";
import { actorWith } from "#tests/factories/actor.ts";

test("an empty database gets the routine's directory and one administrator, once", async () => {
  const results = await Promise.all([seed({ demo: false }), seed({ demo: false })]);
  const administrators = results.flatMap(({ administrator }) => administrator ?? []);
  expect(administrators).toHaveLength(1);
  expect(await seed({ demo: false })).toEqual({});
  expect(await db.user.count()).toBe(1);

  const given = await signInWithPassword(
    { email: "admin@vigilans.local", password: administrators[0]?.password ?? "", userAgent: null },
    new Date(),
  );
  expect(given.state).toBe("signed_in");
  expect(await db.user.findFirstOrThrow()).toMatchObject({ mustChangePassword: true, demo: false });
});

test("addresses are the routine's, and what it does not name is told as missing", async () => {
  const addresses = (await db.mailbox.findMany()).map((mailbox) => mailbox.address);
  expect(addresses.every((address) => address.endsWith("@regionhalland.se"))).toBe(true);
  expect(await mailboxesOf("intake")).toMatchObject([{ address: "fsn.medicaldevice@regionhalland.se" }]);
  expect((await mailboxesOf("administration")).map(({ name, address }) => [name, address])).toEqual([
    ["Ambulans, diagnostik och hälsa", "adh@regionhalland.se"],
    ["Hallands sjukhus", "mt.sakerhetssamordnare@regionhalland.se"],
    ["Kultur och skola", "kulturochskola@regionhalland.se"],
    ["Närsjukvården Halland", "narsjukvarden@regionhalland.se"],
    ["Psykiatrin Halland", "psykiatrin@regionhalland.se"],
    ["RK ITD", "ltfunk1760450@regionhalland.se"],
  ]);
  expect((await ownHandlingUnits()).map(({ name, mailbox }) => [name, mailbox?.address])).toEqual([
    ["Hjälpmedelscentrum", "adh@regionhalland.se"],
    ["Klinisk kemi och transfusionsmedicin", "adhsafetymessage.kktm@regionhalland.se"],
    ["Patologen", "patologen.hsh@regionhalland.se"],
  ]);
  const { kinds, administrations } = await missingMailboxes(actorWith("admin"));
  expect(kinds).toEqual(["commission", "chief_physician", "supply_disruption"]);
  expect(administrations).toEqual([]);
});

test("sources to watch are there as examples, and all turned off: nothing is fetched by itself", async () => {
  const sources = await db.watchSource.findMany();
  expect(sources.length).toBeGreaterThanOrEqual(4);
  expect(sources.filter(({ active, nextFetchAt }) => active || nextFetchAt)).toEqual([]);
});

test("demonstration mode adds made-up people and one account per role", async () => {
  await db.$executeRaw`TRUNCATE "User", "Administration", "ExternalParty", "Mailbox", "Unit", "Setting" CASCADE`;
  expect(await seed({ demo: true })).toEqual({});
  const users = await db.user.findMany({ include: { roles: true } });
  expect(users).toHaveLength(13);
  expect(new Set(users.flatMap((user) => user.roles.map((held) => held.role))).size).toBe(13);
  expect(users.every((user) => user.demo && user.passwordHash === null)).toBe(true);
  expect(await db.unit.count()).toBeGreaterThanOrEqual(25);
  const made = [
    ...(await db.unitManager.findMany()).map((manager) => manager.email),
    ...(await db.externalParty.findMany()).map((party) => party.email),
  ];
  expect(made.every((address) => address?.endsWith("@demo.regionhalland.example"))).toBe(true);
  expect((await missingMailboxes(actorWith("admin"))).kinds).toEqual([]);
});
