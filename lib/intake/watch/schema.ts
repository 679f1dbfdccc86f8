import { z } from "zod";
import { webAddress } from "#lib/intake/watch/entry.ts";
import { filtersSchema } from "#lib/intake/watch/filter.ts";
import { mappingSchema } from "#lib/intake/watch/mapping.ts";
import { WatchKind } from "#prisma/generated/enums.ts";

const HOST = /^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/;

/** Host names as a person types them; what is wrong with one of them is wrong with the field. */
const hosts = z
  .string()
  .default("")
  .transform((text) => [...new Set(text.toLowerCase().split(/[\s,;]+/))].filter((name) => name !== ""))
  .pipe(
    z
      .array(z.string())
      .max(50)
      .refine((names) => names.every((name) => HOST.test(name)), { error: "hostName" }),
  );

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** What a person sets of a source. `quietAfterDays` is empty for a source that may be silent for any time. */
const sourceFields = z.object({
  name: z.string().trim().min(1).max(200),
  address: z
    .string()
    .trim()
    .max(2000)
    .transform((address, context) => {
      const checked = webAddress(address);
      if (checked) return checked;
      context.addIssue({ code: "custom", message: "webAddress" });
      return z.NEVER;
    }),
  kind: z.enum(WatchKind),
  mapping: mappingSchema.optional(),
  filters: filtersSchema.prefault({}),
  intervalMinutes: z.coerce.number().int().min(15).max(10_080),
  quietAfterDays: z.coerce.number().int().min(1).max(365).optional(),
  takeDays: z.coerce.number().int().min(0).max(365).default(0),
  fetchLinked: ticked,
  linkedHosts: hosts,
  opensCases: ticked,
});

const needsMapping = (input: { kind: WatchKind; mapping?: { title: string } | undefined }) =>
  input.kind === "feed" || Boolean(input.mapping?.title);
const titleMissing = { error: "titlePath", path: ["mapping.title"] };

/** A new source. */
export const newSourceSchema = sourceFields.refine(needsMapping, titleMissing);

export type SourceInput = z.output<typeof newSourceSchema>;

const reference = { id: z.uuid(), version: z.coerce.number().int() };

/** A changed one, in the version that the form read. */
export const sourceSchema = sourceFields.extend(reference).refine(needsMapping, titleMissing);

/** A form about one source, in the version that it read. */
export const sourceRefSchema = z.object(reference);
export const sourceActiveSchema = z.object({ ...reference, active: z.stringbool() });

/** An entry that was left out and is to be taken in after all. */
export const entryRefSchema = z.object({ entryId: z.uuid() });

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** Which entries of a source the page shows. What cannot be understood is left out. */
export const entryFilterSchema = z.object({
  outcome: z.preprocess(one, z.enum(["taken", "filtered", "archived"]).optional().catch(undefined)),
  after: z.preprocess(
    one,
    z
      .string()
      .regex(/^[\dT:.Z-]+_[\da-f-]{36}$/)
      .optional()
      .catch(undefined),
  ),
});

export type EntryFilter = z.output<typeof entryFilterSchema>;
