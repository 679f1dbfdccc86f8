import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText } from "#lib/mail/charset.ts";
import { repairDoubleUtf8 } from "#lib/mail/doubleUtf8.ts";

const swedish = "Återkallelse: slang för näring, läs på sidan två. Ring Åsa Öström.";
const latin = (text: string) => Buffer.from(text, "latin1");
const read = (bytes: Uint8Array, label: string | null) => decodeText(bytes, label).text;

describe("labels that are right", () => {
  test.each([
    ["windows-1251", "Отзыв изделия"],
    ["koi8-r", "Отзыв изделия"],
    ["gb2312", "召回通知"],
    ["gbk", "召回通知"],
    ["big5", "召回通知"],
    ["shift_jis", "リコールのお知らせ"],
    ["euc-kr", "리콜 안내"],
    ["iso-8859-2", "Zwrot wyrobów źdźbło"],
    ["utf-7", swedish],
    ["utf-16le", swedish],
    ["utf-16be", swedish],
    ["macintosh", swedish],
    ["x-mac-roman", swedish],
    ["macroman", swedish],
    ["cp850", swedish],
    ["ibm437", swedish],
    ["iso-8859-15", swedish],
  ])("%s", (label, text) => {
    expect(
      read(iconv.encode(text, label.replace("x-mac-roman", "macroman").replace("ibm437", "cp437")), label),
    ).toBe(text);
  });

  test("iso-2022-jp", () => {
    const bytes = Buffer.concat([latin("\x1b$B"), Buffer.from([0x25, 0x6a, 0x25, 0x33]), latin("\x1b(B")]);
    expect(read(bytes, "iso-2022-jp")).toBe("リコ");
  });
});

describe("å ä ö come out right", () => {
  test.each([
    ["utf-8", "latin1"],
    ["us-ascii", "latin1"],
    [null, "latin1"],
    ["iso-8859-1", "utf8"],
    ["windows-1252", "utf8"],
    ["koi8-r", "utf8"],
    ["windows-1251", "utf8"],
    ["iso-8859-5", "utf8"],
    ["gb2312", "utf8"],
    ["shift_jis", "latin1"],
    ["euc-jp", "latin1"],
    ["nonsense", "utf8"],
    ["nonsense", "latin1"],
    ["utf-8", "utf16le"],
    [null, "utf16le"],
  ] as const)("labelled %s, being %s", (label, real) => {
    expect(read(Buffer.from(swedish, real), label)).toBe(swedish);
  });

  test("in DOS and Mac text that says nothing, or that it is Latin-1", () => {
    for (const set of ["cp850", "macroman"])
      for (const label of [null, "iso-8859-1", "utf-8"])
        expect(read(iconv.encode("Här är några ord för prövning.", set), label), `${set} ${label}`).toBe(
          "Här är några ord för prövning.",
        );
  });

  test("but quotation marks of Windows are no letters of DOS", () => {
    expect(read(latin("Ordet \x94slang\x94 \x96 en r\xf6rdel"), null)).toBe("Ordet ”slang” – en rördel");
    expect(read(latin("The word \x93tube\x94 \x96 a part"), "iso-8859-1")).toBe("The word “tube” – a part");
    expect(read(latin("MILJ\xd6\x94 f\xf6r \xc5\x94"), null)).toBe("MILJÖ” för Å”");
  });

  test("where one text holds both", () => {
    const mixed = Buffer.concat([
      Buffer.from("Rad ett: å ä ö.\n"),
      latin("Rad tv\xe5: \xe5\xe4\xf6 \xc5\xc4\xd6 r\xe4v.\n"),
    ]);
    expect(read(mixed, "utf-8")).toBe("Rad ett: å ä ö.\nRad två: åäö ÅÄÖ räv.\n");
    expect(read(Buffer.concat([mixed, mixed]), "iso-8859-1")).toContain("Rad två: åäö");
    expect(read(Buffer.concat([mixed, Buffer.from("ååååå räksmörgås")]), null)).toContain("räksmörgås");
  });
});

describe("UTF-8 that was made UTF-8 twice", () => {
  const twice = (text: string) => Buffer.from(new TextDecoder("windows-1252").decode(Buffer.from(text)));

  test("is undone, and said", () => {
    expect(decodeText(twice(swedish), "utf-8")).toEqual({ text: swedish, problem: "double-encoded" });
    expect(read(twice("Kostar 5 € – ”så” · 20 °C ®"), "utf-8")).toBe("Kostar 5 € – ”så” · 20 °C ®");
  });

  test("also in a text that is otherwise right", () => {
    expect(repairDoubleUtf8("Rätt: å ä ö. Fel: Ã¥ Ã¤ Ã¶ Ã… Ã„ Ã–.")).toBe("Rätt: å ä ö. Fel: å ä ö Å Ä Ö.");
  });

  test("but what is meant stays", () => {
    for (const text of [
      "NÃO É A AÇÃO",
      "Âge, château, crêpe",
      "20 °C ± 5 µm",
      "«Ã»",
      "a â€ b",
      "“Â”",
      "SÃO PAULO",
    ])
      expect(repairDoubleUtf8(text)).toBe(text);
  });
});
