import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allAttachments } from "#lib/mail/attachments.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";
import { parseMail } from "#lib/mail/parse.ts";
import { MAIL_LIMITS, type ParsedMail } from "#lib/mail/parsedMail.ts";
import { parseText } from "#tests/unit/mail/fixture.ts";

/** Pieces that parsers stumble over, so that random mails reach deep into the parser. */
const PIECES = [
  "Content-Type: multipart/mixed; boundary=b",
  'Content-Type: multipart/alternative; boundary="b\n',
  "Content-Type: message/rfc822",
  "Content-Type: message/delivery-status",
  "Content-Type: text/html; charset=utf-16",
  'Content-Type: text/plain; format=flowed; charset="\0"',
  "Content-Type: application/ms-tnef; name*0*=utf-8''%; name*1=\"",
  "Content-Transfer-Encoding: base64",
  "Content-Transfer-Encoding: quoted-printable",
  "Content-Disposition: attachment; filename*=''%E5%",
  "From: =?utf-8?B?w6U=?= <",
  'To: (((((, "a" <b@c>; d:;',
  "Subject: =?x?Q?=E5?= =?utf-8?Q?",
  "Date: Thu, 99 Foo 0000 99:99 +9999",
  "Message-ID: <<>>",
  "Auto-Submitted: (",
  "\r\n\r\n",
  "\n",
  "--b\n",
  "--b--\n",
  "\x78\x9f\x3e\x22\x01\x00\x02\x02\x90\x06\x00\xff\xff",
  "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
  "<table><tr><td>x<table>",
  "Action: failed\nFinal-Recipient: ;\n",
  "=\xe5=E5=\n",
];

function holdsPromises(mail: ParsedMail): boolean {
  const strings = [mail.subject, mail.text, mail.html, mail.messageId, mail.from?.name, ...mail.problems];
  for (const file of allAttachments(mail))
    strings.push(file.fileName, file.path, file.mediaType, file.contentId);
  return strings.every((text) => text == null || (text.isWellFormed() && !text.includes("\0")));
}

describe("any bytes", () => {
  test("parse without throwing, in bounded time, into strings that a database takes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect(holdsPromises(await parseMail(bytes))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("made of what parsers stumble over do so too", async () => {
    const piece = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ maxLength: 20, unit: "binary" }) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(piece, fc.constantFrom("\n", "\r\n", " ", "")), { maxLength: 40 }),
        async (all) => {
          const text = all.flat().join("");
          const mail = await parseText(text);
          expect(holdsPromises(mail)).toBe(true);
          // Only an Outlook file that is none may be beyond reading.
          if (!text.includes("\xd0\xcf")) expect(mail.problems).not.toContain("unreadable");
        },
      ),
      { numRuns: 1500 },
    );
  });

  test("always give the same answer", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }), async (all) => {
        expect(await parseText(all.join("\n"))).toEqual(await parseText(all.join("\n")));
      }),
      { numRuns: 200 },
    );
  });
});

describe("bounds", () => {
  test("parts beyond the limit end in a problem", async () => {
    const mail = await parseText(
      `Content-Type: multipart/mixed; boundary=b\n\n${"--b\nContent-Type: a/b\n\nx\n".repeat(5000)}`,
    );
    expect(mail.attachments).toHaveLength(MAIL_LIMITS.parts);
    expect(mail.exceeded).toBe(`too-many-parts ${MAIL_LIMITS.parts + 1}`);
  });

  test("messages within messages are read to a depth", async () => {
    const mail = await parseText("Content-Type: message/rfc822\n\n".repeat(50));
    const files = [...allAttachments(mail)];
    expect(files).toHaveLength(MAIL_LIMITS.messageDepth + 1);
    expect(files.at(-1)?.embedded).toBeNull();
    expect(mail.exceeded).toMatch(/^too-deep (?:1\.)+1$/);
  });

  test("multiparts within multiparts end", async () => {
    const layers = Array.from(
      { length: 500 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
    );
    expect((await parseText(layers.join(""))).problems[0]).toMatch(/^too-deep 1\.1/);
  });

  test("unpacked bytes beyond the limit are left out and said", async () => {
    const file = `--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n${"QUJD".repeat(4_000_000)}\n`;
    const mail = await parseText(`Content-Type: multipart/mixed; boundary=b\n\n${file.repeat(18)}--b--`);
    expect(mail.attachments).toHaveLength(18);
    expect(mail.attachments.at(-1)?.content).toHaveLength(0);
    expect(mail.exceeded).toBe("too-large 18");
  });

  test.each([
    ["empty parts", `Content-Type: multipart/mixed; boundary=b\n\n${"--b\n".repeat(500_000)}`],
    ["header lines", `Subject: x\n${"a: b\n".repeat(200_000)}\nbody`],
    ["folded lines", `Subject: x\n${" b\n".repeat(300_000)}\nbody`],
    ["lines without colon", `Subject: x\n${"b\n".repeat(300_000)}\nbody`],
    ["recipients", `To: ${"a <b@c.example>, ".repeat(50_000)}\n\nbody`],
    ["brackets", `To: ${"(<".repeat(400_000)}\n\nbody`],
    ["groups", `To: ${"a:".repeat(400_000)}\n\nbody`],
    ["open encoded words", `Subject: ${"=?utf-8?Q?".repeat(90_000)}\n\nbody`],
    ["blank content-id", `Content-ID: ${" ".repeat(400_000)}x\nSubject: ${" \t".repeat(200_000)}x\n\nbody`],
    ["dots in a file name", `Content-Disposition: attachment; filename="${".".repeat(60_000)}x"\n\nbody`],
    ["references", `References: ${"<".repeat(400_000)} ${"<a@b>".repeat(80_000)}\n\nbody`],
    ["flowed lines", `Content-Type: text/plain; format=flowed\n\n${"> a \n".repeat(300_000)}`],
    ["padding", `Content-Transfer-Encoding: base64\n\n${"QQ==\n".repeat(300_000)}`],
    ["equals signs", `Content-Transfer-Encoding: quoted-printable\n\n${"=     ".repeat(300_000)}`],
    ["letters of two character sets", `Subject: x\n\n${"\xc3\xa5\xc3\xa5\xe5".repeat(300_000)}`],
    ["returns", `Subject: x\n\n${"\r".repeat(1_000_000)}`],
    ["empty status fields", `Content-Type: message/delivery-status\n\n${" \n".repeat(300_000)}`],
  ])("many %s take no long time", async (_name, text) => {
    await parseText(text);
  });

  test.each([
    ["nesting", "<div>".repeat(300_000)],
    ["tables", "<table><tr><td>x".repeat(100_000)],
    ["text runs in one line", "<b>a</b>".repeat(200_000)],
    ["open tags", "<".repeat(1_000_000)],
    ["comments", "<!--".repeat(300_000)],
    ["entities", "&amp".repeat(300_000)],
  ])("HTML with many %s takes no long time", (_name, html) => {
    htmlToText(html);
  });
});
