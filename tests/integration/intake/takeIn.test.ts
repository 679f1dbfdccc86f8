import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "#lib/audit/record.ts";
import { verifyAudit } from "#lib/audit/verify.ts";
import { db } from "#lib/db.ts";
import { unreadableMessage } from "#lib/intake/blank.ts";
import { takeIn, takeInMany } from "#lib/intake/commands/takeIn.ts";
import { prepareMessage } from "#lib/intake/prepare.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { caseAt, recipientOf } from "#tests/factories/cases.ts";
import { arrive, mailOf, noticeMailOf, receivedAt } from "#tests/factories/incoming.ts";

const origin = { channel: "mail", mailbox: null, fileName: null } as const;

const stored = (id: string) =>
  db.incomingMessage.findUniqueOrThrow({ where: { id }, include: { attachments: true, raw: true } });
const events = async (caseId: string) =>
  (await db.auditEvent.findMany({ where: { streamId: caseId }, orderBy: { sequence: "asc" } })).map(
    ({ type }) => type,
  );
const sentMail = (caseId: string) =>
  db.$transaction((tx) =>
    queueMail(tx, {
      purpose: "dispatch",
      caseId,
      to: ["ward@example.org"],
      subject: "Säkerhetsmeddelande",
      text: "Hej",
    }),
  );

describe("a message that comes in", () => {
  test("is kept byte for byte, and waits when it is no notice", async () => {
    const raw = mailOf({ subject: "=?utf-8?Q?Fr=C3=A5ga?=" });
    const taken = await arrive(raw);
    const message = await stored(taken.id);
    expect(taken).toMatchObject({ fate: "waiting_in_inbox", caseNumber: null, notice: null });
    expect(Buffer.from(message.raw.content).equals(raw)).toBe(true);
    expect(message).toMatchObject({ subject: "Fråga", fate: "waiting_in_inbox", fateReason: "noNotice" });
    expect(await events(taken.id)).toEqual(["message_received"]);
  });

  test("becomes a case when it is surely a notice, with its facts and their sources", async () => {
    const taken = await arrive(noticeMailOf("FSCA-2026-001"));
    expect(taken.fate).toBe("case_created");
    const found = await db.case.findUniqueOrThrow({
      where: { id: taken.caseId ?? "" },
      include: { notices: true, checklist: true },
    });
    expect(found).toMatchObject({ number: taken.caseNumber, status: "received" });
    expect(found.checklist.length).toBeGreaterThan(0);
    expect(found.notices).toMatchObject([
      { messageId: taken.id, manufacturer: "Flowline Medical GmbH", fscaReferences: ["FSCA-2026-001"] },
    ]);
    expect(found.notices[0]?.facts).toMatchObject({ manufacturer: { source: "body" } });
    expect(await events(found.id)).toEqual(["case_created"]);
  });

  test("twice is one message", async () => {
    const raw = noticeMailOf("FSCA-2026-002");
    const first = await arrive(raw);
    const before = await db.incomingMessage.count();
    expect(await arrive(raw)).toMatchObject({
      id: first.id,
      fate: "duplicate",
      caseNumber: first.caseNumber,
    });
    expect(await db.incomingMessage.count()).toBe(before);
  });

  test("from many writers at once is one message and one case", async () => {
    const raw = noticeMailOf("FSCA-2026-003");
    const cases = await db.case.count();
    const taken = await Promise.all(Array.from({ length: 8 }, () => arrive(raw)));
    expect(taken.filter(({ fate }) => fate === "case_created")).toHaveLength(1);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
    expect(await db.case.count()).toBe(cases + 1);
  });

  test("delivered on two ways at once is stored twice but opens one case", async () => {
    const mail = noticeMailOf("FSCA-2026-004").toString();
    const cases = await db.case.count();
    const taken = await Promise.all(
      ["a", "b", "c"].map((relay) => arrive(Buffer.from(`Received: from ${relay}\r\n${mail}`))),
    );
    expect(taken.map(({ fate }) => fate).sort()).toEqual(["case_created", "duplicate", "duplicate"]);
    expect(await db.case.count()).toBe(cases + 1);
    const first = taken.find(({ fate }) => fate === "case_created");
    for (const { id, fate } of taken)
      expect((await stored(id)).duplicateOfId).toBe(fate === "duplicate" ? first?.id : null);
  });

  test("about an action that has a case is proposed for it", async () => {
    const first = await arrive(noticeMailOf("FSCA-2026-005"));
    const second = await arrive(noticeMailOf("FSCA-2026-005", { lots: "L200" }));
    expect(second).toMatchObject({ fate: "link_proposed", caseId: first.caseId });
    expect((await stored(second.id)).fateReason).toBe("sameNotice");
  });

  test("without the reference is proposed for the case of the same device, with the reasons", async () => {
    const text = (language: string) =>
      `${language}\r\n\r\nManufacturer: Heartline AG\r\nProduct name: Pacer 9\r\nREF: PC-9000\r\nLot: 77A31\r\nDate: 2026-03-20`;
    const english = `URGENT FIELD SAFETY NOTICE\r\nFSCA reference: HL-2026-7\r\n${text("Stop using it.")}`;
    const first = await arrive(mailOf({ subject: "Urgent Field Safety Notice HL-2026-7", text: english }));
    const swedish = `VIKTIGT SÄKERHETSMEDDELANDE\r\n${text("Sluta använda den.")}`;
    const second = await arrive(
      mailOf({
        from: "Ombud <info@ombud.example>",
        subject: "Viktigt säkerhetsmeddelande Pacer 9",
        text: swedish,
      }),
    );
    expect(first.fate).toBe("case_created");
    expect(second).toMatchObject({ fate: "link_proposed", caseId: first.caseId });
  });

  test("is proposed with one that still waits, and opens no case beside it", async () => {
    const unsure =
      "URGENT FIELD SAFETY NOTICE\r\nProduct name: Drip 4\r\nREF: DR-4000\r\nFSCA reference: DRIP-44";
    const first = await arrive(mailOf({ subject: "Urgent Field Safety Notice", text: unsure }));
    const second = await arrive(noticeMailOf("DRIP-44", { device: "Drip 4", refs: "DR-4000" }));
    expect([first.fate, second.fate]).toEqual(["waiting_in_inbox", "link_proposed"]);
    expect(second.caseId).toBeNull();
  });

  test("about one action, two at once, opens one case", async () => {
    const taken = await Promise.all([
      arrive(noticeMailOf("FSCA-2026-006", { lots: "L1" })),
      arrive(noticeMailOf("FSCA-2026-006", { lots: "L2" })),
    ]);
    expect(taken.map(({ fate }) => fate).sort()).toEqual(["case_created", "link_proposed"]);
  });
});

describe("several messages at once", () => {
  const prepared = (mails: Buffer[]) => Promise.all(mails.map((raw) => prepareMessage(raw, origin)));
  const together = async (mails: Buffer[]) =>
    (await takeInMany(await prepared(mails), systemActor, receivedAt)).map((settled) => {
      if (settled.status === "rejected") throw settled.reason;
      return settled.value;
    });
  const transactionOf = async (ids: string[]) => {
    const rows = await db.$queryRaw<{ xmin: string }[]>`
      SELECT xmin::text FROM "IncomingMessage" WHERE "id" = ANY(${ids}::uuid[])`;
    return new Set(rows.map(({ xmin }) => xmin)).size;
  };

  test("become what each would have become alone, in one transaction and numbered in order", async () => {
    const again = mailOf();
    const first = await arrive(again);
    const same = await arrive(noticeMailOf("FSCA-2026-200"));
    const { id: caseId, number } = await caseAt("acting");
    const ours = await sentMail(caseId);
    const taken = await together([
      noticeMailOf("FSCA-2026-201", { device: "Flow 201", refs: "FP-201" }),
      mailOf(),
      again,
      noticeMailOf("FSCA-2026-202", { device: "Flow 202", refs: "FP-202" }),
      noticeMailOf("FSCA-2026-200", { lots: "L7" }),
      mailOf({ headers: [`In-Reply-To: ${ours.messageId}`] }),
    ]);
    expect(taken.map(({ fate }) => fate)).toEqual([
      "case_created",
      "waiting_in_inbox",
      "duplicate",
      "case_created",
      "link_proposed",
      "attached_to_case",
    ]);
    const numbers = taken.map(({ caseNumber }) => caseNumber);
    expect(taken[2]?.id).toBe(first.id);
    expect(numbers[4]).toBe(same.caseNumber);
    expect(numbers[5]).toBe(number);
    const count = (text = "") => Number(text?.slice("SM-2026-".length));
    expect(count(numbers[3] ?? "")).toBe(count(numbers[0] ?? "") + 1);
    const stored = taken.filter(({ id }) => id !== first.id).map(({ id }) => id);
    expect(stored).toHaveLength(5);
    expect(await transactionOf(stored)).toBe(1);
    for (const { id } of taken) expect(await events(id)).toEqual(["message_received"]);
    for (const { id, caseId: opened } of [taken[0], taken[3]].flatMap((item) => item ?? [])) {
      const found = await db.case.findUniqueOrThrow({
        where: { id: opened ?? "" },
        include: { notices: true, checklist: true, messages: true },
      });
      expect(found.notices).toMatchObject([{ messageId: id }]);
      expect(found.messages).toMatchObject([{ id }]);
      expect(found.checklist).toHaveLength(13);
      expect(await events(found.id)).toEqual(["case_created"]);
    }
    expect(await events(caseId)).toContain("message_attached");
  });

  test("are decided one after the other when they bear on each other", async () => {
    const notice = noticeMailOf("FSCA-2026-210", { messageId: "<fsn-210@flowline.example>" });
    const taken = await together([
      notice,
      notice,
      Buffer.from(`Received: from c\r\n${notice}`),
      noticeMailOf("FSCA-2026-210", { lots: "L8" }),
      mailOf({ headers: ["In-Reply-To: <fsn-210@flowline.example>"] }),
    ]);
    const fates = ["case_created", "duplicate", "duplicate", "link_proposed", "link_proposed"];
    expect(taken.map(({ fate }) => fate)).toEqual(fates);
    expect(new Set(taken.map(({ caseId }) => caseId)).size).toBe(1);
    expect(taken[1]?.id).toBe(taken[0]?.id);
  });

  test("and one that the database refuses is kept in quarantine without taking the others with it", async () => {
    const messages = await prepared([noticeMailOf("FSCA-2026-220"), mailOf(), noticeMailOf("FSCA-2026-221")]);
    const spoiled = messages.map((message, index) =>
      index === 1 ? { ...message, subject: "a\u0000b" } : message,
    );
    const settled = await takeInMany(spoiled, systemActor, receivedAt);
    expect(settled).toMatchObject([
      { value: { fate: "case_created" } },
      { value: { fate: "quarantined" } },
      { value: { fate: "case_created" } },
    ]);
  });

  test("from two writers at once, in opposite order, are stored once and leave no gap", async () => {
    const mails = Array.from({ length: 6 }, (_, index) => noticeMailOf(`FSCA-2026-23${index}`));
    const cases = await db.case.count();
    const taken = await Promise.all([together(mails), together([...mails].reverse())]);
    expect(taken.flat().filter(({ fate }) => fate === "case_created")).toHaveLength(6);
    expect(await db.case.count()).toBe(cases + 6);
  });
});

describe("a message about a case", () => {
  test("that answers our mail is added to it", async () => {
    const { id } = await caseAt("acting");
    const mail = await sentMail(id);
    const taken = await arrive(mailOf({ headers: [`In-Reply-To: ${mail.messageId}`] }));
    expect(taken).toMatchObject({ fate: "attached_to_case", caseId: id });
    expect(await events(id)).toContain("message_attached");
  });

  test("that answers our mail waits when the case is closed", async () => {
    const { id } = await caseAt("closed", { outcome: "actioned" });
    const mail = await sentMail(id);
    const taken = await arrive(mailOf({ headers: [`References: <x@y> ${mail.messageId}`] }));
    expect(taken).toMatchObject({ fate: "link_proposed", caseId: id });
    expect(await events(id)).toEqual(["case_created"]);
  });

  test("with its number is added from who is known there, and proposed from who is not", async () => {
    const { id, number } = await caseAt("acting");
    const { email } = await recipientOf(id);
    const subject = `Sv: ${number} klart`;
    expect(await arrive(mailOf({ subject, from: email.toUpperCase() }))).toMatchObject({
      fate: "attached_to_case",
      caseId: id,
    });
    expect(await arrive(mailOf({ subject, from: "stranger@elsewhere.example" }))).toMatchObject({
      fate: "link_proposed",
      caseId: id,
    });
  });

  test("is an automatic answer and says so", async () => {
    const { id } = await caseAt("acting");
    const mail = await sentMail(id);
    const headers = ["Auto-Submitted: auto-replied", `In-Reply-To: ${mail.messageId}`];
    const taken = await arrive(mailOf({ subject: "Frånvarande", headers }));
    expect(taken).toMatchObject({ fate: "auto_reply", caseId: id });
  });
});

describe("a delivery report", () => {
  const report = (originalId: string) =>
    Buffer.from(
      [
        "From: MAILER-DAEMON@mx.example",
        "To: fsn.medicaldevice@regionhalland.se",
        "Subject: Undelivered Mail Returned to Sender",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        "The mail could not be delivered.",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.example",
        "",
        "Final-Recipient: rfc822; ward@example.org",
        "Action: failed",
        "Status: 5.1.1",
        "Diagnostic-Code: smtp; 550 no such user",
        "--b",
        "Content-Type: message/rfc822-headers",
        "",
        `Message-ID: ${originalId}`,
        "Subject: Säkerhetsmeddelande",
        "--b--",
        "",
      ].join("\r\n"),
    );

  test("is tied to the mail of ours that failed, and told in its case", async () => {
    const { id } = await caseAt("acting");
    const mail = await sentMail(id);
    const taken = await arrive(report(mail.messageId));
    expect(taken).toMatchObject({ fate: "bounce", caseId: id });
    const sent = await db.outgoingMail.findUniqueOrThrow({ where: { id: mail.id } });
    expect(sent.bouncedAt).toEqual(receivedAt);
    expect(sent.bounceText).toContain("550 no such user");
    expect(await events(id)).toContain("mail_bounced");
  });

  test("about a mail that is not ours belongs to no case", async () => {
    expect(await arrive(report("<unknown@elsewhere.example>"))).toMatchObject({
      fate: "bounce",
      caseId: null,
    });
  });
});

describe("hostile input", () => {
  test.each([
    ["nothing", Buffer.alloc(0)],
    ["NUL bytes", Buffer.from("Subject: a\0b\r\nFrom: x\0y@z.example\r\n\r\nte\0xt")],
    ["a huge subject", mailOf({ subject: "x".repeat(500_000), messageId: `<${"å".repeat(9000)}@x>` })],
    ["half characters", Buffer.from("Subject: =?utf-16le?B?PdgA?=\r\n\r\n=?utf-16le?B?PdgA?=")],
    ["a date beyond time", Buffer.from("Date: Mon, 01 Jan 275000 00:00:00 +0000\r\nSubject: a\r\n\r\nb")],
    ["only bytes", Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256))],
  ])("%s has a fate and its bytes are kept", async (_name, raw) => {
    const taken = await arrive(raw);
    expect(taken.fate).toBe("waiting_in_inbox");
    expect(Buffer.from((await stored(taken.id)).raw.content).equals(raw)).toBe(true);
  });

  test("what cannot be read is kept in quarantine, with the reason", async () => {
    const raw = Buffer.from("unreadable");
    const taken = await takeIn(unreadableMessage(raw, origin, new Error("broken")), systemActor, receivedAt);
    expect(taken.fate).toBe("quarantined");
    const message = await stored(taken.id);
    expect(message.reasons).toEqual(["broken"]);
    expect(Buffer.from(message.raw.content).equals(raw)).toBe(true);
  });

  test("what the database refuses is kept in quarantine too", async () => {
    const raw = mailOf();
    const prepared = await prepareMessage(raw, origin);
    const spoiled = { ...prepared, subject: "a\u0000b" };
    expect(await takeIn(spoiled, systemActor, receivedAt)).toMatchObject({ fate: "quarantined" });
  });
});

describe("afterwards", () => {
  beforeAll(() => arrive(noticeMailOf("FSCA-2026-099")));

  test("case numbers have no gaps", async () => {
    const rows = await db.case.findMany({ select: { number: true }, orderBy: { number: "asc" } });
    const [counter] = await db.caseCounter.findMany();
    expect(rows.length).toBe(counter?.last);
  });

  test("the audit trail is whole", async () => {
    expect((await verifyAudit()).faults).toEqual([]);
  });
});
