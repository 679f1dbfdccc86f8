import type { LabelField } from "#lib/notices/reading/languages/language.ts";

/** Labels of the numbers that tell one device or batch from another. */
export const NUMBERS: ReadonlySet<LabelField> = new Set<LabelField>(["lot", "serial", "lotOrSerial"]);

/** Labels whose values are the codes of a product or of its numbers. */
export const CODED: ReadonlySet<LabelField> = new Set<LabelField>([...NUMBERS, "ref", "udi"]);

/** Labels of everything that tells which devices a notice is about, names aside. */
export const IDENTIFYING: ReadonlySet<LabelField> = new Set<LabelField>([...CODED, "software", "model"]);
