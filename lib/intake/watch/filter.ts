import { z } from "zod";
import { type WatchedEntry, wholeText } from "#lib/intake/watch/entry.ts";

const MAX_TERM = 100;

/** Terms as a person types them: one a line, or between commas. What is wrong with one is wrong with the field. */
const terms = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => (typeof given === "string" ? given.split(/[\n,;]+/) : given))
  .transform((given) => [...new Set(given.map((term) => term.trim()).filter((term) => term !== ""))])
  .pipe(z.array(z.string()).max(500))
  .superRefine((given, context) => {
    const input = given.find((term) => term.length > MAX_TERM);
    if (input) context.addIssue({ code: "too_big", origin: "string", maximum: MAX_TERM, input });
  });

/**
 * Which entries of a source become messages. Of each kind that is filled in an entry must meet one term; none of
 * those in `not…`. Empty lets everything through.
 */
export const filtersSchema = z.object({
  words: terms,
  notWords: terms,
  manufacturers: terms,
  notManufacturers: terms,
  areas: terms,
  notAreas: terms,
});

export type Filters = z.output<typeof filtersSchema>;

/** The filters of a source as they are kept; what cannot be understood lets everything through. */
export function storedFilters(value: unknown): Filters {
  const parsed = filtersSchema.safeParse(value);
  return parsed.success ? parsed.data : filtersSchema.parse({});
}

const kinds = ["words", "manufacturers", "areas"] as const;
type Kind = (typeof kinds)[number];
const excluding = { words: "notWords", manufacturers: "notManufacturers", areas: "notAreas" } as const;

/** Why an entry passes or not: a key under `watch.reasons` with the words that were met. */
export type FilterReason = {
  key: "all" | `met.${Kind}` | `missing.${Kind}` | `excluded.${Kind}`;
  values: Record<string, string>;
};

export type Verdict = { passes: boolean; reasons: FilterReason[] };

/**
 * Makes the test of some filters. A term meets words that begin with it (`pump` meets `pumpar`), in any case;
 * after `*` also within words (`*pump` meets `infusionspump`).
 */
export function filterOf(filters: Filters): (entry: WatchedEntry) => Verdict {
  const wanted = new Map(kinds.map((kind) => [kind, pattern(filters[kind])]));
  const unwanted = new Map(kinds.map((kind) => [kind, pattern(filters[excluding[kind]])]));
  return (entry) => {
    const places: Record<Kind, string> = {
      words: wholeText(entry),
      manufacturers: manufacturerText(entry),
      areas: [...entry.areas, wholeText(entry)].join("\n"),
    };
    const met: FilterReason[] = [];
    for (const kind of kinds) {
      const term = firstIn(unwanted.get(kind), places[kind]);
      if (term !== null) return { passes: false, reasons: [{ key: `excluded.${kind}`, values: { term } }] };
    }
    for (const kind of kinds) {
      const sought = wanted.get(kind);
      if (!sought) continue;
      const term = firstIn(sought, places[kind]);
      if (term === null) return { passes: false, reasons: [{ key: `missing.${kind}`, values: {} }] };
      met.push({ key: `met.${kind}`, values: { term } });
    }
    return { passes: true, reasons: met.length > 0 ? met : [{ key: "all", values: {} }] };
  };
}

/** Where a manufacturer is looked for: in the field for it, else in everything. */
function manufacturerText(entry: WatchedEntry): string {
  const stated = entry.stated.find(({ field }) => field === "manufacturer");
  return stated ? stated.values.join("\n") : wholeText(entry);
}

function pattern(given: readonly string[]): RegExp | null {
  const parts = given.map((term) => {
    const within = term.startsWith("*");
    const bare = term.replace(/^\*+|\*+$/g, "").normalize("NFC");
    if (bare.trim() === "") return null;
    const escaped = bare.trim().replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
    return `${within ? "" : String.raw`(?<![\p{L}\p{N}])`}${escaped.replace(/\s+/g, String.raw`\s+`)}`;
  });
  const usable = parts.filter((part) => part !== null);
  return usable.length === 0 ? null : new RegExp(usable.join("|"), "iu");
}

function firstIn(sought: RegExp | null | undefined, text: string): string | null {
  return sought?.exec(text.normalize("NFC"))?.[0] ?? null;
}
