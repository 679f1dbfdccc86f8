import { beforeEach, describe, expect, test } from "vitest";
import { openSession, signInWithPassword } from "#lib/auth/commands.ts";
import { actorOfSession } from "#lib/auth/queries.ts";
import {
  createUser,
  endUserSessions,
  grantRole,
  renameUser,
  resetPassword,
  setUserActive,
  unlockUser,
  withdrawRole,
} from "#lib/auth/users/commands.ts";
import { userById, usersPage } from "#lib/auth/users/queries.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { actorWith } from "#tests/factories/actor.ts";

const at = new Date("2026-03-23T08:00:00Z");
const admin = actorWith("admin");
const email = "anna@example.org";
let adminId = "";

beforeEach(async () => {
  await db.session.deleteMany();
  await db.user.deleteMany();
  ({ id: adminId } = await db.user.create({
    data: { email: "admin@example.org", name: "Förvaltare", roles: { create: { role: "admin" } } },
  }));
});

const anna = () => createUser(admin, { email, name: "Anna Ek", role: "coordinator" }, at);
const version = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).version;
const read = async (id: string) => ({ id, version: await version(id) });
const signIn = (password: string) => signInWithPassword({ email, password, userAgent: null }, at);

async function session(userId: string) {
  const opened = await openSession(userId, null, at);
  if (opened.state !== "signed_in") throw new Error(opened.state);
  return opened.sessionId;
}

describe("an account", () => {
  test("begins with a one-time password that is to be changed", async () => {
    const { id, password } = await anna();
    expect(await signIn(password)).toMatchObject({ state: "signed_in", userId: id });
    expect(await userById(admin, id, at)).toMatchObject({
      mustChangePassword: true,
      roles: [{ role: "coordinator" }],
    });
    expect(await userById(admin, id, at)).not.toHaveProperty("passwordHash");
  });

  test("is made once for an address", async () => {
    await anna();
    await expect(anna()).rejects.toBeInstanceOf(FieldError);
  });

  test("gets roles and loses them from the next request on", async () => {
    const { id } = await anna();
    const sessionId = await session(id);
    await grantRole(admin, { ...(await read(id)), role: "procurement" }, at);
    await expect(grantRole(admin, { ...(await read(id)), role: "procurement" }, at)).rejects.toMatchObject({
      key: "roleHeld",
    });
    const held = await db.roleAssignment.findFirstOrThrow({ where: { userId: id, role: "coordinator" } });
    await withdrawRole(admin, { ...(await read(id)), assignmentId: held.id }, at);
    expect((await actorOfSession(sessionId, at))?.roles.map(({ role }) => role)).toEqual(["procurement"]);
  });

  test("is not tied to a unit that does not exist", async () => {
    const unitId = "01900000-0000-7000-8000-00000000dead";
    const grant = { email, name: "Anna", role: "own_handler" as const, unitId };
    await expect(createUser(admin, grant, at)).rejects.toMatchObject({ field: "unitId", key: "notInUse" });
  });

  test("that is closed ends its sessions and takes no password", async () => {
    const { id, password } = await anna();
    const sessionId = await session(id);
    await setUserActive(admin, { ...(await read(id)), active: false }, at);
    expect(await actorOfSession(sessionId, at)).toBeNull();
    expect((await signIn(password)).state).toBe("wrong");
    await setUserActive(admin, { ...(await read(id)), active: true }, at);
    expect(await actorOfSession(sessionId, at)).toBeNull();
    expect((await signIn(password)).state).toBe("signed_in");
  });

  test("with a new one-time password loses the old one, its lock and its sessions", async () => {
    const { id, password } = await anna();
    const sessionId = await session(id);
    for (let n = 0; n < 5; n += 1) await signIn("fel");
    expect((await signIn(password)).state).toBe("locked");
    const fresh = await resetPassword(admin, await read(id), at);
    expect(await actorOfSession(sessionId, at)).toBeNull();
    expect((await signIn(password)).state).toBe("wrong");
    expect((await signIn(fresh)).state).toBe("signed_in");
  });

  test("of the demonstration gets no password, and stays usable with one press", async () => {
    const { id } = await db.user.create({ data: { email, name: "Demo", demo: true } });
    await expect(resetPassword(admin, await read(id), at)).rejects.toMatchObject({
      missing: [{ key: "demoPassword" }],
    });
    expect(await db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({
      passwordHash: null,
      mustChangePassword: false,
    });
  });

  test("is unlocked, and signed out everywhere", async () => {
    const { id, password } = await anna();
    for (let n = 0; n < 5; n += 1) await signIn("fel");
    await unlockUser(admin, await read(id), at);
    expect((await signIn(password)).state).toBe("signed_in");
    await endUserSessions(admin, await read(id), at);
    expect((await userById(admin, id, at)).sessions).toEqual([]);
  });

  test("changed by somebody else meanwhile is told", async () => {
    const { id } = await anna();
    const form = await read(id);
    await renameUser(admin, { ...form, name: "Anna Ek Ny" }, at);
    await expect(renameUser(admin, { ...form, name: "Annat" }, at)).rejects.toBeInstanceOf(ConflictError);
  });

  test("every change is in its chain, without passwords", async () => {
    const { id, password } = await anna();
    await renameUser(admin, { ...(await read(id)), name: "Anna Ny" }, at);
    await setUserActive(admin, { ...(await read(id)), active: false }, at);
    const events = await db.auditEvent.findMany({
      where: { streamType: "users", streamId: id },
      orderBy: { sequence: "asc" },
    });
    expect(events.map((event) => event.type)).toEqual(["user_created", "user_renamed", "user_deactivated"]);
    expect(JSON.stringify(events.map((event) => event.data))).not.toContain(password);
  });
});

describe("somebody can always look after the system", () => {
  const adminRole = () => db.roleAssignment.findFirstOrThrow({ where: { userId: adminId, role: "admin" } });

  test("the last administrator is neither closed nor stripped", async () => {
    const closing = setUserActive(admin, { ...(await read(adminId)), active: false }, at);
    await expect(closing).rejects.toMatchObject({ missing: [{ key: "lastAdministrator" }] });
    const { id: assignmentId } = await adminRole();
    const stripping = withdrawRole(admin, { ...(await read(adminId)), assignmentId }, at);
    await expect(stripping).rejects.toBeInstanceOf(RefusedError);
    expect(await adminRole()).toBeTruthy();
  });

  test("two administrators who strip each other at once leave one", async () => {
    const second = await createUser(admin, { email, name: "Anna", role: "admin" }, at);
    const strip = async (userId: string) => {
      const held = await db.roleAssignment.findFirstOrThrow({ where: { userId, role: "admin" } });
      return withdrawRole(admin, { ...(await read(userId)), assignmentId: held.id }, at);
    };
    const results = await Promise.allSettled([strip(adminId), strip(second.id)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a closed administrator and a demonstration account do not count", async () => {
    await db.user.create({
      data: { email: "x@example.org", name: "X", active: false, roles: { create: { role: "admin" } } },
    });
    await db.user.create({
      data: { email: "y@example.org", name: "Y", demo: true, roles: { create: { role: "admin" } } },
    });
    const { id: assignmentId } = await adminRole();
    await expect(withdrawRole(admin, { ...(await read(adminId)), assignmentId }, at)).rejects.toBeInstanceOf(
      RefusedError,
    );
  });

  test("nobody closes their own account", async () => {
    const { id } = await createUser(admin, { email, name: "Anna", role: "admin" }, at);
    const own = { ...admin, id };
    await expect(setUserActive(own, { ...(await read(id)), active: false }, at)).rejects.toMatchObject({
      missing: [{ key: "ownAccount" }],
    });
  });
});

describe("rights", () => {
  test("only an administrator reads and changes accounts", async () => {
    const { id } = await anna();
    const other = actorWith("coordinator", "manager");
    const form = await read(id);
    const attempts = [
      () => createUser(other, { email: "n@example.org", name: "N", role: "admin" }, at),
      () => renameUser(other, { ...form, name: "N" }, at),
      () => grantRole(other, { ...form, role: "admin" }, at),
      () => withdrawRole(other, { ...form, assignmentId: id }, at),
      () => setUserActive(other, { ...form, active: false }, at),
      () => resetPassword(other, form, at),
      () => unlockUser(other, form, at),
      () => endUserSessions(other, form, at),
      () => usersPage(other, {}),
      () => userById(other, id, at),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toBeInstanceOf(ForbiddenError);
  });

  test("an account that does not exist is not found", async () => {
    const id = "01900000-0000-7000-8000-00000000dead";
    await expect(userById(admin, id, at)).rejects.toBeInstanceOf(NotFoundError);
    await expect(unlockUser(admin, { id, version: 1 }, at)).rejects.toBeInstanceOf(NotFoundError);
  });
});

test("the list is paged by key in Swedish order and searched by name or address", async () => {
  await db.user.createMany({
    data: Array.from({ length: 60 }, (_, n) => ({
      email: `u${n}@example.org`,
      name: `${n % 2 ? "Ö" : "a"}${100 + n}`,
    })),
  });
  const first = await usersPage(admin, {});
  const second = await usersPage(admin, { after: first.next ?? undefined });
  const names = [...first.users, ...second.users].map((user) => user.name);
  expect([first.users.length, second.users.length, second.next]).toEqual([50, 11, null]);
  expect(names).toEqual([...names].sort(new Intl.Collator("sv").compare));
  expect((await usersPage(admin, { query: "U59@" })).users.map((user) => user.name)).toEqual(["Ö159"]);
  expect((await usersPage(admin, { query: "%" })).users).toEqual([]);
});
