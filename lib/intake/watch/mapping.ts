import { z } from "zod";
import { entryDate, type WatchedEntry, webAddress } from "#lib/intake/watch/entry.ts";
import { statedFields } from "#lib/intake/watch/statedFields.ts";

/** A key, or a path of keys such as `openfda.device_name`; arrays on the way are gone through. */
const key = String.raw`[\p{L}\p{N}_$@-]+`;
const path = new RegExp(`^${key}(?:[.]${key})*$`, "u");
const placeholder = new RegExp(`[{](${key}(?:[.]${key})*)[}]`, "gu");

/** One path, or words with paths in braces: `{firm}: {product}`. */
const read = z
  .string()
  .trim()
  .max(300)
  .refine((text) => text === "" || path.test(text) || isTemplate(text), { error: "path" })
  .default("");

const otherPaths = z
  .string()
  .trim()
  .max(1000)
  .refine((text) => text === "" || pathsIn(text).every((one) => path.test(one)), { error: "path" })
  .default("");

/**
 * Where the list of a JSON interface is, and where each entry has what is read of it. `list` is empty when the
 * answer itself is the list. `more` are further paths, written out as they are called.
 */
export const mappingSchema = z.object({
  list: z
    .string()
    .trim()
    .max(300)
    .refine((text) => text === "" || path.test(text), { error: "path" })
    .default(""),
  id: read,
  title: read,
  link: read,
  published: read,
  text: read,
  area: read,
  documents: read,
  ...(Object.fromEntries(statedFields.map((field) => [field, read])) as Record<
    (typeof statedFields)[number],
    typeof read
  >),
  more: otherPaths,
});

export type Mapping = z.output<typeof mappingSchema>;

/** The mapping of a source as it is kept, or null when there is none. */
export function storedMapping(value: unknown): Mapping | null {
  const parsed = mappingSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The keys from an answer to its list. */
export function listPath(mapping: Mapping): string[] {
  return mapping.list === "" ? [] : mapping.list.split(".");
}

/** Reads one entry of a JSON interface. `base` is the address of the source, for links that are relative. */
export function readMapped(entry: unknown, mapping: Mapping, base: string): WatchedEntry {
  const one = (field: string) => textAt(entry, field);
  const link = webAddress(one(mapping.link), base);
  const documents = valuesAt(entry, mapping.documents).map((address) => webAddress(address, base));
  const more = pathsIn(mapping.more).flatMap((field) => {
    const values = valuesAt(entry, field);
    return values.length > 0 ? [`${field}: ${values.join(", ")}`] : [];
  });
  return {
    id: one(mapping.id),
    title: one(mapping.title)?.replace(/\s+/g, " ").slice(0, 500) ?? null,
    link,
    published: entryDate(one(mapping.published)),
    text: [one(mapping.text), ...more].filter((part) => part !== null).join("\n"),
    html: null,
    areas: valuesAt(entry, mapping.area).slice(0, 50),
    stated: statedFields.flatMap((field) => {
      const values = valuesAt(entry, mapping[field]);
      return values.length > 0 ? [{ field, values }] : [];
    }),
    documents: [...new Set(documents.filter((url) => url !== null))]
      .filter((url) => url !== link)
      .slice(0, 20),
  };
}

function isTemplate(text: string): boolean {
  return text.includes("{") && !/[{}]/.test(text.replace(placeholder, ""));
}

function pathsIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((one) => one !== "");
}

/** What stands at a path or in a template, as one text; null when nothing does. */
function textAt(entry: unknown, where: string): string | null {
  if (!where.includes("{")) return valuesAt(entry, where).join(", ") || null;
  let found = false;
  const filled = where.replace(placeholder, (_, inner: string) => {
    const value = valuesAt(entry, inner).join(", ");
    if (value) found = true;
    return value;
  });
  return found ? filled.replace(/^[\s:,–-]+|[\s:,–-]+$/gu, "") : null;
}

const MAX_VALUES = 500;

/** Every plain value at a path, in order; of a template its text. */
function valuesAt(entry: unknown, where: string): string[] {
  if (where === "") return [];
  if (where.includes("{")) return [textAt(entry, where)].filter((text) => text !== null);
  let reached: unknown[] = [entry];
  for (const part of where.split(".")) {
    reached = reached
      .flatMap((value) => (Array.isArray(value) ? value.slice(0, MAX_VALUES) : [value]))
      .flatMap((value) => (isObject(value) && Object.hasOwn(value, part) ? [value[part]] : []));
  }
  return reached
    .flatMap((value) => (Array.isArray(value) ? value.slice(0, MAX_VALUES) : [value]))
    .filter((value) => ["string", "number", "boolean"].includes(typeof value))
    .map((value) => String(value).trim())
    .filter((value) => value !== "")
    .slice(0, MAX_VALUES);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
