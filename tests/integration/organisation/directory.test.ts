import { beforeAll, describe, expect, test } from "vitest";
import { verifyAudit } from "#lib/audit/verify.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, RefusedError } from "#lib/errors.ts";
import { createAdministration, setAdministrationActive } from "#lib/organisation/commands/administrations.ts";
import { createMailbox, updateMailbox } from "#lib/organisation/commands/mailboxes.ts";
import { createParty, updateParty } from "#lib/organisation/commands/parties.ts";
import {
  addManager,
  createUnit,
  removeManager,
  setUnitActive,
  updateUnit,
} from "#lib/organisation/commands/units.ts";
import { missingMailboxes, partiesPage } from "#lib/organisation/directory/queries.ts";
import { findUnits, mailboxesOf, ownHandlingUnits, recipientCandidates } from "#lib/organisation/queries.ts";
import { actorWith } from "#tests/factories/actor.ts";

const at = new Date("2026-03-23T08:00:00Z");
const admin = actorWith("admin");
const coordinator = actorWith("coordinator");
const emptyUnit = { parentId: null, costCentre: null, rgsCustomerNumber: null, ownHandling: false };

let administrationId = "";
let otherId = "";
let counter = 0;
function newCode(): string {
  counter += 1;
  return `T-${counter}`;
}
const newUnit = (fields: object = {}) =>
  createUnit(admin, { ...emptyUnit, code: newCode(), name: "Enhet", administrationId, ...fields }, at);
const unit = (id: string) => db.unit.findUniqueOrThrow({ where: { id } });
const events = () =>
  db.auditEvent.findMany({ where: { streamType: "directory" }, orderBy: { sequence: "asc" } });

beforeAll(async () => {
  administrationId = await createAdministration(admin, { code: "HS", name: "Hallands sjukhus" }, at);
  otherId = await createAdministration(admin, { code: "ADH", name: "Ambulans" }, at);
});

describe("rights", () => {
  test("who may read the directory may not change it", async () => {
    const denied = createUnit(coordinator, { ...emptyUnit, code: "X", name: "X", administrationId }, at);
    await expect(denied).rejects.toBeInstanceOf(ForbiddenError);
  });

  test("who has no business with the directory does not find recipients", async () => {
    await expect(recipientCandidates(actorWith("unit_manager"))).rejects.toBeInstanceOf(ForbiddenError);
  });
});

describe("units", () => {
  test("a code is used once", async () => {
    await expect(createAdministration(admin, { code: "HS", name: "Annat" }, at)).rejects.toMatchObject({
      field: "code",
      key: "codeTaken",
    });
  });

  test("of two who change the same version one is told", async () => {
    const id = await newUnit();
    const change = (name: string) =>
      updateUnit(admin, { id, version: 1, ...emptyUnit, administrationId, name }, at);
    const results = await Promise.allSettled([change("Ett"), change("Två")]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected");
    expect(refused?.reason).toBeInstanceOf(ConflictError);
    expect((await unit(id)).version).toBe(2);
  });

  test("saving without a change writes no event", async () => {
    const id = await newUnit();
    const before = (await events()).length;
    await updateUnit(admin, { id, version: 1, ...emptyUnit, administrationId, name: "Enhet" }, at);
    expect(await events()).toHaveLength(before);
  });

  test("a unit does not go below itself", async () => {
    const top = await newUnit();
    const sub = await newUnit({ parentId: top });
    const circle = updateUnit(
      admin,
      { id: top, version: 1, ...emptyUnit, administrationId, name: "Enhet", parentId: sub },
      at,
    );
    await expect(circle).rejects.toMatchObject({ field: "parentId", key: "parentBelow" });
  });

  test("two who would make a circle together do not", async () => {
    const [a, b] = [await newUnit(), await newUnit()];
    const below = (id: string, parentId: string) =>
      updateUnit(admin, { id, version: 1, ...emptyUnit, administrationId, name: "Enhet", parentId }, at);
    const results = await Promise.allSettled([below(a, b), below(b, a)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("what is below follows to another administration, with its mailboxes", async () => {
    const top = await newUnit({ ownHandling: true });
    const sub = await newUnit({ parentId: top });
    const mailbox = await createMailbox(
      admin,
      {
        kind: "own_handling",
        name: "Egen",
        address: `${newCode()}@example.org`,
        administrationId: null,
        unitId: sub,
      },
      at,
    );
    await updateUnit(
      admin,
      { id: top, version: 1, ...emptyUnit, administrationId: otherId, name: "Enhet" },
      at,
    );
    expect((await unit(sub)).administrationId).toBe(otherId);
    expect((await db.mailbox.findUniqueOrThrow({ where: { id: mailbox } })).administrationId).toBe(otherId);
  });

  test("is not taken out of use over units in use, nor an administration", async () => {
    const top = await newUnit();
    const sub = await newUnit({ parentId: top });
    const close = (id: string) => setUnitActive(admin, { id, version: 1, active: false }, at);
    await expect(close(top)).rejects.toMatchObject({
      missing: [{ key: "unitHasUnits", values: { count: 1 } }],
    });
    await close(sub);
    await close(top);
    const reopen = setUnitActive(admin, { id: sub, version: 2, active: true }, at);
    await expect(reopen).rejects.toBeInstanceOf(RefusedError);
    const whole = setAdministrationActive(admin, { id: administrationId, version: 1, active: false }, at);
    await expect(whole).rejects.toMatchObject({ missing: [{ key: "administrationHasUnits" }] });
  });

  test("managers come and go, each once", async () => {
    const unitId = await newUnit();
    const input = { unitId, kind: "unit_manager" as const, name: "Åsa Ek", email: "asa@example.org" };
    await addManager(admin, { ...input, version: 1 }, at);
    await expect(addManager(admin, { ...input, version: 2 }, at)).rejects.toBeInstanceOf(FieldError);
    const manager = await db.unitManager.findFirstOrThrow({ where: { unitId } });
    await removeManager(admin, { unitId, version: 2, managerId: manager.id }, at);
    expect(await db.unitManager.count({ where: { unitId } })).toBe(0);
  });
});

describe("mailboxes and external parties", () => {
  test("an administration's mailbox needs its administration, another has none", async () => {
    const box = { name: "Brevlåda", address: "a@example.org", administrationId: null, unitId: null };
    await expect(createMailbox(admin, { ...box, kind: "administration" }, at)).rejects.toMatchObject({
      field: "administrationId",
    });
    const id = await createMailbox(admin, { ...box, kind: "logistics", administrationId }, at);
    expect(await db.mailbox.findUniqueOrThrow({ where: { id } })).toMatchObject({ administrationId: null });
    await expect(createMailbox(admin, { ...box, kind: "logistics" }, at)).rejects.toMatchObject({
      key: "mailboxThere",
    });
    await expect(
      updateMailbox(admin, { ...box, id, kind: "logistics", version: 7 }, at),
    ).rejects.toBeInstanceOf(ConflictError);
  });

  test("what the routine counts on is told while it is missing", async () => {
    const before = await missingMailboxes(admin);
    expect(before.kinds).toContain("supply_disruption");
    const box = { name: "Brist", address: "brist@example.org", administrationId: null, unitId: null };
    await createMailbox(admin, { ...box, kind: "supply_disruption" }, at);
    expect((await missingMailboxes(admin)).kinds).not.toContain("supply_disruption");
    expect(await mailboxesOf("supply_disruption")).toEqual([{ name: "Brist", address: "brist@example.org" }]);
  });

  test("lists are paged by key in Swedish order", async () => {
    for (let n = 0; n < 60; n += 1)
      await createParty(
        admin,
        {
          code: newCode(),
          kind: "private_provider",
          name: `${n % 2 ? "Ö" : "a"}${100 + n}`,
          email: null,
          rgsCustomerNumber: null,
        },
        at,
      );
    const first = await partiesPage(coordinator, { kind: "private_provider" });
    const second = await partiesPage(coordinator, {
      kind: "private_provider",
      after: first.next ?? undefined,
    });
    const names = [...first.parties, ...second.parties].map((party) => party.name);
    expect([first.parties.length, second.parties.length, second.next]).toEqual([50, 10, null]);
    expect(names).toEqual([...names].sort(new Intl.Collator("sv").compare));
  });
});

describe("searches", () => {
  test("find units by name, code and the beginning of their numbers, and take signs as they are", async () => {
    const id = await newUnit({
      name: "Ögonmottagningen 100 %",
      costCentre: "77123",
      rgsCustomerNumber: "88456",
    });
    for (const query of ["ÖGONMOTT", "100 %", "771", "88456"])
      expect((await findUnits(query)).map((found) => found.id)).toEqual([id]);
    expect(await findUnits("_gonmottagningen")).toEqual([]);
    expect(await findUnits(" ")).toEqual([]);
  });

  test("own handling without a mailbox is reached through the administration's", async () => {
    const id = await createAdministration(admin, { code: "EGEN", name: "Egen förvaltning" }, at);
    const unitId = await newUnit({ name: "Hjälpmedel", administrationId: id, ownHandling: true });
    const find = async () => (await ownHandlingUnits()).find((found) => found.id === unitId);
    expect((await find())?.mailbox).toBeNull();
    const box = {
      kind: "administration" as const,
      name: "Förvaltningen",
      administrationId: id,
      unitId: null,
    };
    await createMailbox(admin, { ...box, address: "forvaltningen@example.org" }, at);
    expect((await find())?.mailbox?.address).toBe("forvaltningen@example.org");
    expect(await recipientCandidates(coordinator, { query: "hjälpmedel" })).toMatchObject([
      { kind: "own_handling", email: "forvaltningen@example.org", unitId, administrationId: id },
    ]);
  });

  test("recipients are those in use with an address", async () => {
    const fields = { kind: "municipality" as const, rgsCustomerNumber: null };
    const id = await createParty(admin, { ...fields, code: "KOM", name: "Storkommun", email: null }, at);
    const find = () => recipientCandidates(coordinator, { query: "storkommun" });
    expect(await find()).toEqual([]);
    await updateParty(admin, { ...fields, id, version: 1, name: "Storkommun", email: "k@example.org" }, at);
    expect(await find()).toMatchObject([{ kind: "municipality", externalId: id, email: "k@example.org" }]);
  });
});

test("every change is in the chain of the directory", async () => {
  const types = new Set((await events()).map((event) => event.type));
  expect(types).toEqual(
    new Set(["entry_created", "entry_changed", "entry_deactivated", "manager_added", "manager_removed"]),
  );
  expect(await verifyAudit()).toMatchObject({ faults: [] });
});
