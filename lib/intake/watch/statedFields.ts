/** The facts that a JSON source may state in fields of their own, in the order in which they are written out. */
export const statedFields = [
  "manufacturer",
  "device",
  "model",
  "reference",
  "ref",
  "udi",
  "lot",
  "serial",
  "lotOrSerial",
  "software",
  "date",
  "problem",
  "action",
] as const;
export type StatedField = (typeof statedFields)[number];
