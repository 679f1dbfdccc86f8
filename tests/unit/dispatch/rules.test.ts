import { describe, expect, test } from "vitest";
import { attachedBytes, splitBySize } from "#lib/dispatch/attachments.ts";
import { answerAddress, hashOfToken, linkState, looksLikeToken, newLink } from "#lib/dispatch/links.ts";
import { answersAs } from "#lib/dispatch/policy.ts";
import { type ProgressFields, progressOf, recipientState } from "#lib/dispatch/progress.ts";
import { answerSchemaFor, dispatchSchema } from "#lib/dispatch/schema.ts";
import { actorWith } from "#tests/factories/actor.ts";

const at = new Date("2026-03-24T08:00:00Z");

describe("links", () => {
  test("are 256 random bits, kept as a hash, and hold for the days told", () => {
    const one = newLink(90, at);
    expect(one.token).not.toBe(newLink(90, at).token);
    expect(Buffer.from(one.token, "base64url")).toHaveLength(32);
    expect(one.hash).toBe(hashOfToken(one.token));
    expect(one.expiresAt.toISOString()).toBe("2026-06-22T08:00:00.000Z");
    expect(looksLikeToken(one.token)).toBe(true);
  });

  test.each(["", "x", "../../etc/passwd", `${"a".repeat(43)}\n`, "å".repeat(43), "a".repeat(5000)])(
    "%j is no link",
    (text) => expect(looksLikeToken(text)).toBe(false),
  );

  test("know when they no longer hold", () => {
    const fields = { linkHash: "x", linkExpiresAt: new Date(at.getTime() + 1), linkRevokedAt: null };
    expect(linkState(fields, at)).toBe("valid");
    expect(linkState({ ...fields, linkExpiresAt: at }, at)).toBe("expired");
    expect(linkState({ ...fields, linkRevokedAt: at }, at)).toBe("revoked");
    expect(linkState({ ...fields, linkHash: null }, at)).toBe("none");
  });

  test("lead below the address of the application", () => {
    expect(answerAddress("https://v.example/", "t")).toBe("https://v.example/answer/t");
  });
});

test("what is too large for a mail waits behind the link; what fits after it still goes along", () => {
  const files = [{ size: 1 }, { size: attachedBytes }, { size: 2 }];
  expect(splitBySize(files)).toEqual({
    attached: [{ size: 1 }, { size: 2 }],
    behindLink: [{ size: attachedBytes }],
  });
});

const row: ProgressFields = {
  purpose: "for_action",
  kind: "unit_manager",
  answeredAt: null,
  waivedAt: null,
  closureReportedAt: null,
  mail: { state: "sent", bouncedAt: null },
};

describe("progress", () => {
  test("what came back counts before what went wrong on the way", () => {
    const bounced = { ...row, mail: { state: "sent", bouncedAt: at } } as const;
    expect(recipientState(bounced, null, "2026-03-24")).toBe("bounced");
    expect(recipientState({ ...bounced, answeredAt: at }, null, "2026-03-24")).toBe("answered");
    expect(recipientState({ ...bounced, waivedAt: at }, null, "2026-03-24")).toBe("waived");
  });

  test("the last day to answer is not overdue, the day after is; for information never is", () => {
    expect(recipientState(row, "2026-03-24", "2026-03-24")).toBe("sent");
    expect(recipientState(row, "2026-03-24", "2026-03-25")).toBe("overdue");
    const informed = { ...row, purpose: "for_information" } as const;
    expect(recipientState(informed, "2026-03-24", "2026-03-25")).toBe("sent");
  });

  test("counts those who are asked to act, without the waived", () => {
    const rows = [
      row,
      { ...row, answeredAt: at },
      { ...row, waivedAt: at },
      { ...row, purpose: "for_information" as const, answeredAt: at },
    ];
    expect(progressOf(rows)).toEqual({ asked: 2, answered: 1, waived: 1, informed: 1, closed: 0 });
  });
});

describe("answersAs", () => {
  const place = { unitId: "u1", administrationId: "a1", unit: { administrationId: "a1" } };
  const own = (
    role: "unit_manager" | "product_owner",
    unitIds: string[],
    administrationIds: string[] = [],
  ) => ({
    ...actorWith({ role, unitId: unitIds[0] ?? null, administrationId: null, projectId: null }),
    unitIds,
    administrationIds,
  });

  test("own people answer for themselves, coordinators on behalf, others not at all", () => {
    expect(answersAs(own("unit_manager", ["u1"]), place)).toBe("self");
    expect(answersAs(own("unit_manager", ["u2"]), place)).toBeNull();
    expect(answersAs(own("unit_manager", [], ["a1"]), place)).toBe("self");
    expect(answersAs(actorWith("coordinator"), place)).toBe("coordinator");
    expect(answersAs(actorWith("manager"), place)).toBeNull();
  });

  test("a role that does not receive notices gives no answer, wherever it is tied", () => {
    expect(answersAs(own("product_owner", ["u1"]), place)).toBeNull();
  });
});

describe("the answer's schema", () => {
  const asked = answerSchemaFor({ asked: true, ownHandling: false, positions: [1, 2] });
  const base = { readVersion: "0", respondentName: "Anna" };
  const paths = (input: object) =>
    asked.safeParse(input).error?.issues.map((issue) => issue.path.join(".")) ?? [];

  test("not concerned is enough by itself", () => {
    expect(paths({ ...base, concerned: "no" })).toEqual([]);
  });

  test("everything that is missing is told at once", () => {
    expect(paths({ readVersion: "0", concerned: "yes" })).toEqual([
      "respondentName",
      "quantity",
      "actions.0.done",
      "actions.1.done",
    ]);
    expect(paths({ readVersion: "0" })).toEqual(["concerned", "respondentName"]);
  });

  test.each([
    ["minus", "-1"],
    ["part", "1.5"],
    ["word", "fyra"],
    ["endless", "9".repeat(40)],
  ])("a number that is none: %s", (_name, quantity) => {
    const actions = [1, 2].map((position) => ({ position, done: "yes" }));
    expect(new Set(paths({ ...base, concerned: "yes", quantity, actions }))).toEqual(new Set(["quantity"]));
  });

  test("who gets it for information may answer with little", () => {
    const informed = answerSchemaFor({ asked: false, ownHandling: false, positions: [1] });
    expect(informed.safeParse({ ...base, concerned: "yes" }).success).toBe(true);
  });

  test("an own handler that closes its part says what was done", () => {
    const own = answerSchemaFor({ asked: true, ownHandling: true, positions: [] });
    const closing = { ...base, concerned: "yes", closesHandling: "on" };
    expect(own.safeParse(closing).error?.issues[0]?.path).toEqual(["closureReport"]);
    expect(own.safeParse({ ...closing, closureReport: "Bytt." }).success).toBe(true);
  });

  test("an own handler that is not concerned closes its part as well, with a report", () => {
    const own = answerSchemaFor({ asked: true, ownHandling: true, positions: [1] });
    const closing = { ...base, concerned: "no", closesHandling: "on" };
    expect(own.safeParse(closing).error?.issues.map((issue) => issue.path)).toEqual([["closureReport"]]);
    expect(own.safeParse({ ...closing, closureReport: "Finns inte hos oss." }).success).toBe(true);
  });
});

describe("the dispatch's schema", () => {
  const recipient = { kind: "other", purpose: "for_information", name: "X", email: "X@Y.example" };
  const base = {
    id: crypto.randomUUID(),
    caseId: crypto.randomUUID(),
    readDispatches: 0,
    track: "equipment",
    subject: "S",
    body: "B",
  };

  test("for information needs neither actions nor a day", () => {
    const parsed = dispatchSchema.parse({ ...base, recipients: [recipient] });
    expect(parsed.recipients[0]?.email).toBe("x@y.example");
  });

  test("for action needs both", () => {
    const recipients = [{ ...recipient, purpose: "for_action" }];
    const issues = dispatchSchema.safeParse({ ...base, recipients }).error?.issues;
    expect(issues?.map((issue) => issue.message)).toEqual(["actionsNeeded", "replyByNeeded"]);
  });

  test.each([
    ["an address with a line break", { email: "a@b.example\nBcc: c@d.example" }],
    ["no name", { name: "  " }],
    ["an unknown kind", { kind: "everybody" }],
  ])("refuses %s", (_name, wrong) => {
    const recipients = [{ ...recipient, ...wrong }];
    expect(dispatchSchema.safeParse({ ...base, recipients }).success).toBe(false);
  });
});
