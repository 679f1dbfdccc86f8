import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrayElements } from "#lib/intake/watch/jsonEntries.ts";
import { mappingSchema, readMapped } from "#lib/intake/watch/mapping.ts";
import { WatchProblem } from "#lib/intake/watch/problems.ts";
import { readSource } from "#lib/intake/watch/readSource.ts";

const address = "https://authority.example/feed";

/** Pieces that XML is made of, in any order. */
const piece = fc.constantFrom(
  ...[
    "<rss>",
    "</rss>",
    "<channel>",
    "</channel>",
    "<item>",
    "</item>",
    "<item/>",
    "<title>",
    "</title>",
    "text",
  ],
  ...[
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml ?>",
    "<!DOCTYPE x [",
    "]>",
    "<a b='",
    "'>",
    '"',
    "&amp;",
    "<",
    ">",
  ],
  ...["<feed>", "</feed>", "<entry>", "</entry>", "<link href='x'/>", "\u0000", "å", "</b>"],
);

describe("whatever comes", () => {
  test("XML in pieces is read or told as a problem, and every entry stands by itself", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const body = Buffer.from(`<rss><channel>${pieces.join("")}`);
        try {
          const { entries } = await readSource({ body, contentType: null, address }, null);
          for (const { raw } of entries) expect(Buffer.from(raw).toString()).toContain("<item");
        } catch (error) {
          expect(error).toBeInstanceOf(WatchProblem);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("bytes of any kind are read or told as a problem", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (body) => {
        const reading = readSource({ body, contentType: null, address }, null);
        await reading.catch((error) => expect(error).toBeInstanceOf(WatchProblem));
      }),
    );
  });

  test("the elements of any JSON list are found as they stand", () => {
    fc.assert(
      fc.property(fc.array(fc.json()), fc.constantFrom("", " ", "\n\t"), (elements, space) => {
        const text = `{${space}"a":[1],"x":{"list"${space}:${space}[${space}${elements.join(`${space},${space}`)}${space}]}}`;
        const found = arrayElements(text, ["x", "list"])?.map(({ start, end }) =>
          text.slice(start, end).trim(),
        );
        expect(found).toEqual(elements.map((element) => element.trim()));
      }),
    );
  });

  test("a mapping reads any JSON without failing", () => {
    const mapping = mappingSchema.parse({
      title: "{a.b}: {c}",
      id: "a",
      link: "c",
      lot: "a.b.c",
      more: "a, c",
    });
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const entry = readMapped({ a: { b: value }, c: value }, mapping, address);
        expect(entry.link === null || /^https?:/.test(entry.link)).toBe(true);
      }),
    );
  });
});

describe("a mapping", () => {
  test.each([
    ["a.b[0]", "path"],
    ["{a", "path"],
    ["{a} }", "path"],
    ["a b", "path"],
  ])("%s is no path", (title, message) => {
    expect(mappingSchema.safeParse({ title }).error?.issues[0]?.message).toBe(message);
  });

  test("goes through lists, takes inherited keys for none, and fills templates with what is there", () => {
    const mapping = mappingSchema.parse({
      title: "{firm}: {product}",
      id: "constructor.name",
      lot: "devices.lot",
      published: "day",
      text: "{no}: {nothing}",
    });
    const value = { product: "Pump", devices: [{ lot: ["L1", "L2"] }, { lot: 3 }, null], day: 20_260_320 };
    expect(readMapped(value, mapping, address)).toMatchObject({
      title: "Pump",
      id: null,
      text: "",
      published: new Date("2026-03-20T00:00:00Z"),
      stated: [{ field: "lot", values: ["L1", "L2", "3"] }],
    });
  });
});
