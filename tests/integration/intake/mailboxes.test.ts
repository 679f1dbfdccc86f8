import { ImapFlow } from "imapflow";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { now } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { requestReconciliation, setMailboxActive } from "#lib/intake/mailboxes/commands/settings.ts";
import { startMailboxReaders } from "#lib/intake/mailboxes/readers.ts";
import { type Dovecot, hasDovecot, password, startDovecot, startProxy } from "#tests/factories/dovecot.ts";
import { mailOf, noticeMailOf } from "#tests/factories/incoming.ts";
import { administrator, connect, fatesOf, mailboxRow, read, taken } from "#tests/factories/mailboxes.ts";
import { until } from "#tests/factories/smtpServer.ts";

const readers: { stop: () => Promise<void> }[] = [];
let dovecot: Dovecot;

/** What a worker runs; two of these are two workers. */
function startReaders() {
  const started = startMailboxReaders();
  readers.push(started);
  return started;
}

const mails = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => mailOf({ subject: `${prefix} ${index}` }));
const subjects = async (user: string) => (await fatesOf(user)).map(({ subject }) => subject);
const unsettled = (mailboxId: string) => db.mailboxMessage.count({ where: { mailboxId, settledAt: null } });

/** A person at the same mailbox. */
async function signedIn(user: string): Promise<ImapFlow> {
  const plain = { secure: false, doSTARTTLS: false, logger: false } as const;
  const person = new ImapFlow({
    host: "127.0.0.1",
    port: dovecot.port,
    ...plain,
    auth: { user, pass: password },
  });
  await person.connect();
  return person;
}

describe.skipIf(!hasDovecot)("a mailbox on a real IMAP server", () => {
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterEach(async () => {
    await Promise.all(readers.splice(0).map(({ stop }) => stop()));
    // What a test has connected is of no concern to the next one.
    await db.mailboxConnection.updateMany({ data: { active: false } });
  });
  afterAll(() => dovecot.remove());

  test("old mail is archive that opens nothing; new mail is read within seconds and marked as read", async () => {
    dovecot.deliver("arkiv", [noticeMailOf("FSCA-2026-501"), mailOf({ subject: "Gammalt" })]);
    // The server keeps whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const id = await connect("arkiv", dovecot.port);
    startReaders();
    await read(id);
    expect(await fatesOf("arkiv")).toMatchObject([
      { fate: "dismissed", fateReason: "archive", archive: true },
      { fate: "dismissed", fateReason: "archive", archive: true },
    ]);
    const [old] = await fatesOf("arkiv");
    const stored = await db.incomingMessage.findUniqueOrThrow({ where: { id: old?.id ?? "" } });
    expect(stored.facts).toMatchObject({ manufacturer: { value: "Flowline Medical GmbH" } });
    expect(dovecot.files("arkiv").filter((file) => /:2,.*S/.test(file))).toEqual([]);

    const before = Date.now();
    dovecot.deliver("arkiv", [noticeMailOf("FSCA-2026-502")]);
    await taken("arkiv", 3, 10);
    expect(Date.now() - before).toBeLessThan(10_000);
    expect((await fatesOf("arkiv"))[2]).toMatchObject({ fate: "case_created", archive: false });
    await until(() => dovecot.files("arkiv").filter((file) => /:2,.*S/.test(file)).length === 1);
    const { messageAt } = await mailboxRow(id);
    expect(messageAt).not.toBeNull();
  });

  test("what came before the first reading but after the mailbox was connected is new", async () => {
    const id = await connect("mellan", dovecot.port, { after: "keyword", afterName: "Vigilans" });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    dovecot.deliver("mellan", mails("Mellan", 2));
    startReaders();
    await read(id);
    expect((await fatesOf("mellan")).map(({ fate, archive }) => [fate, archive])).toEqual([
      ["waiting_in_inbox", false],
      ["waiting_in_inbox", false],
    ]);
    await until(async () => (await unsettled(id)) === 0);
    expect(dovecot.files("mellan").every((file) => /:2,.*a/.test(file))).toBe(true);
  });

  test("two workers at once: one reads, and the other takes over when it stops", async () => {
    const id = await connect("tva", dovecot.port);
    const first = startReaders();
    startReaders();
    await read(id);
    const { readerId } = await mailboxRow(id);
    dovecot.deliver("tva", mails("Första", 20));
    await taken("tva", 20);
    expect((await mailboxRow(id)).readerId).toBe(readerId);
    await first.stop();
    dovecot.deliver("tva", mails("Andra", 20));
    await taken("tva", 40);
    expect(new Set(await subjects("tva")).size).toBe(40);
    expect((await fatesOf("tva")).filter(({ fate }) => fate === "waiting_in_inbox")).toHaveLength(40);
  });

  test("a reader that dies without a word has lost the mailbox within seconds", async () => {
    const id = await connect("dott", dovecot.port);
    await db.$executeRaw`UPDATE "MailboxConnection" SET "readerId" = gen_random_uuid(),
      "readerUntil" = now() + interval '3 seconds' WHERE "id" = ${id}::uuid`;
    startReaders();
    await read(id, new Date(0), 10);
  });

  test("a connection that is cut in the middle of messages, again and again, loses and doubles nothing", async () => {
    const proxy = await startProxy(dovecot.port);
    const id = await connect("kapad", proxy.port, { archiveBefore: undefined } as object);
    const sent = Array.from({ length: 60 }, (_, index) =>
      mailOf({ subject: `Kapad ${index}`, text: `${index} `.repeat(4000) }),
    );
    await new Promise((resolve) => setTimeout(resolve, 1100));
    dovecot.deliver("kapad", sent);
    proxy.cutAfterBytes(150_000);
    startReaders();
    await until(() => proxy.cuts.count === 1);
    proxy.cutAfterBytes(500_000);
    await until(() => proxy.cuts.count === 2);
    await taken("kapad", 60, 40);
    await read(id, new Date(0), 40);
    const found = await fatesOf("kapad");
    expect(new Set(found.map(({ subject }) => subject)).size).toBe(60);
    expect(found).toHaveLength(60);
    const raw = await db.incomingMessage.findFirstOrThrow({
      where: { subject: "Kapad 17" },
      include: { raw: true },
    });
    expect(Buffer.from(raw.raw.content).equals(sent[17] as Buffer)).toBe(true);
    await until(async () => (await unsettled(id)) === 0);
    await proxy.stop();
  });

  test("a server that restarts is found again", async () => {
    const id = await connect("omstart", dovecot.port);
    startReaders();
    await read(id);
    await dovecot.stop();
    await until(async () => (await mailboxRow(id)).problem !== null);
    dovecot.deliver("omstart", mails("Under avbrottet", 3));
    await dovecot.start();
    await taken("omstart", 3);
    await read(id);
    expect((await mailboxRow(id)).problemSince).toBeNull();
  });

  test("messages are moved to a folder, and what a person moves meanwhile is neither lost nor doubled", async () => {
    dovecot.createFolder("flytt", "Inlast");
    const id = await connect("flytt", dovecot.port, { after: "move", afterName: "Inlast" });
    startReaders();
    await read(id);
    dovecot.deliver("flytt", mails("Flytt", 5));
    await taken("flytt", 5);
    await until(() => dovecot.files("flytt", "Inlast").length === 5);
    expect(dovecot.files("flytt")).toHaveLength(0);

    // A person lays one back, puts one of her own there unread, and takes one away for good.
    const person = await signedIn("flytt");
    await person.mailboxOpen("Inlast");
    await person.messageMove("1", "INBOX");
    await person.messageDelete("1");
    await person.append("Inlast", mailOf({ subject: "Lagd direkt i mappen" }));
    await person.logout();
    await until(() => dovecot.files("flytt", "Inlast").length === 5);
    expect(await subjects("flytt")).toHaveLength(5);

    await requestReconciliation(administrator, { id }, now());
    await until(async () => (await db.mailboxReconciliation.count({ where: { mailboxId: id } })) === 1);
    const compared = await db.mailboxReconciliation.findFirstOrThrow({ where: { mailboxId: id } });
    expect(compared).toMatchObject({ onServer: 5, withFate: 4, missing: 1 });
    expect(compared.found).toMatchObject([{ folder: "Inlast", subject: "Lagd direkt i mappen" }]);
    expect(await subjects("flytt")).toContain("Lagd direkt i mappen");
    expect(await subjects("flytt")).toHaveLength(6);
    expect((await mailboxRow(id)).reconcileRequestedAt).toBeNull();
  });

  test("a message whose fate is missing is found by the comparison, and taken in again", async () => {
    const id = await connect("saknas", dovecot.port);
    startReaders();
    await read(id);
    dovecot.deliver("saknas", mails("Saknas", 4));
    await taken("saknas", 4);
    await until(
      async () => (await db.mailboxMessage.count({ where: { mailboxId: id, settledAt: null } })) === 0,
    );
    const [lost] = await fatesOf("saknas");
    await db.mailboxMessage.deleteMany({ where: { messageId: lost?.id ?? "" } });
    await db.incomingMessage.delete({ where: { id: lost?.id ?? "" } });
    await requestReconciliation(administrator, { id }, now());
    await until(async () => (await db.mailboxReconciliation.count({ where: { mailboxId: id } })) === 1);
    const compared = await db.mailboxReconciliation.findFirstOrThrow({ where: { mailboxId: id } });
    expect(compared).toMatchObject({ onServer: 4, withFate: 3, missing: 1 });
    expect(compared.found).toMatchObject([{ folder: "INBOX", uid: 1, subject: "Saknas 0" }]);
    expect((await subjects("saknas")).sort()).toEqual(["Saknas 0", "Saknas 1", "Saknas 2", "Saknas 3"]);
  });

  test("a comparison that fails is told of and asked for again, and new mail is read meanwhile", async () => {
    dovecot.createFolder("mapplos", "Inlast");
    const id = await connect("mapplos", dovecot.port, { after: "move", afterName: "Inlast" });
    startReaders();
    await read(id);
    const person = await signedIn("mapplos");
    await person.mailboxDelete("Inlast");
    await requestReconciliation(administrator, { id }, now());
    await until(async () => (await mailboxRow(id)).problem === "targetMissing");
    // It is not asked for over and over: each look would keep when it was.
    const looks = new Set<number | undefined>();
    for (let time = 0; time < 30; time++) {
      looks.add((await mailboxRow(id)).readAt?.getTime());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(looks.size).toBeLessThanOrEqual(2);
    expect(await mailboxRow(id)).toMatchObject({ problem: "targetMissing", brokenComparisons: 0 });
    dovecot.deliver("mapplos", [mailOf({ subject: "Kommer fram ändå" })]);
    await taken("mapplos", 1);
    expect(await db.mailboxReconciliation.count({ where: { mailboxId: id } })).toBe(0);
    expect((await mailboxRow(id)).reconcileRequestedAt).not.toBeNull();
    await person.mailboxCreate("Inlast");
    await person.logout();
    // Asked for anew it does not wait.
    await requestReconciliation(administrator, { id }, now());
    await until(async () => (await db.mailboxReconciliation.count({ where: { mailboxId: id } })) === 1);
    await read(id);
    expect(await mailboxRow(id)).toMatchObject({ reconcileRequestedAt: null, brokenComparisons: 0 });
    expect(await subjects("mapplos")).toEqual(["Kommer fram ändå"]);
  });

  test("a new numbering of the mailbox is read from its beginning, and nothing is doubled", async () => {
    const id = await connect("nummer", dovecot.port);
    startReaders();
    await read(id);
    dovecot.deliver("nummer", mails("Numrerad", 10));
    await taken("nummer", 10);
    const before = await mailboxRow(id);
    await dovecot.stop();
    // UIDVALIDITY is the second in which the mailbox was numbered.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    dovecot.renumber("nummer");
    await dovecot.start();
    dovecot.deliver("nummer", mails("Efter omnumrering", 1));
    await taken("nummer", 11, 40);
    await until(async () => (await mailboxRow(id)).lastUid === 11n);
    expect((await mailboxRow(id)).uidValidity).not.toBe(before.uidValidity);
    const found = await fatesOf("nummer");
    expect(found).toHaveLength(11);
    expect(found.filter(({ fate }) => fate === "waiting_in_inbox")).toHaveLength(11);
  });

  test("a mailbox of 10,000 messages is read once, whole", async () => {
    dovecot.deliver(
      "stor",
      Array.from({ length: 10_000 }, (_, index) => mailOf({ subject: `Stor ${index}` })),
    );
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const id = await connect("stor", dovecot.port);
    startReaders();
    startReaders();
    await read(id, new Date(0), 120);
    await until(async () => (await mailboxRow(id)).lastUid === 10_000n, 120);
    const where = { mailbox: "stor@regionhalland.se" };
    expect(await db.incomingMessage.count({ where })).toBe(10_000);
    expect(await db.incomingMessage.count({ where: { ...where, fateReason: "archive" } })).toBe(10_000);
    expect(await db.mailboxMessage.count({ where: { mailboxId: id } })).toBe(10_000);
  }, 150_000);

  test("a mailbox that is no longer to be read is let go at once", async () => {
    const id = await connect("paus", dovecot.port);
    startReaders();
    await read(id);
    await setMailboxActive(administrator, { id, version: 1, active: false }, now());
    await until(async () => (await mailboxRow(id)).readerId === null);
    dovecot.deliver("paus", mails("Paus", 1));
    await setMailboxActive(administrator, { id, version: 2, active: true }, now());
    await taken("paus", 1);
  });
});
