import { describe, expect, test } from "vitest";
import { FormTooLargeError, isSameOrigin, readFormWithin } from "#lib/forms/boundedForm.ts";

function formWith(bytes: number): FormData {
  const form = new FormData();
  form.set("name", "Åsa");
  form.append("files", new File([new Uint8Array(bytes)], "å.bin"));
  return form;
}

const post = (body: FormData | ReadableStream, headers: Record<string, string> = {}) =>
  new Request("http://localhost/x", { method: "POST", body, headers, duplex: "half" } as RequestInit);

describe("readFormWithin", () => {
  test("gives fields and files", async () => {
    const form = await readFormWithin(post(formWith(1000)), 10_000);
    expect(form.get("name")).toBe("Åsa");
    expect((form.get("files") as File).size).toBe(1000);
  });

  test("refuses what says that it is too large, without reading it", async () => {
    const request = post(new Blob(["x"]).stream(), {
      "content-type": "multipart/form-data; boundary=x",
      "content-length": "5000",
    });
    await expect(readFormWithin(request, 1000)).rejects.toThrow(FormTooLargeError);
    expect(request.bodyUsed).toBe(false);
  });

  test("refuses what grows too large whatever it says, soon after the bound", async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const request = post(body, { "content-type": "multipart/form-data; boundary=x" });
    await expect(readFormWithin(request, 5000)).rejects.toThrow(FormTooLargeError);
    expect(sent).toBeLessThan(20);
  });

  test.each(["application/json", "multipart/form-data", "multipart/form-data; boundary=other"])(
    "a body that is no form (%s) is an error, not an empty form",
    async (type) => {
      const request = post(new Blob(["{}"]).stream(), { "content-type": type });
      await expect(readFormWithin(request, 5000)).rejects.toThrow();
    },
  );

  test("large forms wait for each other and all arrive", async () => {
    const forms = Array.from({ length: 8 }, () => readFormWithin(post(formWith(1_200_000)), 2_000_000));
    const read = await Promise.all(forms);
    expect(read.map((form) => (form.get("files") as File).size)).toEqual(Array(8).fill(1_200_000));
  });
});

describe("isSameOrigin", () => {
  const own = "https://vigilans.example";
  const from = (headers: Record<string, string>) =>
    isSameOrigin(new Request(`${own}/x`, { method: "POST", headers }), own);

  test.each([
    ["the browser says so", { "sec-fetch-site": "same-origin", origin: "null" }, true],
    ["another site", { "sec-fetch-site": "cross-site", origin: own }, false],
    ["a sister site", { "sec-fetch-site": "same-site" }, false],
    ["an old browser, own origin", { origin: own }, true],
    ["an old browser, another origin", { origin: "https://evil.example" }, false],
    ["an origin that is none", { origin: "not an origin" }, false],
    ["a page without referrer", { origin: "null" }, true],
    ["no browser at all", {}, true],
  ])("%s", (_name, headers, expected) => {
    expect(from(headers as Record<string, string>)).toBe(expected);
  });
});
