import { expect, test } from "vitest";
import { systemActor } from "#lib/audit/record.ts";
import { db } from "#lib/db.ts";
import { unreadableMessage } from "#lib/intake/blank.ts";
import { dismissMessage } from "#lib/intake/commands/handle.ts";
import { retryMessage } from "#lib/intake/commands/retry.ts";
import { takeIn } from "#lib/intake/commands/takeIn.ts";
import { attachmentById, rawMessageById } from "#lib/intake/queries/files.ts";
import { messageById } from "#lib/intake/queries.ts";
import { arrive, mailOf, receivedAt } from "#tests/factories/incoming.ts";
import { personWith } from "#tests/factories/person.ts";
import { mailWith, zipFile } from "#tests/unit/mail/zipFile.ts";

const origin = { channel: "mail", mailbox: null, fileName: null } as const;
const bomb = mailWith(
  "bilder.zip",
  zipFile([
    { name: "läs.txt", content: Buffer.from("läs mig") },
    { name: "bomb.bmp", content: Buffer.alloc(30 * 1024 * 1024) },
  ]),
);

test("a bomb waits in quarantine with its reason, its original and what could be read", async () => {
  const actor = await personWith("coordinator");
  const { id, fate } = await arrive(bomb);
  expect(fate).toBe("quarantined");
  const message = await messageById(actor, id);
  expect(message).toMatchObject({ fateReason: "tooMuch", reasons: ["too-compressed 2.2 bomb.bmp"] });
  expect(message.text).toContain("Se bilagan.");
  expect(message.attachments.map(({ path, fileName, depth }) => [path, fileName, depth])).toEqual([
    ["2", "bilder.zip", 0],
    ["2.1", "läs.txt", 1],
  ]);
  expect(Buffer.from((await rawMessageById(actor, id)).content).equals(bomb)).toBe(true);
  const readable = await attachmentById(actor, message.attachments[1]?.id ?? "");
  expect(Buffer.from(readable.content).toString()).toBe("läs mig");
  expect((await arrive(bomb)).fate).toBe("duplicate");
});

test("it can be tried again, and handled by hand", async () => {
  const actor = await personWith("coordinator");
  const { id, version } = await db.incomingMessage.findFirstOrThrow({ where: { fateReason: "tooMuch" } });
  expect(await retryMessage(actor, { messageId: id, version }, receivedAt)).toBe("quarantined");
  const again = await messageById(actor, id);
  expect(again.attachments).toHaveLength(2);
  await dismissMessage(actor, { messageId: id, version: again.version, reason: "skräp" }, receivedAt);
  expect((await messageById(actor, id)).fate).toBe("dismissed");
});

test("a message that broke its reading gets its fate when it can be read again", async () => {
  const actor = await personWith("coordinator");
  const raw = mailOf({ subject: "En fråga" });
  const broken = unreadableMessage(raw, origin, new Error("the reading took too long"), "tooSlow");
  const { id } = await takeIn(broken, systemActor, receivedAt);
  const { version, fateReason } = await db.incomingMessage.findUniqueOrThrow({ where: { id } });
  expect(fateReason).toBe("tooSlow");
  expect(await retryMessage(actor, { messageId: id, version }, receivedAt)).toBe("waiting_in_inbox");
  expect((await messageById(actor, id)).subject).toBe("En fråga");
});

test("what a forwarded message says is kept beside its file", async () => {
  const actor = await personWith("coordinator");
  const inner = Buffer.from("From: Tillverkaren <a@b.example>\nSubject: Inre\n\nText åäö\n");
  const { id } = await arrive(mailWith("brev.eml", inner, "message/rfc822"));
  const { attachments } = await messageById(actor, id);
  expect(attachments[0]?.letter).toEqual({
    from: "Tillverkaren <a@b.example>",
    to: [],
    subject: "Inre",
    sentAt: null,
    text: "Text åäö\n",
  });
});
