import { describe, expect, test } from "vitest";
import { isArchive } from "#lib/intake/mailboxes/archive.ts";
import { isLoopback } from "#lib/intake/mailboxes/loopback.ts";
import { failureOf, isRefusal, MailboxFailure } from "#lib/intake/mailboxes/problems.ts";
import { changedMailboxSchema, newMailboxSchema } from "#lib/intake/mailboxes/schema.ts";
import { inParts, sequenceSet } from "#lib/intake/mailboxes/sequence.ts";
import { isSilent, stateOf } from "#lib/intake/mailboxes/silence.ts";

const at = (time: string) => new Date(`2026-03-23T${time}:00Z`);

describe("old mail", () => {
  const mark = { archiveUidNext: 11n, archiveBefore: at("08:00") };
  test("lay there at the first connection and was received before it was set up", () => {
    expect(isArchive(10, at("07:59"), mark)).toBe(true);
    expect(isArchive(11, at("07:59"), mark)).toBe(false);
    expect(isArchive(10, at("08:00"), mark)).toBe(false);
    expect(isArchive(10, null, mark)).toBe(true);
    const within = { ...mark, archiveBefore: new Date(mark.archiveBefore.getTime() + 700) };
    expect(isArchive(10, at("08:00"), within)).toBe(false);
    expect(isArchive(99, at("07:59"), { ...mark, archiveUidNext: null })).toBe(true);
  });
});

describe("the form of a mailbox", () => {
  const form = {
    ...{ name: "Brevlådan", address: "FSN@regionhalland.se", host: "outlook.office365.com", port: "993" },
    ...{ security: "tls", username: "fsn@regionhalland.se", auth: "password", secret: "x", after: "seen" },
    silenceMinutes: "60",
  };
  const wrong = (more: object) => {
    const result = newMailboxSchema.safeParse({ ...form, ...more });
    return result.success
      ? []
      : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  };

  test("is taken with what an ordinary server needs", () => {
    expect(newMailboxSchema.parse(form)).toMatchObject({
      address: "fsn@regionhalland.se",
      port: 993,
      folder: "INBOX",
      tokenUrl: null,
    });
  });

  test.each([
    [{ security: "none" }, "security: plainOnlyHere"],
    [{ security: "none", host: "127.0.0.1.example.org" }, "security: plainOnlyHere"],
    [{ auth: "oauth2" }, "tokenUrl: required"],
    [
      { auth: "oauth2", tokenUrl: "http://login.example.org/t", clientId: "c", scope: "s" },
      "tokenUrl: tokenUrlForm",
    ],
    [{ auth: "oauth2", tokenUrl: "file:///etc/passwd", clientId: "c", scope: "s" }, "tokenUrl: tokenUrlForm"],
    [{ after: "move" }, "afterName: required"],
    [{ after: "move", afterName: "INBOX" }, "afterName: sameFolder"],
    [{ after: "move", afterName: "Inbox", folder: "inbox" }, "afterName: sameFolder"],
    [{ after: "keyword", afterName: "två ord" }, "afterName: keywordForm"],
    [{ host: "imap.example.org/inbox" }, "host: hostForm"],
    [{ host: "user@host" }, "host: hostForm"],
  ])("refuses %o", (more, problem) => {
    expect(wrong(more)).toContain(problem);
  });

  test.each([
    [{ port: "0" }],
    [{ port: "70000" }],
    [{ silenceMinutes: "1" }],
    [{ secret: "" }],
    [{ address: "inte en adress" }],
  ])("refuses %o at its field", (more) => {
    expect(wrong(more)[0]).toMatch(new RegExp(`^${Object.keys(more)[0]}: `));
  });

  test("knows the inbox in whatever case it is written (RFC 3501 5.1)", () => {
    expect(newMailboxSchema.parse({ ...form, folder: " Inbox " }).folder).toBe("INBOX");
    expect(newMailboxSchema.parse({ ...form, folder: "Inbox/Fsn" }).folder).toBe("Inbox/Fsn");
  });

  test("may leave the secret as it is when it is changed", () => {
    const read = { id: crypto.randomUUID(), version: "1" };
    expect(changedMailboxSchema.safeParse({ ...form, ...read, secret: undefined }).success).toBe(true);
  });
});

describe("what is wrong with a connection", () => {
  test.each([
    [{ code: "ENOTFOUND" }, "hostNotFound"],
    [{ code: "ECONNREFUSED" }, "refused"],
    [{ code: "SELF_SIGNED_CERT_IN_CHAIN" }, "certificate"],
    [{ code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, "certificate"],
    [{ code: "ERR_TLS_CERT_ALTNAME_INVALID" }, "certificate"],
    [{ code: "CERT_HAS_EXPIRED" }, "certificate"],
    [{ code: "ERR_SSL_WRONG_VERSION_NUMBER" }, "notTls"],
    [{ code: "GREETING_TIMEOUT" }, "noGreeting"],
    [{ code: "CONNECT_TIMEOUT" }, "timeout"],
    [{ authenticationFailed: true, responseText: "no" }, "wrongPassword"],
    [{ code: "NoConnection" }, "connectionLost"],
    [{ message: "something else" }, "server"],
    ["not even an error", "server"],
  ])("%o is %s", (error, problem) => {
    expect(failureOf(error).problem).toBe(problem);
  });

  test("is told on one line and no longer than a page can show", () => {
    const failure = new MailboxFailure("server", `a\r\nb ${"x".repeat(1000)}`);
    expect(failure.detail).toHaveLength(300);
    expect(failure.detail.startsWith("a b x")).toBe(true);
  });

  test("tells of a certificate without advice to who runs the program", () => {
    const code = "DEPTH_ZERO_SELF_SIGNED_CERT";
    const failure = failureOf({ code, message: "self-signed certificate; try running Node.js with more" });
    expect(failure.detail).toBe("self-signed certificate");
  });

  test("is a refusal of one command only when the server answers no", () => {
    expect(isRefusal({ responseStatus: "NO" })).toBe(true);
    expect(isRefusal({ code: "ParserError3" })).toBe(true);
    expect(isRefusal({ code: "P1001" })).toBe(false);
    expect(isRefusal(null)).toBe(false);
  });
});

test("loopback is this machine and nothing that only looks like it", () => {
  expect(["localhost", "127.0.0.1", "127.8.9.1", "[::1]", "::1"].every(isLoopback)).toBe(true);
  expect(["localhost.example.org", "1127.0.0.1", "127.0.0.1.nip.io", "10.0.0.1", ""].some(isLoopback)).toBe(
    false,
  );
});

test("UIDs become ranges", () => {
  expect(sequenceSet([3, 1, 2, 7, 2])).toBe("1:3,7");
  expect(sequenceSet([])).toBe("");
  expect(inParts([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
});

test("a mailbox is silent when it has been neither read nor taken into use for too long", () => {
  const mailbox = {
    ...{ readAt: at("08:00"), activeSince: at("07:00"), silenceMinutes: 60 },
    ...{ active: true, problem: null, readerUntil: at("09:30") },
  };
  expect(isSilent(mailbox, at("09:00"))).toBe(false);
  expect(isSilent(mailbox, at("09:01"))).toBe(true);
  expect(isSilent({ ...mailbox, activeSince: at("08:30") }, at("09:01"))).toBe(false);
  expect(isSilent({ ...mailbox, readAt: null }, at("08:01"))).toBe(true);
  expect(stateOf(mailbox, at("08:30"))).toBe("reading");
  expect(stateOf({ ...mailbox, readerUntil: null }, at("08:30"))).toBe("waiting");
  expect(stateOf({ ...mailbox, problem: "refused" }, at("08:30"))).toBe("problem");
  expect(stateOf({ ...mailbox, problem: "refused" }, at("10:30"))).toBe("silent");
  expect(stateOf({ ...mailbox, active: false }, at("10:30"))).toBe("paused");
});
