import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { filesBelow, readGiven } from "#scripts/mailgate/given.ts";
import { Room } from "#scripts/mailgate/room.ts";

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
});

describe("room for so many bytes", () => {
  const waited = async (promise: Promise<void>) => {
    let entered = false;
    void promise.then(() => {
      entered = true;
    });
    await new Promise(setImmediate);
    return !entered;
  };

  test("lets in who fits, in the order of asking, and nobody past one who waits", async () => {
    const room = new Room(10);
    expect(await waited(room.take(6))).toBe(false);
    const large = room.take(5);
    const small = room.take(1);
    expect(await waited(large)).toBe(true);
    expect(await waited(small)).toBe(true);
    room.give(6);
    expect(await waited(large)).toBe(false);
    expect(await waited(small)).toBe(false);
  });

  test("lets one in that is larger than all of it, alone", async () => {
    const room = new Room(10);
    await room.take(1);
    const huge = room.take(50);
    expect(await waited(huge)).toBe(true);
    room.give(1);
    expect(await waited(huge)).toBe(false);
    const next = room.take(1);
    expect(await waited(next)).toBe(true);
    room.give(50);
    expect(await waited(next)).toBe(false);
  });
});
