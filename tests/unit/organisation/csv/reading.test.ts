import { describe, expect, test } from "vitest";
import { maxRows, readCsv } from "#lib/organisation/csv/reading.ts";
import { csvWords } from "#lib/organisation/csv/words.ts";

const words = csvWords("sv");
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, mark: boolean) =>
  new Uint8Array(Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le"));
const read = (text: string) => readCsv("parties", utf8(text), words);
const heading = "Kod;Typ;Namn;E-post";
const problems = (text: string) =>
  read(text).problems.map(({ line, column, reason }) => [line, column, reason]);

describe("files as spreadsheets save them", () => {
  const text = `${heading}\r\nKOM-A;Kommun;Älvdalens kommun;a@example.org\r\n`;
  const expected = [
    {
      line: 2,
      key: "kom-a",
      cells: { code: "KOM-A", kind: "municipality", name: "Älvdalens kommun", email: "a@example.org" },
    },
  ];

  test.each([
    ["UTF-8", utf8(text)],
    ["UTF-8 with a mark", utf8(`\ufeff${text}`)],
    ["UTF-16 with a mark", utf16(text, true)],
    ["UTF-16 without a mark", utf16(text, false)],
    ["UTF-16 big endian", new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le").swap16())],
    ["windows-1252", new Uint8Array(Buffer.from(text, "latin1"))],
    ["commas", utf8(text.replaceAll(";", ","))],
    ["tabs", utf8(text.replaceAll(";", "\t"))],
    ["line feeds alone", utf8(text.replaceAll("\r\n", "\n"))],
    ["empty lines and cells around", utf8(`${text};;;\r\n\r\n`)],
    ["other letter case and punctuation in the heading", utf8(text.replace(heading, "KOD;typ; namn ;epost"))],
    [
      "English words",
      utf8(text.replace(heading, "code;kind;name;e-mail").replace("Kommun;", "municipality;")),
    ],
  ])("%s", (_, bytes) => {
    expect(readCsv("parties", bytes, words)).toEqual({ rows: expected, problems: [] });
  });

  test("a first line that names the separator counts as a line", () => {
    expect(read(`sep=;\r\n${text}`).rows[0]?.line).toBe(3);
  });

  test("the apostrophe that guards a formula is taken away", () => {
    expect(read(`${heading}\nA;kommun;'=1+1;`).rows[0]?.cells.name).toBe("=1+1");
  });

  test("quoted cells may hold the separator and line breaks", () => {
    expect(read(`${heading}\nA;kommun;"Nord;syd\nöst";`).rows[0]?.cells.name).toBe("Nord;syd\nöst");
  });
});

describe("files that cannot be read", () => {
  test.each([
    ["nothing", utf8(""), "empty"],
    ["spaces", utf8(" \r\n "), "empty"],
    ["an Excel workbook", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), "workbook"],
    ["an old Excel workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "workbook"],
    ["binary data", new Uint8Array([65, 0, 0, 66, 0, 0, 0, 67, 1, 2]), "notText"],
  ])("%s", (_, bytes, reason) => {
    expect(readCsv("parties", bytes, words)).toMatchObject({ rows: [], problems: [{ line: null, reason }] });
  });

  test("a quotation mark that is never closed", () => {
    expect(read(`${heading}\nA;kommun;"Nord;\n`)).toMatchObject({
      rows: [],
      problems: [{ reason: "quotes" }],
    });
  });

  test("a cell without end", () => {
    expect(read(`${heading}\nA;kommun;"${"x".repeat(200_000)}";`)).toMatchObject({
      problems: [{ reason: "tooLong" }],
    });
  });

  test("more rows than anybody has", () => {
    const rows = Array.from({ length: maxRows + 1 }, (_, n) => `A${n};kommun;Namn;`);
    expect(problems([heading, ...rows].join("\n"))).toEqual([[null, null, "tooManyRows"]]);
  });
});

describe("headings", () => {
  test("one that is missing, unknown or there twice", () => {
    expect(problems("Kod;Namn;Namn;Telefon\nA;B;C;D")).toEqual([
      [1, "name", "columnTwice"],
      [1, null, "unknownColumn"],
      [1, "kind", "columnMissing"],
    ]);
  });

  test("a column that is not needed may be missing: its cells are absent, not empty", () => {
    expect(read("Kod;Typ;Namn\nA;kommun;Namn").rows[0]?.cells).toEqual({
      code: "A",
      kind: "municipality",
      name: "Namn",
    });
  });
});

describe("rows with mistakes are told by line and column, and left out", () => {
  test.each([
    ["a missing value", "A;kommun;;", [2, "name", "cellMissing"]],
    ["a code with spaces", "A B;kommun;Namn;", [2, "code", "codeForm"]],
    ["a name that is too long", `A;kommun;${"x".repeat(201)};`, [2, "name", "tooLong"]],
    ["no mail address", "A;kommun;Namn;namn.se", [2, "email", "email"]],
    ["two mail addresses", "A;kommun;Namn;a@example.org b@example.org", [2, "email", "email"]],
    ["a word that is not known", "A;landsting;Namn;", [2, "kind", "word"]],
    ["cells past the heading", "A;kommun;Namn;;extra", [2, null, "tooManyCells"]],
  ])("%s", (_, row, problem) => {
    expect(problems(`${heading}\n${row}`)).toEqual([problem]);
    expect(read(`${heading}\n${row}`).rows).toEqual([]);
  });

  test("the same row twice, whatever the letter case: neither counts", () => {
    const table = read(`${heading}\nA;kommun;Ett;\nb;kommun;Annat;\na;kommun;Två;`);
    expect(table.problems).toEqual([{ line: 4, column: "code", reason: "rowTwice", values: { line: 2 } }]);
    expect(table.rows.map((row) => row.key)).toEqual(["b"]);
  });
});

describe("managers of units", () => {
  const units = (managers: string) =>
    readCsv(
      "units",
      utf8(`Kod;Namn;Förvaltning;Avdelningschef;Avdelningschef e-post\nA;Namn;HS;${managers}`),
      words,
    );

  test("several are separated by a bar", () => {
    expect(units("Åsa Ek|Bo Al;ASA@example.org | bo@example.org").rows[0]?.cells).toMatchObject({
      unitManager: "Åsa Ek | Bo Al",
      unitManagerEmail: "asa@example.org | bo@example.org",
    });
  });

  test.each([
    ["a name without an address", "Åsa Ek;", "managersUneven"],
    ["an address without a name", ";asa@example.org", "managersUneven"],
    ["the same address twice", "Åsa|Bo;a@example.org|a@example.org", "managerTwice"],
    ["something that is no address", "Åsa;asa", "email"],
  ])("%s", (_, cells, reason) => {
    expect(units(cells).problems).toContainEqual(expect.objectContaining({ line: 2, reason }));
  });
});
