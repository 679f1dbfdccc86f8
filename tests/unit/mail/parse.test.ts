import { describe, expect, test } from "vitest";
import { allAttachments } from "#lib/mail/attachments.ts";
import { parseMail } from "#lib/mail/parse.ts";
import { parseFixture, parseText } from "#tests/unit/mail/fixture.ts";

describe("letters", () => {
  test("raw Latin-1 in headers and body comes out right", async () => {
    const mail = await parseFixture("raw-latin1-headers.eml");
    expect(mail.from).toEqual({ name: "Håkan Öberg", address: "hakan.oberg@medikvast.example" });
    expect(mail.to[0]?.name).toBe("Säkerhetsmeddelanden, Regionen");
    expect(mail.subject).toBe("Brådskande: säkerhetsmeddelande för infusionspump");
    expect(mail.text).toContain("Larmet för tom påse kan utebli. Återkom");
    expect(mail.date?.toISOString()).toBe("2026-03-24T07:12:41.000Z");
  });

  test("windows-1252 labelled as UTF-8 is read as what it is, and said", async () => {
    const mail = await parseFixture("windows1252-labelled-utf8.eml");
    expect(mail.text).toContain("”Slang för överföring” – lot 24A117");
    expect(mail.text).toContain("0 €");
    expect(mail.subject).toBe("Säkerhetsmeddelande FSCA-2026-014");
    expect(mail.problems).toEqual(["wrong-charset 1"]);
  });

  test("UTF-8 labelled as Latin-1 is read as UTF-8", async () => {
    const mail = await parseText(
      "Subject: x\nContent-Type: text/plain; charset=iso-8859-1\n\nåtgärd på\n",
      "utf8",
    );
    expect(mail.text).toBe("åtgärd på\n");
  });

  test("a Latin-1 footer does not spoil a UTF-8 text", async () => {
    const text = Buffer.from("Åtgärder för överföring på avdelningen\n", "utf8");
    const mail = await parseMail(
      Buffer.concat([Buffer.from("Subject: x\n\n"), text, Buffer.from("skickat från Läs\n", "latin1")]),
    );
    expect(mail.text).toBe("Åtgärder för överföring på avdelningen\nskickat från Läs\n");
  });

  test.each([
    ["utf-7", "Content-Type: text/plain; charset=utf-7\n\nS+AOQ-kerhet", "Säkerhet"],
    ["cp850", "Content-Type: text/plain; charset=cp850\n\nS\x84kerhet \x86", "Säkerhet å"],
    ["iso-8859-15", "Content-Type: text/plain; charset=iso-8859-15\n\n10 \xa4", "10 €"],
    ["big5", "Content-Type: text/plain; charset=big5\n\n\xa4\xa4", "中"],
  ])("character set %s", async (_name, text, expected) => {
    expect((await parseText(`Subject: x\n${text}`)).text).toBe(expected);
  });

  test("an encoded word cut within a letter is joined", async () => {
    const mail = await parseText("Subject: =?utf-8?Q?S=C3?=\n =?utf-8?Q?=A4ker?= het =?x-nix?Q?=E5?=\n\n");
    expect(mail.subject).toBe("Säker het å");
  });

  test("NUL characters and half letters reach nobody", async () => {
    const mail = await parseText("Subject: a\0b\nFrom: \0 <a@b.example>\nContent-Type: text/plain\n\nx\0y\n");
    expect(mail.subject).toBe("ab");
    expect(mail.text).toBe("xy\n");
    expect(JSON.stringify(mail)).not.toContain("\\u0000");
  });
});

describe("structure", () => {
  test("a notice forwarded twice is found with its attachment and a stable path", async () => {
    const mail = await parseFixture("forwarded-twice.eml");
    const files = [...allAttachments(mail)].map((file) => [
      file.path,
      file.fileName,
      file.embedded?.messageId ?? null,
    ]);
    expect(files).toEqual([
      ["2", "Vidarebefordrat meddelande.eml", "<vb1@region.example>"],
      ["2.2", null, "<original@varmen.example>"],
      ["2.2.2", "Säkerhetsmeddelande värmesäng BabyVarm 2.pdf", null],
    ]);
    expect(mail.inReplyTo).toEqual(["<vb1@region.example>"]);
    expect(mail.references).toEqual(["<original@varmen.example>", "<vb1@region.example>"]);
    const pdf = [...allAttachments(mail)].at(-1);
    expect(Buffer.from(pdf?.content ?? []).toString("latin1")).toMatch(/^%PDF-1\.4/);
  });

  test("file names in every form in which senders write them, made safe", async () => {
    const mail = await parseFixture("file-names.eml");
    expect(mail.attachments.map((file) => file.fileName)).toEqual([
      "Åtgärder och svar.pdf",
      "Svarsblankett för återkallelse.pdf",
      "Bilaga 1 (Översikt).pdf",
      "Säkerhet.pdf",
      "fakturafdp.exe",
      null,
    ]);
  });

  test("a multipart that names no boundary, with broken base64 and an unknown character set", async () => {
    const mail = await parseFixture("missing-boundary.eml");
    expect(mail.text).toBe("Läs bilagan före användning.");
    expect(mail.attachments[0]?.fileName).toBe("notice.pdf");
    expect(Buffer.from(mail.attachments[0]?.content ?? []).toString("latin1")).toMatch(/^%PDF-1\.4/);
    expect(mail.date?.toISOString()).toBe("2026-04-01T06:00:00.000Z");
    expect(mail.problems).toEqual(["missing-boundary", "unknown-charset 1", "malformed-base64 2"]);
  });

  test("a text without headers is the text of a mail", async () => {
    const mail = await parseFixture("no-headers.eml");
    expect(mail).toMatchObject({ from: null, subject: null, date: null, messageId: null });
    expect(mail.text).toMatch(/^Hej, en leverantör ringde/);
    expect(mail.problems).toEqual(["no-headers"]);
  });

  test.each([
    ["nothing", ""],
    ["line ends", "\r\n\r\n"],
  ])("%s at all", async (_name, text) => {
    expect(await parseText(text)).toMatchObject({
      text: null,
      html: null,
      attachments: [],
      problems: ["empty"],
    });
  });

  test("a PDF handed in as a mail becomes its attachment", async () => {
    const mail = await parseText("%PDF-1.7\n\0\0binary");
    expect(mail.attachments).toHaveLength(1);
    expect(mail.text).toBeNull();
  });

  test("headers only, a missing final boundary, Mac line ends, a mailbox line at the top", async () => {
    expect((await parseText("Subject: bara rubrik")).subject).toBe("bara rubrik");
    const open =
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhej\n--b\nContent-Type: text/html\n\n<p>x";
    expect(await parseText(open)).toMatchObject({ html: expect.stringContaining("<p>x") });
    expect((await parseText("Subject: mac\r\rrad 1\rrad 2")).text).toBe("rad 1\nrad 2");
    expect((await parseText("From a@b Mon Jan 1 00:00:00 2026\nSubject: x\n\ny")).subject).toBe("x");
  });

  test("alternatives give text and HTML; texts side by side are joined in both", async () => {
    const part = (type: string, body: string) => `--b\nContent-Type: ${type}\n\n${body}\n`;
    const both = `${part("text/plain", "hej")}${part("text/html", "<p>hej</p>")}--b--`;
    const alternative = await parseText(`Content-Type: multipart/alternative; boundary=b\n\n${both}`);
    expect([alternative.text, alternative.html]).toEqual(["hej", "<p>hej</p>"]);
    const mixed = await parseText(`Content-Type: multipart/mixed; boundary=b\n\n${both}`);
    expect(mixed.text).toBe("hej\n\nhej");
    expect(mixed.html).toContain("<hr><p>hej</p>");
  });

  test("pictures of the message are inline, with their Content-ID", async () => {
    const mail = await parseText(
      'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<img src="cid:logo@x">\n--b\nContent-Type: image/png\nContent-ID: <logo@x>\n\nPNG\n--b--',
    );
    expect(mail.attachments).toMatchObject([{ path: "2", contentId: "logo@x", inline: true }]);
  });

  test("flowed text is joined, signature and quotes kept", async () => {
    const mail = await parseFixture("flowed.eml");
    expect(mail.text).toContain("märkta och ställda åt sidan.\n");
    expect(mail.text).toContain("> Har ni produkten? Svara senast på fredag.\nJa.\n-- \nAnna");
  });

  test("an address is never taken out of a quoted name or an encoded word", async () => {
    const mail = await parseText(
      'From: "chef@region.example" <x@elak.example>\nTo: =?utf-8?Q?a=40b.example=2C_c?= <d@e.example>\n\n',
    );
    expect(mail.from).toEqual({ name: "chef@region.example", address: "x@elak.example" });
    expect(mail.to).toEqual([{ name: "a@b.example, c", address: "d@e.example" }]);
  });

  test("base64 that is no base64 stays readable, pieces joined after padding are all read", async () => {
    const encoded = (body: string) => parseText(`Subject: x\nContent-Transfer-Encoding: base64\n\n${body}`);
    expect((await encoded("Detta brev har aldrig varit kodat\n")).text).toContain("Detta brev");
    expect((await encoded("aGVqIA==\nZMOl\n")).text).toBe("hej då");
  });
});

describe("automatic mail", () => {
  test("an out-of-office message", async () => {
    expect(await parseFixture("out-of-office.eml")).toMatchObject({
      autoReply: true,
      autoSubmitted: true,
      bounce: null,
    });
  });

  test.each([
    "Auto-Submitted: auto-replied\nSubject: x",
    "Subject: Out of Office: semester",
    "Subject: Sv: Autosvar",
    "Subject: Frånvaro",
    "Subject: x\nPrecedence: auto_reply",
    "Subject: x\nX-Autoreply: yes",
  ])("automatic answer by %j", async (headers) => {
    expect((await parseText(`${headers}\n\nx`)).autoReply).toBe(true);
  });

  test("a notice from a system for bulk mail is no automatic answer", async () => {
    expect(await parseFixture("bulk-notice.eml")).toMatchObject({ autoReply: false, autoSubmitted: true });
  });

  test("an ordinary mail is neither", async () => {
    const mail = await parseText("Auto-Submitted: no\nSubject: Semester för pumpar\nIn-Reply-To: <a@b>\n\nx");
    expect(mail).toMatchObject({ autoReply: false, autoSubmitted: false });
  });

  test("a delivery report names the failed recipient and the mail returned", async () => {
    const mail = await parseFixture("bounce.eml");
    expect(mail.bounce).toMatchObject({
      originalMessageId: "<utskick-12-17@vigilans.region.example>",
      recipient: "avd17@region.example",
      status: "5.1.1",
      diagnostic: "550 5.1.1 <avd17@region.example>: Recipient address rejected: User unknown",
      action: "failed",
    });
    expect(mail.autoReply).toBe(false);
  });

  test("a delivery report of text only", async () => {
    expect((await parseFixture("bounce-text-only.eml")).bounce).toMatchObject({
      originalMessageId: "<utskick-12-18@vigilans.region.example>",
      recipient: "klinik@annan.example",
      status: "5.2.2",
      diagnostic: "552 5.2.2 Mailbox full",
      action: "failed",
    });
  });
});
