import { describe, expect, test } from "vitest";
import { decideFate, type FoundCase, type Known } from "#lib/intake/fate.ts";

const nothing: Known = {
  sameContent: null,
  bouncedMail: null,
  ownMailCase: null,
  answeredCase: null,
  threadCase: null,
  subjectCase: null,
  sameNotice: null,
};
const open: FoundCase = { id: "case", number: "SM-2026-0001", closed: false };
const closed: FoundCase = { ...open, closed: true };
const same = (found: FoundCase | null) => ({
  case: found,
  earlierId: found ? null : "earlier",
  reasons: [{ key: "sameReference" as const, values: { values: "FSCA-1", count: 1, more: 0 } }],
});
const plain = { unreadable: null, bounce: null, autoReply: false, recognised: false, sure: false };
const notice = { ...plain, recognised: true, sure: true };
const bounce = (action: "failed" | "delayed" | "other") => ({
  ...plain,
  bounce: { originalMessageId: "<a@b>", recipient: "c@d", diagnostic: "", action },
});

describe("the fate of a message", () => {
  test("a sure notice becomes a case, an unsure one waits, and so does anything else", () => {
    expect(decideFate(notice, nothing).fate).toBe("case_created");
    expect(decideFate({ ...notice, sure: false }, nothing)).toMatchObject({
      fate: "waiting_in_inbox",
      reason: "unsureNotice",
    });
    expect(decideFate(plain, nothing)).toMatchObject({ fate: "waiting_in_inbox", reason: "noNotice" });
  });

  test("the same content once more is a duplicate, before anything else", () => {
    const known = {
      ...nothing,
      answeredCase: open,
      sameContent: { id: "first", caseId: "case", caseNumber: "SM-2026-0001" },
    };
    expect(decideFate(notice, known)).toEqual({
      fate: "duplicate",
      reason: "sameContent",
      caseId: "case",
      duplicateOfId: "first",
    });
  });

  test("old mail is archive, unless it plainly belongs to a case", () => {
    const old = { ...notice, origin: { archive: true } };
    const archived = { fate: "dismissed", reason: "archive", caseId: null };
    expect(decideFate(old, nothing)).toMatchObject(archived);
    expect(decideFate(old, { ...nothing, sameNotice: same(open), threadCase: open })).toMatchObject(archived);
    expect(decideFate(old, { ...nothing, answeredCase: open }).fate).toBe("attached_to_case");
    expect(decideFate({ ...old, ...bounce("failed") }, nothing).fate).toBe("bounce");
    expect(decideFate({ ...old, autoReply: true }, nothing).fate).toBe("auto_reply");
    expect(decideFate({ ...old, unreadable: { why: "unreadable", detail: "broken" } }, nothing).fate).toBe(
      "quarantined",
    );
  });

  test("what cannot be read is put in quarantine", () => {
    expect(
      decideFate({ ...notice, unreadable: { why: "tooMuch", detail: "too-deep 1" } }, nothing),
    ).toMatchObject({
      fate: "quarantined",
      reason: "tooMuch",
    });
  });

  test("a delivery report belongs to the mail that failed, and never opens a case", () => {
    const known = { ...nothing, bouncedMail: { id: "mail", case: open } };
    expect(decideFate(bounce("failed"), known)).toMatchObject({ fate: "bounce", caseId: "case" });
    expect(decideFate(bounce("delayed"), known)).toMatchObject({
      fate: "bounce",
      reason: "deliveryDelayed",
    });
    expect(decideFate(bounce("other"), known).fate).toBe("auto_reply");
    expect(decideFate({ ...bounce("failed"), recognised: true, sure: true }, nothing)).toMatchObject({
      fate: "bounce",
      reason: "unknownBounce",
    });
  });

  test("an automatic answer is told apart even when it quotes the notice", () => {
    const known = { ...nothing, answeredCase: open };
    expect(decideFate({ ...notice, autoReply: true }, known)).toMatchObject({
      fate: "auto_reply",
      caseId: "case",
    });
  });

  test("an answer to our mail, or a copy of it, is added to its case", () => {
    expect(decideFate(notice, { ...nothing, answeredCase: open })).toMatchObject({
      fate: "attached_to_case",
      caseId: "case",
    });
    expect(decideFate(plain, { ...nothing, ownMailCase: open }).fate).toBe("attached_to_case");
  });

  test("nothing is added to a closed case without a person", () => {
    for (const known of [
      { ...nothing, answeredCase: closed },
      { ...nothing, subjectCase: { case: closed, senderKnown: true } },
    ])
      expect(decideFate(plain, known)).toMatchObject({ fate: "link_proposed", reason: "closedCase" });
  });

  test("a case number in the subject counts only from a sender whom the case knows", () => {
    const known = (senderKnown: boolean) => ({ ...nothing, subjectCase: { case: open, senderKnown } });
    expect(decideFate(plain, known(true)).fate).toBe("attached_to_case");
    expect(decideFate(plain, known(false)).fate).toBe("link_proposed");
  });

  test("a notice about an action that has a case is proposed for it, open or closed", () => {
    expect(decideFate(notice, { ...nothing, sameNotice: same(open) })).toMatchObject({
      fate: "link_proposed",
      reason: "sameNotice",
    });
    expect(decideFate(notice, { ...nothing, sameNotice: same(closed) }).fate).toBe("link_proposed");
    expect(decideFate(plain, { ...nothing, sameNotice: same(open) }).fate).toBe("waiting_in_inbox");
  });

  test("a sure notice opens no case while another one about the action waits", () => {
    expect(decideFate(notice, { ...nothing, sameNotice: same(null) })).toMatchObject({
      fate: "link_proposed",
      reason: "sameNotice",
      caseId: null,
    });
  });
});
