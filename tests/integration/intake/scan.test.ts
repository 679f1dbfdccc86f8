import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "#lib/db.ts";
import { noticeDocuments } from "#lib/dispatch/queries/documents.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { scanWaiting } from "#lib/documents/scanning/commands.ts";
import { scannerStatus } from "#lib/documents/scanning/queries.ts";
import { storeFile } from "#lib/documents/store.ts";
import { fileScanned } from "#lib/intake/commands/scanned.ts";
import { attachmentById, rawMessageById } from "#lib/intake/queries/files.ts";
import { messageById, messageHistory } from "#lib/intake/queries.ts";
import { sendMail } from "#lib/mail/commands.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { actorWith } from "#tests/factories/actor.ts";
import { FakeClamd } from "#tests/factories/fakeClamd.ts";
import { arrive, noticeMailOf } from "#tests/factories/incoming.ts";
import { mailWith, zipFile } from "#tests/unit/mail/zipFile.ts";

// Settings are read once, by whatever needs one first.
const { socket } = vi.hoisted(() => {
  const path = `/tmp/vigilans-clamd-${process.pid}-${Date.now()}.sock`;
  process.env.CLAMD_HOST = path;
  return { socket: path };
});

const HARM = "not really malware, but this test says so";
const clamd = new FakeClamd((content) =>
  content.includes(HARM) ? { malware: "Eicar-Test-Signature" } : { ok: true },
);
beforeAll(() => clamd.start(socket));
afterAll(() => clamd.stop());

const coordinator = actorWith("coordinator");
const infected = { state: "infected", malware: "Eicar-Test-Signature" };
let clock = new Date("2026-03-23T08:00:00Z");

const scan = () => scanWaiting(() => clock, fileScanned);
const arrived = async (raw: Uint8Array) => (await arrive(raw, clock)).id;
const messageOf = (id: string) => messageById(coordinator, id);
const fileOf = (id: string) => attachmentById(coordinator, id);

beforeEach(async () => {
  clock = new Date(Math.max(Date.now(), clock.getTime()) + 60_000);
  await db.fileScan.updateMany({ data: { nextAt: new Date(0) } });
});

describe("with a scanner", () => {
  test("a file waits, visibly, until it has been scanned", async () => {
    const id = await arrived(mailWith("brev.txt", Buffer.from("ofarligt 1")));
    const before = await messageOf(id);
    expect(before.text).toContain("Se bilagan.");
    expect(before.attachments[0]?.lock).toEqual({ state: "waiting" });
    expect(before.rawLock).toEqual({ state: "waiting" });
    const attachment = before.attachments[0]?.id ?? "";
    expect(await fileOf(attachment)).toMatchObject({ lock: { state: "waiting" }, content: new Uint8Array() });
    expect(await scan()).toBeGreaterThanOrEqual(2);
    const after = await messageOf(id);
    expect(after.attachments[0]?.lock).toBeNull();
    expect(after.rawLock).toBeNull();
    expect(Buffer.from((await fileOf(attachment)).content).toString()).toBe("ofarligt 1");
  });

  test("malware locks its file, what it was in and the original, and is told", async () => {
    const archive = zipFile([
      { name: "farlig.exe", content: Buffer.from(`MZ ${HARM}`) },
      { name: "snäll.txt", content: Buffer.from("ofarligt 2") },
    ]);
    const id = await arrived(mailWith("filer.zip", archive));
    await scan();
    const message = await messageOf(id);
    expect(message.attachments.map(({ fileName, lock }) => [fileName, lock])).toEqual([
      ["filer.zip", infected],
      ["farlig.exe", infected],
      ["snäll.txt", null],
    ]);
    expect(message.rawLock).toEqual(infected);
    expect(await rawMessageById(coordinator, id)).toMatchObject({
      lock: infected,
      content: new Uint8Array(),
    });
    for (const { id: file } of message.attachments.slice(0, 2))
      expect((await fileOf(file)).content).toHaveLength(0);
    expect((await messageHistory(coordinator, id)).map(({ type, data }) => [type, data])).toContainEqual([
      "message_infected",
      { file: "farlig.exe", malware: "Eicar-Test-Signature" },
    ]);
  });

  test("its case says so, and does not offer it to be sent along", async () => {
    const notice = noticeMailOf("FSCA-2026-950").toString();
    const [head = "", body = ""] = notice.split("\r\n\r\n", 2);
    const text = notice.slice(head.length + 4);
    const file = Buffer.from(`${HARM} in a case`).toString("base64");
    const mixed = [
      head.replace(/Content-Type: .*/, "Content-Type: multipart/mixed; boundary=b"),
      "",
      "--b",
      "",
      text,
      "--b",
      'Content-Type: application/octet-stream; name="brev.pdf"',
      "Content-Transfer-Encoding: base64",
      "",
      file,
      "--b--",
      "",
    ];
    expect(body).toContain("NOTICE");
    const { caseId } = await arrive(Buffer.from(mixed.join("\r\n")), clock);
    expect((await noticeDocuments(caseId ?? "")).map(({ fileName }) => fileName)).toEqual(["brev.pdf"]);
    await scan();
    const events = await db.auditEvent.findMany({ where: { streamType: "case", streamId: caseId ?? "" } });
    expect(events.map(({ type, data }) => [type, data])).toContainEqual([
      "file_infected",
      { file: "brev.pdf", malware: "Eicar-Test-Signature" },
    ]);
    expect(await noticeDocuments(caseId ?? "")).toEqual([]);
  });

  test("a served file that is locked is refused", async () => {
    const file = { fileName: "a.txt", mediaType: "text/plain", content: Buffer.from("x") };
    const response = fileResponse({ ...file, lock: { state: "infected", malware: "M" } });
    expect(response.status).toBe(423);
    expect(await response.text()).not.toContain("x\n");
  });

  test("the same bytes again keep their verdict", async () => {
    const before = clamd.scanned.length;
    await arrived(mailWith("annat namn.txt", Buffer.from("ofarligt 1")));
    await scan();
    // Only the new message itself.
    expect(clamd.scanned.length).toBe(before + 1);
  });

  test("a mail with malware is refused, and one with a file that waits goes out after the verdict", async () => {
    const mail = { purpose: "dispatch" as const, to: ["a@b.example"], subject: "x", text: "x" };
    const { sha256 } = await db.fileScan.findFirstOrThrow({ where: { state: "infected" } });
    const queued = db.$transaction((tx) =>
      queueMail(tx, { ...mail, attachments: [{ fileName: "farlig.exe", sha256 }] }),
    );
    await expect(queued).rejects.toMatchObject({ missing: [{ key: "fileInfected" }] });
    const upload = { fileName: "svar.txt", mediaType: "text/plain", content: Buffer.from("ett svar") };
    const { id } = await db.$transaction((tx) => queueMail(tx, { ...mail, attachments: [upload] }));
    await sendMail(id, false, clock);
    const held = await db.outgoingMail.findUniqueOrThrow({ where: { id } });
    expect(held).toMatchObject({ state: "queued", lastError: "waiting for the malware scanner" });
    await scan();
    await sendMail(id, false, clock);
    expect((await db.outgoingMail.findUniqueOrThrow({ where: { id } })).state).toBe("sent");
  });

  test("what is made here does not wait", async () => {
    const sha256 = await db.$transaction((tx) =>
      storeFile(tx, Buffer.from("%PDF-1.4 own"), "application/pdf", "made"),
    );
    expect(await db.fileScan.findUnique({ where: { sha256 } })).toBeNull();
  });
});

describe("a scanner that is away", () => {
  test("leaves files waiting, says so after a time, and loses nothing", async () => {
    await clamd.stop();
    const id = await arrived(mailWith("vänta.txt", Buffer.from("väntar")));
    expect(await scan()).toBe(0);
    const queuedAt = (await db.fileScan.findFirstOrThrow({ where: { state: "waiting" } })).queuedAt;
    const soon = new Date(queuedAt.getTime() + 60_000);
    expect(await scannerStatus(soon)).toMatchObject({ waiting: 2, late: false });
    const late = new Date(queuedAt.getTime() + 30 * 60_000);
    const status = await scannerStatus(late);
    expect(status?.late).toBe(true);
    expect(status?.failure).toMatch(/ENOENT|ECONNREFUSED/);
    await clamd.start(socket);
    clock = new Date(clock.getTime() + 60_000);
    expect(await scan()).toBe(2);
    expect((await messageOf(id)).attachments[0]?.lock).toBeNull();
  });
});
