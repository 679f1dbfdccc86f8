import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PreparingThreads, prepareApart } from "#lib/intake/preparing.ts";

const origin = { channel: "mail", mailbox: null, fileName: null } as const;
/** A thread that does what the message says. */
const limits = { milliseconds: 3000, megabytes: 32 };
let threads: PreparingThreads;

beforeEach(() => {
  threads = new PreparingThreads(1, limits, "tests/fixtures/breakingThread.ts");
});
afterEach(() => threads.close());

describe("a message that breaks its reading", () => {
  test.each([
    ["hang", "tooSlow", "took too long"],
    ["fill", "brokeDown", "memory"],
    ["end", "brokeDown", "ended early"],
    ["throw", "brokeDown", "a fault of its own"],
  ])("(%s) is told, and the next ones are read", async (does, why, detail) => {
    const prepared = await Promise.all(
      ["before", does, "after", "last"].map((text) => threads.prepare(Buffer.from(text), origin)),
    );
    expect(prepared[1]?.unreadable?.why).toBe(why);
    expect(prepared[1]?.unreadable?.detail).toContain(detail);
    expect(Buffer.from(prepared[1]?.raw ?? []).toString()).toBe(does);
    expect([0, 2, 3].map((i) => prepared[i]?.subject)).toEqual(["before", "after", "last"]);
  });
});

test("a thread that breaks after its answer ends alone, and the next message is read in another", async () => {
  await threads.prepare(Buffer.from("throw later"), origin);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await threads.prepare(Buffer.from("after"), origin)).toMatchObject({ subject: "after" });
});

test("a message is read apart as it is in the same thread", async () => {
  const prepared = await prepareApart(Buffer.from("Subject: Återkallelse\n\nText åäö"), origin);
  expect(prepared).toMatchObject({ subject: "Återkallelse", text: "Text åäö", unreadable: null });
});

describe("a message with pictures", () => {
  const picture = Buffer.from("ask");

  test("waits for their text longer than it may hold its thread, and goes on with it", async () => {
    const reader = async () => {
      await new Promise((resolve) => setTimeout(resolve, limits.milliseconds + 200));
      return { pages: [], problem: "too-slow" as const };
    };
    expect(await threads.prepare(picture, origin, reader)).toMatchObject({ subject: "too-slow" });
  });

  test("is not read, rather than taken for broken, when the reading of its pictures was interrupted", async () => {
    const reader = () => Promise.reject(new Error("interrupted"));
    const [first, second] = await Promise.allSettled([
      threads.prepare(picture, origin, reader),
      threads.prepare(Buffer.from("after"), origin),
    ]);
    expect(first).toMatchObject({ status: "rejected", reason: { message: "interrupted" } });
    expect(second).toMatchObject({ status: "fulfilled", value: { subject: "after" } });
  });
});
