import { describe, expect, test } from "vitest";
import { COLUMN_LIMITS, plausibleDate, storable } from "#lib/intake/bounds.ts";
import { contentKeyOf } from "#lib/intake/contentKey.ts";
import { prepareMessage } from "#lib/intake/prepare.ts";
import { bareSubject, caseTitle } from "#lib/intake/title.ts";
import { emptyFacts } from "#lib/notices/facts.ts";
import { mailOf } from "#tests/factories/incoming.ts";

const origin = { channel: "mail", mailbox: null, fileName: null } as const;
const prepare = (raw: Uint8Array | string) => prepareMessage(Buffer.from(raw), origin);

describe("the content of a message", () => {
  test("is the same whatever transport added on the way", async () => {
    const mail = mailOf({ messageId: "<one@sender.example>" }).toString();
    const again = `Received: from relay by us; Mon, 23 Mar 2026 09:00:00 +0100\r\nX-Spam: no\r\n${mail}`;
    const [first, second] = await Promise.all([prepare(mail), prepare(again)]);
    expect(second.sha256).not.toBe(first.sha256);
    expect(second.contentKey).toBe(first.contentKey);
  });

  test("differs with sender, subject, date, text and attachments", () => {
    const content = {
      fromAddress: "a@b.example",
      subject: "Recall",
      sentAt: new Date(0),
      text: "Text",
      attachments: ["f1", "f2"],
    };
    const key = contentKeyOf(content, "raw");
    expect(contentKeyOf({ ...content, text: " Text\r\n", attachments: ["f2", "f1"] }, "raw")).toBe(key);
    const others = [
      { fromAddress: "c@b.example" },
      { subject: "Recall 2" },
      { sentAt: new Date(1000) },
      { text: "Other" },
      { attachments: ["f1"] },
    ];
    for (const other of others) expect(contentKeyOf({ ...content, ...other }, "raw")).not.toBe(key);
  });

  test("of empty messages is not the same", async () => {
    const [one, two] = await Promise.all([prepare("X-Number: 1\r\n\r\n"), prepare("X-Number: 2\r\n\r\n")]);
    expect(one.contentKey).not.toBe(two.contentKey);
  });
});

describe("preparing", () => {
  test("takes any bytes", async () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    for (const raw of [Buffer.alloc(0), Buffer.from([0]), all, Buffer.from("\r\n\r\n")]) {
      const message = await prepare(raw);
      expect(message.unreadable).toBeNull();
      expect(message.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test("keeps every text within what its column takes", async () => {
    const long = "å".repeat(50_000);
    const message = await prepare(
      mailOf({ subject: long, from: `${long} <${"a".repeat(5000)}@b.example>`, messageId: `<${long}@c>` }),
    );
    expect(message.subject?.length).toBe(COLUMN_LIMITS.subject);
    expect(message.fromAddress?.length).toBeLessThanOrEqual(COLUMN_LIMITS.address);
    expect(Buffer.byteLength(message.messageId ?? "")).toBeLessThan(2700);
  });

  test("makes a PDF by itself a message with that document", async () => {
    const pdf = Buffer.from("%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << >>\n%%EOF");
    const message = await prepareMessage(pdf, { ...origin, channel: "upload", fileName: "../FSN 12.pdf" });
    expect(message.subject).toBe("FSN 12.pdf");
    expect(message.attachments).toMatchObject([
      { fileName: "FSN 12.pdf", mediaType: "application/pdf", sha256: message.sha256 },
    ]);
  });

  test("does not read the notice that a delivery report returns", async () => {
    const report = [
      "From: MAILER-DAEMON@mx.example",
      "Subject: Undelivered Mail Returned to Sender",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "Urgent Field Safety Notice. Manufacturer: Flowline Medical GmbH",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example",
      "",
      "Final-Recipient: rfc822; ward@example.org",
      "Action: failed",
      "Status: 5.1.1",
      "Diagnostic-Code: smtp; 550 no such user",
      "--b--",
      "",
    ].join("\r\n");
    const message = await prepare(report);
    expect(message.bounce).toMatchObject({ address: "ward@example.org", action: "failed" });
    expect(message).toMatchObject({ recognised: false, facts: null });
  });
});

test("text for the database has no NUL and no half characters", () => {
  expect(storable("a\u0000b\ud83d", 10)).toBe("ab\ufffd");
});

test("a date that no mail can have is no date", () => {
  expect(plausibleDate(new Date("0001-01-01"))).toBeNull();
  expect(plausibleDate(new Date(Number.NaN))).toBeNull();
  expect(plausibleDate(new Date("2026-03-23"))).toEqual(new Date("2026-03-23"));
});

test("a case is called by its notice, else by the subject without marks of forwarding", () => {
  const message = { facts: null, subject: "VB: FW: Recall of pumps", origin: { ...origin } };
  expect(bareSubject("SV: Re[2]: Fråga")).toBe("Fråga");
  expect(caseTitle(message)).toBe("Recall of pumps");
  expect(caseTitle({ ...message, subject: null })).not.toBe("");
});

test("a title that would fit any notice gives way to what the notice is about", () => {
  const fact = (value: string) => ({ value, confidence: 0.9, page: null, source: "m", evidence: value });
  const facts = {
    ...emptyFacts(),
    title: fact("Urgent Field Safety Notice"),
    manufacturer: fact("Pumpteknik AB"),
    devices: [fact("Infusor P300")],
  };
  const message = { facts, subject: "FSN", origin: { ...origin } };
  expect(caseTitle(message)).toBe("Pumpteknik AB: Infusor P300");
  expect(caseTitle({ ...message, subject: "VB: Återkallelse av Infusor P300" })).toBe(
    "Återkallelse av Infusor P300",
  );
});
