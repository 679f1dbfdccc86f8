import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import {
  dismissMessage,
  dismissMessages,
  linkMessage,
  registerMessage,
  returnMessage,
} from "#lib/intake/commands/handle.ts";
import { registerByHand } from "#lib/intake/commands/manual.ts";
import { retryMessage } from "#lib/intake/commands/retry.ts";
import { takeUpload } from "#lib/intake/commands/upload.ts";
import { attachmentById, rawMessageById } from "#lib/intake/queries/files.ts";
import { listMessages, messageById, messagesOfCase, nextWaiting } from "#lib/intake/queries.ts";
import { manualNoticeSchema, registerMessageSchema } from "#lib/intake/schema.ts";
import { confirmNotice, correctNotice } from "#lib/notices/commands.ts";
import { correctNoticeSchema } from "#lib/notices/schema.ts";
import { caseAt, eventsOf, recipientOf } from "#tests/factories/cases.ts";
import { arrive, receivedAt as at, mailOf, noticeMailOf } from "#tests/factories/incoming.ts";
import { personWith } from "#tests/factories/person.ts";

let buyer: Actor;
let coordinator: Actor;
let technician: Actor;

beforeAll(async () => {
  buyer = await personWith("procurement");
  coordinator = await personWith("coordinator");
  technician = await personWith("technician");
});

const refOf = async (id: string) => {
  const { version } = await db.incomingMessage.findUniqueOrThrow({ where: { id } });
  return { messageId: id, version };
};
const fateOf = async (id: string) => (await db.incomingMessage.findUniqueOrThrow({ where: { id } })).fate;
const types = async (caseId: string) => (await eventsOf(caseId)).map(({ type }) => type);
const manual = (title: string, more: object = {}) => {
  const { files: _files, ...input } = manualNoticeSchema.parse({
    source: "phone",
    sender: "Anna på Leverantören",
    title,
    manufacturer: "Flowline Medical GmbH",
    devices: "Flow 200\nFlow 300",
    ...more,
  });
  return input;
};

describe("a message that waits", () => {
  test("is registered as a case with corrected facts; what was read stays", async () => {
    const { id } = await arrive(mailOf({ subject: "Om pumparna", text: "Återkallelse av Flow 200" }));
    const fields = {
      title: "Flow 200 återkallas",
      devices: "Flow 200",
      replyWanted: "yes",
      replyBy: "2026-04-15",
    };
    const input = registerMessageSchema.parse({ ...(await refOf(id)), ...fields });
    const number = await registerMessage(buyer, input, at);
    const found = await db.case.findUniqueOrThrow({ where: { number }, include: { notices: true } });
    expect(found).toMatchObject({ title: "Flow 200 återkallas", status: "received" });
    expect(found.notices).toMatchObject([{ messageId: id, devices: ["Flow 200"], replyWanted: true }]);
    expect(await fateOf(id)).toBe("case_created");
    await expect(registerMessage(buyer, input, at)).rejects.toThrow(ConflictError);
  });

  test("registered by two people at once opens one case", async () => {
    const { id } = await arrive(mailOf());
    const input = registerMessageSchema.parse({ ...(await refOf(id)), title: "Dubbelt" });
    const results = await Promise.allSettled([
      registerMessage(buyer, input, at),
      registerMessage(coordinator, input, at),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.case.count({ where: { title: "Dubbelt" } })).toBe(1);
  });

  test("is linked to a case, and can be taken back", async () => {
    const { id: caseId, number: caseNumber } = await caseAt("gathering");
    const { id } = await arrive(mailOf());
    await linkMessage(buyer, { ...(await refOf(id)), caseNumber, as: "letter" }, at);
    expect(await fateOf(id)).toBe("attached_to_case");
    expect((await messagesOfCase(buyer, caseId)).map((message) => message.id)).toEqual([id]);
    await returnMessage(buyer, await refOf(id), at);
    expect(await fateOf(id)).toBe("waiting_in_inbox");
    expect(await types(caseId)).toEqual(["case_created", "message_attached", "message_detached"]);
  });

  test("is a new revision, which keeps what it leaves out", async () => {
    const first = await arrive(noticeMailOf("FSCA-2026-701"));
    const second = await arrive(noticeMailOf("FSCA-2026-701", { lots: "L900" }));
    const caseNumber = first.caseNumber ?? "";
    await linkMessage(buyer, { ...(await refOf(second.id)), caseNumber, as: "revision" }, at);
    const notices = await db.notice.findMany({
      where: { caseId: first.caseId ?? "" },
      orderBy: { revision: "asc" },
    });
    expect(notices.map(({ revision, lots }) => [revision, lots])).toEqual([
      [1, ["L100", "L101"]],
      [2, ["L900"]],
    ]);
    expect(notices[1]?.fscaReferences).toEqual(["FSCA-2026-701"]);
  });

  test("is taken back when it was no new revision: the case says what it said before", async () => {
    const first = await arrive(noticeMailOf("FSCA-2026-715"));
    const second = await arrive(noticeMailOf("FSCA-2026-715", { lots: "L901" }));
    const { caseId } = first;
    const link = { caseNumber: first.caseNumber ?? "", as: "revision" } as const;
    await linkMessage(buyer, { ...(await refOf(second.id)), ...link }, at);
    const [notice] = await db.notice.findMany({ where: { messageId: second.id } });
    const ref = { caseId: caseId ?? "", noticeId: notice?.id ?? "", version: notice?.version ?? 0 };
    await confirmNotice(coordinator, ref, at);
    await returnMessage(buyer, await refOf(second.id), at);
    expect(await db.notice.findMany({ where: { caseId: caseId ?? "" } })).toMatchObject([
      { messageId: first.id, revision: 1, lots: ["L100", "L101"] },
    ]);
    const message = await db.incomingMessage.findUniqueOrThrow({ where: { id: second.id } });
    expect(message).toMatchObject({ fate: "link_proposed", fateReason: "returned", caseId });
    // What was confirmed is not lost with the notice.
    expect(message.review).toMatchObject({ lots: { state: "confirmed", value: ["L901"] } });
    expect(await types(caseId ?? "")).toContain("notice_taken_back");
    await linkMessage(buyer, { ...(await refOf(second.id)), ...link }, at);
    expect(await db.notice.count({ where: { caseId: caseId ?? "" } })).toBe(2);
  });

  test("is not taken back out of a closed case, nor by who does not watch the mailbox", async () => {
    const { id: caseId, number: caseNumber } = await caseAt("coordinating");
    const { id } = await arrive(mailOf());
    await linkMessage(buyer, { ...(await refOf(id)), caseNumber, as: "revision" }, at);
    await expect(returnMessage(technician, await refOf(id), at)).rejects.toThrow(ForbiddenError);
    await db.case.update({ where: { id: caseId }, data: { status: "closed", outcome: "actioned" } });
    await expect(returnMessage(buyer, await refOf(id), at)).rejects.toThrow(ConflictError);
    expect(await db.notice.count({ where: { messageId: id } })).toBe(1);
  });

  test("comes back with what was proposed for it: the case, or where that has become a duplicate the one that stays", async () => {
    const first = await arrive(noticeMailOf("FSCA-2026-716"));
    const second = await arrive(noticeMailOf("FSCA-2026-716", { lots: "L902" }));
    await dismissMessage(buyer, { ...(await refOf(second.id)), reason: "Samma igen" }, at);
    const stays = await caseAt("received");
    await db.case.update({
      where: { id: first.caseId ?? "" },
      data: { status: "closed", outcome: "duplicate", duplicateOfId: stays.id },
    });
    await returnMessage(buyer, await refOf(second.id), at);
    expect(await db.incomingMessage.findUniqueOrThrow({ where: { id: second.id } })).toMatchObject({
      ...{ fate: "link_proposed", fateReason: "returned", caseId: stays.id },
    });
  });

  test("is not added to a closed case; a coordinator's new revision takes it up again", async () => {
    const { id: caseId, number: caseNumber } = await caseAt("closed", { outcome: "actioned" });
    const { id } = await arrive(mailOf());
    const link = async (actor: Actor, as: "letter" | "revision") =>
      linkMessage(actor, { ...(await refOf(id)), caseNumber, as }, at);
    await expect(link(coordinator, "letter")).rejects.toThrow(RefusedError);
    await expect(link(buyer, "revision")).rejects.toThrow(RefusedError);
    expect(await types(caseId)).toEqual(["case_created"]);
    await link(coordinator, "revision");
    expect(await db.case.findUnique({ where: { id: caseId } })).toMatchObject({
      status: "coordinating",
      outcome: null,
    });
    expect(await fateOf(id)).toBe("revision_of_case");
  });

  test("cannot be linked to a case that is not there", async () => {
    const { id } = await arrive(mailOf());
    const input = { ...(await refOf(id)), caseNumber: "SM-1999-0001", as: "letter" } as const;
    await expect(linkMessage(buyer, input, at)).rejects.toThrow(FieldError);
  });

  test("is dismissed together with others, all or none", async () => {
    const ids = await Promise.all([arrive(mailOf()), arrive(mailOf()), arrive(mailOf())]);
    const messages = await Promise.all(ids.map(({ id }) => refOf(id)));
    const [first, second, third] = messages;
    if (!first || !second || !third) throw new Error("three arrived");
    await dismissMessage(buyer, { ...second, reason: "Reklam" }, at);
    await expect(dismissMessages(buyer, { messages, reason: "Nyhetsbrev" }, at)).rejects.toThrow(
      ConflictError,
    );
    expect(await fateOf(first.messageId)).toBe("waiting_in_inbox");
    await dismissMessages(buyer, { messages: [third, first], reason: "Nyhetsbrev" }, at);
    for (const { messageId } of [first, third])
      expect(await db.incomingMessage.findUnique({ where: { id: messageId } })).toMatchObject({
        fate: "dismissed",
        fateReason: "Nyhetsbrev",
      });
    expect(
      await db.auditEvent.count({ where: { streamId: first.messageId, type: "message_dismissed" } }),
    ).toBe(1);
  });

  test("is followed by the next that waits, and skips what is dealt with", async () => {
    const earlier = new Date(at.getTime() - 3_600_000);
    const [newest, middle, oldest] = await Promise.all([
      arrive(mailOf()),
      arrive(mailOf()),
      arrive(mailOf()),
    ]);
    for (const [position, { id }] of [newest, middle, oldest].entries()) {
      const receivedAt = new Date(earlier.getTime() - position * 1000);
      await db.incomingMessage.update({ where: { id }, data: { receivedAt } });
    }
    const from = { id: newest.id, receivedAt: earlier };
    expect(await nextWaiting(buyer, from)).toBe(middle.id);
    await dismissMessage(buyer, { ...(await refOf(middle.id)), reason: "Reklam" }, at);
    expect(await nextWaiting(buyer, from)).toBe(oldest.id);
    expect(await nextWaiting(technician, from)).toBeNull();
  });

  test("is dismissed with a reason, and taken back", async () => {
    const { id } = await arrive(mailOf());
    await dismissMessage(buyer, { ...(await refOf(id)), reason: "Reklam" }, at);
    expect(await db.incomingMessage.findUnique({ where: { id } })).toMatchObject({
      fate: "dismissed",
      fateReason: "Reklam",
      handledById: buyer.id,
    });
    await returnMessage(buyer, await refOf(id), at);
    expect(await fateOf(id)).toBe("waiting_in_inbox");
  });

  test("in quarantine is read again", async () => {
    const raw = noticeMailOf("FSCA-2026-703");
    const { id, caseId } = await arrive(raw);
    await db.notice.deleteMany({ where: { caseId: caseId ?? "" } });
    await db.incomingMessage.update({
      where: { id },
      data: { fate: "quarantined", caseId: null, recognised: false, subject: null },
    });
    expect(await retryMessage(buyer, await refOf(id), at)).toBe("case_created");
    expect(await db.incomingMessage.findUnique({ where: { id } })).toMatchObject({ recognised: true });
  });
});

describe("registered by hand", () => {
  test("opens a case with what was typed as its source, once", async () => {
    const file = { fileName: "brev.txt", content: Buffer.from("Bäste kund") };
    const first = await registerByHand(buyer, manual("Flow 300 dras in"), [file], at);
    expect(first.fate).toBe("case_created");
    const again = await registerByHand(
      buyer,
      manual("Flow 300 dras in"),
      [file],
      new Date(at.getTime() + 5000),
    );
    expect(again).toMatchObject({ fate: "duplicate", caseNumber: first.caseNumber });
    const notice = await db.notice.findFirstOrThrow({ where: { caseId: first.caseId ?? "" } });
    expect(notice).toMatchObject({ devices: ["Flow 200", "Flow 300"], confirmedAt: at });
    expect(notice.facts).toMatchObject({ manufacturer: { source: "manual", confidence: 1 } });
    const message = await messageById(buyer, first.id);
    expect(message.attachments).toMatchObject([{ fileName: "brev.txt", mediaType: "text/plain" }]);
  });

  test("about an action that has a case waits with that case proposed", async () => {
    const first = await arrive(noticeMailOf("FSCA-2026-702"));
    const input = manual("Samma pump", { fscaReferences: "FSCA-2026-702" });
    expect(await registerByHand(buyer, input, [], at)).toMatchObject({
      fate: "link_proposed",
      caseId: first.caseId,
    });
  });
});

describe("an upload", () => {
  test("is taken in as a mail is", async () => {
    const content = noticeMailOf("FSCA-2026-704");
    const taken = await takeUpload(buyer, { fileName: "FSN.eml", content }, at);
    expect(taken.fate).toBe("case_created");
    expect(await db.incomingMessage.findUnique({ where: { id: taken.id } })).toMatchObject({
      channel: "upload",
      fileName: "FSN.eml",
    });
  });

  test.each([
    ["tom.eml", Buffer.alloc(0)],
    ["bild.svg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["program.pdf", Buffer.from("MZ program")],
  ])("%s is refused at its field", async (fileName, content) => {
    await expect(takeUpload(buyer, { fileName, content }, at)).rejects.toThrow(FieldError);
  });
});

describe("the notice of a case", () => {
  const noticeOf = (caseId: string | null) => db.notice.findFirstOrThrow({ where: { caseId: caseId ?? "" } });
  const correction = async (caseId: string | null, fields: object) => {
    const { id: noticeId, version } = await noticeOf(caseId);
    const title = "Urgent Field Safety Notice";
    return correctNoticeSchema.parse({ caseId, noticeId, version, title, ...fields });
  };

  test("is corrected beside what was read, with one event for each field", async () => {
    const { caseId } = await arrive(noticeMailOf("FSCA-2026-711"));
    const before = await noticeOf(caseId);
    await correctNotice(
      buyer,
      await correction(caseId, { manufacturer: "Flowline AB", lots: "L1\r\nL2\n\n L1 " }),
      at,
    );
    const after = await noticeOf(caseId);
    expect(after).toMatchObject({ manufacturer: "Flowline AB", lots: ["L1", "L2"], confirmedAt: at });
    expect(after.facts).toEqual(before.facts);
    const events = (await eventsOf(caseId ?? "")).filter(({ type }) => type === "notice_corrected");
    expect(events.map(({ data }) => data)).toContainEqual({
      field: "manufacturer",
      before: "Flowline Medical GmbH",
      after: "Flowline AB",
    });
  });

  test("corrected by two people at once is changed by one", async () => {
    const { caseId } = await arrive(noticeMailOf("FSCA-2026-712"));
    const inputs = await Promise.all([
      correction(caseId, { manufacturer: "A" }),
      correction(caseId, { manufacturer: "B" }),
    ]);
    const results = await Promise.allSettled(inputs.map((input) => correctNotice(buyer, input, at)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is not changed once the case is closed, nor by others", async () => {
    const { caseId } = await arrive(noticeMailOf("FSCA-2026-713"));
    const input = await correction(caseId, {});
    await expect(correctNotice(technician, input, at)).rejects.toThrow(ForbiddenError);
    await db.case.update({ where: { id: caseId ?? "" }, data: { status: "closed", outcome: "actioned" } });
    await expect(correctNotice(buyer, input, at)).rejects.toThrow(ConflictError);
    await expect(confirmNotice(buyer, input, at)).rejects.toThrow(ConflictError);
  });
});

describe("rights", () => {
  test("only those who watch the mailbox see and handle the Inkorg", async () => {
    const { id } = await arrive(mailOf());
    await expect(listMessages(technician, {})).rejects.toThrow(ForbiddenError);
    await expect(messageById(technician, id)).rejects.toThrow(NotFoundError);
    await expect(rawMessageById(technician, id)).rejects.toThrow(NotFoundError);
    const input = { ...(await refOf(id)), reason: "x" };
    await expect(dismissMessage(technician, input, at)).rejects.toThrow(ForbiddenError);
    await expect(registerByHand(technician, manual("x"), [], at)).rejects.toThrow(ForbiddenError);
    expect((await listMessages(buyer, { fate: "all" })).messages.map((message) => message.id)).toContain(id);
  });

  test("files of a message without a case are for the Inkorg, those of a case for who sees the case", async () => {
    const attached = (await arrive(mailOf())).id;
    const file = { fileName: "karta.txt", content: Buffer.from("karta") };
    const opened = await registerByHand(buyer, manual("Med bilaga"), [file], at);
    const { attachments } = await messageById(buyer, opened.id);
    const attachment = attachments[0]?.id ?? "";
    expect((await attachmentById(technician, attachment)).fileName).toBe("karta.txt");
    await expect(messageById(technician, attached)).rejects.toThrow(NotFoundError);

    const administration = await db.administration.create({
      data: { code: "T1", name: "Testförvaltningen" },
    });
    const held = { administrationId: administration.id, unitId: null, projectId: null };
    const receiver = await personWith({ role: "administration", ...held });
    await expect(attachmentById(receiver, attachment)).rejects.toThrow(NotFoundError);
    await recipientOf(opened.caseId ?? "", { administrationId: administration.id });
    expect((await attachmentById(receiver, attachment)).fileName).toBe("karta.txt");
    await expect(rawMessageById(receiver, opened.id)).rejects.toThrow(NotFoundError);
    const [own] = await messagesOfCase(receiver, opened.caseId ?? "");
    expect(own).toMatchObject({ text: null, html: null });
  });

  test("the list is paged by key", async () => {
    for (let index = 0; index < 51; index += 1)
      await arrive(mailOf({ subject: `Sida ${index}` }), new Date(at.getTime() + index * 1000));
    const first = await listMessages(buyer, { q: "Sida" });
    expect(first.messages).toHaveLength(50);
    expect(first.messages[0]?.subject).toBe("Sida 50");
    const second = await listMessages(buyer, { q: "Sida", after: first.next ?? undefined });
    expect(second.messages.map(({ subject }) => subject)).toEqual(["Sida 0"]);
    expect(second.next).toBeNull();
  });
});
