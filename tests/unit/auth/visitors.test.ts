import { NextRequest } from "next/server";
import { beforeEach, expect, test, vi } from "vitest";

beforeEach(() => vi.resetModules());

const asked = (visitor: string, language = "sv") =>
  new NextRequest("http://localhost:3000/declarations/feed", {
    headers: { "x-forwarded-for": `10.0.0.1, ${visitor}`, cookie: `vigilans-locale=${language}` },
  });

test("a visitor who asks for public pages too often is told to wait, in words; others are not", async () => {
  const { proxy } = await import("../../../proxy.ts");
  for (let count = 1; count <= 120; count++) expect((await proxy(asked("192.0.2.1"))).status).toBe(200);
  const refused = await proxy(asked("192.0.2.1"));
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("60");
  expect(refused.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await refused.text()).toContain("För många förfrågningar");
  expect(await (await proxy(asked("192.0.2.1", "en"))).text()).toContain("Too many requests");
  expect((await proxy(asked("192.0.2.2"))).status).toBe(200);
});
