import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "#lib/db.ts";
import { scanBacklog, scanWaiting } from "#lib/documents/scanning/commands.ts";
import { sha256Of, storeFile } from "#lib/documents/store.ts";
import { fileScanned } from "#lib/intake/commands/scanned.ts";
import { messageHistory } from "#lib/intake/queries.ts";
import { sendMail } from "#lib/mail/commands.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { fileDocument } from "#lib/projects/documents/commands/draft.ts";
import { actorWith } from "#tests/factories/actor.ts";
import { caseAt, eventsOf as caseEventsOf } from "#tests/factories/cases.ts";
import { FakeClamd } from "#tests/factories/fakeClamd.ts";
import { arrive } from "#tests/factories/incoming.ts";
import { personWith } from "#tests/factories/person.ts";
import { projectOf } from "#tests/factories/projects.ts";
import { mailWith } from "#tests/unit/mail/zipFile.ts";

// Settings are read once, by whatever needs one first.
const { socket } = vi.hoisted(() => {
  const path = `/tmp/vigilans-clamd-late-${process.pid}-${Date.now()}.sock`;
  process.env.CLAMD_HOST = path;
  return { socket: path };
});

const HARM = "not really malware, but this test says so";
const malware = "Eicar-Test-Signature";
const TOO_LARGE = "larger than this scanner takes";
let dumb = false;
const clamd = new FakeClamd((content) => {
  if (dumb) return { hangUp: true };
  if (content.includes(TOO_LARGE)) return { error: "INSTREAM size limit exceeded." };
  return content.includes(HARM) ? { malware } : { ok: true };
});
beforeAll(() => clamd.start(socket));
afterAll(() => clamd.stop());

const coordinator = actorWith("coordinator");
let clock = new Date();
const now = () => clock;

// Each walk through what has no verdict is followed by a day of rest.
beforeEach(() => {
  clock = new Date(Math.max(Date.now(), clock.getTime()) + 2 * 24 * 60 * 60_000);
});

const eventsOf = async (id: string) =>
  (await messageHistory(coordinator, id)).map(({ type, data }) => [type, data]);

describe("a file that is known to hold malware", () => {
  test("is told of in the history of every message that brings it, however many", async () => {
    const first = await arrive(mailWith("farlig.exe", Buffer.from(`MZ ${HARM}`)), clock);
    const { sha256 } = await db.messageAttachment.findFirstOrThrow({ where: { messageId: first.id } });
    await db.$executeRaw`
      INSERT INTO "StoredFile" ("sha256", "size", "mediaType", "content")
      SELECT lpad(to_hex(i), 64, '0'), 0, 'message/rfc822', '' FROM generate_series(1, 450) i`;
    await db.$executeRaw`
      INSERT INTO "IncomingMessage" ("id", "channel", "sha256", "contentKey", "fate")
      SELECT gen_random_uuid(), 'mail', lpad(to_hex(i), 64, '0'), lpad(to_hex(i), 64, '0'), 'dismissed'
      FROM generate_series(1, 450) i`;
    await db.$executeRaw`
      INSERT INTO "MessageAttachment" ("id", "messageId", "path", "fileName", "mediaType", "size", "sha256")
      SELECT gen_random_uuid(), "id", '1', 'farlig.exe', 'application/octet-stream', 1, ${sha256}
      FROM "IncomingMessage" WHERE "fate" = 'dismissed'`;
    await scanWaiting(now, fileScanned);
    const told = await db.auditEvent.count({ where: { type: "message_infected" } });
    // The first one is told of its attachment, and of itself: the scanner looks into the whole mail as well.
    expect(told).toBeGreaterThanOrEqual(451);
    expect(await eventsOf(first.id)).toContainEqual(["message_infected", { file: "farlig.exe", malware }]);
  });

  test("is told of in its case, also when others that bring it are only proposed for that", async () => {
    const found = await caseAt("acting");
    const first = await arrive(mailWith("formular.exe", Buffer.from(`MZ ${HARM} in a form`)), clock);
    const { sha256 } = await db.messageAttachment.findFirstOrThrow({ where: { messageId: first.id } });
    await db.$executeRaw`
      INSERT INTO "StoredFile" ("sha256", "size", "mediaType", "content")
      SELECT lpad(to_hex(i), 64, 'x'), 0, 'message/rfc822', '' FROM generate_series(1, 201) i`;
    await db.$executeRaw`
      INSERT INTO "IncomingMessage" ("id", "channel", "sha256", "contentKey", "caseId", "fate")
      SELECT lpad(to_hex(i), 32, '0')::uuid, 'mail', lpad(to_hex(i), 64, 'x'), lpad(to_hex(i), 64, 'x'),
             ${found.id}::uuid,
             (CASE WHEN i = 201 THEN 'attached_to_case' ELSE 'link_proposed' END)::"MessageFate"
      FROM generate_series(1, 201) i`;
    await db.$executeRaw`
      INSERT INTO "MessageAttachment" ("id", "messageId", "path", "fileName", "mediaType", "size", "sha256")
      SELECT gen_random_uuid(), "id", '1', 'formular.exe', 'application/octet-stream', 1, ${sha256}
      FROM "IncomingMessage" WHERE "caseId" = ${found.id}::uuid`;
    await scanWaiting(now, fileScanned);
    const events = (await caseEventsOf(found.id)).filter(({ type }) => type === "file_infected");
    expect(events.map(({ data }) => data)).toEqual([{ file: "formular.exe", malware }]);
  });

  test("is told of at once when another message brings it, under the name that it has there", async () => {
    const before = clamd.scanned.length;
    const { id } = await arrive(mailWith("annat.exe", Buffer.from(`MZ ${HARM}`)), clock);
    expect(clamd.scanned.length).toBe(before);
    expect(await eventsOf(id)).toContainEqual(["message_infected", { file: "annat.exe", malware }]);
  });
});

describe("files that came while no scanner was set", () => {
  test("are scanned a few at a time, and what was made here is not", async () => {
    const { id } = await arrive(mailWith("gammal.exe", Buffer.from(`MZ ${HARM} again`)), clock);
    const made = await db.$transaction((tx) => storeFile(tx, Buffer.from("made"), "text/plain", "made"));
    for (let i = 0; i < 60; i++) await arrive(mailWith(`${i}.txt`, Buffer.from(`ofarligt ${i}`)), clock);
    await db.fileScan.deleteMany({});
    const most: number[] = [];
    await scanBacklog(now, async (tx, sha256, found, at) => {
      most.push(await db.fileScan.count({ where: { state: "waiting" } }));
      await fileScanned(tx, sha256, found, at);
    });
    expect(Math.max(...most)).toBeLessThanOrEqual(25);
    expect(await eventsOf(id)).toContainEqual(["message_infected", { file: "gammal.exe", malware }]);
    expect(await db.messageAttachment.count({ where: { file: { scan: null } } })).toBe(0);
    expect(await db.fileScan.findUnique({ where: { sha256: made } })).toBeNull();
    expect(await scanBacklog(now, fileScanned)).toBe(0);
  });

  test("are those of project documents and uploads to mails as well, but not Bilaga 1 as it was made", async () => {
    const owner = await personWith("product_owner");
    const project = await projectOf(owner, { phase: "execute" });
    const document = { fileName: "c.pdf", declaredType: "", content: Buffer.from("%PDF-1.7 c") };
    await fileDocument(owner, { projectId: project.id, kind: "c", version: 0 }, document, clock);
    const upload = { fileName: "svar.txt", mediaType: "text/plain", content: Buffer.from("uppladdat") };
    const bilaga = { ...upload, fileName: "Bilaga 1.pdf", content: Buffer.from("%PDF-1.7 b1"), made: true };
    const mail = { to: ["a@b.example"], subject: "x", text: "x" };
    await db.$transaction(async (tx) => {
      await queueMail(tx, { ...mail, purpose: "dispatch", attachments: [upload] });
      await queueMail(tx, { ...mail, purpose: "checklist_submitted", attachments: [bilaga] });
    });
    await db.fileScan.deleteMany({});
    await scanBacklog(now, fileScanned);
    const scanned = await Promise.all(
      [document, upload, bilaga].map(({ content }) =>
        db.fileScan.count({ where: { sha256: sha256Of(content), state: "clean" } }),
      ),
    );
    expect(scanned).toEqual([1, 1, 0]);
  });

  test("can still be opened while the scanner is away, but for the first few", async () => {
    await db.fileScan.deleteMany({});
    await clamd.stop();
    expect(await scanBacklog(now, fileScanned)).toBe(25);
    expect(await scanBacklog(now, fileScanned)).toBe(0);
    expect(await db.fileScan.count()).toBe(25);
    await clamd.start(socket);
    clock = new Date(clock.getTime() + 60_000);
    await scanWaiting(now, fileScanned);
    expect(await scanBacklog(now, fileScanned)).toBeGreaterThan(25);
    expect(await db.messageAttachment.count({ where: { file: { scan: null } } })).toBe(0);
  });
});

describe("a scanner that takes files and says nothing", () => {
  test("is left alone after a few, and closes no more than those that wait for it", async () => {
    await db.fileScan.deleteMany({});
    dumb = true;
    const before = clamd.scanned.length;
    expect(await scanBacklog(now, fileScanned)).toBe(25);
    expect(clamd.scanned.length - before).toBe(3);
    // What a worker does every minute.
    for (let minute = 0; minute < 30; minute++) {
      clock = new Date(clock.getTime() + 60_000);
      expect(await scanWaiting(now, fileScanned)).toBe(0);
      expect(await scanBacklog(now, fileScanned)).toBe(0);
    }
    expect(await db.fileScan.count()).toBe(25);
    dumb = false;
    clock = new Date(clock.getTime() + 60 * 60_000);
    expect(await scanWaiting(now, fileScanned)).toBe(25);
    expect(await scanBacklog(now, fileScanned)).toBeGreaterThan(25);
    expect(await db.messageAttachment.count({ where: { file: { scan: null } } })).toBe(0);
  });

  test("gets one file to show that it is of use again, when it has said nothing for an hour", async () => {
    await db.fileScan.deleteMany({});
    dumb = true;
    expect(await scanBacklog(now, fileScanned)).toBe(25);
    await db.fileScan.updateMany({ data: { nextAt: new Date(clock.getTime() + 24 * 60 * 60_000) } });
    clock = new Date(clock.getTime() + 61 * 60_000);
    expect(await scanBacklog(now, fileScanned)).toBe(1);
    expect(await scanBacklog(now, fileScanned)).toBe(0);
    dumb = false;
    clock = new Date(clock.getTime() + 60_000);
    expect(await scanWaiting(now, fileScanned)).toBe(1);
    expect(await scanBacklog(now, fileScanned)).toBeGreaterThan(25);
  });
});

test("what the scanner refuses does not keep it from the rest, and is not counted as scanned", async () => {
  await db.fileScan.updateMany({ data: { state: "clean", scannedAt: clock } });
  for (let i = 0; i < 4; i++) await arrive(mailWith(`${i}.bin`, Buffer.from(`${TOO_LARGE} ${i}`)), clock);
  const { id } = await arrive(mailWith("liten.txt", Buffer.from("liten nog")), clock);
  // Each mail with its file; a mail holds its file in another form, which this scanner does not look into.
  expect(await scanWaiting(now, fileScanned)).toBe(6);
  expect(await db.fileScan.count({ where: { state: "waiting", failure: { contains: "size limit" } } })).toBe(
    4,
  );
  expect(
    await db.messageAttachment.count({ where: { messageId: id, file: { scan: { state: "clean" } } } }),
  ).toBe(1);
});

async function waitingForLocks(): Promise<number> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return rows.length;
}

test("a verdict that is given while a mail is being held back does not leave the mail behind", async () => {
  const upload = { fileName: "svar.txt", mediaType: "text/plain", content: Buffer.from("ett sent svar") };
  const mail = { purpose: "dispatch" as const, to: ["a@b.example"], subject: "x", text: "x" };
  const { id } = await db.$transaction((tx) => queueMail(tx, { ...mail, attachments: [upload] }));
  const { sha256 } = await db.outgoingAttachment.findFirstOrThrow({ where: { mailId: id } });
  await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'mail.send'`;
  const jobs = () => db.$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = 'mail.send' AND data->>'mailId' = ${id}`;
  // The verdict is being written when the mail is held back: who gives it looked for mails before.
  let held: Promise<void> | undefined;
  await db.$transaction(async (tx) => {
    await tx.fileScan.update({ where: { sha256 }, data: { state: "clean" } });
    held = sendMail(id, false, clock);
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), 5000);
  });
  await held;
  expect((await db.outgoingMail.findUniqueOrThrow({ where: { id } })).state).toBe("queued");
  expect(await jobs()).toHaveLength(1);
  await sendMail(id, false, clock);
  expect((await db.outgoingMail.findUniqueOrThrow({ where: { id } })).state).toBe("sent");
});
