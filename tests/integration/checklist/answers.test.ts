import { beforeAll, describe, expect, test } from "vitest";
import { verifyAudit } from "#lib/audit/verify.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { answerReply, answerSearch, clearRow } from "#lib/checklist/commands/answers.ts";
import { addEntry, addPastedEntries, removeEntry } from "#lib/checklist/commands/entries.ts";
import { addFile, removeFile } from "#lib/checklist/commands/files.ts";
import { checklistFile, checklistOf, openChecklistTasks } from "#lib/checklist/queries.ts";
import { largestFile } from "#lib/checklist/schema.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";
import { answerChecklist, caseAt, eventsOf } from "#tests/factories/cases.ts";
import { unitWith } from "#tests/factories/directory.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");

let procurement: Actor;
let logistics: Actor;
let technician: Actor;
let coordinator: Actor;

beforeAll(async () => {
  procurement = await personWith("procurement");
  logistics = await personWith("logistics");
  technician = await personWith("technician");
  coordinator = await personWith("coordinator");
});

const search = (caseId: string, key: string, version = 1, more: object = {}) =>
  ({ caseId, key, version, result: "no_hit", searchTerm: "Evita", ...more }) as Parameters<
    typeof answerSearch
  >[1];

async function rowOf(caseId: string, key: ChecklistKey) {
  return db.checklistRow.findUniqueOrThrow({ where: { caseId_key: { caseId, key } } });
}

const failure = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  );

describe("answering a row", () => {
  test("signs it with who, when, and the day of the register", async () => {
    const { id } = await caseAt("gathering");
    await answerSearch(procurement, search(id, "contract_search"), at);
    const row = (await checklistOf(coordinator, id)).find((item) => item.key === "contract_search");
    expect(row).toMatchObject({
      answer: { result: "no_hit", searchTerm: "Evita", registerAsOf: "2026-03-24" },
      answeredBy: procurement.name,
      answeredAt: at,
      version: 2,
    });
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: "checklist_answered",
      data: { key: "contract_search", before: null },
    });
  });

  test("a register cannot be of a day to come", async () => {
    const { id } = await caseAt("gathering");
    const input = search(id, "contract_search", 1, { registerAsOf: "2026-03-25" });
    expect(await failure(answerSearch(procurement, input, at))).toMatchObject({ field: "registerAsOf" });
    expect((await rowOf(id, "contract_search")).answer).toBeNull();
  });

  test("different rows at the same time never collide", async () => {
    const { id } = await caseAt("gathering");
    await Promise.all([
      answerSearch(procurement, search(id, "contract_search"), at),
      answerSearch(procurement, search(id, "purchase_analysis"), at),
      answerSearch(logistics, search(id, "customers"), at),
      answerSearch(logistics, search(id, "stock_item"), at),
      answerSearch(technician, search(id, "medusa"), at),
      answerSearch(coordinator, search(id, "sesam"), at),
    ]);
    const rows = await checklistOf(coordinator, id);
    expect(rows.filter((row) => row.answeredAt).map((row) => row.answeredBy)).toHaveLength(6);
  });

  test("the same row at the same time: one is kept, the other is shown it", async () => {
    const { id } = await caseAt("gathering");
    const both = await Promise.allSettled([
      answerSearch(technician, search(id, "medusa", 1, { searchTerm: "Evita V800" }), at),
      answerSearch(coordinator, search(id, "medusa", 1, { searchTerm: "Evita V600" }), at),
    ]);
    const lost = both.find((result) => result.status === "rejected");
    expect(both.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(lost?.reason).toBeInstanceOf(ConflictError);
    const kept = await db.checklistRow.findFirstOrThrow({
      where: { caseId: id, key: "medusa" },
      include: { answeredBy: true },
    });
    const term = (kept.answer as { searchTerm: string }).searchTerm;
    expect(lost?.reason?.changes).toEqual([
      {
        key: "rowAnswered",
        values: {
          who: kept.answeredBy?.name,
          answer: `Ingen träff. Sökord: ${term}. Registret avser 2026-03-24.`,
        },
      },
    ]);
    expect(kept.version).toBe(2);
  });

  test("an answer can be changed and taken back; the history keeps what it said", async () => {
    const { id } = await caseAt("gathering");
    await answerSearch(procurement, search(id, "contract_search"), at);
    await answerSearch(procurement, search(id, "contract_search", 2, { searchTerm: "Evita V800" }), at);
    await clearRow(procurement, { caseId: id, key: "contract_search", version: 3 }, at);
    expect(await rowOf(id, "contract_search")).toMatchObject({
      answer: null,
      answeredById: null,
      version: 4,
    });
    expect((await eventsOf(id)).slice(-2)).toMatchObject([
      { type: "checklist_answered", data: { before: { searchTerm: "Evita" } } },
      { type: "checklist_cleared", data: { before: { searchTerm: "Evita V800" } } },
    ]);
    const late = answerSearch(procurement, search(id, "contract_search", 3), at);
    expect(await failure(late)).toMatchObject({ changes: [{ key: "rowCleared" }] });
  });
});

describe("who may", () => {
  test("another function's row is refused, one outside sees nothing", async () => {
    const { id } = await caseAt("gathering");
    expect(await failure(answerSearch(logistics, search(id, "contract_search"), at))).toBeInstanceOf(
      ForbiddenError,
    );
    for (const role of ["unit_manager", "administration", "admin"] as const) {
      const outsider = await personWith(role);
      expect(await failure(answerSearch(outsider, search(id, "customers"), at))).toBeInstanceOf(
        NotFoundError,
      );
      expect(await failure(checklistOf(outsider, id))).toBeInstanceOf(NotFoundError);
      expect(await openChecklistTasks(outsider)).toEqual([]);
    }
    expect(
      await failure(answerSearch(await personWith("manager"), search(id, "customers"), at)),
    ).toBeInstanceOf(ForbiddenError);
  });

  test("searches can be recorded at received, the rest not yet", async () => {
    const { id } = await caseAt("received");
    await answerSearch(procurement, search(id, "contract_search"), at);
    expect(await failure(answerSearch(logistics, search(id, "customers"), at))).toMatchObject({
      changes: [{ key: "status.received" }],
    });
  });

  test.each(["acting", "following_up", "closed"] as const)("a case at %s is not changed", async (status) => {
    const { id } = await caseAt(status);
    await db.checklistEntry.create({ data: { caseId: id, key: "customers", name: "IVA", addedBy: "x" } });
    const entry = await db.checklistEntry.findFirstOrThrow({ where: { caseId: id } });
    const before = await eventsOf(id);
    const content = new TextEncoder().encode("x");
    const file = { caseId: id, key: "customers", fileName: "a.txt", declaredType: "", content } as const;
    for (const attempt of [
      () => answerSearch(coordinator, search(id, "medusa"), at),
      () => clearRow(coordinator, { caseId: id, key: "medusa", version: 1 }, at),
      () => addEntry(coordinator, { caseId: id, key: "customers", name: "BVA" }, at),
      () => removeEntry(coordinator, { caseId: id, entryId: entry.id }, at),
      () => addFile(coordinator, file, at),
    ])
      expect(await failure(attempt())).toBeInstanceOf(ConflictError);
    expect(await eventsOf(id)).toEqual(before);
    expect(await db.checklistEntry.count({ where: { caseId: id } })).toBe(1);
    expect(await checklistOf(coordinator, id)).toHaveLength(13);
  });
});

describe("a reply to the sender", () => {
  const reply = (caseId: string, version: number, more: object) =>
    ({ caseId, key: "receipt_reply", version, ...more }) as Parameters<typeof answerReply>[1];

  test("is opened for the named person, changed, and taken back with the answer", async () => {
    const { id } = await caseAt("gathering");
    const named = { wanted: "yes", responderId: procurement.id };
    await answerReply(procurement, reply(id, 1, named), at);
    const where = { caseId_kind: { caseId: id, kind: "receipt" as const } };
    expect(await db.senderReply.findUnique({ where })).toMatchObject({
      state: "wanted",
      responderId: procurement.id,
      responderName: procurement.name,
    });
    await answerReply(coordinator, reply(id, 2, { wanted: "no" }), at);
    expect(await db.senderReply.findUnique({ where })).toMatchObject({
      state: "not_wanted",
      responderId: null,
    });
    await clearRow(coordinator, { caseId: id, key: "receipt_reply", version: 3 }, at);
    expect(await db.senderReply.findUnique({ where })).toBeNull();
  });

  test("that is sent stays sent", async () => {
    const { id } = await caseAt("gathering");
    await db.senderReply.create({ data: { caseId: id, kind: "receipt", state: "sent" } });
    await answerReply(procurement, reply(id, 1, { wanted: "no" }), at);
    expect(await db.senderReply.findFirst({ where: { caseId: id } })).toMatchObject({ state: "sent" });
  });

  test("cannot be given by somebody who does not work with cases", async () => {
    const { id } = await caseAt("gathering");
    const manager = await personWith("unit_manager");
    const attempt = answerReply(procurement, reply(id, 1, { wanted: "yes", responderId: manager.id }), at);
    expect(await failure(attempt)).toMatchObject({ field: "responderId", key: "responderUnknown" });
  });
});

describe("customers", () => {
  test("are pasted all or none, and recognised in the directory", async () => {
    const { id } = await caseAt("gathering");
    const { unit } = await unitWith();
    await db.unit.update({ where: { id: unit.id }, data: { rgsCustomerNumber: "777001" } });
    const party = await db.externalParty.create({
      data: {
        code: "PV-1",
        kind: "private_provider",
        name: "Kustens Läkargrupp AB",
        rgsCustomerNumber: "690110",
      },
    });
    const broken = { caseId: id, key: "customers" as const, pasted: "IVA\t777001\t3\nBVA\t2\tmånga" };
    expect(await failure(addPastedEntries(logistics, broken, at))).toMatchObject({
      field: "pasted",
      key: "pasted.quantity",
      values: { line: 2, value: "många" },
    });
    expect(await db.checklistEntry.count({ where: { caseId: id } })).toBe(0);
    const pasted = "IVA\t777001\t3\nKustens Läkargrupp AB\t\t1\nOkänd\t1\t1";
    expect(await addPastedEntries(logistics, { ...broken, pasted }, at)).toBe(3);
    const rows = await db.checklistEntry.findMany({ where: { caseId: id }, orderBy: { name: "asc" } });
    expect(rows.map((row) => [row.name, row.unitId, row.externalId])).toEqual([
      ["IVA", unit.id, null],
      ["Kustens Läkargrupp AB", null, party.id],
      ["Okänd", null, null],
    ]);
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: "checklist_entries_added",
      data: { count: 3 },
    });
  });

  test("two add at the same time, and only one can remove", async () => {
    const { id } = await caseAt("gathering");
    await Promise.all(
      ["A", "B", "C", "D"].map((name) => addEntry(logistics, { caseId: id, key: "customers", name }, at)),
    );
    const [entry] = await db.checklistEntry.findMany({ where: { caseId: id } });
    const entryId = entry?.id ?? "";
    const both = await Promise.allSettled([
      removeEntry(logistics, { caseId: id, entryId }, at),
      removeEntry(coordinator, { caseId: id, entryId }, at),
    ]);
    expect(both.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.checklistEntry.count({ where: { caseId: id } })).toBe(3);
  });
});

describe("files", () => {
  const file = (caseId: string, content: Uint8Array, fileName = "kunder.csv") => ({
    ...{ caseId, key: "customers" as const, fileName, content },
    declaredType: "text/html",
  });

  test("are kept under a safe name and their own kind, and taken off again", async () => {
    const { id, number } = await caseAt("gathering");
    await addFile(logistics, file(id, new TextEncoder().encode("%PDF-1.7\n"), "../../lista.pdf"), at);
    const [stored] = await db.checklistFile.findMany({ where: { caseId: id } });
    expect(stored).toMatchObject({ fileName: "_.._lista.pdf", mediaType: "application/pdf", size: 9 });
    const fileId = stored?.id ?? "";
    expect((await checklistFile(technician, number, fileId)).content).toHaveLength(9);
    const outsider = await personWith("unit_manager");
    expect(await failure(checklistFile(outsider, number, fileId))).toBeInstanceOf(NotFoundError);
    await removeFile(logistics, { caseId: id, fileId }, at);
    expect(await db.checklistFile.count({ where: { caseId: id } })).toBe(0);
  });

  test("that are empty or too large are refused", async () => {
    const { id } = await caseAt("gathering");
    for (const content of [new Uint8Array(0), new Uint8Array(largestFile + 1)])
      expect(await failure(addFile(logistics, file(id, content), at))).toBeInstanceOf(FieldError);
  });
});

test("what each function has left is on its list, and leaves it once answered", async () => {
  const found = await caseAt("gathering");
  const keysFor = async (actor: Actor) =>
    (await openChecklistTasks(actor)).find((task) => task.caseNumber === found.number)?.keys;
  expect(await keysFor(technician)).toEqual(["medusa", "faciliate", "sesam"]);
  expect(await keysFor(logistics)).toContain("customers");
  await answerSearch(technician, search(found.id, "medusa"), at);
  expect(await keysFor(technician)).toEqual(["faciliate", "sesam"]);
  await answerChecklist(found.id);
  expect(await keysFor(technician)).toBeUndefined();
  expect(await keysFor(procurement)).toEqual([]);
});

test("the histories of all these cases hold together", async () => {
  expect((await verifyAudit()).faults).toEqual([]);
});
