import { createTranslator } from "use-intl/core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { access, may, type Permission } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { NotFoundError } from "#lib/errors.ts";
import { kept, receiveUpload } from "#lib/forms/receiveUpload.ts";
import sv from "#messages/sv.json" with { type: "json" };
import { Role } from "#prisma/generated/enums.ts";
import { actorWith } from "#tests/factories/actor.ts";
import { routeRules } from "./rules.ts";
import { uploadRoutes } from "./sources.ts";

// Next.js itself is not here: who asks and in which language are given instead.
let asking: Actor | null = null;
vi.mock("#lib/auth/session.ts", () => ({ currentActor: async () => asking }));
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace?: string) =>
    createTranslator({ locale: "sv", messages: sv, namespace } as never),
}));
afterEach(() => {
  asking = null;
});

const address = "http://localhost:3000/api/uploads";
/** As a browser sends it: with its length. */
const sent = async (fields: Record<string, string | File>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const whole = new Response(form);
  const body = await whole.arrayBuffer();
  const headers = {
    "content-type": whole.headers.get("content-type") ?? "",
    "content-length": String(body.byteLength),
  };
  return new Request(address, { method: "POST", body, headers });
};
const file = (content = "x", name = "a.pdf") => new File([content], name, { type: "application/pdf" });

const upload = {
  permission: "projects.edit",
  largest: 1000,
  targetOf: (form: FormData) => (form.get("id") === "1" ? "one" : null),
} as const;

describe("a file for something that is there", () => {
  test("is given to the command once, whole", async () => {
    asking = actorWith("product_owner");
    const take = vi.fn(async () => kept);
    const outcome = await receiveUpload(await sent({ id: "1", file: file("åäö") }), { ...upload, take });
    expect(outcome).toEqual(kept);
    const content = new TextEncoder().encode("åäö");
    const given = { fileName: "a.pdf", declaredType: "application/pdf", content };
    expect(take.mock.calls).toEqual([[asking, "one", given, expect.anything()]]);
  });

  test.each([
    ["by nobody", null, { id: "1", file: file() }, 401],
    ["by who may not", actorWith("logistics"), { id: "1", file: file() }, 403],
    [
      "before the password is changed",
      { ...actorWith("product_owner"), mustChangePassword: true },
      { id: "1", file: file() },
      403,
    ],
    ["that is too large", actorWith("product_owner"), { id: "1", file: file("x".repeat(100_000)) }, 413],
    ["for nothing", actorWith("product_owner"), { id: "2", file: file() }, 404],
    ["that is not there", actorWith("product_owner"), { id: "1" }, 422],
    ["that is only text", actorWith("product_owner"), { id: "1", file: "x" }, 422],
    ["with neither name nor content", actorWith("product_owner"), { id: "1", file: file("", "") }, 422],
  ])("%s is refused in words", async (_how, actor, fields, status) => {
    asking = actor;
    const take = vi.fn(async () => kept);
    const outcome = await receiveUpload(await sent(fields as Record<string, string | File>), {
      ...upload,
      take,
    });
    expect(outcome).toEqual({ status, problem: expect.stringMatching(/\w/) });
    expect(take).not.toHaveBeenCalled();
  });

  test("that is no form is refused in words", async () => {
    asking = actorWith("product_owner");
    const take = vi.fn(async () => kept);
    const request = new Request(address, { method: "POST", body: "{}" });
    expect(await receiveUpload(request, { ...upload, take })).toMatchObject({ status: 400 });
  });

  test("that the command refuses is refused in its words", async () => {
    asking = actorWith("product_owner");
    const take = async () => Promise.reject(new NotFoundError());
    const outcome = await receiveUpload(await sent({ id: "1", file: file() }), { ...upload, take });
    expect(outcome).toEqual({ status: 404, problem: sv.errors.notFound });
  });
});

test.each(uploadRoutes)("%s is open to those whom its rule names, and to nobody else", async (path) => {
  const { POST } = await import(/* @vite-ignore */ `../../../${path}`);
  const post = () => POST(new Request(address, { method: "POST", body: "", headers: { origin } }));
  const origin = new URL(address).origin;
  expect((await post()).status).toBe(401);
  const rule = routeRules[path] as Permission;
  expect(access).toHaveProperty([rule]);
  for (const role of Object.values(Role)) {
    asking = actorWith(role);
    const refused = (await post()).status === 403;
    expect(`${role} ${refused}`).toBe(`${role} ${!may(asking, rule)}`);
  }
});
