import { describe, expect, test } from "vitest";
import { decideFate, type FoundCase, type Known } from "#lib/intake/fate.ts";

const nothing: Known = {
  sameContent: null,
  bouncedMail: null,
  ownMail: null,
  answered: null,
  threadCase: null,
  subjectCase: null,
  unknownNumber: false,
  sameNotice: null,
  alike: [],
};
const open: FoundCase = { id: "case", number: "SM-2026-0001", closed: false };
const closed: FoundCase = { ...open, closed: true };
const same = (found: FoundCase | null) => ({
  case: found,
  earlierId: found ? null : "earlier",
  reasons: [{ key: "sameReference" as const, values: { values: "FSCA-1", count: 1, more: 0 } }],
});
const mail = (found: FoundCase | null) => ({ id: "mail", case: found });
const plain = {
  ...{ unreadable: null, bounce: null, autoReply: false, autoReplyByWords: false, forwarded: false },
  ...{ recognised: false, sure: false, named: false, enclosed: false, fromAddress: "someone@sender.example" },
};
const notice = { ...plain, recognised: true, sure: true, named: true };
const bounce = (action: "failed" | "delayed" | "other") => ({
  ...plain,
  bounce: {
    ...{ originalMessageId: "<a@b>", originalSubject: null, address: "c@d", status: null, diagnostic: "" },
    ...{ action, reports: [] },
  },
});

describe("the fate of a message", () => {
  test("a sure notice becomes a case, an unsure one waits, and so does anything else", () => {
    expect(decideFate(notice, nothing).fate).toBe("case_created");
    expect(decideFate({ ...notice, sure: false }, nothing)).toMatchObject({
      fate: "waiting_in_inbox",
      reason: "unsureNotice",
    });
    expect(decideFate(plain, nothing)).toMatchObject({ fate: "waiting_in_inbox", reason: "noNotice" });
    expect(decideFate(plain, { ...nothing, unknownNumber: true })).toMatchObject({
      fate: "waiting_in_inbox",
      reason: "unknownNumber",
    });
    expect(decideFate(notice, { ...nothing, unknownNumber: true }).fate).toBe("case_created");
  });

  test("the same content once more is a duplicate, before anything else", () => {
    const known = {
      ...nothing,
      answered: mail(open),
      sameContent: { id: "first", caseId: "case", caseNumber: "SM-2026-0001" },
    };
    expect(decideFate(notice, known)).toEqual({
      fate: "duplicate",
      reason: "sameContent",
      caseId: "case",
      duplicateOfId: "first",
      answersMailId: null,
      proposals: [],
    });
  });

  test("old mail is archive, unless it plainly belongs to a case", () => {
    const old = { ...notice, origin: { archive: true } };
    const archived = { fate: "dismissed", reason: "archive", caseId: null };
    expect(decideFate(old, nothing)).toMatchObject(archived);
    expect(decideFate(old, { ...nothing, sameNotice: same(open), threadCase: open })).toMatchObject(archived);
    expect(decideFate(old, { ...nothing, answered: mail(open) }).fate).toBe("attached_to_case");
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
    const known = { ...nothing, answered: mail(open) };
    expect(decideFate({ ...notice, autoReply: true }, known)).toMatchObject({
      fate: "auto_reply",
      caseId: "case",
    });
  });

  test("an answer to our mail, or a copy of it, is added to its case", () => {
    expect(decideFate(plain, { ...nothing, answered: mail(open) })).toMatchObject({
      fate: "attached_to_case",
      caseId: "case",
    });
    expect(decideFate(plain, { ...nothing, ownMail: mail(open) }).fate).toBe("attached_to_case");
  });

  test("an answer that brings a notice which its case does not have is proposed", () => {
    const number = { ...nothing, subjectCase: { case: open, senderKnown: true, sameDomain: null } };
    const proposed = { fate: "link_proposed", reason: "answerWithNotice", caseId: "case" };
    const enclosed = { ...notice, enclosed: true };
    for (const known of [{ ...nothing, answered: mail(open) }, number]) {
      const quoting = { ...known, sameNotice: same(open) };
      // About something else, or about the same in a document of its own.
      expect(decideFate(notice, known)).toMatchObject(proposed);
      expect(decideFate(enclosed, quoting)).toMatchObject(proposed);
      const first = { messageId: "first", case: open, inCase: true };
      const there = [{ ...first, reasons: [{ key: "sameAttachment" as const, values: {} }] }];
      const waiting = there.map((one) => ({ ...one, inCase: false }));
      expect(decideFate(enclosed, { ...quoting, alike: waiting })).toMatchObject(proposed);
      // The notice is quoted, its document is in the case already, or nothing tells which notice it is.
      for (const [message, more] of [
        [notice, quoting],
        [enclosed, { ...quoting, alike: there }],
        [{ ...notice, named: false }, known],
      ] as const)
        expect(decideFate(message, more).fate).toBe("attached_to_case");
    }
  });

  test("nothing is added to a closed case without a person", () => {
    for (const known of [
      { ...nothing, answered: mail(closed) },
      { ...nothing, subjectCase: { case: closed, senderKnown: true, sameDomain: null } },
    ])
      expect(decideFate(plain, known)).toMatchObject({ fate: "link_proposed", reason: "closedCase" });
  });

  test("a case number in the subject counts only from a sender whom the case knows", () => {
    const known = (senderKnown: boolean) => ({
      ...nothing,
      subjectCase: { case: open, senderKnown, sameDomain: null },
    });
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

  test("words in the subject alone make no automatic answer of a notice, but of an answer to us", () => {
    const worded = { ...notice, autoReply: true, autoReplyByWords: true };
    expect(decideFate(worded, nothing).fate).toBe("case_created");
    expect(decideFate(worded, { ...nothing, answered: mail(open) }).fate).toBe("auto_reply");
    expect(decideFate({ ...plain, autoReply: true, autoReplyByWords: true }, nothing).fate).toBe(
      "auto_reply",
    );
  });

  test("a mail of ours that came back asks nobody where there is no open case", () => {
    for (const found of [closed, null])
      expect(decideFate(plain, { ...nothing, ownMail: mail(found) })).toMatchObject({
        ...{ fate: "auto_reply", reason: "ownMail", caseId: found?.id ?? null, answersMailId: "mail" },
      });
  });

  test("an answer to a mail of ours without a case is told with that mail, and decided by what it says", () => {
    expect(decideFate(notice, { ...nothing, answered: mail(null) })).toMatchObject({
      ...{ fate: "case_created", answersMailId: "mail" },
    });
  });
});

describe("a forwarded mail", () => {
  const forwarded = { ...plain, forwarded: true };
  const answered = { ...nothing, answered: mail(open) };

  test("is a new message, whatever it refers to", () => {
    expect(decideFate(forwarded, nothing).fate).toBe("waiting_in_inbox");
    expect(decideFate({ ...notice, forwarded: true }, nothing).fate).toBe("case_created");
    expect(decideFate({ ...notice, forwarded: true }, answered).fate).toBe("case_created");
  });

  test("that refers to a case is proposed for it when it is no notice with a reference of its own", () => {
    expect(decideFate(forwarded, answered)).toMatchObject({
      ...{ fate: "link_proposed", reason: "forwarded", caseId: "case" },
      proposals: [{ caseId: "case", reasons: [{ key: "answersUs" }, { key: "forwarded" }] }],
    });
    expect(decideFate({ ...notice, named: false, forwarded: true }, answered).fate).toBe("link_proposed");
  });

  test("with a case number is proposed even from who is known there", () => {
    const known = { ...nothing, subjectCase: { case: open, senderKnown: true, sameDomain: null } };
    expect(decideFate({ ...notice, forwarded: true }, known)).toMatchObject({
      ...{ fate: "link_proposed", reason: "forwarded", caseId: "case" },
    });
  });
});

describe("proposals", () => {
  const text = { key: "sameText", values: { percent: 97, source: "body", other: "body" } } as const;

  test("what is like an earlier message is proposed and opens no case", () => {
    const known = { ...nothing, alike: [{ messageId: "first", case: open, inCase: true, reasons: [text] }] };
    expect(decideFate(notice, known)).toMatchObject({
      ...{ fate: "link_proposed", reason: "alike", caseId: "case", duplicateOfId: null },
      proposals: [{ caseId: "case", earlierId: "first", reasons: [text] }],
    });
  });

  test("an earlier message without a case is proposed by itself", () => {
    const known = { ...nothing, alike: [{ messageId: "first", case: null, inCase: false, reasons: [text] }] };
    expect(decideFate(plain, known)).toMatchObject({
      ...{ fate: "link_proposed", caseId: null },
      proposals: [{ caseId: null, earlierId: "first", reasons: [text] }],
    });
  });

  test("an answer is no duplicate of the other answers in the case", () => {
    const known = {
      ...nothing,
      ...{ answered: mail(open), alike: [{ messageId: "other", case: open, inCase: true, reasons: [text] }] },
    };
    expect(decideFate(plain, known)).toMatchObject({ fate: "attached_to_case", proposals: [] });
  });

  test("one case is proposed once, with every reason", () => {
    const known = {
      ...nothing,
      ...{
        sameNotice: same(open),
        threadCase: open,
        alike: [{ messageId: "first", case: open, inCase: true, reasons: [text] }],
      },
    };
    const { proposals } = decideFate(notice, known);
    expect(proposals).toHaveLength(1);
    expect(proposals[0]?.reasons.map(({ key }) => key)).toEqual(["sameReference", "sameText", "thread"]);
    expect(proposals[0]?.earlierId).toBe("first");
  });

  test("who quotes a case number without being known there is told, and whether others at the domain are", () => {
    const subjectCase = { case: closed, senderKnown: false, sameDomain: "sender.example" };
    const reasonsFor = (
      message: typeof plain | (Omit<typeof plain, "fromAddress"> & { fromAddress: null }),
    ) => decideFate(message, { ...nothing, subjectCase }).proposals[0]?.reasons.map(({ key }) => key);
    expect(reasonsFor(plain)).toEqual(["caseNumber", "unknownSender", "sameDomain", "closed"]);
    expect(reasonsFor({ ...plain, fromAddress: null })).toEqual(["caseNumber", "noSender", "closed"]);
  });
});
