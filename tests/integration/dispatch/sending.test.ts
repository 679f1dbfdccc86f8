import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import {
  changeEmail,
  remindAll,
  remindRecipient,
  renewLink,
  revokeLink,
  unwaiveRecipient,
  waiveRecipient,
} from "#lib/dispatch/commands/recipients.ts";
import { sendDispatch } from "#lib/dispatch/commands/send.ts";
import { noticeDocuments } from "#lib/dispatch/queries/documents.ts";
import { previewOf } from "#lib/dispatch/queries/preview.ts";
import { proposalFacts } from "#lib/dispatch/queries/proposals.ts";
import { type DispatchInput, dispatchSchema } from "#lib/dispatch/schema.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { Role } from "#prisma/generated/enums.ts";
import { caseAt, eventsOf, noticeIn } from "#tests/factories/cases.ts";
import { mailboxOf, unitWith } from "#tests/factories/directory.ts";
import { dispatchTo, tokenOf } from "#tests/factories/dispatches.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");

let coordinator: Actor;

beforeAll(async () => {
  coordinator = await personWith("coordinator");
  await mailboxOf("coordinator", "samordnare@region.example");
  await mailboxOf("commission", "hsuppdrag@region.example");
});

async function openCase() {
  const found = await caseAt("acting", { tracks: ["equipment"] });
  await noticeIn(found.id);
  return found;
}

function inputFor(caseId: string, more: object = {}): DispatchInput {
  return dispatchSchema.parse({
    ...{ id: crypto.randomUUID(), caseId, track: "equipment", subject: "Evita V800", body: "Läs." },
    readDispatches: 0,
    requestedActions: ["Kontrollera"],
    replyBy: "2026-04-01",
    recipients: [{ kind: "other", purpose: "for_action", name: "IVA", email: "iva@region.example" }],
    ...more,
  });
}

describe("sending", () => {
  test("writes a dispatch, a mail with the notice for each recipient, and the event", async () => {
    const found = await openCase();
    const documents = (await noticeDocuments(found.id)).map((file) => file.sha256);
    const { unit } = await unitWith();
    const input = inputFor(found.id, {
      documents,
      recipients: [
        {
          kind: "unit_manager",
          purpose: "for_action",
          name: "Sara",
          email: "S@region.example",
          unitId: unit.id,
        },
        { kind: "other", purpose: "for_information", name: "Arkiv", email: "arkiv@region.example" },
      ],
    });
    await sendDispatch(coordinator, input, at);
    const rows = await db.recipient.findMany({
      where: { caseId: found.id },
      orderBy: { id: "asc" },
      include: { mail: { include: { attachments: true } } },
    });
    expect(rows.map((row) => [row.name, row.email])).toEqual([
      [`${unit.name} (Sara)`, "s@region.example"],
      ["Arkiv", "arkiv@region.example"],
    ]);
    for (const row of rows) {
      expect(row.mail?.to).toEqual([row.email]);
      expect(row.mail?.attachments).toHaveLength(1);
      expect(row.mail?.text).toContain(`http://localhost:3000/answer/${row.mail?.secret}`);
    }
    expect(rows[0]?.mail?.subject).toBe(`[${found.number}] För åtgärd: Evita V800`);
    const event = (await eventsOf(found.id)).at(-1);
    expect(event).toMatchObject({ type: "dispatch_sent", actorId: coordinator.id });
    expect(event?.data).toMatchObject({ count: 2, track: "equipment" });
  });

  test("the preview shows the very mails, links apart, and writes nothing", async () => {
    const found = await openCase();
    const documents = (await noticeDocuments(found.id)).map((file) => file.sha256);
    const input = inputFor(found.id, { documents });
    const preview = await previewOf(coordinator, input, at);
    expect(await db.outgoingMail.count({ where: { caseId: found.id } })).toBe(0);
    await sendDispatch(coordinator, input, at);
    const mails = await db.outgoingMail.findMany({ where: { caseId: found.id } });
    expect(preview.mails).toHaveLength(1);
    expect(preview.mails[0]?.subject).toBe(mails[0]?.subject);
    expect(preview.mails[0]?.text).toBe(mails[0]?.text.replaceAll(mails[0]?.secret ?? "", "••••••••••••"));
    expect(preview.attached).toHaveLength(1);
  });

  test("the same form sent twice at once sends once", async () => {
    const found = await openCase();
    const input = inputFor(found.id);
    await Promise.all([sendDispatch(coordinator, input, at), sendDispatch(coordinator, input, at)]);
    expect(await db.dispatch.count({ where: { caseId: found.id } })).toBe(1);
    expect(await db.outgoingMail.count({ where: { caseId: found.id } })).toBe(1);
  });

  test("whoever sends second is told what the first sent, and can then send", async () => {
    const found = await openCase();
    const other = await personWith("coordinator");
    await sendDispatch(coordinator, inputFor(found.id), at);
    await expect(sendDispatch(other, inputFor(found.id), at)).rejects.toMatchObject({
      changes: [{ key: "dispatchSent", values: { who: coordinator.name, recipients: "IVA" } }],
    });
    expect(await db.dispatch.count({ where: { caseId: found.id } })).toBe(1);
    await sendDispatch(other, inputFor(found.id, { readDispatches: 1 }), at);
    expect(await db.dispatch.count({ where: { caseId: found.id } })).toBe(2);
  });

  test("the same address gets one mail, for action if asked for either", async () => {
    const found = await openCase();
    const one = { kind: "other", name: "IVA", email: "iva@region.example" };
    const recipients = [
      { ...one, purpose: "for_information" },
      { ...one, purpose: "for_action", email: "IVA@region.example" },
    ];
    await sendDispatch(coordinator, inputFor(found.id, { recipients }), at);
    const rows = await db.recipient.findMany({ where: { caseId: found.id } });
    expect(rows.map((row) => row.purpose)).toEqual(["for_action"]);
  });

  test("what goes to the chief physician goes to HS uppdrag for information", async () => {
    const found = await openCase();
    const chief = { kind: "chief_physician", purpose: "for_action", name: "CL", email: "cl@region.example" };
    await sendDispatch(coordinator, inputFor(found.id, { recipients: [chief] }), at);
    const rows = await db.recipient.findMany({ where: { caseId: found.id, kind: "commission" } });
    expect(rows.map((row) => [row.email, row.purpose])).toEqual([
      ["hsuppdrag@region.example", "for_information"],
    ]);
  });

  test.each(["received", "gathering", "coordinating", "closed"] as const)(
    "is refused in %s",
    async (status) => {
      const found = await caseAt(status, { tracks: ["equipment"] });
      await expect(sendDispatch(coordinator, inputFor(found.id), at)).rejects.toThrow(RefusedError);
    },
  );

  test.each([
    ["a track that was not decided", { track: "consumable" }],
    ["a file that is not the case's", { documents: ["a".repeat(64)] }],
    [
      "a unit that is not in the directory",
      {
        recipients: [
          {
            ...{ kind: "unit_manager", purpose: "for_action", name: "X", email: "x@region.example" },
            unitId: crypto.randomUUID(),
          },
        ],
      },
    ],
  ])("%s is told at its field, and nothing is sent", async (_name, more) => {
    const found = await openCase();
    await expect(sendDispatch(coordinator, inputFor(found.id, more), at)).rejects.toThrow(FieldError);
    expect(await db.dispatch.count({ where: { caseId: found.id } })).toBe(0);
  });

  test("a file of another case cannot be sent along", async () => {
    const other = await openCase();
    const documents = (await noticeDocuments(other.id)).map((file) => file.sha256);
    const found = await openCase();
    await expect(sendDispatch(coordinator, inputFor(found.id, { documents }), at)).rejects.toThrow(
      FieldError,
    );
  });

  test("coordinators send, preview and propose; nobody else does", async () => {
    const found = await openCase();
    const sees = ["procurement", "logistics", "technician", "chief_physician", "manager"];
    for (const role of Object.values(Role).filter((one) => one !== "coordinator")) {
      const person = await personWith(role);
      const refusal = sees.includes(role) ? ForbiddenError : NotFoundError;
      await expect(sendDispatch(person, inputFor(found.id), at)).rejects.toThrow(refusal);
      await expect(previewOf(person, inputFor(found.id), at)).rejects.toThrow(refusal);
      if (!sees.includes(role)) await expect(proposalFacts(person, found.id)).rejects.toThrow(NotFoundError);
    }
    expect(await db.dispatch.count({ where: { caseId: found.id } })).toBe(0);
  });
});

test("recipients are proposed from the matches with everything above them", async () => {
  const found = await openCase();
  const { unit, administration } = await unitWith();
  const ward = await db.unit.create({
    data: {
      ...{ code: crypto.randomUUID(), name: "Avdelning 4", administrationId: administration.id },
      parentId: unit.id,
    },
  });
  await db.checklistEntry.create({
    data: { caseId: found.id, key: "customers", name: "Avd 4", unitId: ward.id, addedBy: "x" },
  });
  const facts = await proposalFacts(coordinator, found.id);
  expect(facts.units.map((row) => row.name).sort()).toEqual(["Avdelning 4", unit.name]);
});

describe("following up", () => {
  async function sent() {
    const found = await openCase();
    const [recipient] = await dispatchTo(found.id, [{}], at);
    if (!recipient) throw new Error("no recipient");
    const read = { recipientId: recipient.id, version: recipient.version };
    return { found, recipient, read };
  }

  test("a reminder mails a new link and says so in the history", async () => {
    const { found, recipient, read } = await sent();
    const before = await tokenOf(recipient.id);
    await remindRecipient(coordinator, read, at);
    expect(await tokenOf(recipient.id)).not.toBe(before);
    const mails = await db.outgoingMail.findMany({ where: { caseId: found.id }, orderBy: { id: "asc" } });
    expect(mails.map((mail) => mail.purpose)).toEqual(["dispatch", "dispatch_reminder"]);
    expect((await eventsOf(found.id)).at(-1)?.type).toBe("recipient_reminded");
  });

  test("everybody who has not answered is reminded at once, and nobody else", async () => {
    const found = await openCase();
    const rows = await dispatchTo(
      found.id,
      [
        { email: "a@region.example" },
        { email: "b@region.example" },
        { email: "c@region.example", purpose: "for_information" },
        { email: "d@region.example" },
      ],
      at,
    );
    await db.recipient.update({ where: { id: rows[1]?.id }, data: { answeredAt: at } });
    const input = { caseId: found.id, dispatchId: rows[0]?.dispatchId ?? "" };
    expect(await remindAll(coordinator, input, at)).toBe(2);
    const reminders = await db.outgoingMail.findMany({
      where: { purpose: "dispatch_reminder", caseId: found.id },
    });
    expect(reminders.flatMap((mail) => mail.to).sort()).toEqual(["a@region.example", "d@region.example"]);
  });

  test("another case's dispatch is not reminded through this one", async () => {
    const { recipient } = await sent();
    const other = await openCase();
    const input = { caseId: other.id, dispatchId: recipient.dispatchId };
    expect(await remindAll(coordinator, input, at)).toBe(0);
  });

  test("an answer can be waived with a reason, and waited for again", async () => {
    const { found, recipient, read } = await sent();
    await waiveRecipient(coordinator, { ...read, reason: "Stängd avdelning" }, at);
    const waived = await db.recipient.findUniqueOrThrow({ where: { id: recipient.id } });
    expect(waived).toMatchObject({ waivedReason: "Stängd avdelning", waivedBy: coordinator.name });
    await unwaiveRecipient(coordinator, { ...read, version: waived.version }, at);
    expect((await eventsOf(found.id)).slice(-2).map((event) => event.type)).toEqual([
      "recipient_waived",
      "recipient_unwaived",
    ]);
  });

  test("after a bounce the address is changed and the dispatch goes there", async () => {
    const { found, recipient, read } = await sent();
    await changeEmail(coordinator, { ...read, email: "ratt@region.example" }, at);
    const mail = await db.outgoingMail.findFirstOrThrow({
      where: { caseId: found.id },
      orderBy: { id: "desc" },
    });
    expect(mail.to).toEqual(["ratt@region.example"]);
    expect((await eventsOf(found.id)).at(-1)?.data).toMatchObject({
      before: recipient.email,
      after: "ratt@region.example",
    });
  });

  const commands = {
    remind: remindRecipient,
    renew: renewLink,
    revoke: revokeLink,
    waive: (actor: Actor, read: { recipientId: string; version: number }, when: Date) =>
      waiveRecipient(actor, { ...read, reason: "x" }, when),
    changeEmail: (actor: Actor, read: { recipientId: string; version: number }, when: Date) =>
      changeEmail(actor, { ...read, email: "x@region.example" }, when),
  };

  test.each(Object.entries(commands))(
    "%s is for coordinators, on what they read, in open cases",
    async (_name, command) => {
      const { found, recipient, read } = await sent();
      const mails = await db.outgoingMail.count({ where: { caseId: found.id } });
      await expect(command(await personWith("procurement"), read, at)).rejects.toThrow(ForbiddenError);
      await expect(command(await personWith("unit_manager"), read, at)).rejects.toThrow(NotFoundError);
      await expect(command(coordinator, { ...read, version: read.version - 1 }, at)).rejects.toThrow(
        ConflictError,
      );
      await db.case.update({ where: { id: found.id }, data: { status: "closed" } });
      await expect(command(coordinator, read, at)).rejects.toThrow(RefusedError);
      expect(await db.outgoingMail.count({ where: { caseId: found.id } })).toBe(mails);
      expect(await db.recipient.findUniqueOrThrow({ where: { id: recipient.id } })).toMatchObject({
        linkRevokedAt: null,
        waivedAt: null,
        email: recipient.email,
      });
    },
  );
});
