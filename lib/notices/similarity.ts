import type { NoticeColumns } from "#lib/notices/columns.ts";
import { fold, identifierKey } from "#lib/notices/reading/text.ts";
import { manufacturerKey, sameManufacturer } from "#lib/notices/sameNotice.ts";

/** What two notices are compared by. */
export type ComparedNotice = Pick<
  NoticeColumns,
  | "manufacturer"
  | "fscaReferences"
  | "fsnReferences"
  | "noticeDate"
  | "devices"
  | "refs"
  | "udiDis"
  | "lots"
  | "serials"
>;

/** Why two notices seem to be about one corrective action: told in words as a `ProposalReason`. */
export type SameReason =
  | { key: "manufacturer"; value: string }
  | { key: "reference" | "devices" | "articles" | "numbers"; values: string[]; count: number }
  | { key: "date"; value: string };

/** How far two notices are the same, and why. `score` grows with what they have in common. */
export type Similarity = { same: boolean; score: number; reasons: SameReason[] };

/** From here on two notices are proposed as one. */
const ENOUGH = 3;
/** Values that a reason names; `count` says how many there are. */
const NAMED = 5;
const DAY = 24 * 60 * 60 * 1000;
/** Notices about one action come within half a year, unless they name the same reference. */
const APART = 180 * DAY;

/** A reference as it is compared: "FSCA-2024/07 A", "FSCA 2024-07A" and "2024 07 A" are one. */
export function referenceKey(value: string): string {
  return identifierKey(value)
    .replace(/[^\p{L}\d]/gu, "")
    .replace(/^(?:FSCA|FSN)(?=.*\d)/u, "");
}

/** An article number as it is compared; a UDI-DI with or without the zeros that make it 14 digits long. */
function articleKey(value: string): string {
  const key = identifierKey(value).replace(/[^\p{L}\d]/gu, "");
  return /^\d{12,14}$/.test(key) ? key.replace(/^0+/, "") : key;
}

/** A device's name as it is compared: letters and digits only, whatever marks and spaces stand between. */
function deviceKey(value: string): string {
  return fold(value.replace(/[®™©]/g, ""))
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();
}

const articlesOf = ({ refs, udiDis }: ComparedNotice) => [...refs, ...udiDis];
const numbersOf = ({ lots, serials }: ComparedNotice) => [...lots, ...serials];
const referencesIn = ({ fscaReferences, fsnReferences }: ComparedNotice) => [
  ...fscaReferences,
  ...fsnReferences,
];

/** The values of `a` that `b` has too, whatever way they are written; short ones say too little. */
function shared(a: string[], b: string[], keyOf: (value: string) => string, shortest: number): string[] {
  const keys = new Set(b.map(keyOf));
  return [...new Map(a.map((value) => [keyOf(value), value]))]
    .filter(([key]) => key.length >= shortest && keys.has(key))
    .map(([, value]) => value);
}

function listed(key: "reference" | "devices" | "articles" | "numbers", values: string[]): SameReason[] {
  return values.length === 0 ? [] : [{ key, values: values.slice(0, NAMED), count: values.length }];
}

/** Whether both name corrective actions and not one of them is the same. */
function otherAction(a: ComparedNotice, b: ComparedNotice): boolean {
  if (a.fscaReferences.length === 0 || b.fscaReferences.length === 0) return false;
  return shared(referencesIn(a), referencesIn(b), referenceKey, 1).length === 0;
}

/**
 * Whether two notices are about one corrective action, with the reasons: the same reference of the same
 * manufacturer; or without a reference in common the same articles, devices, numbers or words. Names, numbers and
 * references are the same in every language, so that a translation is recognised. Pure.
 */
export function similarityOf(a: ComparedNotice, b: ComparedNotice): Similarity {
  const references = shared(referencesIn(a), referencesIn(b), referenceKey, 3);
  const articles = shared(articlesOf(a), articlesOf(b), articleKey, 3);
  const devices = shared(a.devices, b.devices, deviceKey, 3);
  const numbers = shared(numbersOf(a), numbersOf(b), articleKey, 4);
  const bothNamed =
    manufacturerKey(a.manufacturer ?? "") !== "" && manufacturerKey(b.manufacturer ?? "") !== "";
  const sameMaker = sameManufacturer(a.manufacturer, b.manufacturer);
  const gap = a.noticeDate && b.noticeDate && Math.abs(a.noticeDate.getTime() - b.noticeDate.getTime());
  const score =
    (references.length > 0 ? 3 : 0) +
    (bothNamed ? (sameMaker ? 1 : -2) : 0) +
    (articles.length > 0 ? 2 : 0) +
    (devices.length > 0 ? 1.5 : 0) +
    (numbers.length > 0 ? 1.5 : 0) +
    (gap === 0 ? 0.5 : 0) -
    (otherAction(a, b) ? 4 : 0) -
    (references.length === 0 && gap !== null && gap > APART ? 2 : 0);
  const reasons: SameReason[] = [
    ...listed("reference", references),
    ...(bothNamed && sameMaker ? [{ key: "manufacturer", value: b.manufacturer ?? "" } as const] : []),
    ...listed("devices", devices),
    ...listed("articles", articles),
    ...listed("numbers", numbers),
    ...(gap === 0 && a.noticeDate
      ? [{ key: "date", value: a.noticeDate.toISOString().slice(0, 10) } as const]
      : []),
  ];
  return { same: score >= ENOUGH, score, reasons };
}

/** Keys that are looked up for one notice; a list of thousands of articles needs no more to be found. */
const MOST_KEYS = 200;

/**
 * What a notice is found by when another one about the same action comes: two that `similarityOf` calls the same
 * have a key in common, unless only their texts or numbers are alike. Pure.
 */
export function sameKeysOf(notice: ComparedNotice): string[] {
  const [maker = ""] = manufacturerKey(notice.manufacturer ?? "").split(" ");
  const keys = [
    ...referencesIn(notice).map((value) => ["r", referenceKey(value)]),
    ...articlesOf(notice).map((value) => ["a", articleKey(value)]),
    ...(maker === "" ? [] : notice.devices.map((value) => ["d", `${maker} ${deviceKey(value)}`])),
  ] as [string, string][];
  const telling = keys
    .filter(([, key]) => key.length >= 3)
    .map(([kind, key]) => `${kind}:${key.slice(0, 200)}`);
  return [...new Set(telling)].slice(0, MOST_KEYS);
}

/** The columns of a notice as they are stored: with what it is found by. */
export function foundBy<Columns extends ComparedNotice>(columns: Columns): Columns & { sameKeys: string[] } {
  return { ...columns, sameKeys: sameKeysOf(columns) };
}
