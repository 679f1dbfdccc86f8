import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { filesBelow, readGiven } from "#scripts/mailgate/given.ts";

const folder = mkdtempSync(join(tmpdir(), "vigilans-given-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function given(of: string) {
  const found: [string, string][] = [];
  for await (const message of filesBelow(of)) {
    const raw = await readGiven(message).catch(() => Buffer.from("unreadable"));
    found.push([relative(folder, message.file ?? ""), Buffer.from(raw).toString()]);
  }
  return found;
}

describe("the files below a folder", () => {
  test("are all given, whatever they are called, also by a link; what is no file is not", async () => {
    mkdirSync(join(folder, "b"));
    writeFileSync(join(folder, "a.eml"), "1");
    writeFileSync(join(folder, "b", "-x\n'\"$"), "2");
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/b/`), Buffer.from("v\xe5r.eml", "latin1")]), "3");
    writeFileSync(join(folder, ".gömd"), "4");
    symlinkSync("a.eml", join(folder, "c.eml"));
    symlinkSync("nowhere", join(folder, "d.eml"));
    symlinkSync(".", join(folder, "e"));
    const expected = [
      [".gömd", "4"],
      ["a.eml", "1"],
      ["b/-x\n'\"$", "2"],
      ["b/vår.eml", "3"],
      ["c.eml", "1"],
    ];
    expect(await given(folder)).toEqual(expected);
    expect(await given(`${folder}/./`)).toEqual(expected);
  });

  test.skipIf(process.getuid?.() === 0)("go on after a folder that may not be read", async () => {
    const closed = join(folder, "closed");
    mkdirSync(join(closed, "a"), { recursive: true, mode: 0o700 });
    writeFileSync(join(closed, "b.eml"), "5");
    chmodSync(join(closed, "a"), 0);
    expect(await given(closed)).toEqual([
      ["closed/a", "unreadable"],
      ["closed/b.eml", "5"],
    ]);
    chmodSync(join(closed, "a"), 0o700);
  });
});
