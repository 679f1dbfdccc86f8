import { describe, expect, test } from "vitest";
import { allAttachments } from "#lib/mail/attachments.ts";
import { parseMail } from "#lib/mail/parse.ts";
import { parseText } from "#tests/unit/mail/fixture.ts";
import { outlookFile } from "#tests/unit/mail/outlookFile.ts";

describe("where the headers end", () => {
  const parts = "--b\nContent-Type: text/html\n\n<p>Hej</p>\n--b\nContent-Type: image/png\n\nPNG\n--b--\n";

  test.each([
    ["a line of white space", " \t\n"],
    ["no line at all", ""],
  ])("%s before the first boundary loses no part", async (_name, between) => {
    const mail = await parseText(
      `Subject: x\nContent-Type: multipart/mixed; boundary="b"\n${between}${parts}`,
    );
    expect(mail.html).toBe("<p>Hej</p>");
    expect(mail.attachments.map(({ path, mediaType }) => [path, mediaType])).toEqual([["2", "image/png"]]);
  });

  test("a line of white space within a folded header, or between headers, ends nothing", async () => {
    const mail = await parseText("Subject: ett\n \n två\nX-Odd: 1\n \nTo: a@b.example\n\nText\n");
    expect(mail.subject).toBe("ett två");
    expect(mail.to).toEqual([{ name: "", address: "a@b.example" }]);
    expect(mail.text).toBe("Text\n");
  });

  test("a text that begins with a quoted mail is text", async () => {
    const text = "-----Original Message-----\nFrom: Annan\nSubject: Gammalt\n\nHej\n";
    expect(await parseText(text)).toMatchObject({ subject: "Gammalt" });
    expect(await parseText(`Subject: Nytt\n\n${text}`)).toMatchObject({ subject: "Nytt", text });
  });
});

describe("addresses", () => {
  test.each([
    ["Pete <pete(his account)@silly.example(his host)>", { name: "Pete", address: "pete@silly.example" }],
    ["<@one.example,@two.example:a@b.example>", { name: "", address: "a@b.example" }],
    ['a@b.example ("Leverans: Åsa")', { name: "Leverans: Åsa", address: "a@b.example" }],
  ])("%s", async (written, expected) => {
    const mail = await parseText(`From: ${written}\nSubject: x\n\n`);
    expect(mail.from).toEqual(expected);
  });
});

describe("character sets", () => {
  test("neighbouring words of ISO-2022-JP leave no mark where they were joined", async () => {
    const word = "=?iso-2022-jp?B?GyRCJUYlOSVIGyhC?=";
    expect((await parseText(`Subject: ${word}\n ${word}\n\n`)).subject).toBe("テストテスト");
  });

  test.each(["utf16le", "utf16be"])("a mail saved as %s without a mark is a mail", async (encoding) => {
    const bytes = Buffer.from("From: Åsa <a@b.example>\nSubject: Hela brevet\n\nText å\n", "utf16le");
    const mail = await parseMail(encoding === "utf16be" ? bytes.swap16() : bytes);
    expect(mail).toMatchObject({ subject: "Hela brevet", text: "Text å\n", from: { name: "Åsa" } });
  });
});

describe("a mailbox file handed in as a mail", () => {
  const line = "From a@b.example Mon Mar 23 08:00:00 2026\n";
  const letter = (name: string, text: string) =>
    `${line}From: ${name}@b.example\nSubject: ${name}\n\n${text}\n\n`;

  test("is kept, and each mail of it stands below it with its quoted lines undone", async () => {
    const mail = await parseText(letter("ett", ">From oss\n>>From er") + letter("två", "2"));
    expect(mail).toMatchObject({ subject: null, text: null, problems: [] });
    const [file, first, second] = [...allAttachments(mail)];
    expect(file).toMatchObject({ path: "1", mediaType: "application/mbox" });
    expect(first).toMatchObject({ path: "1.1", embedded: { subject: "ett" } });
    expect(first?.embedded?.text?.trim()).toBe("From oss\n>From er");
    expect(second).toMatchObject({ path: "1.2", embedded: { subject: "två" } });
  });

  test("a single mail with the line of a mailbox on top, or with a returned mail in it, is that mail", async () => {
    expect((await parseText(letter("ett", "1"))).subject).toBe("ett");
    const report = `${line}Subject: Retur\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSe nedan\n\n${letter("två", "2")}--b--\n`;
    expect((await parseText(report)).subject).toBe("Retur");
  });

  test.each([
    ["a time", "From 10:30 the pump may stop.\n"],
    ["a time, and a line like a header", "From 10:30 the pump may stop.\nNote: use another one.\n"],
    ["one word", "From Sweden\n"],
    ["a quoted separator", `${line}was the line that we saw.\n`],
  ])("a single mail with the line on top whose text says From with %s is that mail", async (_name, text) => {
    const mail = await parseText(letter("ett", `Hello\n\n${text}\nRegards`));
    expect(mail).toMatchObject({ subject: "ett", attachments: [] });
    expect(mail.text).toContain(text);
  });
});

test("a property of an Outlook file that is broken does not take the others with it", async () => {
  const file = Buffer.from(
    outlookFile({
      properties: [
        [0x0037, 0x1f, "Säkerhetsmeddelande"],
        [0x1000, 0x1f, "Läs bilagan."],
        [0x6001, 0x102, Buffer.from("annat")],
      ],
    }),
  );
  // The length of the stream stands at the end of its entry of 128 bytes, which begins with its name (MS-CFB 2.6.1).
  const entry = file.indexOf(Buffer.from("__substg1.0_60010102", "utf16le"));
  file.writeUInt32LE(0xfffffff0, entry + 120);
  const mail = await parseMail(file);
  expect(mail).toMatchObject({ subject: "Säkerhetsmeddelande", text: "Läs bilagan.", exceeded: null });
  expect(mail.problems).toEqual(["broken-outlook"]);
});
