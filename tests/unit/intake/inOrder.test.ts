import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { inOrder, type Limits, type Stages } from "#lib/intake/inOrder.ts";

type Piece = { name: string; keys: string[]; ready: number; work: number; weight?: number };

const usual: Limits = { window: 8, batch: 3, weight: 10 };

async function run(pieces: Piece[], limits = usual) {
  const log: string[] = [];
  const batches: string[][] = [];
  let most = 0;
  let held = 0;
  let mostHeld = 0;
  let running = 0;
  const stages: Stages<Piece, Piece, string> = {
    prepare: async (piece) => {
      held += 1;
      mostHeld = Math.max(mostHeld, held);
      await sleep(piece.ready);
      return piece;
    },
    keysOf: ({ keys }) => keys,
    weightOf: ({ weight }) => weight ?? 1,
    finish: async (batch) => {
      running += 1;
      most = Math.max(most, running);
      batches.push(batch.map(({ name }) => name));
      for (const { name } of batch) log.push(`begin ${name}`);
      await sleep(Math.max(...batch.map(({ work }) => work)));
      for (const { name } of batch) log.push(`end ${name}`);
      running -= 1;
      held -= batch.length;
      return batch.map(({ name }) => name);
    },
  };
  const answers: string[] = [];
  for await (const answer of inOrder(pieces, stages, limits)) answers.push(answer);
  return { answers, log, batches, most, mostHeld };
}

test("answers come in the order of input, with no more held than allowed and one batch at a time", async () => {
  const pieces = Array.from({ length: 24 }, (_, index) => ({
    name: String(index),
    keys: [],
    ready: (24 - index) % 5,
    work: index % 4,
  }));
  const { answers, batches, most, mostHeld } = await run(pieces);
  expect(answers).toEqual(pieces.map(({ name }) => name));
  expect(batches.flat().sort()).toEqual([...answers].sort());
  expect(most).toBe(1);
  expect(mostHeld).toBeLessThanOrEqual(8);
  expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(3);
});

test("one that comes alone is finished at once, and those that wait meanwhile together", async () => {
  const pieces = ["a", "b", "c", "d"].map((name) => ({ name, keys: [], ready: 0, work: 10 }));
  const { batches } = await run(pieces);
  expect(batches).toEqual([["a"], ["b", "c", "d"]]);
});

test("what is heavy is finished alone, and nothing waits for ever behind it", async () => {
  const pieces = [
    { name: "a", keys: [], ready: 0, work: 5 },
    { name: "b", keys: [], ready: 0, work: 5, weight: 9 },
    { name: "c", keys: [], ready: 0, work: 5, weight: 50 },
    { name: "d", keys: [], ready: 0, work: 5 },
  ];
  const { answers, batches } = await run(pieces);
  expect(answers).toEqual(["a", "b", "c", "d"]);
  expect(batches).toEqual([["a"], ["b", "d"], ["c"]]);
});

test("pieces that share a key are finished in order, even when the later one is ready first", async () => {
  const pieces = [
    { name: "a", keys: ["k"], ready: 15, work: 10 },
    { name: "b", keys: ["k"], ready: 0, work: 0 },
  ];
  const { log } = await run(pieces);
  expect(log.indexOf("end a")).toBeLessThan(log.indexOf("begin b"));
});

test("pieces that share a key are never in one batch, nor is one that waits passed by another of its key", async () => {
  const pieces = [
    { name: "a", keys: ["k"], ready: 0, work: 10 },
    { name: "b", keys: ["k", "l"], ready: 0, work: 10 },
    { name: "c", keys: ["l"], ready: 0, work: 10 },
    { name: "d", keys: [], ready: 0, work: 10 },
  ];
  const { batches } = await run(pieces);
  expect(batches).toEqual([["a"], ["b", "d"], ["c"]]);
});

test("one failure is thrown where its answer is awaited", async () => {
  const stages: Stages<number, number, number> = {
    prepare: async (index) => index,
    keysOf: () => [],
    weightOf: () => 1,
    finish: async ([index = 0]) => {
      if (index === 1) throw new Error("no");
      return [index];
    },
  };
  const answers: number[] = [];
  const all = async () => {
    const limits = { window: 2, batch: 1, weight: 1 };
    for await (const answer of inOrder([0, 1, 2], stages, limits)) answers.push(answer);
  };
  await expect(all()).rejects.toThrow("no");
  expect(answers).toEqual([0]);
});

test("a piece that cannot be made ready fails alone, and those after it go on", async () => {
  const finished: number[] = [];
  const stages: Stages<number, number, number> = {
    prepare: async (index) => {
      if (index === 0) throw new Error("no");
      return index;
    },
    keysOf: () => [],
    weightOf: () => 1,
    finish: async (batch) => {
      finished.push(...batch);
      return batch;
    },
  };
  const all = async () => {
    for await (const _ of inOrder([0, 1, 2], stages, { ...usual, window: 8 }));
  };
  await expect(all()).rejects.toThrow("no");
  await sleep(5);
  expect(finished).toEqual([1, 2]);
});
