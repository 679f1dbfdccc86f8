import { createTranslator } from "use-intl/core";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import type { AnswerReply } from "#lib/dispatch/answerReply.ts";
import { storeFile } from "#lib/documents/store.ts";
import sv from "#messages/sv.json" with { type: "json" };
import { caseAt } from "#tests/factories/cases.ts";
import { dispatchTo, tokenOf } from "#tests/factories/dispatches.ts";
import { personWith } from "#tests/factories/person.ts";

// Next.js itself is not here: who asks and in which language are given instead.
let asking: Actor | null = null;
vi.mock("#lib/auth/session.ts", () => ({ currentActor: async () => asking }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace?: string) =>
    createTranslator({ locale: "sv", messages: sv, namespace } as never),
}));

const origin = "http://localhost:3000";

function requestOf(fields: Record<string, string | string[]>, scripted: boolean): Request {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) body.append(name, one);
  const headers = { origin, accept: scripted ? "application/json" : "text/html" };
  return new Request(`${origin}/api`, { method: "POST", body, headers });
}

type Post = (fields: Record<string, string | string[]>, scripted?: boolean) => Promise<Response>;

async function byLink(recipientId: string): Promise<Post> {
  const { POST } = await import("../../../app/api/answers/[token]/route.ts");
  const params = Promise.resolve({ token: await tokenOf(recipientId) });
  return (fields, scripted = true) => POST(requestOf(fields, scripted), { params });
}

async function signedIn(recipientId: string): Promise<Post> {
  const { POST } = await import("../../../app/api/recipients/[id]/answer/route.ts");
  asking = await personWith("coordinator");
  const params = Promise.resolve({ id: recipientId });
  return (fields, scripted = true) => POST(requestOf(fields, scripted), { params });
}

const first = { readVersion: "0", concerned: "no", comment: "Finns inte här.", respondentName: "Anna Öberg" };
const second = { ...first, comment: "Jo, i förrådet.", respondentName: "Bo Ek" };

let recipientId = "";

beforeEach(async () => {
  const found = await caseAt("acting");
  const [recipient] = await dispatchTo(found.id, [{}], new Date());
  recipientId = recipient?.id ?? "";
});

describe.each([
  ["by link", byLink],
  ["signed in", signedIn],
])("two people who answer at the same time, %s", (_name, poster) => {
  test("the second is told what the first said, keeps what was typed, and can save on top of it", async () => {
    const post = await poster(recipientId);
    expect(((await (await post(first)).json()) as AnswerReply).next).toMatch(/\?sent=1$/);
    const reply = (await (await post(second)).json()) as AnswerReply;
    expect(reply.next).toBeUndefined();
    expect(reply.newest).toMatchObject({ version: 1, comment: first.comment, respondentName: "Anna Öberg" });
    expect(reply.state?.submission?.initialValue).toMatchObject({ comment: second.comment });
    expect(reply.state?.problems.map((problem) => problem.text).join(" ")).toContain("Anna Öberg har svarat");
    const again = { ...second, readVersion: String(reply.newest?.version) };
    expect(((await (await post(again)).json()) as AnswerReply).next).toMatch(/\?sent=2$/);
    const kept = await db.response.findMany({ where: { recipientId }, orderBy: { version: "asc" } });
    expect(kept.map((row) => row.respondentName)).toEqual(["Anna Öberg", "Bo Ek"]);
  });

  test("without scripts, the page says that somebody else answered", async () => {
    const post = await poster(recipientId);
    await post(first, false);
    const reply = await post(second, false);
    expect(reply.status).toBe(303);
    expect(reply.headers.get("location")).toMatch(/\?problem=conflict$/);
  });
});

test("a version that never was is refused without anything to show", async () => {
  const post = await byLink(recipientId);
  const reply = (await (await post({ ...first, readVersion: "7" })).json()) as AnswerReply;
  expect(reply.newest).toBeUndefined();
  expect(reply.state?.status).toBe("error");
});

test.each([
  [1, "a single tick"],
  [2, "several ticks"],
])("a posted form keeps the files that are ticked: %s", async (count) => {
  const post = await byLink(recipientId);
  await post(first, false);
  const { id: responseId } = await db.response.findFirstOrThrow({ where: { recipientId } });
  const sha256 = await db.$transaction((tx) => storeFile(tx, Buffer.from("blankett"), "text/plain"));
  const ids: string[] = [];
  for (const fileName of ["a.txt", "b.txt"]) {
    const file = { responseId, fileName, mediaType: "text/plain", size: 8, sha256 };
    ids.push((await db.responseFile.create({ data: file })).id);
  }
  const reply = await post({ ...first, readVersion: "1", keepFiles: ids.slice(0, count) }, false);
  expect(reply.headers.get("location")).toMatch(/\?sent=2$/);
  const kept = await db.responseFile.findMany({
    where: { response: { recipientId, version: 2 } },
    orderBy: { fileName: "asc" },
  });
  expect(kept.map((file) => file.fileName)).toEqual(["a.txt", "b.txt"].slice(0, count));
});
