import { describe, expect, test } from "vitest";
import { dateOf } from "#lib/clock.ts";
import { type ComparedNotice, referenceKey, sameKeysOf, similarityOf } from "#lib/notices/similarity.ts";

const pump: ComparedNotice = {
  manufacturer: "B. Braun Melsungen AG",
  fscaReferences: ["FSCA-2026/04"],
  fsnReferences: [],
  noticeDate: dateOf("2026-03-02"),
  devices: ["Infusomat® Space"],
  refs: ["8713050"],
  udiDis: ["04046955123452"],
  lots: ["26A11", "26A12"],
  serials: [],
};
const bare: ComparedNotice = {
  ...pump,
  fscaReferences: [],
  fsnReferences: [],
  noticeDate: null,
  devices: [],
  refs: [],
  udiDis: [],
  lots: [],
};

describe("the same corrective action", () => {
  test.each([
    ["the same letter again", pump],
    ["the reference written in another way", { ...bare, fscaReferences: ["FSN 2026 04"] }],
    [
      "a translation without a reference",
      { ...bare, noticeDate: pump.noticeDate, devices: ["INFUSOMAT SPACE"] },
    ],
    ["an article under its GTIN without leading zero", { ...bare, udiDis: ["4046955123452"] }],
    ["no manufacturer, but reference", { ...bare, manufacturer: null, fscaReferences: ["fsca 2026/04"] }],
    [
      "a distributor taken for the manufacturer, with reference and article",
      {
        ...pump,
        manufacturer: "Mediq Sverige AB",
      },
    ],
  ])("%s", (_name, other) => {
    expect(similarityOf(pump, other).same).toBe(true);
    expect(similarityOf(other, pump).same).toBe(true);
    const keys = new Set(sameKeysOf(pump));
    expect(sameKeysOf(other).some((key) => keys.has(key))).toBe(true);
  });

  test("is told with its reasons, each with the values in common", () => {
    expect(similarityOf(pump, { ...pump, devices: ["Perfusor Space"] }).reasons).toEqual([
      { key: "reference", values: ["FSCA-2026/04"], count: 1 },
      { key: "manufacturer", value: "B. Braun Melsungen AG" },
      { key: "articles", values: ["8713050", "04046955123452"], count: 2 },
      { key: "numbers", values: ["26A11", "26A12"], count: 2 },
      { key: "date", value: "2026-03-02" },
    ]);
  });
});

describe("another corrective action", () => {
  test.each([
    ["of the same day about the very same units", { ...pump, fscaReferences: ["FSCA-2026/11"] }],
    ["the same manufacturer alone", bare],
    [
      "another action on the same device",
      { ...pump, fscaReferences: ["FSCA-2026/11"], lots: [], noticeDate: null },
    ],
    [
      "the same number of another manufacturer",
      { ...bare, manufacturer: "Fresenius Kabi", fscaReferences: ["2026-04"] },
    ],
    [
      "the same article two years earlier",
      {
        ...bare,
        refs: pump.refs,
        noticeDate: dateOf("2024-03-02"),
      },
    ],
    ["the same device without a date", { ...bare, devices: pump.devices }],
    ["nothing known of either", { ...bare, manufacturer: null }],
  ])("%s", (_name, other) => {
    expect(similarityOf(pump, other).same).toBe(false);
  });
});

test("a reference is the same however it is written", () => {
  expect(
    new Set(["FSCA-2024/07 A", "fsca 2024-07A", "2024 07 A", "FSN: 2024–07–a"].map(referenceKey)),
  ).toEqual(new Set(["202407A"]));
  expect(referenceKey("FSCA")).toBe("FSCA");
});

test("the keys of a notice are bounded and none is too short to tell", () => {
  const refs = Array.from({ length: 5000 }, (_, i) => `REF-${i}`);
  expect(sameKeysOf({ ...pump, refs })).toHaveLength(200);
  expect(sameKeysOf({ ...bare, refs: ["1", "ab"], devices: [""], fscaReferences: ["-"] })).toEqual([]);
});
