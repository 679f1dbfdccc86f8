import { describe, expect, test } from "vitest";
import { allAttachments } from "#lib/mail/attachments.ts";
import { parseMail, parseOutlook } from "#lib/mail/parse.ts";
import { outlookFile, type Storage } from "#tests/unit/mail/outlookFile.ts";
import { winmailFile } from "#tests/unit/mail/winmailFile.ts";

const TEXT = 0x1f;
const ANSI = 0x1e;
const BYTES = 0x102;
const NUMBER = 0x03;
const pdf = Buffer.from(`%PDF-1.4\n${"innehåll ".repeat(1000)}`);

const inner: Storage = {
  properties: [
    [0x0037, TEXT, "Säkerhetsmeddelande: ursprunget"],
    [0x1000, TEXT, "Läs bilagan.\r\n"],
    [0x0c1a, TEXT, "Tillverkaren"],
    [0x5d01, TEXT, "regulatory@tillverkaren.example"],
  ],
  attachments: [
    {
      properties: [
        [0x3707, TEXT, "Återkallelse av slang.pdf"],
        [0x370e, TEXT, "application/pdf"],
        [0x3701, BYTES, pdf],
      ],
    },
  ],
};

const file = outlookFile({
  properties: [
    [0x0037, TEXT, "VB: Säkerhetsmeddelande"],
    [0x1000, TEXT, "Hej, se nedan.\r\n/Åsa"],
    [0x1013, BYTES, Buffer.from("<p>Hej, se nedan.</p>\0")],
    [
      0x007d,
      TEXT,
      "Date: Tue, 24 Mar 2026 08:00:00 +0100\r\nMessage-ID: <msg-1@region.example>\r\nX-Mailer: Outlook\r\n",
    ],
    [0x0042, TEXT, "Åsa Öst"],
    [0x5d02, TEXT, "asa.ost@region.example"],
    [0x3fde, NUMBER, 65001],
  ],
  recipients: [
    [
      [0x3001, TEXT, "Funktionsbrevlådan"],
      [0x39fe, TEXT, "fsn.medicaldevice@region.example"],
      [0x0c15, NUMBER, 1],
    ],
    [
      [0x3001, TEXT, "Kopia"],
      [0x3003, TEXT, "/o=Region/cn=kopia"],
      [0x0c15, NUMBER, 2],
    ],
  ],
  attachments: [
    { properties: [[0x3001, TEXT, "Ursprunget"]], message: inner },
    {
      properties: [
        [0x3704, ANSI, "bild.png"],
        [0x3712, TEXT, "<bild@x>"],
        [0x3714, NUMBER, 4],
        [0x3701, BYTES, Buffer.from("PNG")],
      ],
    },
  ],
});

describe("an Outlook file", () => {
  test("gives sender, recipients, text, HTML and attachments, the mail within included", async () => {
    const mail = await parseOutlook(file);
    expect(mail).toMatchObject({
      messageId: "<msg-1@region.example>",
      from: { name: "Åsa Öst", address: "asa.ost@region.example" },
      to: [{ name: "Funktionsbrevlådan", address: "fsn.medicaldevice@region.example" }],
      cc: [{ name: "Kopia", address: "" }],
      subject: "VB: Säkerhetsmeddelande",
      text: "Hej, se nedan.\n/Åsa",
      html: "<p>Hej, se nedan.</p>",
      date: new Date("2026-03-24T07:00:00Z"),
      problems: [],
    });
    const files = [...allAttachments(mail)];
    expect(files.map((one) => [one.path, one.fileName, one.inline])).toEqual([
      ["1", "Ursprunget", false],
      ["1.1", "Återkallelse av slang.pdf", false],
      ["2", "bild.png", true],
    ]);
    expect(files[0]?.embedded).toMatchObject({
      subject: "Säkerhetsmeddelande: ursprunget",
      from: { name: "Tillverkaren", address: "regulatory@tillverkaren.example" },
    });
    expect(Buffer.from(files[1]?.content ?? []).equals(pdf)).toBe(true);
  });

  test("is read within a mail, and by parseMail itself", async () => {
    expect((await parseMail(file)).subject).toBe("VB: Säkerhetsmeddelande");
    const mail = await parseMail(
      Buffer.from(
        `Subject: x\nContent-Type: application/octet-stream; name="mail.msg"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(file).toString("base64")}`,
      ),
    );
    expect(mail.attachments[0]?.embedded?.subject).toBe("VB: Säkerhetsmeddelande");
    expect(mail.attachments[0]?.embedded?.attachments[1]?.path).toBe("1.2");
  });

  test("cut anywhere, it neither throws nor hangs, and keeps its bytes", async () => {
    for (let length = 0; length < file.length; length += 97) {
      const mail = await parseOutlook(file.subarray(0, length));
      expect(mail.subject ?? mail.text ?? mail.attachments.length).not.toBeUndefined();
    }
    const broken = await parseOutlook(file.subarray(0, 600));
    expect(broken.problems).toEqual(["unreadable"]);
    expect(broken.attachments[0]?.content).toHaveLength(600);
  });

  test("with a chain of sectors in a circle it ends", async () => {
    const circle = Buffer.from(file);
    const table = (circle.readUInt32LE(76) + 1) * 512;
    for (let sector = 0; sector < 128; sector++)
      circle.writeUInt32LE(sector === 0 ? 1 : sector - 1, table + 4 * sector);
    expect((await parseOutlook(circle)).problems).toEqual(["unreadable"]);
  });
});

describe("winmail.dat", () => {
  const nested = winmailFile([[0x0037, TEXT, "Inuti"]], []);
  const winmail = winmailFile(
    [
      [0x0037, TEXT, "Brådskande"],
      [0x1000, TEXT, "Hälsningar"],
    ],
    [
      {
        title: "ATT00001.DAT",
        data: pdf,
        properties: [[0x3707, TEXT, "Säkerhetsmeddelande långt namn.pdf"]],
      },
      { title: "Kort namn på.txt", data: Buffer.from("x"), properties: [] },
      {
        title: "",
        data: null,
        properties: [
          [0x3001, TEXT, "Vidarebefordrat"],
          [0x3701, 0x0d, Buffer.concat([Buffer.alloc(16), nested])],
        ],
      },
    ],
  );

  test("gives its files under their long names, and the message within", async () => {
    const mail = await parseMail(
      Buffer.from(
        `Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhej\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n${Buffer.from(winmail).toString("base64")}\n--b--`,
      ),
    );
    const tnef = mail.attachments[0]?.embedded;
    expect(tnef).toMatchObject({ subject: "Brådskande", text: "Hälsningar" });
    expect(tnef?.attachments.map((one) => [one.path, one.fileName, one.embedded?.subject])).toEqual([
      ["2.1", "Säkerhetsmeddelande långt namn.pdf", undefined],
      ["2.2", "Kort namn på.txt", undefined],
      ["2.3", "Vidarebefordrat", "Inuti"],
    ]);
    expect(tnef?.attachments[0]?.content).toHaveLength(pdf.length);
  });

  test("cut anywhere, it gives what comes before and never throws", async () => {
    for (let length = 6; length < winmail.length; length += 53) {
      expect((await parseMail(winmail.subarray(0, length))).problems).not.toContain("unreadable");
    }
    expect((await parseMail(winmail.subarray(0, winmail.length - 100))).attachments[0]?.fileName).toMatch(
      /^Säkerhet/,
    );
  });
});
