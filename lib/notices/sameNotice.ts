import type { NoticeFacts } from "#lib/notices/facts.ts";

/** Words that say what kind of company it is, not which one. */
const companyForms =
  /\b(?:ab|aktiebolag|a\/s|as|asa|aps|oy|oyj|gmbh|ag|kg|se|kgaa|inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|bv|nv|sa|sas|sarl|srl|spa|the|manufacturing|europe|sweden|sverige|nordic|deutschland|france|international|group|medical|healthcare|publ)\b/g;

/** German companies are named with and without it: "Drägerwerk", "Dräger". */
const works = /(?<=\p{L}{4})werke?(?=\s|$)/gu;

/**
 * A manufacturer's name as it is compared: "GETINGE Sterilization AB (publ)" and "Getinge Sterilization" are one, and
 * so are "Drägerwerk AG & Co. KGaA", "Draegerwerk" and "Dräger".
 */
export function manufacturerKey(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[.,()®™]/g, " ")
    .replace(/([aou])e(?=\p{L})/gu, "$1")
    .replace(works, "");
  const bare = plain
    .replace(companyForms, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return bare || plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * A pattern for LIKE that finds the first word of a manufacturer's name however its vowels are written: `dr%g%r` finds
 * "Dräger", "Draeger" and "Drägerwerk". Null when the word is too short to tell anything.
 */
export function manufacturerPattern(name: string): string | null {
  const [first = ""] = manufacturerKey(name).split(" ");
  return first.length > 1 ? first.replace(/[aeiouy]+/g, "%") : null;
}

/** Whether two names can be the same manufacturer: one begins with the other, or one is unknown. */
export function sameManufacturer(one: string | null, other: string | null): boolean {
  const [a, b] = [manufacturerKey(one ?? ""), manufacturerKey(other ?? "")];
  if (!a || !b) return true;
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}

/** The references of a notice as other notices may have written them: as they stand, and in capitals. */
export function referencesOf(facts: Pick<NoticeFacts, "fscaReferences" | "fsnReferences">): string[] {
  const written = [...facts.fscaReferences, ...facts.fsnReferences].map((fact) => fact.value.trim());
  return [...new Set(written.flatMap((value) => [value, value.toUpperCase()]))]
    .filter((value) => value.length >= 3)
    .slice(0, 50);
}
