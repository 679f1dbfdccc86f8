import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "#scripts/paths.ts";

const folder = mkdtempSync(join(tmpdir(), "read-notice-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...files: string[]) {
  const { DATABASE_URL: _none, INIT_CWD: _typed, ...env } = process.env;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, "scripts/read-notice.ts"), ...files],
    {
      cwd: root,
      env,
      encoding: "utf8",
    },
  );
  const lines = stdout
    .trim()
    .split("\n")
    .filter((line) => line !== "");
  return { lines: lines.map((line) => JSON.parse(line)), stderr, status };
}

const KEYS = [
  "manufacturer",
  "fscaReferences",
  "fsnReferences",
  "date",
  "devices",
  "refs",
  "udiDis",
  "lots",
  "serials",
  "softwareVersions",
  "actionTypes",
  "replyBy",
  "actBy",
];

describe("read-notice", () => {
  it("prints a line for each file in order, whatever it holds", () => {
    const broken = join(folder, "broken.pdf");
    const empty = join(folder, "empty.txt");
    writeFileSync(broken, "%PDF-1.7\nno more");
    writeFileSync(empty, "");
    const files = [
      "tests/fixtures/mail/notice.eml",
      "tests/fixtures/notices/letter-de.txt",
      broken,
      empty,
      join(folder, "missing.pdf"),
    ];
    const { lines, stderr, status } = run(...files);
    expect(lines.map((line) => line.file)).toEqual(files);
    for (const { facts } of lines) expect(Object.keys(facts)).toEqual(KEYS);
    expect(lines[0].facts.manufacturer).toMatchObject({ value: "Pumpteknik Norden AB", page: null });
    expect(Object.keys(lines[0].facts.manufacturer)).toEqual(["value", "confidence", "page", "evidence"]);
    expect(lines[0].error).toBeUndefined();
    expect(lines[2]).toMatchObject({ error: expect.any(String), facts: { manufacturer: null, lots: [] } });
    expect(lines[4].error).toContain("ENOENT");
    expect(stderr).toContain("missing.pdf");
    expect(status).toBe(1);
  });

  it("prints dates and actions as they are written", () => {
    const file = join(folder, "letter.txt");
    writeFileSync(
      file,
      "SÄKERHETSMEDDELANDE\nDatum: den 3 mars 2024\nTillverkare: Exempelvård AB\nProdukt: Dropp X\nTyp av åtgärd: Återkallelse\nLotnummer: H25001, H25002\nSvara senast den 17 april 2024 på svarsblanketten.",
    );
    const { lines, status } = run(file);
    expect(status).toBe(0);
    expect(lines[0].facts.date.value).toBe("3 mars 2024");
    expect(lines[0].facts.actionTypes.map((fact: { value: string }) => fact.value)).toEqual(["Återkallelse"]);
    expect(lines[0].facts.replyBy.value).toBe("17 april 2024");
  });

  it("reads a letter that begins like a mail as a letter", () => {
    const file = join(folder, "head.txt");
    writeFileSync(
      file,
      "Date: 4 March 2024\nTo: All customers\nSubject: Urgent Field Safety Notice\nManufacturer: Example Devices Ltd\nLot: A1234, A1235\n",
    );
    const [line] = run(file).lines;
    expect(line.facts.date.value).toBe("4 March 2024");
    expect(line.facts.lots).toHaveLength(2);
  });

  it("says how it is used when no file is named", () => {
    const { stderr, status, lines } = run();
    expect(stderr).toContain("read-notice");
    expect(status).toBe(1);
    expect(lines).toEqual([]);
  });
});
