import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { inOrder } from "#lib/intake/inOrder.ts";

type Piece = { name: string; keys: string[]; ready: number; work: number };

async function run(pieces: Piece[], limits = { window: 4, writers: 2 }) {
  const log: string[] = [];
  let most = 0;
  let running = 0;
  const stage = (piece: Piece) => ({
    prepare: async () => {
      await sleep(piece.ready);
      return piece;
    },
    keysOf: ({ keys }: Piece) => keys,
    finish: async ({ name, work }: Piece) => {
      running += 1;
      most = Math.max(most, running);
      log.push(`begin ${name}`);
      await sleep(work);
      log.push(`end ${name}`);
      running -= 1;
      return name;
    },
  });
  const answers: string[] = [];
  for await (const answer of inOrder(pieces, stage, limits)) answers.push(answer);
  return { answers, log, most };
}

test("answers come in the order of input, with no more at a time than allowed", async () => {
  const pieces = Array.from({ length: 12 }, (_, index) => ({
    name: String(index),
    keys: [],
    ready: (12 - index) % 5,
    work: index % 4,
  }));
  const { answers, most } = await run(pieces);
  expect(answers).toEqual(pieces.map(({ name }) => name));
  expect(most).toBeLessThanOrEqual(2);
});

test("pieces that share a key are finished in order, even when the later one is ready first", async () => {
  const pieces = [
    { name: "a", keys: ["k"], ready: 15, work: 10 },
    { name: "b", keys: ["k"], ready: 0, work: 0 },
    { name: "c", keys: [], ready: 0, work: 0 },
  ];
  const { log } = await run(pieces);
  expect(log.indexOf("end a")).toBeLessThan(log.indexOf("begin b"));
});

test("one failure is thrown where its answer is awaited", async () => {
  const stage = (index: number) => ({
    prepare: async () => index,
    keysOf: () => [],
    finish: async () => {
      if (index === 1) throw new Error("no");
      return index;
    },
  });
  const answers: number[] = [];
  const all = async () => {
    for await (const answer of inOrder([0, 1, 2], stage, { window: 2, writers: 1 })) answers.push(answer);
  };
  await expect(all()).rejects.toThrow("no");
  expect(answers).toEqual([0]);
});
