import { randomUUID } from "node:crypto";
import type { ImapFlow } from "imapflow";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { now } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { ConflictError, NotFoundError } from "#lib/errors.ts";
import { retryMessage } from "#lib/intake/commands/retry.ts";
import { claimMailbox } from "#lib/intake/mailboxes/commands/lease.ts";
import { beginNumbering, locationsOf, recordLocations } from "#lib/intake/mailboxes/commands/progress.ts";
import { requestReconciliation } from "#lib/intake/mailboxes/commands/settings.ts";
import { readMailbox } from "#lib/intake/mailboxes/reader.ts";
import { startMailboxReaders } from "#lib/intake/mailboxes/readers.ts";
import { type Reading, readMessages } from "#lib/intake/mailboxes/reading.ts";
import { settle } from "#lib/intake/mailboxes/settling.ts";
import { prepareMessage } from "#lib/intake/prepare.ts";
import { Room } from "#lib/intake/room.ts";
import { actorWith } from "#tests/factories/actor.ts";
import { type Dovecot, hasDovecot, password, startDovecot } from "#tests/factories/dovecot.ts";
import { arrive, mailOf } from "#tests/factories/incoming.ts";
import { administrator, connect, fatesOf, mailboxRow, read, taken } from "#tests/factories/mailboxes.ts";
import { until } from "#tests/factories/smtpServer.ts";

const readers: { stop: () => Promise<void> }[] = [];

function startReaders(options?: Parameters<typeof startMailboxReaders>[0]) {
  readers.push(startMailboxReaders(options));
}

afterEach(async () => {
  await Promise.all(readers.splice(0).map(({ stop }) => stop()));
  await db.mailboxConnection.updateMany({ data: { active: false } });
});

describe.skipIf(!hasDovecot)("a message that is too much", () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.remove());

  test("for its size is kept by its beginning, told, and left on the server as it is", async () => {
    const id = await connect("jatte", dovecot.port);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const large = mailOf({ subject: "Jätte", text: "x".repeat(60_000) });
    dovecot.deliver("jatte", [mailOf({ subject: "Före" }), large, mailOf({ subject: "Efter" })]);
    startReaders({ largest: 20_000 });
    await taken("jatte", 3);
    await read(id);
    const found = await fatesOf("jatte");
    expect(found.map(({ fate, fateReason }) => [fate, fateReason])).toEqual(
      expect.arrayContaining([
        ["quarantined", "tooLarge"],
        ["waiting_in_inbox", "noNotice"],
      ]),
    );
    const kept = await db.incomingMessage.findFirstOrThrow({
      where: { fateReason: "tooLarge" },
      include: { raw: true },
    });
    const { raw, version } = kept;
    expect(kept).toMatchObject({ subject: "Jätte", fromAddress: "someone@sender.example", facts: null });
    expect(kept.reasons).toEqual(["size-on-server 0\u00a0MB"]);
    // Its beginning never passes for the whole.
    await expect(
      retryMessage(actorWith("procurement"), { messageId: kept.id, version }, now()),
    ).rejects.toThrow(NotFoundError);
    // Dovecot gives lines as the protocol wants them, which is how they were written here.
    expect(Buffer.from(raw.content).equals(large.subarray(0, 20_000))).toBe(true);
    await until(() => dovecot.files("jatte").filter((file) => /:2,.*S/.test(file)).length === 2);
    await requestReconciliation(administrator, { id }, now());
    await until(async () => (await db.mailboxReconciliation.count({ where: { mailboxId: id } })) === 1);
    expect(await db.mailboxReconciliation.findFirst({ where: { mailboxId: id } })).toMatchObject({
      ...{ onServer: 3, withFate: 3, missing: 0 },
    });
    expect(await fatesOf("jatte")).toHaveLength(3);
  });

  test("for its worker is kept unread in quarantine, whoever of the workers meets it", async () => {
    const id = await connect("gift", dovecot.port);
    startReaders();
    await read(id);
    await Promise.all(readers.splice(0).map(({ stop }) => stop()));
    // Five workers that took this message up by itself have ended without a word.
    await db.mailboxConnection.update({
      where: { id },
      data: { brokenAt: 0, brokenCount: 7, brokenDeaths: 5 },
    });
    dovecot.deliver("gift", [mailOf({ subject: "Gift" }), mailOf({ subject: "Nästa" })]);
    startReaders();
    await taken("gift", 2);
    await until(async () => (await mailboxRow(id)).lastUid === 2n);
    const [poison, next] = await fatesOf("gift");
    expect(poison).toMatchObject({ subject: null, fate: "quarantined", fateReason: "brokeDown" });
    expect(next).toMatchObject({ subject: "Nästa", fate: "waiting_in_inbox" });
    expect(await mailboxRow(id)).toMatchObject({ brokenAt: null, brokenCount: 0, brokenDeaths: 0 });
  });

  test("is none of several that a worker is at when it is ended", async () => {
    const id = await connect("flera", dovecot.port);
    dovecot.deliver("flera", [mailOf(), mailOf()]);
    const readerId = randomUUID();
    expect(await claimMailbox(id, readerId)).toBe(true);
    const counted: number[][] = [];
    const prepare: typeof prepareMessage = async (raw, origin) => {
      const { brokenCount, brokenDeaths } = await mailboxRow(id);
      counted.push([brokenCount, brokenDeaths]);
      return prepareMessage(raw, origin);
    };
    const ended = new AbortController();
    const orders = {
      ...{ ended: ended.signal, reconcileRequestedAt: () => null, reconciled: () => undefined },
      ...{ refused: () => undefined, onRequest: () => undefined, read: () => ended.abort() },
    };
    const means = { room: new Room(1_000_000), largest: 1_000_000, prepare };
    // Told to end, it hangs up, which may be thrown.
    await readMailbox({ id, readerId }, means, orders, { count: 0 }).catch(() => undefined);
    expect(counted).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  test("is not one that comes after others that were taken in", async () => {
    const id = await connect("dodad", dovecot.port);
    dovecot.deliver("dodad", [mailOf({ subject: "Ett" }), mailOf({ subject: "Två" })]);
    startReaders();
    await taken("dodad", 2);
    await until(async () => (await mailboxRow(id)).lastUid === 2n);
    await Promise.all(readers.splice(0).map(({ stop }) => stop()));
    // As if workers had been ended again and again before they could say that these two were taken in.
    const broken = { lastUid: 0, brokenAt: 0, brokenCount: 1, brokenDeaths: 7 };
    await db.mailboxConnection.update({ where: { id }, data: broken });
    dovecot.deliver("dodad", [mailOf({ subject: "Tre" })]);
    startReaders();
    await taken("dodad", 3);
    await until(async () => (await mailboxRow(id)).lastUid === 3n);
    expect((await fatesOf("dodad")).map(({ fate }) => fate)).toEqual(Array(3).fill("waiting_in_inbox"));
  });

  test("for its worker even so is passed by, and told of by the comparison", async () => {
    const id = await connect("fast", dovecot.port);
    startReaders();
    await read(id);
    await Promise.all(readers.splice(0).map(({ stop }) => stop()));
    const data = { brokenAt: 0, brokenCount: 8, brokenDeaths: 8, brokenComparisons: 2 };
    await db.mailboxConnection.update({ where: { id }, data });
    dovecot.deliver("fast", [mailOf({ subject: "Fast" }), mailOf({ subject: "Nästa" })]);
    startReaders();
    await taken("fast", 1);
    await until(async () => (await db.mailboxReconciliation.count({ where: { mailboxId: id } })) === 1);
    const compared = await db.mailboxReconciliation.findFirst({ where: { mailboxId: id } });
    expect(compared).toMatchObject({ onServer: 2, withFate: 1, missing: 1 });
    expect(compared?.found).toMatchObject([{ subject: "Fast", messageId: null }]);
    // The next comparison tries it again.
    await requestReconciliation(administrator, { id }, now());
    await taken("fast", 2);
  });
});

describe("the memory of a worker", () => {
  /** A server as its client shows it, that tells how many bytes it has given. */
  function serverOf(messages: readonly Buffer[], absent: ReadonlySet<number> = new Set()) {
    const given = { bytes: 0 };
    const client = {
      usable: true,
      fetch: async function* () {
        for (const [index, source] of messages.entries()) {
          if (absent.has(index + 1)) continue;
          given.bytes += source.byteLength;
          yield { uid: index + 1, source, size: source.byteLength || 1000, internalDate: new Date() };
        }
      },
      noop: async () => undefined,
      search: async () => messages.map((_, index) => index + 1).filter((uid) => uid !== 4),
    };
    return { client: client as unknown as ImapFlow, given };
  }
  const readingOf = (id: string, client: ImapFlow, room: Room, prepare = prepareMessage): Reading => ({
    ...{ client, room, prepare, largest: 1_000_000, unread: false, address: "minne@regionhalland.se" },
    place: { mailboxId: id, folder: "INBOX", uidValidity: 1n },
    archive: { archiveUidNext: 1n, archiveBefore: new Date(0) },
  });

  test("holds messages of so many bytes, and not only so many of them", async () => {
    const id = await connect("minne", 1);
    const size = 30_000;
    const messages = Array.from({ length: 8 }, () => mailOf({ text: "y".repeat(size) }));
    const { client, given } = serverOf(messages);
    let stored = 0;
    let most = 0;
    const prepare: typeof prepareMessage = async (raw, origin) => {
      const message = await prepareMessage(raw, origin);
      stored = await db.incomingMessage.count({ where: { mailbox: "minne@regionhalland.se" } });
      most = Math.max(most, given.bytes - stored * size);
      return message;
    };
    const uids = messages.map((_, index) => index + 1);
    const { read: done, refused } = await readMessages(
      readingOf(id, client, new Room(2.5 * size), prepare),
      uids,
    );
    expect([done.length, refused]).toEqual([8, []]);
    // Two that have room, one that waits for it, and what was stored after it was counted.
    expect(most).toBeLessThan(5 * size);
  });

  test("a message that the server has and does not give is refused, and one that is gone is not", async () => {
    const id = await connect("utan", 1);
    const { client } = serverOf([mailOf(), mailOf(), Buffer.alloc(0), mailOf()], new Set([2, 4]));
    const result = await readMessages(readingOf(id, client, new Room(1000)), [1, 2, 3, 4]);
    expect(result.read.map(({ uid }) => uid)).toEqual([1]);
    expect(result.refused).toEqual([2, 3]);
  });
});

describe("what is done on the server after reading", () => {
  test("copies no message twice when the server copies it and does not mark it", async () => {
    const id = await connect("kopia", 1);
    const place = { mailboxId: id, folder: "INBOX", uidValidity: 1n };
    const { id: messageId } = await arrive(mailOf());
    await recordLocations(place, [{ uid: 4, messageId, settled: false }], now());
    let copies = 0;
    const client = {
      ...{ usable: true, capabilities: new Map() },
      messageCopy: async () => {
        copies += 1;
        return { uidValidity: 2n, uidMap: new Map([[4, 9]]) };
      },
      messageFlagsAdd: async () => false,
    } as unknown as ImapFlow;
    const after = { after: "move" as const, afterName: "Inlast" };
    expect(await settle(client, place, after)).toMatchObject({ problem: "notMarked", detail: "\\Deleted" });
    expect(await settle(client, place, after)).toBeNull();
    expect(copies).toBe(1);
    const copied = await locationsOf({ ...place, folder: "Inlast", uidValidity: 2n }, [9]);
    expect(copied.get(9)).toBe(messageId);
  });
});

describe("a new numbering", () => {
  test("is begun whole or not at all", async () => {
    const id = await connect("numrering", 1);
    const place = { mailboxId: id, folder: "INBOX", uidValidity: 1n };
    const { id: messageId } = await arrive(mailOf());
    await recordLocations(place, [{ uid: 4, messageId, settled: true }], now());
    const readerId = randomUUID();
    await expect(beginNumbering({ id, readerId }, place, 9)).rejects.toThrow(ConflictError);
    expect((await locationsOf(place, [4])).size).toBe(1);
    expect(await claimMailbox(id, readerId)).toBe(true);
    await beginNumbering({ id, readerId }, place, 9);
    expect((await locationsOf(place, [4])).size).toBe(0);
    expect(await mailboxRow(id)).toMatchObject({ uidValidity: 1n, archiveUidNext: 9n, lastUid: 0n });
  });
});

describe.skipIf(!hasDovecot)("a server that can only what it must", () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot({ capability: "IMAP4rev1" });
  });
  afterAll(() => dovecot.remove());

  test("is read by looking, and what a person has marked for deletion there is not cleared away", async () => {
    dovecot.createFolder("enkel", "Inlast");
    const id = await connect("enkel", dovecot.port, { after: "move", afterName: "Inlast" });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const { ImapFlow } = await import("imapflow");
    const person = new ImapFlow({
      ...{ host: "127.0.0.1", port: dovecot.port, secure: false, doSTARTTLS: false, logger: false as const },
      auth: { user: "enkel", pass: password },
    });
    await person.connect();
    await person.append("INBOX", mailOf({ subject: "Märkt av en människa" }), ["\\Deleted"]);
    dovecot.deliver("enkel", [mailOf({ subject: "Ny" })]);
    startReaders();
    await taken("enkel", 2);
    await until(() => dovecot.files("enkel", "Inlast").length === 2);
    await until(
      async () => (await db.mailboxMessage.count({ where: { mailboxId: id, settledAt: null } })) === 0,
    );
    await person.mailboxOpen("INBOX");
    expect(await person.search({ deleted: true })).toHaveLength(2);
    await person.logout();
    await requestReconciliation(administrator, { id }, now());
    await until(async () => (await db.mailboxReconciliation.count({ where: { mailboxId: id } })) === 1);
    expect(await db.mailboxReconciliation.findFirst({ where: { mailboxId: id } })).toMatchObject({
      ...{ onServer: 4, withFate: 4, missing: 0 },
    });
    expect(await fatesOf("enkel")).toHaveLength(2);
  });
});
