import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { updateAdministration } from "#lib/organisation/commands/administrations.ts";
import { confirmImport, uploadImport } from "#lib/organisation/csv/commands/import.ts";
import type { List } from "#lib/organisation/csv/lists.ts";
import { exportRows, importPreview } from "#lib/organisation/csv/queries.ts";
import { csvWords } from "#lib/organisation/csv/words.ts";
import { writeCsv } from "#lib/organisation/csv/writing.ts";
import { actorWith } from "#tests/factories/actor.ts";

const at = new Date("2026-03-23T08:00:00Z");
const admin = actorWith("admin");
const words = csvWords("sv");

beforeEach(async () => {
  await db.unitManager.deleteMany();
  await db.mailbox.deleteMany();
  await db.unit.updateMany({ data: { parentId: null } });
  await db.unit.deleteMany();
  await db.administration.deleteMany();
  await db.externalParty.deleteMany();
  const hs = await db.administration.create({ data: { code: "HS", name: "Hallands sjukhus" } });
  await db.administration.create({ data: { code: "ADH", name: "Ambulans" } });
  const top = await db.unit.create({
    data: { code: "TOP", name: "Akut", administrationId: hs.id, costCentre: "100" },
  });
  await db.unit.create({
    data: {
      ...{ code: "SUB", name: "Avdelning", administrationId: hs.id, parentId: top.id },
      managers: { create: { kind: "unit_manager", name: "Åsa Ek", email: "asa@example.org" } },
    },
  });
  await db.mailbox.create({
    data: { kind: "administration", name: "HS", address: "hs@example.org", administrationId: hs.id },
  });
});

function upload(list: List, text: string, deactivateMissing = false) {
  const file = new File([text], "C:\\lista.csv", { type: "text/csv" });
  return uploadImport(admin, { list, file, deactivateMissing }, at);
}

async function importFile(list: List, text: string, deactivateMissing = false) {
  const number = await upload(list, text, deactivateMissing);
  const { version } = await importPreview(admin, number, words);
  return confirmImport(admin, { number, version }, words, at);
}

describe("an import", () => {
  test("does what its preview shows, for units with parents, numbers and managers", async () => {
    const text = [
      "Kod;Namn;Förvaltning;Överordnad;Kostnadsställe;Egen hantering;Avdelningschef;Avdelningschef e-post",
      "NEW-B;Ny under ny;HS;NEW-A;;;Bo Al | Cia Dal;bo@example.org | cia@example.org",
      "NEW-A;Ny;HS;;200;ja;;",
      "TOP;Akut;HS;;101;;;",
      "SUB;Avdelning;HS;NEW-A;;;Eva Ström;eva@example.org",
    ].join("\r\n");
    expect(await importFile("units", text)).toEqual({ added: 2, changed: 2, deactivated: 0 });
    const units = await db.unit.findMany({
      include: { parent: true, managers: { orderBy: { name: "asc" } } },
    });
    const byCode = new Map(units.map((unit) => [unit.code, unit]));
    expect(byCode.get("NEW-B")).toMatchObject({
      parent: { code: "NEW-A" },
      managers: [{ name: "Bo Al" }, { name: "Cia Dal" }],
    });
    expect(byCode.get("NEW-A")).toMatchObject({ costCentre: "200", ownHandling: true, parent: null });
    expect(byCode.get("TOP")).toMatchObject({ costCentre: "101", version: 2 });
    expect(byCode.get("SUB")).toMatchObject({ parent: { code: "NEW-A" }, managers: [{ name: "Eva Ström" }] });
  });

  test.each(["administrations", "units", "mailboxes", "parties"] as const)(
    "of an exported list changes nothing: %s",
    async (list) => {
      const text = writeCsv(list, await exportRows(admin, list), words);
      const number = await upload(list, text, true);
      const { plan } = await importPreview(admin, number, words);
      expect(plan).toMatchObject({ added: [], changed: [], deactivated: [], problems: [] });
    },
  );

  test("takes out of use what the whole list lacks, and deletes nothing", async () => {
    expect(await importFile("units", "Kod;Namn;Förvaltning\nTOP;Akut;HS", true)).toMatchObject({
      deactivated: 1,
    });
    expect(await db.unit.findUniqueOrThrow({ where: { code: "SUB" } })).toMatchObject({ active: false });
    expect(await db.unitManager.count()).toBe(1);
  });

  test("moves a unit's mailbox with it", async () => {
    const unit = await db.unit.create({
      data: { code: "LAB", name: "Lab", administration: { connect: { code: "HS" } }, ownHandling: true },
    });
    const data = { kind: "own_handling" as const, name: "Lab", address: "lab@example.org", unitId: unit.id };
    await db.mailbox.create({ data: { ...data, administrationId: unit.administrationId } });
    await importFile("units", "Kod;Namn;Förvaltning\nLAB;Lab;ADH");
    const mailbox = await db.mailbox.findFirstOrThrow({
      where: { unitId: unit.id },
      include: { administration: true },
    });
    expect(mailbox.administration?.code).toBe("ADH");
  });

  test("adds mailboxes where they belong", async () => {
    const text =
      "Typ;Adress;Namn;Förvaltning;Verksamhet\nFörvaltning;ADH@example.org;ADH;ADH;\nVerksamhet med egen hantering;sub@example.org;Sub;;SUB";
    await importFile("mailboxes", text);
    const rows = await db.mailbox.findMany({
      include: { administration: true, unit: true },
      orderBy: { address: "asc" },
    });
    expect(rows.map((row) => [row.address, row.administration?.code, row.unit?.code])).toEqual([
      ["adh@example.org", "ADH", undefined],
      ["hs@example.org", "HS", undefined],
      ["sub@example.org", "HS", "SUB"],
    ]);
  });
});

describe("an import is refused", () => {
  test("when the directory has changed since the preview, and then nothing is written", async () => {
    const number = await upload("units", "Kod;Namn;Förvaltning\nNEW;Ny;HS");
    const { version } = await importPreview(admin, number, words);
    const { id } = await db.administration.findUniqueOrThrow({ where: { code: "ADH" } });
    await updateAdministration(admin, { id, version: 1, name: "Nytt namn" }, at);
    await expect(confirmImport(admin, { number, version }, words, at)).rejects.toBeInstanceOf(ConflictError);
    expect(await db.unit.count({ where: { code: "NEW" } })).toBe(0);
  });

  test("the second time: a double press imports once", async () => {
    const number = await upload("units", "Kod;Namn;Förvaltning\nNEW;Ny;HS");
    const { version } = await importPreview(admin, number, words);
    const confirm = () => confirmImport(admin, { number, version }, words, at);
    const results = await Promise.allSettled([confirm(), confirm()]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.unit.count({ where: { code: "NEW" } })).toBe(1);
  });

  test("while the file has problems", async () => {
    const number = await upload("units", "Kod;Namn;Förvaltning\nNEW;Ny;HS\nBAD;Fel;XX");
    const { version, plan } = await importPreview(admin, number, words);
    expect(plan.problems).toMatchObject([{ line: 3, column: "administration", reason: "unknownCode" }]);
    await expect(confirmImport(admin, { number, version }, words, at)).rejects.toBeInstanceOf(RefusedError);
    expect(await db.unit.count({ where: { code: "NEW" } })).toBe(0);
  });

  test("without the right to it, at every step", async () => {
    const coordinator = actorWith("coordinator");
    const number = await upload("units", "Kod;Namn;Förvaltning\nNEW;Ny;HS");
    const file = new File(["x"], "x.csv");
    const denied = [
      uploadImport(coordinator, { list: "units", file, deactivateMissing: false }, at),
      importPreview(coordinator, number, words),
      confirmImport(coordinator, { number, version: 0 }, words, at),
    ];
    for (const attempt of denied) await expect(attempt).rejects.toBeInstanceOf(ForbiddenError);
    await expect(exportRows(actorWith("manager"), "units")).rejects.toBeInstanceOf(ForbiddenError);
  });

  test("for a number that no file has", async () => {
    await expect(importPreview(admin, 999_999, words)).rejects.toBeInstanceOf(NotFoundError);
  });
});

test("the file is kept under a safe name, and the change is in the chain with its content", async () => {
  await importFile("units", "Kod;Namn;Förvaltning\nNEW;Ny;HS\nTOP;Nytt namn;HS");
  const event = await db.auditEvent.findFirstOrThrow({
    where: { type: "directory_imported" },
    orderBy: { id: "desc" },
  });
  expect(event.data).toMatchObject({
    fileName: "lista.csv",
    added: [{ code: "NEW" }],
    changed: [{ changes: [{ column: "name", from: "Akut", to: "Nytt namn" }] }],
  });
  const { sha256 } = event.data as { sha256: string };
  expect(await db.storedFile.count({ where: { sha256 } })).toBe(1);
});
