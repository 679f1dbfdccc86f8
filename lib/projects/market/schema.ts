import { z } from "zod";
import { bareUdi, isSoundUdi } from "#lib/projects/product/udi.ts";
import { optionalText, partFormSchema, text } from "#lib/projects/schema.ts";
import { Equivalence } from "#prisma/generated/enums.ts";

const ofProject = { projectId: z.uuid() };
const day = z.iso.date();

const search = { source: text(200), searchTerm: text(500), searchedOn: day, result: text(4000) };

/** VGR 1 and 2: how the market was searched. */
export const addSearchSchema = z.object({ ...ofProject, ...search });
export const changeSearchSchema = partFormSchema.extend(search);

/** Compared with registers and databases by its number: one with a wrong check character finds nothing. */
const udiDi = z
  .string()
  .trim()
  .transform(bareUdi)
  .pipe(z.string().max(100))
  .refine((number) => number === "" || isSoundUdi(number), { error: "udiDi" })
  .optional();

const device = {
  name: text(200),
  manufacturer: text(200),
  reference: optionalText(100),
  udiDi,
};

export const addCandidateSchema = z.object({ ...ofProject, ...device });

/** A judgement without a reason is none (MDR art. 5(5)(c)). */
export const changeCandidateSchema = partFormSchema
  .extend({
    ...device,
    technical: optionalText(4000),
    biological: optionalText(4000),
    clinical: optionalText(4000),
    equivalence: z.enum(Equivalence).optional(),
    reason: optionalText(4000),
  })
  .refine(({ equivalence, reason }) => !equivalence || Boolean(reason), {
    error: "required",
    path: ["reason"],
  });

/** References as pasted, one a line, with what they are good for. */
export const addLiteratureSchema = z.object({
  ...ofProject,
  lines: text(100_000),
  relevance: text(2000),
  foundOn: day,
});
export const changeLiteratureSchema = partFormSchema.extend({
  citation: text(2000),
  link: optionalText(500),
  relevance: text(2000),
  foundOn: day,
});

const activity = { title: text(200), owner: optionalText(200), startsOn: day, endsOn: day };
const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => startsOn <= endsOn;
const endsBefore = { error: "endsBeforeStart", path: ["endsOn"] };

/** VGR 2: one bar of the time plan. */
export const addActivitySchema = z.object({ ...ofProject, ...activity }).refine(inOrder, endsBefore);
export const changeActivitySchema = partFormSchema
  .extend({ ...activity, doneOn: day.optional() })
  .refine(inOrder, endsBefore);

export type AddSearchInput = z.output<typeof addSearchSchema>;
export type ChangeSearchInput = z.output<typeof changeSearchSchema>;
export type AddCandidateInput = z.output<typeof addCandidateSchema>;
export type ChangeCandidateInput = z.output<typeof changeCandidateSchema>;
export type AddLiteratureInput = z.output<typeof addLiteratureSchema>;
export type ChangeLiteratureInput = z.output<typeof changeLiteratureSchema>;
export type AddActivityInput = z.output<typeof addActivitySchema>;
export type ChangeActivityInput = z.output<typeof changeActivitySchema>;
