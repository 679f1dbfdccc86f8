import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "#lib/audit/record.ts";
import { db } from "#lib/db.ts";
import { ConflictError } from "#lib/errors.ts";
import { resendMail, sendMail } from "#lib/mail/commands.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { mailFolder } from "#lib/mail/transport.ts";

const at = new Date("2026-03-23T08:00:00Z");
const mail = {
  purpose: "dispatch" as const,
  to: ["avd@example.org"],
  subject: "Återkallelse av pump",
  text: "Åtgärda genast.",
};

async function jobsFor(mailId: string): Promise<number> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM pgboss.job WHERE name = 'mail.send' AND data->>'mailId' = ${mailId}`;
  return rows.length;
}

describe("the outbox", () => {
  test("keeps neither mail nor job of a transaction that does not commit", async () => {
    let id = "";
    const failed = db.$transaction(async (tx) => {
      ({ id } = await queueMail(tx, mail));
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    expect(await db.outgoingMail.findUnique({ where: { id } })).toBeNull();
    expect(await jobsFor(id)).toBe(0);
  });

  test("gives a mail its job in the same transaction", async () => {
    const { id } = await db.$transaction((tx) => queueMail(tx, mail));
    expect(await jobsFor(id)).toBe(1);
  });

  test("takes line breaks out of what becomes a header", async () => {
    const subject = "Hej\r\nBcc: all@example.org";
    const { id } = await db.$transaction((tx) => queueMail(tx, { ...mail, subject }));
    const row = await db.outgoingMail.findUniqueOrThrow({ where: { id } });
    expect(row.subject).toBe("Hej Bcc: all@example.org");
  });
});

describe("without a mail server", () => {
  test("a mail becomes one file, however often it is sent", async () => {
    const content = Buffer.from("innehåll");
    const attachments = [{ fileName: "notis åäö.txt", mediaType: "text/plain", content }];
    const { id, messageId } = await db.$transaction((tx) => queueMail(tx, { ...mail, attachments }));
    await sendMail(id, false, at);
    // As after a worker that was killed between sending and marking.
    await db.outgoingMail.update({ where: { id }, data: { state: "sending" } });
    await sendMail(id, false, at);
    const files = readdirSync(mailFolder());
    expect(files).toHaveLength(1);
    const text = readFileSync(join(mailFolder(), files[0] ?? ""), "utf8");
    expect(text).toContain(`Message-ID: ${messageId}`);
    expect(await db.outgoingMail.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: "sent",
      attempts: 2,
    });
  });

  test("a sent mail is not sent again", async () => {
    const { id } = await db.$transaction((tx) => queueMail(tx, mail));
    await sendMail(id, false, at);
    await sendMail(id, false, at);
    expect(await db.outgoingMail.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: "sent",
      attempts: 1,
    });
  });
});

describe("sending again", () => {
  let id = "";
  beforeAll(async () => {
    ({ id } = await db.$transaction((tx) => queueMail(tx, mail)));
  });
  afterAll(() => db.outgoingMail.deleteMany());

  test("is refused for a mail that has not failed", async () => {
    const attempt = db.$transaction((tx) => resendMail(tx, id, systemActor, at));
    await expect(attempt).rejects.toThrow(ConflictError);
  });

  test("puts a failed one in the queue once, under the same Message-ID", async () => {
    const before = await db.outgoingMail.update({ where: { id }, data: { state: "failed" } });
    const both = await Promise.allSettled([
      db.$transaction((tx) => resendMail(tx, id, systemActor, at)),
      db.$transaction((tx) => resendMail(tx, id, systemActor, at)),
    ]);
    expect(both.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    const after = await db.outgoingMail.findUniqueOrThrow({ where: { id } });
    expect(after).toMatchObject({ state: "queued", messageId: before.messageId });
  });
});
