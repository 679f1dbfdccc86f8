import { describe, expect, test } from "vitest";
import { reportsOn } from "#lib/intake/bounceReports.ts";
import { bounceReason } from "#lib/mail/bounceReason.ts";

describe("why a mail came back", () => {
  test.each([
    ["5.1.1", "550 5.1.1 User unknown", "noSuchAddress"],
    ["5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", "noSuchAddress"],
    ["5.2.2", "552 5.2.2 Mailbox full", "mailboxFull"],
    ["4.2.2", "over quota", "mailboxFull"],
    ["5.2.1", "550 5.2.1 disabled", "mailboxClosed"],
    ["5.3.4", "552 5.3.4 too big", "tooLarge"],
    ["5.7.1", "550 5.7.1 blocked", "refused"],
    ["5.4.4", "no MX", "unreachable"],
    ["5.1.2", "host unknown", "unreachable"],
    ["5.0.0", "550 no such user here", "noSuchAddress"],
    [null, "Sorry, no mailbox here by that name (#5.1.1)", "noSuchAddress"],
    [null, "Mailbox is full", "mailboxFull"],
    [null, "", "other"],
    ["5.0.0", "550 failed", "other"],
  ])("%s %s", (status, diagnostic, reason) => {
    expect(bounceReason(status, diagnostic)).toBe(reason);
  });
});

describe("the addresses that a report is about", () => {
  const report = (address: string, action: "failed" | "delayed" | "other" = "failed") => ({
    ...{ address, action, status: null, diagnostic: "" },
  });
  const told = (to: string[], ...reports: ReturnType<typeof report>[]) =>
    reportsOn(to, reports).map(({ address, action }) => `${address} ${action}`);

  test("are those that the mail was sent to", () => {
    expect(told(["A@x.example", "b@x.example"], report("a@x.example"), report("other@x.example"))).toEqual([
      "a@x.example failed",
    ]);
  });

  test("are the only addressee when it names another, as where mail is passed on", () => {
    expect(told(["a@x.example"], report("inner@y.example"))).toEqual(["a@x.example failed"]);
    expect(told(["a@x.example"], report(""))).toEqual(["a@x.example failed"]);
  });

  test("are as named when the mail went to several and none is named", () => {
    expect(told(["a@x.example", "b@x.example"], report("inner@y.example"))).toEqual([
      "inner@y.example failed",
    ]);
  });

  test("leave out what was delivered", () => {
    expect(
      told(["a@x.example", "b@x.example"], report("a@x.example", "other"), report("b@x.example", "delayed")),
    ).toEqual(["b@x.example delayed"]);
    expect(told(["a@x.example"])).toEqual([]);
  });
});
