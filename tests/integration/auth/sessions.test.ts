import { beforeEach, describe, expect, test } from "vitest";
import {
  changePassword,
  openSession,
  revokeOtherSessions,
  revokeSession,
  revokeSessionById,
  sessionHours,
  signInWithPassword,
} from "#lib/auth/commands.ts";
import { failuresAllowed } from "#lib/auth/lockout.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { actorOfSession } from "#lib/auth/queries.ts";
import { db } from "#lib/db.ts";
import { FieldError, NotFoundError } from "#lib/errors.ts";

const at = new Date("2026-03-23T08:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const password = "korrekt häst batteri";
const passwordHash = await hashPassword(password);
const signIn = (typed: string, when = at, email = "Anna@Example.org") =>
  signInWithPassword({ email, password: typed, userAgent: null }, when);

let userId = "";

beforeEach(async () => {
  await db.user.deleteMany();
  ({ id: userId } = await db.user.create({
    data: { email: "anna@example.org", name: "Anna", passwordHash },
  }));
});

async function session(when = at): Promise<string> {
  const opened = await openSession(userId, null, when);
  if (opened.state !== "signed_in") throw new Error(opened.state);
  return opened.sessionId;
}

async function actor(sessionId: string, when = at) {
  const found = await actorOfSession(sessionId, when);
  if (!found) throw new Error("the session does not hold");
  return found;
}

describe("sign-in", () => {
  test("takes the right password, whatever the case of the address", async () => {
    expect(await signIn(password)).toMatchObject({ state: "signed_in", userId });
  });

  test("keeps passwords as argon2id only", () => {
    expect(passwordHash).toMatch(/^\$argon2id\$/);
  });

  test("answers an unknown address and a wrong password alike", async () => {
    expect(await signIn("fel")).toEqual({ state: "wrong" });
    expect(await signIn(password, at, "nobody@example.org")).toEqual({ state: "wrong" });
  });

  test("locks after failures in a row, even for the right password, and opens again", async () => {
    for (let n = 0; n < failuresAllowed; n += 1) await signIn("fel");
    expect(await signIn(password)).toEqual({ state: "locked" });
    expect(await signIn(password, later(16))).toMatchObject({ state: "signed_in" });
    expect((await db.user.findUniqueOrThrow({ where: { id: userId } })).failedSignIns).toBe(0);
  });

  test("counts every one of many failures at once", async () => {
    await Promise.all(Array.from({ length: failuresAllowed }, () => signIn("fel")));
    expect(await signIn(password)).toEqual({ state: "locked" });
  });

  test("is closed to an account that is not active", async () => {
    await db.user.update({ where: { id: userId }, data: { active: false } });
    expect(await signIn(password)).toEqual({ state: "wrong" });
  });
});

describe("a session", () => {
  test("holds for its hours and no longer", async () => {
    const id = await session();
    expect(await actorOfSession(id, later(sessionHours * 60 - 1))).toMatchObject({ name: "Anna" });
    expect(await actorOfSession(id, later(sessionHours * 60 + 1))).toBeNull();
  });

  test("ends at once when it is revoked, at sign-out, or when the account is closed", async () => {
    const [one, two, three] = [await session(), await session(), await session()];
    await revokeSession(await actor(three), one, at);
    await revokeSessionById(two, at);
    expect(await actorOfSession(one, at)).toBeNull();
    expect(await actorOfSession(two, at)).toBeNull();
    await db.user.update({ where: { id: userId }, data: { active: false } });
    expect(await actorOfSession(three, at)).toBeNull();
  });

  test("of another person cannot be revoked", async () => {
    const other = await db.user.create({ data: { email: "bo@example.org", name: "Bo" } });
    const theirs = await db.session.create({ data: { userId: other.id, expiresAt: later(60) } });
    await expect(revokeSession(await actor(await session()), theirs.id, at)).rejects.toThrow(NotFoundError);
    expect(await actorOfSession(theirs.id, at)).not.toBeNull();
  });
});

describe("a change of password", () => {
  test("needs a new one: a one-time password does not stay", async () => {
    const me = await actor(await session());
    const attempt = changePassword(me, { current: password, next: password }, at);
    await expect(attempt).rejects.toThrow("passwordUnchanged");
  });

  test("asks for the present one, and ends every other session", async () => {
    const [here, elsewhere] = [await session(), await session()];
    const me = await actor(here);
    await expect(changePassword(me, { current: "fel", next: "nytt lösenord 1" }, at)).rejects.toThrow(
      FieldError,
    );
    await changePassword(me, { current: password, next: "nytt lösenord 1" }, at);
    expect(await actorOfSession(here, at)).not.toBeNull();
    expect(await actorOfSession(elsewhere, at)).toBeNull();
    expect(await signIn(password)).toEqual({ state: "wrong" });
    expect(await signIn("nytt lösenord 1")).toMatchObject({ state: "signed_in" });
  });
});

describe("all other sessions", () => {
  test("end at once, and the one that asks goes on", async () => {
    const [own, second, third] = [await session(), await session(), await session()];
    expect(await revokeOtherSessions(await actor(own), later(1))).toBe(2);
    expect(await actorOfSession(own, later(2))).not.toBeNull();
    for (const ended of [second, third]) expect(await actorOfSession(ended, later(2))).toBeNull();
    const event = await db.auditEvent.findFirstOrThrow({
      where: { streamType: "users", streamId: userId },
      orderBy: { id: "desc" },
    });
    expect(event).toMatchObject({ type: "other_sessions_ended", data: { sessions: 2 } });
  });

  test("of other people are left alone, and nothing is told where there was nothing to end", async () => {
    const other = await db.user.create({ data: { email: "bo@example.org", name: "Bo", passwordHash } });
    const opened = await openSession(other.id, null, at);
    const own = await session();
    expect(await revokeOtherSessions(await actor(own), later(1))).toBe(0);
    expect(opened.state === "signed_in" && (await actorOfSession(opened.sessionId, later(2)))).toBeTruthy();
    expect(await db.auditEvent.count({ where: { streamId: userId, type: "other_sessions_ended" } })).toBe(0);
  });
});
