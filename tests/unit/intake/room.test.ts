import { expect, test } from "vitest";
import { Room } from "#lib/intake/room.ts";

test("who comes first is let in first, and what is larger than the room alone", async () => {
  const room = new Room(10);
  const inside: string[] = [];
  const enter = (name: string, bytes: number) => room.take(bytes).then(() => inside.push(name));
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  for (const [name, bytes] of [
    ["a", 6],
    ["b", 4],
    ["large", 50],
    ["c", 1],
  ] as const)
    void enter(name, bytes);
  await settled();
  expect(inside).toEqual(["a", "b"]);
  room.give(6);
  await settled();
  expect(inside).toEqual(["a", "b"]);
  room.give(4);
  await settled();
  expect(inside).toEqual(["a", "b", "large"]);
  room.give(50);
  await settled();
  expect(inside).toEqual(["a", "b", "large", "c"]);
});
