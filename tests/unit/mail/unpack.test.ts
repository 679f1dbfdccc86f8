import { execFileSync } from "node:child_process";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allAttachments } from "#lib/mail/attachments.ts";
import { parseMail } from "#lib/mail/parse.ts";
import { MAIL_LIMITS, type ParsedMail } from "#lib/mail/parsedMail.ts";
import { readZip } from "#lib/mail/zipArchive.ts";
import { parseText } from "#tests/unit/mail/fixture.ts";
import { outlookFile } from "#tests/unit/mail/outlookFile.ts";
import { winmailFile } from "#tests/unit/mail/winmailFile.ts";
import { mailWith, zipFile } from "#tests/unit/mail/zipFile.ts";

const pdf = Buffer.from(`%PDF-1.4\n${"innehåll ".repeat(100)}`);
const letter = Buffer.from("From: a@b.example\nSubject: Inre\nMIME-Version: 1.0\n\nInre text åäö.\n");

const listed = (mail: ParsedMail) =>
  [...allAttachments(mail)].map(({ path, fileName }) => `${path} ${fileName}`);
const found = (mail: ParsedMail, path: string) => [...allAttachments(mail)].find((one) => one.path === path);

describe("a ZIP archive", () => {
  test("is kept, and its files stand below it, mails and archives within them opened", async () => {
    const outlook = outlookFile({ properties: [[0x0037, 0x1f, "I Outlook"]] });
    const inner = zipFile([{ name: "brev/fsn.pdf", content: pdf }]);
    const archive = zipFile([
      { name: "mapp/", content: Buffer.alloc(0) },
      { name: "mapp/återkallelse.pdf", content: pdf },
      { name: "brev.eml", content: letter },
      { name: "brev.msg", content: outlook },
      { name: "inre.zip", content: inner },
    ]);
    const mail = await parseMail(mailWith("allt.zip", archive, "application/zip"));
    expect(listed(mail)).toEqual([
      "2 allt.zip",
      "2.1 återkallelse.pdf",
      "2.2 brev.eml",
      "2.3 brev.msg",
      "2.4 inre.zip",
      "2.4.1 fsn.pdf",
    ]);
    expect(Buffer.from(found(mail, "2")?.content ?? [])).toEqual(archive);
    expect(Buffer.from(found(mail, "2.1")?.content ?? [])).toEqual(pdf);
    expect(found(mail, "2.2")?.embedded?.text).toContain("åäö");
    expect(found(mail, "2.3")?.embedded?.subject).toBe("I Outlook");
    expect(mail.problems).toEqual([]);
    expect(mail.exceeded).toBeNull();
  });

  test.each([
    ["UTF-8 that says so", Buffer.from("Åtgärd ö.pdf"), 0x800],
    ["UTF-8 that does not", Buffer.from("Åtgärd ö.pdf"), 0],
    ["DOS", Buffer.from("\x8ftg\x84rd \x94.pdf", "latin1"), 0],
    ["Windows", Buffer.from("\xc5tg\xe4rd \xf6.pdf", "latin1"), 0],
  ])("gives names in %s", async (_name, name, flags) => {
    const mail = await parseMail(mailWith("a.zip", zipFile([{ name, content: pdf, flags }])));
    expect(listed(mail).at(-1)).toBe("2.1 Åtgärd ö.pdf");
  });

  test("never gives a name that leads out of its folder", async () => {
    const names = [
      "../../etc/passwd",
      "..\\..\\boot.ini",
      "/root/.ssh/id",
      "C:\\Windows\\x.exe",
      "a/../../b.txt",
    ];
    const mail = await parseMail(mailWith("a.zip", zipFile(names.map((name) => ({ name, content: pdf })))));
    expect(listed(mail).slice(1)).toEqual(["2.1 passwd", "2.2 boot.ini", "2.3 id", "2.4 x.exe", "2.5 b.txt"]);
  });

  test("with a password says so for each file, and gives the others", async () => {
    const files = [
      { name: "hemlig.pdf", content: pdf, flags: 0x801 },
      { name: "öppen.pdf", content: pdf },
    ];
    const mail = await parseMail(mailWith("a.zip", zipFile(files)));
    expect(mail.problems).toEqual(["archive-encrypted 2.1 hemlig.pdf"]);
    expect(listed(mail)).toEqual(["2 a.zip", "2.2 öppen.pdf"]);
  });

  test("that is cut off or packed in another way gives what it can", async () => {
    const archive = zipFile([
      { name: "a.txt", content: Buffer.from("hel") },
      { name: "b.txt", content: Buffer.from("x", "latin1"), method: 14 },
      { name: "c.txt", content: Buffer.from("åäö".repeat(5000)) },
    ]);
    const mail = await parseMail(mailWith("a.zip", archive.subarray(0, archive.length - 190)));
    expect(mail.problems[0]).toBe("archive-broken 2 a.zip");
    expect(mail.problems).toContain("archive-method 2.2 b.txt");
    expect(Buffer.from(found(mail, "2.1")?.content ?? []).toString()).toBe("hel");
  });

  test("is not opened when it is a document or a program", async () => {
    for (const name of ["a.docx", "a.odt", "a.jar", "a.xlsx"])
      expect(
        listed(await parseMail(mailWith(name, zipFile([{ name: "x", content: pdf }])))),
        name,
      ).toHaveLength(1);
  });

  test.each([
    ["7z", Buffer.from("7z\xbc\xaf\x27\x1c\0\x04", "latin1"), "a.7z"],
    ["RAR", Buffer.from("Rar!\x1a\x07\x01\0", "latin1"), "a.rar"],
  ])("of the kind %s is told as one that cannot be opened", async (_kind, content, name) => {
    expect((await parseMail(mailWith(name, content))).problems).toEqual([`archive-unread 2 ${name}`]);
  });
});

describe("bombs", () => {
  test("a file that is packed too hard is not unpacked", async () => {
    const bomb = zipFile([{ name: "bomb.bin", content: Buffer.alloc(30 * 1024 * 1024) }]);
    const mail = await parseMail(mailWith("a.zip", bomb));
    expect(mail.exceeded).toBe("too-compressed 2.1 bomb.bin");
    expect(listed(mail)).toEqual(["2 a.zip"]);
  });

  test("many large files end at the size of all", async () => {
    const content = Buffer.alloc(9 * 1024 * 1024);
    const files = Array.from({ length: 40 }, (_, i) => ({ name: `${i}.bin`, content }));
    const mail = await parseMail(mailWith("a.zip", zipFile(files)));
    expect(mail.exceeded).toMatch(/^too-large 2\.\d+ \d+\.bin$/);
    expect(listed(mail).length).toBeLessThan(30);
  });

  test("archives within archives end at a depth", async () => {
    let archive = zipFile([{ name: "x.txt", content: pdf }]);
    for (let i = 0; i < 30; i++) archive = zipFile([{ name: "inre.zip", content: archive }]);
    const mail = await parseMail(mailWith("a.zip", archive));
    expect(mail.exceeded).toMatch(/^too-deep 2\.1[.1]* inre\.zip$/);
  });

  test("a quantity of files ends at a number", async () => {
    const files = Array.from({ length: 3000 }, (_, i) => ({ name: `${i}.txt`, content: Buffer.from("x") }));
    const mail = await parseMail(mailWith("a.zip", zipFile(files)));
    expect(mail.exceeded).toMatch(/^too-many-parts 2\.\d+$/);
    expect(listed(mail).length).toBeLessThanOrEqual(MAIL_LIMITS.parts);
  });

  test("an archive whose files all lie in one another's bytes is bounded as well", async () => {
    const one = zipFile([{ name: "a.txt", content: Buffer.from("x".repeat(100)), method: 0 }]);
    const directory = one.subarray(one.indexOf("PK\x01\x02"), one.lastIndexOf("PK\x05\x06"));
    const many = Buffer.concat(Array.from({ length: 5000 }, () => directory));
    const end = Buffer.from(one.subarray(one.lastIndexOf("PK\x05\x06")));
    end.writeUInt16LE(5000, 10);
    end.writeUInt32LE(many.length, 12);
    const archive = Buffer.concat([one.subarray(0, one.indexOf("PK\x01\x02")), many, end]);
    expect((await parseMail(mailWith("a.zip", archive))).exceeded).toMatch(/^too-many-parts/);
  });
});

test("any bytes are read as an archive without throwing", () => {
  const archive = zipFile([
    { name: "a.txt", content: Buffer.from("a".repeat(200)) },
    { name: "b/c.txt", content: pdf },
  ]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(archive.length),
      (changes, cut) => {
        const bytes = Buffer.from(archive);
        for (const [at, byte] of changes) bytes[at] = byte;
        for (const member of readZip(bytes.subarray(0, cut)).members) member.read(1_000_000);
      },
    ),
    { numRuns: 500 },
  );
});

describe("messages in messages", () => {
  test("are opened in Outlook files within Outlook files, and winmail.dat is kept beside its files", async () => {
    const file = outlookFile({
      properties: [[0x0037, 0x1f, "Ytterst"]],
      attachments: [
        {
          properties: [],
          message: {
            properties: [[0x0037, 0x1f, "Mellan"]],
            attachments: [
              {
                properties: [],
                message: {
                  properties: [
                    [0x0037, 0x1f, "Innerst"],
                    [0x1000, 0x1f, "Text åäö"],
                  ],
                },
              },
            ],
          },
        },
      ],
    });
    const mail = await parseMail(mailWith("brev.msg", file));
    expect([...allAttachments(mail)].map(({ path, embedded }) => [path, embedded?.subject])).toEqual([
      ["2", "Ytterst"],
      ["2.1", "Mellan"],
      ["2.1.1", "Innerst"],
    ]);
    expect(found(mail, "2.1.1")?.embedded?.text).toBe("Text åäö");
  });

  test("a mail and a mailbox are known by their bytes and names", async () => {
    const renamed = await parseMail(mailWith("brev.dat", letter));
    expect(found(renamed, "2")?.embedded?.subject).toBe("Inre");
    const box = Buffer.from(
      `From x Mon Mar 23 08:00:00 2026\n${letter}\nFrom y Mon Mar 23 09:00:00 2026\n${letter}`,
    );
    const mail = await parseMail(mailWith("gamla.mbox", box));
    expect([...allAttachments(mail)].map(({ path, embedded }) => [path, embedded?.subject])).toEqual([
      ["2", undefined],
      ["2.1", "Inre"],
      ["2.2", "Inre"],
    ]);
  });

  test("problems within are told with their place", async () => {
    const inner = mailWith("a.zip", zipFile([{ name: "hemlig.pdf", content: pdf, flags: 0x801 }]));
    const mail = await parseMail(mailWith("brev.eml", inner, "message/rfc822"));
    expect(mail.problems).toEqual(["archive-encrypted 2.2.1 hemlig.pdf"]);
    expect(winmailFile).toBeTypeOf("function");
  });

  test("a piece of a mail, and content that is elsewhere, say so", async () => {
    const partial = await parseText(
      'Content-Type: message/partial; id="x@y"; number=2; total=3\n\nresten av texten\n',
    );
    expect(partial.problems).toContain("partial-message 1 2/3");
    const external = await parseText(
      'Content-Type: message/external-body; access-type=URL; URL="http://x.example/a"\n\nContent-Type: a/b\n\n',
    );
    expect(external.problems).toContain("external-body 1");
  });
});

describe("files within a text", () => {
  test("uuencoded ones are taken out of it", async () => {
    const mail = await parseText(
      "Subject: x\n\nFöre.\n\nbegin 644 cat.txt\n#0V%T\n`\nend\n\nEfter.\n",
      "utf8",
    );
    expect(mail.text).toMatch(/^Före\.\s+Efter\.\s+$/);
    expect(listed(mail)).toEqual(["1.1 cat.txt"]);
    expect(Buffer.from(found(mail, "1.1")?.content ?? []).toString()).toBe("Cat");
  });

  test("yEnc ones too, and a broken one says so", async () => {
    const encoded = Buffer.from([...Buffer.from("hej åäö", "utf8")].map((byte) => (byte + 42) & 0xff));
    const text = Buffer.concat([
      Buffer.from("Subject: x\n\n=ybegin line=128 size=10 name=hej.txt\n"),
      encoded,
      Buffer.from("\n=yend size=10\n"),
    ]);
    const mail = await parseMail(text);
    expect(Buffer.from(found(mail, "1.1")?.content ?? []).toString()).toBe("hej åäö");
    expect(mail.problems).toEqual([]);
    const broken = Buffer.from(text.toString("latin1").replace("=yend size=10", "=yend size=99"), "latin1");
    expect((await parseMail(broken)).problems).toEqual(["malformed-uuencode 1.1"]);
  });

  test("a text that only looks like one stays", async () => {
    for (const text of ["begin 644 klockan åtta\noch sluta sedan\nend\n", "begin 644 x\n", "=ybegin x\n"])
      expect((await parseText(`Subject: x\n\n${text}`)).attachments, text).toEqual([]);
  });

  test("a text of nothing but beginnings takes no long time", async () => {
    await parseText(`Subject: x\n\n${"begin 644 a\n".repeat(200_000)}`);
    await parseText(`Subject: x\n\n${"=ybegin line=1 size=1 name=a\n".repeat(100_000)}`);
  });
});

const part = Buffer.from(
  "Content-Type: text/plain; charset=iso-8859-1\r\n\r\nSigned \xe5\xe4\xf6.\r\n",
  "latin1",
);

describe("S/MIME", () => {
  const tlv = (tag: number, ...contents: Uint8Array[]) => {
    const content = Buffer.concat(contents);
    const length =
      content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff];
    return Buffer.concat([Buffer.from([tag, ...length]), content]);
  };
  const open = (tag: number, ...contents: Uint8Array[]) =>
    Buffer.concat([Buffer.from([tag, 0x80]), ...contents, Buffer.alloc(2)]);
  const oid = (hex: string) => tlv(0x06, Buffer.from(hex, "hex"));
  const data = oid("2a864886f70d010701");
  const signedOid = oid("2a864886f70d010702");
  const version = tlv(0x02, Buffer.from([1]));

  const der = tlv(
    0x30,
    signedOid,
    tlv(0xa0, tlv(0x30, version, tlv(0x31), tlv(0x30, data, tlv(0xa0, tlv(0x04, part))), tlv(0x31))),
  );
  const pieces = open(0x24, tlv(0x04, part.subarray(0, 20)), tlv(0x04, part.subarray(20)));
  const ber = open(
    0x30,
    signedOid,
    open(0xa0, open(0x30, version, tlv(0x31), open(0x30, data, open(0xa0, pieces)), tlv(0x31))),
  );

  test.each([
    ["DER", der],
    ["BER in pieces", ber],
  ])("a signed mail (%s) is read, and the signed file kept", async (_form, content) => {
    const mail = await parseText(
      `Subject: x\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n` +
        `Content-Transfer-Encoding: base64\n\n${content.toString("base64")}\n`,
    );
    expect(mail.text).toBe("Signed åäö.\n");
    expect(listed(mail)).toEqual(["1 smime.p7m"]);
    expect(mail.problems).toEqual([]);
  });

  test("an encrypted or broken one says so", async () => {
    const enveloped = tlv(0x30, oid("2a864886f70d010703"), tlv(0xa0, tlv(0x30, version)));
    const read = (content: Buffer) =>
      parseText(
        `Content-Type: application/x-pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n${content.toString("base64")}\n`,
      );
    expect((await read(enveloped)).problems).toEqual(["encrypted 1"]);
    expect((await read(der.subarray(0, 40))).problems).toEqual(["encrypted-or-signed 1"]);
  });

  test("a compressed one that grows beyond all bounds ends in the bound", async () => {
    const packed = deflateSync(Buffer.alloc(30 * 1024 * 1024));
    const bomb = open(
      0x30,
      oid("2a864886f70d0109100109"),
      open(0xa0, open(0x30, version, tlv(0x30), open(0x30, data, open(0xa0, tlv(0x04, packed))))),
    );
    const mail = await parseMail(mailWith("smime.p7m", bomb, "application/pkcs7-mime"));
    expect(mail.exceeded).toBe("too-compressed 2 smime.p7m");
  });

  test("PGP is told", async () => {
    const mail = await parseText(
      "Subject: x\n\n-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n",
    );
    expect(mail.problems).toEqual(["encrypted 1"]);
  });

  test("any bytes end without an error", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(ber.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
        async (changes) => {
          const bytes = Buffer.from(ber);
          for (const [at, byte] of changes) bytes[at] = byte;
          await parseMail(mailWith("smime.p7m", bytes, "application/pkcs7-mime"));
        },
      ),
      { numRuns: 300 },
    );
  });

  test.skipIf(!hasOpenssl())("what openssl signs is read", async () => {
    const signed = execFileSync("sh", [
      "-c",
      'd=$(mktemp -d); openssl req -x509 -newkey rsa:2048 -nodes -keyout "$d/k" -out "$d/c" -subj /CN=x -days 1 2>/dev/null;' +
        ' printf "Content-Type: text/plain\\r\\n\\r\\nHej openssl\\r\\n" > "$d/m";' +
        ' openssl smime -sign -nodetach -in "$d/m" -signer "$d/c" -inkey "$d/k" 2>/dev/null; rm -r "$d"',
    ]);
    const mail = await parseMail(signed);
    expect(mail.text?.trim()).toBe("Hej openssl");
  });
});

function hasOpenssl(): boolean {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("an archive whose directory is damaged in one place gives every file, and is told to be broken", () => {
  const names = ["a.pdf", "b.pdf", "c.pdf", "d.pdf"];
  const archive = zipFile(names.map((name) => ({ name, content: Buffer.from(`%PDF ${name}`) })));
  const directory = Buffer.from("PK\x01\x02", "latin1");
  let third = -1;
  for (let count = 0; count < 3; count++) third = archive.indexOf(directory, third + 1);
  archive[third] = 0;
  const { members, broken } = readZip(archive);
  expect(members.map(({ name }) => name)).toEqual(names);
  expect(broken).toBe(true);
});
