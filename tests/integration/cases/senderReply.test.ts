import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { replyGivenElsewhere, sendReply, waiveReply } from "#lib/cases/commands/senderReply.ts";
import { replyDraft } from "#lib/cases/queries/drafts.ts";
import { db } from "#lib/db.ts";
import { storeFile } from "#lib/documents/store.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { caseAt, eventsOf, noticeIn } from "#tests/factories/cases.ts";
import { mailboxOf, unitWith } from "#tests/factories/directory.ts";
import { dispatchTo } from "#tests/factories/dispatches.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");
let coordinator: Actor;
let responder: Actor;

beforeAll(async () => {
  coordinator = await personWith("coordinator");
  responder = await personWith("procurement");
  await mailboxOf("intake", "fsn@region.example");
});

async function replyIn(caseId: string, kind: "receipt" | "result" = "receipt") {
  return db.senderReply.create({ data: { caseId, kind, responderId: responder.id } });
}

const letter = (replyId: string, version = 1) => ({
  ...{ replyId, version, to: "fsca@maker.example", subject: "Re: Urgent" },
  body: "Hej!\r\nMottaget.",
  documents: [] as string[],
});
const storedPdf = (text: string) =>
  db.$transaction((tx) => storeFile(tx, Buffer.from(`%PDF-1.4\n${text}`), "application/pdf"));
const read = (id: string) => db.senderReply.findUniqueOrThrow({ where: { id }, include: { mail: true } });

describe("the reply to the sender", () => {
  test("goes out in the thread of the original and is kept with its text", async () => {
    const found = await caseAt("coordinating");
    const { message } = await noticeIn(found.id, {
      replyTo: "FSCA@maker.example",
      references: ["<a@maker.example>"],
    });
    const reply = await replyIn(found.id);
    const draft = await replyDraft(responder, found.id, reply.id, "en");
    expect(draft.addresses[0]).toBe("fsca@maker.example");
    expect(draft.subject).toBe("Re: Urgent Field Safety Notice");
    expect(draft.body).toContain(found.number);

    await sendReply(responder, letter(reply.id), [], at);
    const sent = await read(reply.id);
    expect(sent).toMatchObject({
      state: "sent",
      to: "fsca@maker.example",
      body: "Hej!\nMottaget.",
      version: 2,
    });
    expect(sent.mail).toMatchObject({
      ...{ purpose: "reply_receipt", to: ["fsca@maker.example"], replyTo: "fsn@region.example" },
      ...{ inReplyTo: message.messageId, references: ["<a@maker.example>", message.messageId] },
      ...{ text: "Hej!\nMottaget.\n", caseId: found.id },
    });
    expect((await eventsOf(found.id)).at(-1)).toMatchObject({
      type: "reply_sent",
      data: { kind: "receipt" },
    });
  });

  test("is a mail of its own when the notice came by phone", async () => {
    const found = await caseAt("following_up");
    const reply = await replyIn(found.id, "result");
    const draft = await replyDraft(coordinator, found.id, reply.id, "sv");
    expect(draft).toMatchObject({ addresses: [], inThread: false });
    await sendReply(coordinator, letter(reply.id), [], at);
    expect((await read(reply.id)).mail).toMatchObject({
      purpose: "reply_result",
      inReplyTo: null,
      references: [],
    });
  });

  test("takes files along: chosen from the case and from the sender's own machine", async () => {
    const found = await caseAt("acting");
    await noticeIn(found.id);
    const [recipient] = await dispatchTo(found.id, [{ name: "IVA" }], at);
    const form = await storedPdf("reply form, filled in");
    await db.response.create({
      data: {
        ...{ recipientId: recipient?.id ?? "", version: 1, concerned: "yes", respondentName: "Sara" },
        files: { create: { fileName: "blankett.pdf", mediaType: "application/pdf", size: 30, sha256: form } },
      },
    });
    const reply = await replyIn(found.id, "result");
    const draft = await replyDraft(coordinator, found.id, reply.id, "sv");
    expect(draft.files).toEqual([
      { sha256: form, fileName: "blankett.pdf", size: 30, from: "answer", recipient: "IVA" },
    ]);

    const own = { fileName: "kvittens.pdf", mediaType: "", content: Buffer.from("%PDF-1.4\nreceipt") };
    await sendReply(coordinator, { ...letter(reply.id), documents: [form] }, [own], at);
    const { mail } = await db.senderReply.findUniqueOrThrow({
      where: { id: reply.id },
      include: { mail: { include: { attachments: { orderBy: { position: "asc" } } } } },
    });
    expect(mail?.attachments.map(({ fileName }) => fileName)).toEqual(["blankett.pdf", "kvittens.pdf"]);
    expect((await eventsOf(found.id)).at(-1)?.data).toMatchObject({ files: "blankett.pdf, kvittens.pdf" });
  });

  test("takes no file of another case, and no more than one mail carries", async () => {
    const found = await caseAt("acting");
    const reply = await replyIn(found.id);
    const foreign = await storedPdf("of another case");
    await expect(
      sendReply(coordinator, { ...letter(reply.id), documents: [foreign] }, [], at),
    ).rejects.toMatchObject({ field: "documents", key: "documentGone" });
    const file = (bytes: number) => ({ fileName: "a", mediaType: "", content: new Uint8Array(bytes) });
    for (const files of [[file(15 * 1024 * 1024 + 1)], Array.from({ length: 11 }, () => file(1))])
      await expect(sendReply(coordinator, letter(reply.id), files, at)).rejects.toMatchObject({
        ...{ field: "files", key: "replyFiles" },
      });
    expect((await read(reply.id)).state).toBe("wanted");
  });

  test("is sent by the person whom Bilaga 1 names or a coordinator, and once", async () => {
    const found = await caseAt("acting");
    const reply = await replyIn(found.id);
    const colleague = await personWith("procurement");
    await expect(sendReply(colleague, letter(reply.id), [], at)).rejects.toThrow(ForbiddenError);
    const both = await Promise.allSettled([
      sendReply(responder, letter(reply.id), [], at),
      sendReply(coordinator, letter(reply.id), [], at),
    ]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await db.outgoingMail.count({ where: { caseId: found.id } })).toBe(1);
    await expect(sendReply(coordinator, letter(reply.id, 2), [], at)).rejects.toThrow(ConflictError);
  });

  test("can be waived with a reason or given elsewhere, and still be sent by a coordinator", async () => {
    const found = await caseAt("acting");
    const [receipt, result] = [await replyIn(found.id), await replyIn(found.id, "result")];
    await waiveReply(responder, { replyId: receipt.id, version: 1, reason: "Ingen adress" }, at);
    await replyGivenElsewhere(responder, { replyId: result.id, version: 1, by: "HMC svarade" }, at);
    expect(await read(receipt.id)).toMatchObject({ state: "waived", waivedReason: "Ingen adress" });
    expect(await read(result.id)).toMatchObject({ state: "waived", waivedReason: "HMC svarade" });
    expect((await eventsOf(found.id)).map(({ type }) => type)).toEqual([
      "case_created",
      "reply_waived",
      "reply_given_elsewhere",
    ]);
    await expect(
      waiveReply(responder, { replyId: receipt.id, version: 2, reason: "Igen" }, at),
    ).rejects.toThrow(ConflictError);
    await sendReply(coordinator, letter(receipt.id, 2), [], at);
    expect(await read(receipt.id)).toMatchObject({ state: "sent", waivedReason: null });
  });

  test("of a closed case, or of a case that one may not see, is left alone", async () => {
    const found = await caseAt("acting");
    const reply = await replyIn(found.id);
    const { unit } = await unitWith();
    const manager = await personWith({
      ...{ role: "unit_manager", unitId: unit.id, administrationId: null, projectId: null },
    });
    await expect(sendReply(manager, letter(reply.id), [], at)).rejects.toThrow(NotFoundError);
    await db.case.update({ where: { id: found.id }, data: { status: "closed" } });
    await expect(sendReply(coordinator, letter(reply.id), [], at)).rejects.toThrow(ConflictError);
    expect((await read(reply.id)).state).toBe("wanted");
  });
});
