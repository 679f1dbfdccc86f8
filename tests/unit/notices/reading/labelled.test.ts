import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Fact } from "#lib/notices/facts.ts";
import { readNotice } from "#lib/notices/reading/read.ts";
import { identifierKey } from "#lib/notices/reading/text.ts";

/** Notices in many languages and forms, each beside what stands in it: tests/fixtures/notices/labelled. */
const folder = new URL("../../../fixtures/notices/labelled/", import.meta.url);
const IDENTIFYING = ["fscaReferences", "fsnReferences", "refs", "udiDis", "lots", "serials"] as const;

type Labelled = Record<(typeof IDENTIFYING)[number], string[]> & { id: string; manufacturer: string | null };

const notices = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Labelled);

function read(id: string) {
  const text = readFileSync(new URL(`${id}.txt`, folder), "utf8");
  return readNotice([{ name: `${id}.pdf`, kind: "pdf", pages: text.split("\f") }]);
}

const keys = (values: string[]) =>
  values.map((value) => identifierKey(value).replace(/[^\p{L}\d]/gu, "")).sort();

describe("notices with known facts", () => {
  it("gives hardly an identifier that is not there, and misses few", () => {
    let right = 0;
    let wrong = 0;
    let missed = 0;
    for (const notice of notices) {
      const facts = read(notice.id);
      for (const name of IDENTIFYING) {
        const found = new Set(keys(facts[name].map((fact: Fact) => fact.value)));
        const gold = new Set(keys(notice[name]));
        right += [...found].filter((key) => gold.has(key)).length;
        wrong += [...found].filter((key) => !gold.has(key)).length;
        missed += [...gold].filter((key) => !found.has(key)).length;
      }
    }
    expect(right / (right + wrong)).toBeGreaterThan(0.97);
    expect(right / (right + missed)).toBeGreaterThan(0.95);
  });

  it.each(notices.map((notice) => [notice.id, notice] as const))(
    "names the manufacturer of %s",
    (id, notice) => {
      expect(read(id).manufacturer?.value).toBe(notice.manufacturer);
    },
  );
});
