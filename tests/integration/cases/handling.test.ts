import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { closeCase } from "#lib/cases/commands/closing.ts";
import { completeActions, decideHandling } from "#lib/cases/commands/handling.ts";
import { handOver } from "#lib/cases/commands/handOver.ts";
import { assignOwner } from "#lib/cases/commands/owner.ts";
import { confirmSupplyDisruption } from "#lib/cases/commands/supplyDisruption.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, RefusedError } from "#lib/errors.ts";
import { caseAt, eventsOf, noticeIn, recipientOf } from "#tests/factories/cases.ts";
import { mailboxOf, unitWith } from "#tests/factories/directory.ts";
import { personWith } from "#tests/factories/person.ts";
import { projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-03-24T08:00:00Z");
const owners = "leverans@region.example";
let coordinator: Actor;
let procurement: Actor;

beforeAll(async () => {
  coordinator = await personWith("coordinator");
  procurement = await personWith("procurement");
  await mailboxOf("coordinator", "samordnare@region.example");
});

const read = (id: string) =>
  db.case.findUniqueOrThrow({ where: { id }, include: { supplyDisruption: true } });
const decision = (found: { id: string; version: number }, contractedWithdrawal: "yes" | "no" = "no") => ({
  ...{
    caseId: found.id,
    version: found.version,
    assessment: "Batterierna måste bytas.",
    severity: "critical" as const,
  },
  ...{ tracks: ["equipment" as const], patientInformation: "yes" as const, contractedWithdrawal },
});
const typesOf = async (id: string) => (await eventsOf(id)).map(({ type }) => type);

describe("the decision", () => {
  test("is kept, makes who decides the coordinator, and sets the day of its severity", async () => {
    const found = await caseAt("coordinating");
    await decideHandling(coordinator, decision(found), at);
    const after = await read(found.id);
    expect(after).toMatchObject({
      ...{ status: "acting", ownerId: coordinator.id, severity: "critical", tracks: ["equipment"] },
      ...{ patientInformation: true, contractedWithdrawal: false, supplyDisruption: null },
    });
    expect(after.dueAt?.toISOString().slice(0, 10)).toBe("2026-03-26");
    expect(await typesOf(found.id)).toEqual(["case_created", "handling_decided", "case_assigned"]);
  });

  test("leaves the case with the coordinator who has it", async () => {
    const colleague = await personWith("coordinator");
    const found = await caseAt("coordinating", { ownerId: colleague.id });
    await decideHandling(coordinator, decision(found), at);
    expect((await read(found.id)).ownerId).toBe(colleague.id);
    expect(await typesOf(found.id)).toEqual(["case_created", "handling_decided"]);
  });
});

describe("the withdrawal of a contracted product", () => {
  test("is refused with the way to the directory while RH-13659 has no owner there, and nothing is kept", async () => {
    await db.mailbox.updateMany({ where: { kind: "supply_disruption" }, data: { active: false } });
    const found = await caseAt("coordinating");
    const error = await decideHandling(coordinator, decision(found, "yes"), at).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RefusedError);
    expect(error.missing).toEqual([{ key: "supplyDisruptionMailbox", href: "/directory" }]);
    expect(await read(found.id)).toMatchObject({
      status: "coordinating",
      ownerId: null,
      supplyDisruption: null,
    });
    expect(await typesOf(found.id)).toEqual(["case_created"]);
  });

  test("mails the owners with the notice and stays in sight until they confirm", async () => {
    await mailboxOf("supply_disruption", owners);
    const found = await caseAt("coordinating");
    await noticeIn(found.id);
    await decideHandling(coordinator, decision(found, "yes"), at);
    const [mail] = await db.outgoingMail.findMany({
      where: { caseId: found.id },
      include: { attachments: true },
    });
    expect(mail).toMatchObject({
      purpose: "supply_disruption",
      to: [owners],
      replyTo: "samordnare@region.example",
    });
    expect(mail?.subject).toContain(found.number);
    expect(mail?.text).toContain("Batterierna måste bytas.");
    expect(mail?.attachments).toHaveLength(1);

    const started = await read(found.id);
    expect(started.supplyDisruption?.confirmedAt).toBeNull();
    await completeActions(coordinator, { caseId: found.id, version: started.version }, at);
    const closing = {
      caseId: found.id,
      version: started.version + 1,
      outcome: "actioned",
      summary: "Klart.",
    } as const;
    const refused = await closeCase(coordinator, closing, at).catch((thrown) => thrown);
    expect(refused.missing).toMatchObject([{ key: "supplyDisruption" }]);

    const input = { caseId: found.id, version: 1, by: "Karin Ek", note: "Vi tar över." };
    await expect(confirmSupplyDisruption(procurement, input, at)).rejects.toThrow(ForbiddenError);
    const twice = await Promise.allSettled([
      confirmSupplyDisruption(coordinator, input, at),
      confirmSupplyDisruption(coordinator, input, at),
    ]);
    expect(twice.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await read(found.id)).supplyDisruption).toMatchObject({
      confirmedBy: "Karin Ek",
      note: "Vi tar över.",
    });
    await closeCase(coordinator, closing, at);
    await expect(confirmSupplyDisruption(coordinator, { ...input, version: 2 }, at)).rejects.toThrow(
      ConflictError,
    );
  });

  test("is started once, also when the case is decided again", async () => {
    await mailboxOf("supply_disruption", owners);
    const found = await caseAt("coordinating");
    await decideHandling(coordinator, decision(found, "yes"), at);
    await db.case.update({ where: { id: found.id }, data: { status: "coordinating" } });
    await decideHandling(coordinator, decision(await read(found.id), "yes"), at);
    expect(await db.outgoingMail.count({ where: { caseId: found.id } })).toBe(1);
  });
});

describe("handing over to units with own handling", () => {
  test("sends each the notice for action, and the coordinators for information", async () => {
    const { unit } = await unitWith({ ownHandling: true });
    const found = await caseAt();
    await noticeIn(found.id);
    const input = {
      caseId: found.id,
      version: found.version,
      recipients: [unit.id],
      message: "Berör bara er.",
    };
    await handOver(procurement, input, at);
    const recipients = await db.recipient.findMany({
      where: { caseId: found.id },
      orderBy: { purpose: "asc" },
      include: { mail: { include: { attachments: true } } },
    });
    expect(recipients).toMatchObject([
      { kind: "own_handling", purpose: "for_action", unitId: unit.id, closureReportedAt: null },
      { kind: "coordinator", purpose: "for_information", email: "samordnare@region.example" },
    ]);
    for (const recipient of recipients) {
      expect(recipient.mail?.attachments).toHaveLength(1);
      expect(recipient.mail?.text).toContain("Berör bara er.");
    }
    expect(recipients[0]?.linkHash).toMatch(/^[0-9a-f]{64}$/);
    const [asked, informed] = recipients.map((recipient) => recipient.mail?.text ?? "");
    expect(asked).toContain("ni dokumenterar åtgärderna och svarar leverantören");
    expect(asked).toContain("DET HÄR SKA NI GÖRA");
    expect(informed).toContain(`skickats till ${unit.name}`);
    expect(informed).not.toMatch(/er verksamhet|ni dokumenterar|SKA BERÖRDA VERKSAMHETER/);
    expect(await read(found.id)).toMatchObject({ status: "acting", tracks: ["own_handling"], ownerId: null });
    expect(await typesOf(found.id)).toEqual([
      "case_created",
      "handed_over",
      "dispatch_sent",
      "dispatch_sent",
    ]);
  });

  test("reaches product owners of devices with the product in them as well, for action", async () => {
    const { unit } = await unitWith({ ownHandling: true });
    const found = await caseAt();
    const { notice } = await noticeIn(found.id);
    const reference = `R${crypto.randomUUID().slice(0, 8)}`;
    await db.notice.update({ where: { id: notice.id }, data: { refs: [reference] } });
    const productOwner = await personWith("product_owner");
    const gone = await personWith("product_owner");
    await db.user.update({ where: { id: gone.id }, data: { active: false } });
    for (const holder of [productOwner, gone]) {
      const { id: projectId } = await projectOf(holder, { phase: "in_use" });
      await db.component.create({ data: { projectId, name: "Slang", manufacturer: "Dräger", reference } });
    }
    await handOver(procurement, { caseId: found.id, version: found.version, recipients: [unit.id] }, at);
    const recipients = await db.recipient.findMany({
      where: { caseId: found.id, kind: "product_owner" },
      include: { mail: true },
    });
    expect(recipients).toMatchObject([{ email: productOwner.email, purpose: "for_action" }]);
    expect(recipients[0]?.mail?.text).toContain("/risks?component=");
    expect(recipients[0]?.mail?.text).not.toContain("svarar leverantören");
  });

  test("is refused for a unit without a mailbox, and for a unit without own handling", async () => {
    const { unit } = await unitWith({ ownHandling: true, mailbox: false });
    const { unit: plain } = await unitWith();
    const found = await caseAt();
    const input = (id: string) => ({ caseId: found.id, version: found.version, recipients: [id] });
    const error = await handOver(procurement, input(unit.id), at).catch((thrown) => thrown);
    expect(error.missing).toEqual([{ key: "unitMailbox", values: { who: unit.name }, href: "/directory" }]);
    await expect(handOver(procurement, input(plain.id), at)).rejects.toThrow(FieldError);
    expect((await read(found.id)).status).toBe("received");
    expect(await db.dispatch.count({ where: { caseId: found.id } })).toBe(0);
  });

  test("ends once they have reported closure (both tracks alike)", async () => {
    const { unit } = await unitWith({ ownHandling: true });
    const found = await caseAt("acting", { tracks: ["equipment", "own_handling"] });
    const own = await recipientOf(found.id, { kind: "own_handling", unitId: unit.id, name: "HMC" });
    await recipientOf(found.id, { answeredAt: at });
    await completeActions(coordinator, { caseId: found.id, version: found.version }, at);
    const closing = {
      caseId: found.id,
      version: found.version + 1,
      outcome: "actioned",
      summary: "Klart.",
    } as const;
    const error = await closeCase(coordinator, closing, at).catch((thrown) => thrown);
    expect(error.missing).toMatchObject([{ key: "unreportedHandler", values: { who: "HMC" } }]);
    await db.recipient.update({ where: { id: own.id }, data: { closureReportedAt: at } });
    await closeCase(coordinator, closing, at);
    expect((await read(found.id)).status).toBe("closed");
  });
});

describe("who holds the case together", () => {
  test("is any coordinator of the region, in an open case", async () => {
    const colleague = await personWith("coordinator");
    const found = await caseAt("received");
    await assignOwner(coordinator, { caseId: found.id, version: found.version, ownerId: colleague.id }, at);
    expect((await read(found.id)).ownerId).toBe(colleague.id);
    const version = found.version + 1;
    const procured = { caseId: found.id, version, ownerId: procurement.id };
    await expect(assignOwner(coordinator, procured, at)).rejects.toMatchObject({ key: "notCoordinator" });
    const taken = { caseId: found.id, version, ownerId: coordinator.id };
    await expect(assignOwner(procurement, taken, at)).rejects.toThrow(ForbiddenError);
    await expect(assignOwner(coordinator, { ...taken, version: 1 }, at)).rejects.toThrow(ConflictError);
    const closed = await caseAt("closed");
    const late = { caseId: closed.id, version: closed.version, ownerId: coordinator.id };
    await expect(assignOwner(coordinator, late, at)).rejects.toThrow(ConflictError);
  });
});
