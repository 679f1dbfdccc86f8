import { describe, expect, test } from "vitest";
import { fileResponse } from "#lib/documents/fileResponse.ts";

const named = (fileName: string) =>
  fileResponse({ fileName, mediaType: "application/pdf", content: new Uint8Array([1]) }).headers.get(
    "Content-Disposition",
  );

test.each([
  [
    "Ärende SM-2026-0001 å ö é.pdf",
    `inline; filename="Arende SM-2026-0001 a o e.pdf"; filename*=UTF-8''%C3%84rende%20SM-2026-0001%20%C3%A5%20%C3%B6%20%C3%A9.pdf`,
  ],
  [
    "ж\"\\%\r\n(1)'.pdf",
    `inline; filename="______(1)'.pdf"; filename*=UTF-8''%D0%B6%22%5C%25%0D%0A%281%29%27.pdf`,
  ],
])("%j is named in UTF-8 and in plain letters", (fileName, header) => {
  expect(named(fileName)).toBe(header);
});

describe("a stored file", () => {
  const sha256 = "a".repeat(64);
  const file = { fileName: "a.pdf", mediaType: "application/pdf", sha256, content: new Uint8Array([1]) };
  const asked = (known?: string) =>
    fileResponse(file, {
      request: new Request("http://localhost/", { headers: known ? { "If-None-Match": known } : {} }),
    });

  test("carries its hash, and its reader's browser asks again each time", () => {
    const response = asked();
    expect(response.status).toBe(200);
    expect(response.headers.get("ETag")).toBe(`"${sha256}"`);
    expect(response.headers.get("Cache-Control")).toBe("private, no-cache");
  });

  test.each([`"${sha256}"`, `"x", "${sha256}"`, `W/"${sha256}"`, "*"])(
    "is not sent again to who has %s",
    async (known) => {
      const response = asked(known);
      expect(response.status).toBe(304);
      expect(response.headers.get("ETag")).toBe(`"${sha256}"`);
      expect(await response.text()).toBe("");
    },
  );

  test("is sent to who has other bytes", () => {
    expect(asked(`"${"b".repeat(64)}"`).status).toBe(200);
  });

  test("that is made anew each time is not kept", () => {
    const { sha256: _hash, ...made } = file;
    const { headers } = fileResponse(made, { kind: "attachment" });
    expect(headers.get("ETag")).toBeNull();
    expect(headers.get("Cache-Control")).toBe("private, no-store");
  });

  test.each([
    ["application/pdf", false],
    ["image/png", true],
    ["text/html", true],
    ["text/plain", true],
  ])("of type %s in a sandbox: %s", (mediaType, sandboxed) => {
    const policy = fileResponse({ ...file, mediaType }).headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(/\bsandbox\b/.test(policy)).toBe(sandboxed);
  });
});
