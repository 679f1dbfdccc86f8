import { beforeAll, expect, test, vi } from "vitest";
import { systemActor } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { readText } from "#lib/documents/ocr/readText.ts";
import { pageWords } from "#lib/documents/pages/queries.ts";
import { sha256Of } from "#lib/documents/store.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { unreadableMessage } from "#lib/intake/blank.ts";
import { dismissMessage, linkMessage, returnMessage } from "#lib/intake/commands/handle.ts";
import {
  giveUpPictures,
  readMessagePictures,
  readPicturesAgain,
  sweepPictures,
} from "#lib/intake/commands/readPictures.ts";
import { takeIn } from "#lib/intake/commands/takeIn.ts";
import { prepareMessage } from "#lib/intake/prepare.ts";
import { PreparingThreads } from "#lib/intake/preparing.ts";
import { caseAt } from "#tests/factories/cases.ts";
import { receivedAt } from "#tests/factories/incoming.ts";
import { personWith } from "#tests/factories/person.ts";
import { LETTER, mailWith, scannedPdf, scanOf, typeset } from "#tests/factories/scans.ts";

vi.mock("#lib/documents/ocr/readText.ts", async (original) => ({
  readText: vi.fn((await original<{ readText: typeof readText }>()).readText),
}));

const origin = { channel: "mail", mailbox: null, fileName: null } as const;
const clock = () => new Date(receivedAt.getTime() + 60_000);
const take = async (raw: Uint8Array) => takeIn(await prepareMessage(raw, origin), systemActor, receivedAt);
const jobsFor = (messageId: string) =>
  db.$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = 'intake.readPictures' AND data->>'messageId' = ${messageId}`;
const stored = (id: string) =>
  db.incomingMessage.findUniqueOrThrow({ where: { id }, include: { case: { include: { notices: true } } } });

let scan: Buffer;
let person: Actor;
beforeAll(async () => {
  person = await personWith("coordinator");
  scan = await scannedPdf(typeset(LETTER), {}, "FSCA reference: HIDDEN-1");
});

const pdfFile = (content: Uint8Array) => ({ name: "brev.pdf", type: "application/pdf", content });

test("a scanned notice waits, is read by the job, and opens its case as it would have at arrival", async () => {
  const { id, fate } = await take(mailWith("Skannat brev 1", [pdfFile(scan)]));
  expect(fate).toBe("waiting_in_inbox");
  expect(await stored(id)).toMatchObject({ textReading: "waiting", recognised: false });
  expect(await jobsFor(id)).toHaveLength(1);

  await readMessagePictures(id, clock);
  const message = await stored(id);
  expect(message).toMatchObject({ fate: "case_created", textReading: "done", recognised: true, version: 2 });
  expect(message.case?.notices).toMatchObject([
    { manufacturer: "Nordisk Medicinteknik AB", fscaReferences: ["FSCA-2026-014"], lots: ["24A117"] },
  ]);
  const events = await db.auditEvent.findMany({
    where: { streamType: "message", streamId: id },
    orderBy: { sequence: "asc" },
  });
  expect(events.map((event) => event.type)).toEqual(["message_received", "message_pictures_read"]);
  expect(events[1]?.data).toMatchObject({ pages: 1, failed: 0, fate: "case_created" });

  const { words } = await pageWords(scan, 1);
  expect(words.map((word) => word.text)).toContain("FSCA-2026-014");
  const again = await stored(id);
  await readMessagePictures(id, clock);
  expect(await stored(id)).toEqual(again);
});

test("a picture is read once, however many messages bring it", async () => {
  const picture = await scanOf(typeset(LETTER.replaceAll("014", "015")), { format: "jpeg" });
  const file = { name: "brev.jpg", type: "image/jpeg", content: picture };
  const first = await take(mailWith("Bild 1", [file]));
  await readMessagePictures(first.id, clock);
  const sha256 = sha256Of(picture);
  const read = await db.textReading.findUniqueOrThrow({ where: { sha256 } });
  const second = await take(mailWith("Bild 2", [file]));
  await readMessagePictures(second.id, clock);
  expect(await db.textReading.findUnique({ where: { sha256 } })).toEqual(read);
  expect(await stored(second.id)).toMatchObject({
    textReading: "done",
    recognised: true,
    fate: "link_proposed",
  });
});

test("a scanned notice that came in a second mailbox as well opens its case, and the second is its double", async () => {
  const content = await scannedPdf(typeset(LETTER.replaceAll("014", "019")));
  const raw = mailWith("Skannat brev 9", [pdfFile(content)]);
  const first = await take(raw);
  const second = await take(Buffer.concat([Buffer.from("Received: from b\r\n"), raw]));
  expect(second.fate).toBe("duplicate");
  await readMessagePictures(first.id, clock);
  expect(await stored(first.id)).toMatchObject({ fate: "case_created", duplicateOfId: null });
});

test("what a person has in hand is not decided over their head", async () => {
  const content = await scannedPdf(typeset(LETTER.replaceAll("014", "016")));
  const { id } = await take(mailWith("Skannat brev 3", [pdfFile(content)]));
  await dismissMessage(person, { messageId: id, version: 1, reason: "Inte för oss" }, receivedAt);
  await readMessagePictures(id, clock);
  expect(await stored(id)).toMatchObject({
    fate: "dismissed",
    textReading: "done",
    caseId: null,
  });
  expect((await pageWords(content, 1)).words.length).toBeGreaterThan(10);
});

test("a message that was taken back to the Inkorg stays there", async () => {
  const content = await scannedPdf(typeset(LETTER.replaceAll("014", "017")));
  const { id } = await take(mailWith("Skannat brev 4", [pdfFile(content)]));
  await dismissMessage(person, { messageId: id, version: 1, reason: "Inte för oss" }, receivedAt);
  await returnMessage(person, { messageId: id, version: 2 }, receivedAt);
  await readMessagePictures(id, clock);
  expect(await stored(id)).toMatchObject({ fate: "waiting_in_inbox", fateReason: "returned", caseId: null });
});

test("a file that cannot be read says so, and the message waits", async () => {
  const picture = await scanOf(typeset(LETTER.replaceAll("014", "018")));
  const broken = Buffer.concat([picture.subarray(0, 60), Buffer.alloc(20_000, 7)]);
  const { id } = await take(
    mailWith("Trasig bild", [{ name: "brev.png", type: "image/png", content: broken }]),
  );
  await readMessagePictures(id, clock);
  expect(await stored(id)).toMatchObject({
    fate: "waiting_in_inbox",
    textReading: "failed",
    problems: ["pictures-broken brev.png"],
  });
});

test("a picture of a kind that nothing opens, and one without text, are told", async () => {
  const heic = Buffer.concat([
    Buffer.from("00000018667479706865696300000000", "hex"),
    Buffer.alloc(20_000, 5),
  ]);
  const empty = await scanOf(typeset("#set page(width: 148mm, height: 105mm)\n#hide[x]"));
  const { id } = await take(
    mailWith("Två foton", [
      { name: "IMG_1.HEIC", type: "image/heic", content: heic },
      { name: "IMG_2.png", type: "image/png", content: empty },
    ]),
  );
  expect(await stored(id)).toMatchObject({
    textReading: "waiting",
    problems: ["pictures-format IMG_1.HEIC"],
  });
  await readMessagePictures(id, clock);
  expect(await stored(id)).toMatchObject({
    textReading: "done",
    problems: ["pictures-format IMG_1.HEIC", "pictures-empty IMG_2.png"],
  });
});

test("what could not be read is read again when a person asks for it, and is decided as at arrival", async () => {
  const content = await scannedPdf(typeset(LETTER.replaceAll("014", "020")));
  const { id } = await take(mailWith("Skannat brev 20", [pdfFile(content)]));
  const ref = { messageId: id, version: 1 };
  await expect(readPicturesAgain(person, ref, receivedAt)).rejects.toThrow(NotFoundError);
  await db.textReading.create({
    data: { sha256: sha256Of(content), pages: [], problem: "too-slow", milliseconds: 1 },
  });
  await readMessagePictures(id, clock);
  expect(await stored(id)).toMatchObject({ textReading: "failed", fate: "waiting_in_inbox", version: 2 });

  const technician = await personWith("technician");
  const failed = { messageId: id, version: 2 };
  await expect(readPicturesAgain(technician, failed, receivedAt)).rejects.toThrow(ForbiddenError);
  await expect(readPicturesAgain(person, ref, receivedAt)).rejects.toThrow(ConflictError);
  await readPicturesAgain(person, failed, receivedAt);
  expect(await stored(id)).toMatchObject({ textReading: "waiting", problems: [], version: 3 });
  expect(await jobsFor(id)).toHaveLength(2);
  await expect(readPicturesAgain(person, failed, receivedAt)).rejects.toThrow(ConflictError);

  await readMessagePictures(id, clock);
  expect(await stored(id)).toMatchObject({ textReading: "done", fate: "case_created" });
});

test("a reading that is interrupted leaves the message as it was, for the next try", async () => {
  const content = await scannedPdf(typeset(LETTER.replaceAll("014", "021")));
  const { id } = await take(mailWith("Skannat brev 21", [pdfFile(content)]));
  await db.textReading.create({
    data: { sha256: sha256Of(content), pages: [{ page: "no number" }], milliseconds: 1 },
  });
  await expect(readMessagePictures(id, clock)).rejects.toThrow();
  expect(await stored(id)).toMatchObject({ textReading: "waiting", fate: "waiting_in_inbox", version: 1 });
});

test("a file that always ends the process is broken on the last try, and the others are read", async () => {
  const broken = await scanOf(typeset("= Avslutar processen"));
  const content = await scannedPdf(typeset(LETTER.replaceAll("014", "022")));
  const files = [{ name: "bild.png", type: "image/png", content: broken }, pdfFile(content)];
  const { id } = await take(mailWith("Skannat brev 22", files));
  const ended = { pages: [], problem: "broken", interrupted: true, milliseconds: 1 } as const;
  vi.mocked(readText)
    .mockResolvedValueOnce({ ...ended, pages: [] })
    .mockResolvedValueOnce({ ...ended, pages: [] });
  await expect(readMessagePictures(id, clock)).rejects.toThrow();
  expect(await stored(id)).toMatchObject({ textReading: "waiting", version: 1 });
  await readMessagePictures(id, clock, true);
  expect(await stored(id)).toMatchObject({
    fate: "case_created",
    textReading: "failed",
    problems: ["pictures-broken bild.png"],
  });
  const where = { sha256: sha256Of(broken) };
  expect(await db.textReading.findUnique({ where })).toMatchObject({ problem: "broken" });
});

test("a message whose reading breaks down stays as it was, in the Inkorg and in a case", async () => {
  const letter = (reference: string) => scannedPdf(typeset(LETTER.replaceAll("014", reference)));
  const waiting = await take(mailWith("Skannat brev 23", [pdfFile(await letter("023"))]));
  const linked = await take(mailWith("Skannat brev 24", [pdfFile(await letter("024"))]));
  const { number } = await caseAt("gathering");
  const ref = { messageId: linked.id, version: 1 };
  await linkMessage(person, { ...ref, caseNumber: number, as: "letter" }, receivedAt);
  for (const { id } of [waiting, linked]) {
    const before = await stored(id);
    const { content } = await db.storedFile.findUniqueOrThrow({ where: { sha256: before.sha256 } });
    const broken = unreadableMessage(content, origin, new Error("the reading took too long"), "tooSlow");
    const prepare = vi.spyOn(PreparingThreads.prototype, "prepare").mockResolvedValueOnce(broken);
    await expect(readMessagePictures(id, clock, true)).rejects.toThrow("too long");
    prepare.mockRestore();
    expect(await stored(id)).toEqual(before);
    expect(await db.messageAttachment.count({ where: { messageId: id } })).toBe(1);
  }
});

test("pictures of signatures, drawings and icons are no letters that could not be read", async () => {
  const page = typeset("#set page(width: 60mm, height: 8mm, margin: 1mm)\nNordisk");
  const small = async (format: "png" | "jpeg" | "gif") => ({
    ...{ name: `logo.${format}`, type: `image/${format}`, content: await scanOf(page, { dpi: 100, format }) },
  });
  const other = (name: string, type: string, size = 20_000) => ({
    ...{ name, type: `image/${type}`, content: Buffer.alloc(size, "\x01\0\0\x05") },
  });
  const { id } = await take(
    mailWith("Med signatur", [
      ...[await small("png"), await small("jpeg"), await small("gif")],
      ...[other("a.emf", "x-emf"), other("b.wmf", "wmf"), other("c.ico", "vnd.microsoft.icon")],
      ...[other("d.jxl", "jxl", 900), other("brev.jxl", "jxl")],
    ]),
  );
  expect(await stored(id)).toMatchObject({ textReading: null, problems: ["pictures-format brev.jxl"] });
});

test("logotypes wait for nothing, and machines' mails are not read", async () => {
  const logotype = await scanOf(typeset("#set page(width: 60mm, height: 8mm, margin: 1mm)\nNordisk"), {
    dpi: 100,
  });
  const plain = await take(
    mailWith("Med logotyp", [{ name: "logo.png", type: "image/png", content: logotype }]),
  );
  expect(await stored(plain.id)).toMatchObject({ textReading: null });
  const away = mailWith("Automatiskt svar: frånvarande", [pdfFile(await scannedPdf(typeset("= Borta")))]);
  const automatic = await take(Buffer.concat([Buffer.from("Auto-Submitted: auto-replied\r\n"), away]));
  expect(await stored(automatic.id)).toMatchObject({ fate: "auto_reply", textReading: null });
  expect(await jobsFor(automatic.id)).toHaveLength(0);
});

test("a reading whose job was lost is put in the queue again; one that was given up says so", async () => {
  const { id } = await take(
    mailWith("Förlorat jobb", [pdfFile(await scannedPdf(typeset("= Brev utan jobb")))]),
  );
  await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'intake.readPictures' AND data->>'messageId' = ${id}`;
  expect(await sweepPictures(clock())).toBe(0);
  const other = await take(mailWith("Med jobb", [pdfFile(await scannedPdf(typeset("= Brev med jobb")))]));
  expect(await sweepPictures(new Date(receivedAt.getTime() + 3 * 60 * 60_000))).toBeGreaterThan(0);
  expect([await jobsFor(id), await jobsFor(other.id)].map((jobs) => jobs.length)).toEqual([1, 1]);
  await giveUpPictures(id);
  expect(await stored(id)).toMatchObject({ fate: "waiting_in_inbox", textReading: "failed" });
});
