import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { defaultOpening, opensByItself } from "#lib/intake/opening.ts";
import type { Fact, NoticeFacts, TextSource } from "#lib/notices/facts.ts";
import { findDates } from "#lib/notices/reading/dates.ts";
import { readNotice } from "#lib/notices/reading/read.ts";
import { recogniseNotice } from "#lib/notices/reading/recognise.ts";
import { fold, identifierKey } from "#lib/notices/reading/text.ts";

/**
 * Precision and recall of the reading against labelled texts, per fact, and the time for a page: real texts,
 * which are not part of the project and are looked for beside it, and the project's own. `--misses` lists what
 * was missed or added, save in the texts that are held out: to tune by them would make them worthless.
 */
const NOTICES = resolve(import.meta.dirname, "../../../shared/fixtures/notices");
const OWN = resolve(import.meta.dirname, "../../tests/fixtures/notices/labelled");
const PAGE_CHARACTERS = 3_000;

type Gold = Record<string, unknown> & { id: string };
type Score = { right: number; wrong: number; missed: number };

const LISTS = [
  "fscaReferences",
  "fsnReferences",
  "devices",
  "refs",
  "udiDis",
  "lots",
  "serials",
  "softwareVersions",
  "actionTypes",
] as const;
const SINGLES = ["manufacturer", "date", "replyBy", "actBy"] as const;

const code = (value: string) => identifierKey(value).replace(/[^\p{L}\d]/gu, "");
const KEYS: Record<string, (value: string) => string[]> = {
  fscaReferences: (value) => [code(value).replace(/^FSCA/, "")],
  fsnReferences: (value) => [code(value).replace(/^FSN/, "")],
  devices: (value) => [fold(value).replace(/[^a-z\d]/g, "")],
  manufacturer: (value) => [fold(value).replace(/[^a-z\d]/g, "")],
  date: datesOf,
  replyBy: datesOf,
  actBy: datesOf,
};

/** A date can be read two ways when both parts are below 13: either counts. */
function datesOf(value: string): string[] {
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(value);
  if (compact) return [compact.slice(1).join("-")];
  const dates = [...findDates(value, "dayFirst"), ...findDates(value, "monthFirst")].map((date) => date.iso);
  return dates.length > 0 ? dates : [fold(value)];
}

function keysOf(fact: string, value: string): string[] {
  return (KEYS[fact] ?? ((other: string) => [code(other)]))(value);
}

/** Names count as the same when one holds the other: "Randox" for "Randox Laboratories Ltd." does not. */
function isSame(fact: string, a: string, b: string): boolean {
  const [left, right] = [keysOf(fact, a), keysOf(fact, b)];
  if (left.some((key) => right.includes(key))) return true;
  if (fact === "replyBy" || fact === "actBy")
    return left.some((key) => right.some((other) => key.includes(other)));
  if (fact !== "devices" && fact !== "manufacturer") return false;
  return left.some((key) =>
    right.some(
      (other) => Math.min(key.length, other.length) >= 5 && (key.includes(other) || other.includes(key)),
    ),
  );
}

function compare(fact: string, read: string[], gold: string[], score: Score): string[] {
  const right = read.filter((value) => gold.some((other) => isSame(fact, value, other)));
  const missed = gold.filter((value) => !read.some((other) => isSame(fact, other, value)));
  score.right += right.length;
  score.wrong += read.length - right.length;
  score.missed += missed.length;
  const added = read.filter((value) => !right.includes(value));
  return [...missed.map((value) => `- ${value}`), ...added.map((value) => `+ ${value}`)];
}

function valuesOf(facts: NoticeFacts, name: string): string[] {
  const value = facts[name as keyof NoticeFacts];
  const words = (fact: Fact) =>
    name === "actionTypes" ? (fact.written ?? fact.value).split("; ") : [fact.value];
  return Array.isArray(value) ? value.flatMap(words) : value ? words(value) : [];
}

function goldOf(gold: Gold, name: string): string[] {
  const value = gold[name];
  return Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];
}

type Entry = { gold: Gold; sources: TextSource[] };

function entriesOf(goldFile: string, folder: string): Entry[] {
  return readFileSync(join(NOTICES, goldFile), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Gold)
    .map((gold) => ({ gold, sources: textSource(join(NOTICES, folder, `${gold.id}.txt`)) }));
}

/** Texts of the project's own, each beside the facts that stand in it; `split` tells which were held out. */
function ownEntries(split: string): Entry[] {
  return readdirSync(OWN)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(OWN, name), "utf8")) as Gold)
    .filter((gold) => gold.split === split)
    .map((gold) => ({ gold, sources: textSource(join(OWN, `${gold.id}.txt`)) }));
}

function textSource(file: string): TextSource[] {
  return [{ name: file, kind: "text", pages: readFileSync(file, "utf8").split("\f") }];
}

function run(name: string, entries: Entry[], misses: boolean): void {
  const scores = new Map<string, Score>();
  let characters = 0;
  let milliseconds = 0;
  let recognised = 0;
  let sure = 0;
  for (const { gold, sources } of entries) {
    readNotice([...sources]); // Warm: the first reading of a kind of text is compiled as it runs.
    const start = performance.now();
    const facts = readNotice(sources);
    const recognition = recogniseNotice(sources, facts);
    milliseconds += performance.now() - start;
    characters += sources.flatMap((source) => source.pages).join("").length;
    recognised += recognition.recognised ? 1 : 0;
    const message = { origin: { channel: "upload" }, facts, ...recognition };
    sure += opensByItself(message, defaultOpening) ? 1 : 0;
    for (const fact of [...SINGLES, ...LISTS]) {
      const score = scores.get(fact) ?? { right: 0, wrong: 0, missed: 0 };
      scores.set(fact, score);
      const differences = compare(fact, valuesOf(facts, fact), goldOf(gold, fact), score);
      if (misses && differences.length > 0) console.log(`${gold.id} ${fact}: ${differences.join(" | ")}`);
    }
  }
  console.log(`\n${name}: ${entries.length} texts, ${recognised} recognised, ${sure} sure`);
  console.log("fact              precision  recall   right wrong missed");
  for (const [fact, score] of scores) {
    const share = (of: number) => (of === 0 ? "     –" : (score.right / of).toFixed(3).padStart(6));
    const counts = [score.right, score.wrong, score.missed]
      .map((count) => String(count).padStart(6))
      .join("");
    console.log(
      `${fact.padEnd(18)}   ${share(score.right + score.wrong)}  ${share(score.right + score.missed)}  ${counts}`,
    );
  }
  console.log(
    `${((milliseconds / characters) * PAGE_CHARACTERS).toFixed(2)} ms for a page of ${PAGE_CHARACTERS} characters`,
  );
}

const misses = process.argv.includes("--misses");
if (existsSync(NOTICES)) {
  run("gold.jsonl", entriesOf("gold.jsonl", "texts"), misses);
  run("reworded.jsonl", entriesOf("reworded.jsonl", "reworded"), misses);
} else console.error(`No labelled texts at ${NOTICES}.`);
run("own texts", ownEntries("tune"), misses);
run("own texts held out", ownEntries("held"), misses && process.argv.includes("--held"));
