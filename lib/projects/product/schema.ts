import { z } from "zod";
import { largestQuantity, limits, lotsOf, mostLots } from "#lib/projects/product/pasted.ts";
import { longestSeries } from "#lib/projects/product/scale.ts";
import { bareUdi } from "#lib/projects/product/udi.ts";
import { optionalText, partFormSchema, projectFormSchema, text } from "#lib/projects/schema.ts";
import { CeMarking, DeviceUnitState } from "#prisma/generated/enums.ts";

const count = (max: number) =>
  z.coerce.number({ error: "numberNeeded" }).int({ error: "numberNeeded" }).min(1).max(max);

/** What is printed and read by scanners: letters, digits and signs of ASCII. */
const code = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\x20-\x7e]+$/, { error: "codeCharacters" });

const component = {
  name: text(limits.name),
  manufacturer: text(limits.manufacturer),
  reference: optionalText(limits.reference),
  udiDi: z.string().trim().transform(bareUdi).pipe(z.string().max(limits.udiDi)).optional(),
  lots: z
    .string()
    .max(5000)
    .default("")
    .transform(lotsOf)
    .pipe(z.array(z.string().max(limits.lots)).max(mostLots)),
  softwareVersion: optionalText(100),
  quantity: count(largestQuantity),
  ceMarked: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
  note: optionalText(4000),
};

export const addComponentSchema = z.object({ projectId: z.uuid(), ...component });
export const changeComponentSchema = partFormSchema.extend(component);
export const pastedComponentsSchema = z.object({
  projectId: z.uuid(),
  pasted: z.string().min(1).max(500_000),
});

/** VGR 3.2: marked so that it can be traced, or why it cannot be. */
export const markingSchema = projectFormSchema
  .extend({
    markable: z.enum(["yes", "no"]),
    number: code.optional(),
    text: optionalText(1000),
    cannotReason: optionalText(4000),
    ceMarking: z.enum(CeMarking),
  })
  .superRefine(
    ({ markable, number, text: written, cannotReason }, context) => {
      const issue = (path: string) => context.addIssue({ code: "custom", path: [path], message: "required" });
      if (markable === "yes" && !number) issue("number");
      if (markable === "yes" && !written) issue("text");
      if (markable === "no" && !cannotReason) issue("cannotReason");
    },
    { when: ({ value }) => typeof value === "object" && value !== null },
  );

const where = { unitId: z.uuid().optional(), place: optionalText(200) };

/** Units made: one, a series of serial numbers, or a batch with its quantity. */
export const addUnitsSchema = z
  .object({
    projectId: z.uuid(),
    kind: z.enum(["single", "series", "batch"]),
    code,
    count: count(1_000_000).optional(),
    madeOn: z.iso.date(),
    ...where,
  })
  .superRefine(
    ({ kind, count: quantity }, context) => {
      const issue = (message: string) => context.addIssue({ code: "custom", path: ["count"], message });
      if (kind !== "single" && quantity === undefined) issue("numberNeeded");
      if (kind === "series" && (quantity ?? 0) > longestSeries) issue("seriesTooLong");
    },
    { when: ({ value }) => typeof value === "object" && value !== null },
  );

/** What is said of a unit that is gone: why it was scrapped, to whom it went back, how it was looked for. */
const gone: readonly DeviceUnitState[] = ["scrapped", "returned", "lost"];

export const changeUnitSchema = partFormSchema
  .extend({ state: z.enum(DeviceUnitState), stateNote: optionalText(2000), ...where })
  .superRefine(
    ({ state, stateNote }, context) => {
      if (gone.includes(state) && !stateNote)
        context.addIssue({ code: "custom", path: ["stateNote"], message: "stateNoteNeeded" });
    },
    { when: ({ value }) => typeof value === "object" && value !== null },
  );

/** `id:version` of a unit as the form read it. */
const readUnit = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}$/)
  .transform((value) => {
    const [id = "", version = ""] = value.split(":");
    return { id, version: Number(version) };
  });

/** What has become of several units at once: those that are chosen, or every one that is not accounted for. */
export const accountUnitsSchema = z
  .object({
    projectId: z.uuid(),
    units: z.array(readUnit).max(500),
    everyLeft: z.boolean().default(false),
    /** How many were left when the form was read. */
    left: z.coerce.number().int().min(0),
    /** The sum of their versions then. */
    leftVersions: z.coerce.number().int().min(0),
    state: z.enum(DeviceUnitState),
    stateNote: optionalText(2000),
  })
  .superRefine(
    ({ units, everyLeft, state, stateNote }, context) => {
      const issue = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (units.length === 0 && !everyLeft) issue("units", "unitsNeeded");
      if (gone.includes(state) && !stateNote) issue("stateNote", "stateNoteNeeded");
    },
    { when: ({ value }) => typeof value === "object" && value !== null },
  );

export type AccountUnitsInput = z.output<typeof accountUnitsSchema>;
export type AddComponentInput = z.output<typeof addComponentSchema>;
export type ChangeComponentInput = z.output<typeof changeComponentSchema>;
export type MarkingInput = z.output<typeof markingSchema>;
export type AddUnitsInput = z.output<typeof addUnitsSchema>;
export type ChangeUnitInput = z.output<typeof changeUnitSchema>;
