import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { seal, unseal } from "#lib/auth/sealed.ts";
import { now } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { watchMailboxes } from "#lib/intake/mailboxes/commands/alarms.ts";
import {
  changeMailbox,
  connectMailbox,
  removeMailbox,
  requestReconciliation,
  setMailboxActive,
  tryMailbox,
} from "#lib/intake/mailboxes/commands/settings.ts";
import { mailboxById, mailboxHealth, mailboxList, silentMailboxes } from "#lib/intake/mailboxes/queries.ts";
import { backOff, startMailboxReaders } from "#lib/intake/mailboxes/readers.ts";
import { actorWith } from "#tests/factories/actor.ts";
import { type Dovecot, hasDovecot, password, startDovecot } from "#tests/factories/dovecot.ts";
import { arrive, mailOf } from "#tests/factories/incoming.ts";
import { administrator, connect, mailboxInput, mailboxRow, read, taken } from "#tests/factories/mailboxes.ts";
import { personWith } from "#tests/factories/person.ts";
import { selfSignedCertificate } from "#tests/factories/serverCertificate.ts";
import { startTokenServer } from "#tests/factories/tokenServer.ts";

/** Nothing listens there. */
const closedPort = 1;

describe("a secret", () => {
  test("opens only in its own place, and is not to be seen in what is kept", () => {
    const sealed = seal("lösenord-åäö", "a");
    expect(unseal(sealed, "a")).toBe("lösenord-åäö");
    expect(sealed).not.toContain("lösenord");
    expect(seal("lösenord-åäö", "a")).not.toBe(sealed);
    expect(() => unseal(sealed, "b")).toThrow("AUTH_SECRET");
    for (const broken of ["", "v1", "v1.a.b.c", `${sealed.slice(0, -4)}AAAA`, sealed.replace("v1", "v2")])
      expect(() => unseal(broken, "a")).toThrow();
  });
});

describe("the mailboxes of the settings", () => {
  test("are kept without their secret in the clear, in any answer or event", async () => {
    const id = await connect("hemlig", closedPort);
    const shown = [
      await mailboxList(administrator),
      await mailboxById(administrator, id),
      await db.auditEvent.findMany({ where: { streamType: "settings" } }),
      await mailboxRow(id),
    ];
    const text = JSON.stringify(shown, (_, value) => (typeof value === "bigint" ? String(value) : value));
    expect(text).not.toContain(password);
    expect((await mailboxById(administrator, id)) as object).not.toHaveProperty("secret");
  });

  test("are the administrator's alone", async () => {
    const coordinator = actorWith("coordinator");
    const id = await connect("egen", closedPort);
    const at = now();
    await expect(connectMailbox(coordinator, mailboxInput("x", 1), at)).rejects.toThrow(ForbiddenError);
    await expect(mailboxById(coordinator, id)).rejects.toThrow(ForbiddenError);
    await expect(tryMailbox(coordinator, mailboxInput("x", 1))).rejects.toThrow(ForbiddenError);
    await expect(requestReconciliation(coordinator, { id }, at)).rejects.toThrow(ForbiddenError);
  });

  test("are not connected twice, and two administrators do not overwrite each other", async () => {
    const id = await connect("dubbel", closedPort);
    await expect(connect("dubbel", closedPort)).rejects.toMatchObject({ field: "username" });
    const form = { ...mailboxInput("dubbel", closedPort, { name: "Nytt namn" }), id, version: 1 };
    await changeMailbox(administrator, form, now());
    await expect(changeMailbox(administrator, form, now())).rejects.toThrow(ConflictError);
    await expect(setMailboxActive(administrator, { id, version: 1, active: false }, now())).rejects.toThrow(
      ConflictError,
    );
    expect((await mailboxRow(id)).name).toBe("Nytt namn");
  });

  test("keep the secret when the form has none, but never for another server", async () => {
    const id = await connect("behall", closedPort);
    const before = await mailboxRow(id);
    const form = {
      ...mailboxInput("behall", closedPort, { name: "Annat", secret: undefined }),
      id,
      version: 1,
    };
    await changeMailbox(administrator, form, now());
    expect((await mailboxRow(id)).secret).toBe(before.secret);
    const elsewhere = { ...form, version: 2, host: "imap.elsewhere.example", security: "tls" as const };
    for (const work of [changeMailbox(administrator, elsewhere, now()), tryMailbox(administrator, elsewhere)])
      await expect(work).rejects.toMatchObject({ field: "secret", key: "secretForOtherServer" });
  });

  test("another user or folder is another mailbox, whose mail is archive from the beginning", async () => {
    const id = await connect("byter", closedPort);
    await db.mailboxConnection.update({ where: { id }, data: { uidValidity: 5, lastUid: 9 } });
    // The other one may have the same numbering: what was seen here says nothing of its messages.
    const { id: messageId } = await arrive(mailOf());
    const seen = { folder: "INBOX", uidValidity: 5, uid: 1, messageId };
    await db.mailboxMessage.create({ data: { mailboxId: id, ...seen } });
    const { archiveBefore } = await mailboxRow(id);
    const form = { ...mailboxInput("byter", closedPort, { folder: "Annan" }), id, version: 1 };
    await changeMailbox(administrator, form, new Date(archiveBefore.getTime() + 60_000));
    const after = await mailboxRow(id);
    expect(after).toMatchObject({ uidValidity: null, lastUid: 0n });
    expect(after.archiveBefore > archiveBefore).toBe(true);
    expect(await db.mailboxMessage.count({ where: { mailboxId: id } })).toBe(0);
  });

  test("the inbox in another case is the same folder, and what was seen there stays seen", async () => {
    const id = await connect("versal", closedPort, { folder: "Inbox" });
    await db.mailboxConnection.update({ where: { id }, data: { uidValidity: 5, lastUid: 9 } });
    const { id: messageId } = await arrive(mailOf());
    await db.mailboxMessage.create({
      data: { mailboxId: id, folder: "Inbox", uidValidity: 5, uid: 1, messageId },
    });
    const { archiveBefore } = await mailboxRow(id);
    const input = { ...mailboxInput("versal", closedPort, { name: "Nytt namn" }), id, version: 1 };
    await changeMailbox(administrator, input, new Date(archiveBefore.getTime() + 60_000));
    expect(await mailboxRow(id)).toMatchObject({
      folder: "INBOX",
      uidValidity: 5n,
      lastUid: 9n,
      archiveBefore,
    });
    expect(await db.mailboxMessage.findMany({ where: { mailboxId: id } })).toMatchObject([
      { folder: "INBOX", uid: 1n },
    ]);
  });

  test("are removed when they are no longer read, and their messages stay", async () => {
    const id = await connect("bort", closedPort);
    const { id: messageId } = await arrive(mailOf());
    const seen = { folder: "INBOX", uidValidity: 5, uid: 1, messageId };
    await db.mailboxMessage.create({ data: { mailboxId: id, ...seen } });
    await db.mailboxReconciliation.create({
      data: { mailboxId: id, at: now(), onServer: 1, withFate: 1, missing: 0, found: [] },
    });
    const remove = (version: number, actor = administrator) => removeMailbox(actor, { id, version }, now());
    await expect(remove(1)).rejects.toMatchObject({ missing: [{ key: "mailboxOn" }] });
    await setMailboxActive(administrator, { id, version: 1, active: false }, now());
    await expect(remove(1)).rejects.toThrow(ConflictError);
    await expect(remove(2, actorWith("coordinator"))).rejects.toThrow(ForbiddenError);
    await remove(2);
    await expect(remove(2)).rejects.toThrow(NotFoundError);
    expect(await db.mailboxMessage.count({ where: { mailboxId: id } })).toBe(0);
    expect(await db.incomingMessage.count({ where: { id: messageId } })).toBe(1);
    // The same one may be connected again.
    await connect("bort", closedPort);
  });

  test("what the missing messages are about is for who reads the Inkorg", async () => {
    const id = await connect("avstamd", closedPort);
    const found = [{ folder: "INBOX", uid: 7, date: null, subject: "Hemligt", messageId: null }];
    const counts = { onServer: 1, withFate: 0, missing: 1 };
    await db.mailboxReconciliation.create({ data: { mailboxId: id, at: now(), ...counts, found } });
    const shown = async (...roles: ("admin" | "coordinator")[]) =>
      (await mailboxById(actorWith(...roles), id)).reconciliations[0]?.found;
    expect(await shown("admin")).toMatchObject([{ uid: 7, subject: null, takenIn: false, hidden: true }]);
    expect(await shown("admin", "coordinator")).toMatchObject([{ subject: "Hemligt", hidden: false }]);
  });
});

describe("an outage", () => {
  beforeEach(() => db.mailboxConnection.updateMany({ data: { active: false } }));
  const mails = () =>
    db.outgoingMail.findMany({ where: { purpose: "mailbox_alarm" }, orderBy: { id: "asc" } });

  test("is told once by mail and on the home page, and once more when it is over", async () => {
    const admin = await personWith("admin");
    const id = await connect("tyst", closedPort, { silenceMinutes: 30 });
    const { activeSince } = await mailboxRow(id);
    const later = (minutes: number) => new Date(activeSince.getTime() + minutes * 60_000);
    expect(await watchMailboxes(later(29))).toBe(0);
    expect(await silentMailboxes(admin, later(29))).toEqual([]);
    expect(await Promise.all([watchMailboxes(later(31)), watchMailboxes(later(31))])).toContain(1);
    expect(await watchMailboxes(later(32))).toBe(0);
    expect(await mails()).toHaveLength(1);
    expect((await mails())[0]).toMatchObject({ to: expect.arrayContaining([admin.email]) });
    for (const role of ["coordinator", "admin"] as const)
      expect(await silentMailboxes(actorWith(role), later(32))).toMatchObject([{ id }]);
    for (const role of ["procurement", "manager", "unit_manager"] as const)
      expect(await silentMailboxes(actorWith(role), later(32))).toEqual([]);
    expect(await mailboxHealth(later(32))).toEqual({ active: 1, silent: 1, problems: 0 });

    await db.mailboxConnection.update({ where: { id }, data: { readAt: later(40) } });
    expect(await watchMailboxes(later(41))).toBe(1);
    expect(await watchMailboxes(later(42))).toBe(0);
    expect((await mails()).map(({ subject }) => subject)).toEqual([
      "Brevlådan Brevlåda tyst läses inte",
      "Brevlådan Brevlåda tyst läses igen",
    ]);
  });
});

test("what only an administrator can put right is tried with long pauses, so that no account is locked", () => {
  expect(backOff(1, "connectionLost")).toBe(1000);
  expect(backOff(20, "connectionLost")).toBe(60_000);
  expect(backOff(1, "wrongPassword")).toBe(60_000);
  expect(backOff(20, "wrongPassword")).toBe(600_000);
});

describe.skipIf(!hasDovecot)("trying a connection", () => {
  const certificate = selfSignedCertificate();
  const client = {
    id: "vigilans",
    secret: "klienthemlighet",
    scope: "https://outlook.office365.com/.default",
  };
  let dovecot: Dovecot;
  let tokens: Awaited<ReturnType<typeof startTokenServer>>;
  const readers: { stop: () => Promise<void> }[] = [];

  beforeAll(async () => {
    tokens = await startTokenServer(client, "token");
    dovecot = await startDovecot({ introspectionUrl: `${tokens.url}/introspect`, certificate });
    dovecot.deliver("prova", [mailOf(), mailOf()]);
  });
  afterEach(async () => {
    await Promise.all(readers.splice(0).map(({ stop }) => stop()));
  });
  afterAll(async () => {
    await dovecot.remove();
    await tokens.stop();
  });

  const attempt = (more: Parameters<typeof mailboxInput>[2], user = "prova") =>
    tryMailbox(administrator, mailboxInput(user, dovecot.port, more));
  const oauth2 = () => ({
    ...{ auth: "oauth2" as const, secret: client.secret, tokenUrl: `${tokens.url}/token` },
    ...{ clientId: client.id, scope: client.scope },
  });

  test("says how many messages there are, and leaves them as they are", async () => {
    expect(await attempt({})).toEqual({ count: 2, folder: "INBOX" });
    expect(dovecot.files("prova").filter((file) => /:2,.*S/.test(file))).toEqual([]);
  });

  test.each([
    ["wrongPassword", "secret", { secret: "fel" }],
    ["folderMissing", "folder", { folder: "Finns inte" }],
    ["targetMissing", "afterName", { after: "move" as const, afterName: "Finns inte" }],
    ["refused", "port", { port: closedPort }],
    ["hostNotFound", "host", { host: "finns-inte.invalid", security: "tls" as const }],
    ["plainOnlyHere", "security", { host: "10.255.255.1" }],
    ["notTls", "security", { security: "tls" as const }],
  ])("says %s at the field where it is put right", async (problem, field, more) => {
    const failure = await attempt(more).catch((error) => error);
    expect(failure).toBeInstanceOf(FieldError);
    expect(failure).toMatchObject({ field, key: `mailbox.${problem}` });
  });

  test("over TLS and STARTTLS trusts only a certificate that is to be trusted", async () => {
    const ways = [
      { host: "localhost", security: "tls" as const, port: dovecot.tlsPort },
      { host: "localhost", security: "starttls" as const },
    ];
    for (const way of ways)
      await expect(attempt(way)).rejects.toMatchObject({ field: "host", key: "mailbox.certificate" });
    const before = getCACertificates("default");
    setDefaultCACertificates([...before, certificate.cert]);
    try {
      for (const way of ways) expect(await attempt(way)).toMatchObject({ count: 2 });
    } finally {
      setDefaultCACertificates(before);
    }
  });

  test("with OAuth 2 gets a token and signs in with it, and says which of the two refuses", async () => {
    expect(await attempt(oauth2(), "token")).toMatchObject({ count: 0 });
    expect(tokens.given.size).toBe(1);
    const problems = [
      [{ ...oauth2(), secret: "fel" }, "token", "tokenRefused"],
      [{ ...oauth2(), tokenUrl: `http://127.0.0.1:${closedPort}/token` }, "token", "tokenUnreachable"],
      [oauth2(), "annan", "tokenNotAccepted"],
    ] as const;
    for (const [more, user, problem] of problems)
      await expect(attempt(more, user)).rejects.toMatchObject({ key: `mailbox.${problem}` });
    const refused = await attempt({ ...oauth2(), secret: "fel" }, "token").catch((error) => error);
    expect(refused.values.detail).toBe("invalid_client: Invalid client secret.");
  });

  test("and then reading it with OAuth 2 takes messages in", async () => {
    const id = await connect("token", dovecot.port, oauth2());
    readers.push(startMailboxReaders());
    await read(id);
    dovecot.deliver("token", [mailOf({ subject: "Med token" })]);
    await taken("token", 1);
  });

  test("a wrong password is shown, and a right one is used at once", async () => {
    const id = await connect("fel", dovecot.port, { secret: "fel" });
    readers.push(startMailboxReaders());
    await expect.poll(async () => (await mailboxRow(id)).problem, { timeout: 10_000 }).toBe("wrongPassword");
    await changeMailbox(administrator, { ...mailboxInput("fel", dovecot.port), id, version: 1 }, now());
    await read(id);
  });
});
