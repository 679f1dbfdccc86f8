import { z } from "zod";
import { optionalText, projectFormSchema, text } from "#lib/projects/schema.ts";
import { DocumentKind, ReviewVerdict } from "#prisma/generated/enums.ts";

/** The most that one uploaded document may hold, in bytes. */
export const largestDocument = 25 * 1024 * 1024;

export const simpleChoiceSchema = projectFormSchema;

/** A form about the newest revision of a document, by the version that it read; 0 when there was none. */
export const documentFormSchema = z.object({
  projectId: z.uuid(),
  kind: z.enum(DocumentKind),
  version: z.coerce.number().int().min(0),
});

/** One heading: its text, or why there is nothing to say. `was` is the digest of what the form was filled from. */
export const sectionFormSchema = documentFormSchema.extend({
  section: z.string().max(60),
  was: z.string().max(64),
  body: z.string().max(200_000).optional(),
  /** `text` where there are no scripts: then the body is plain text. */
  bodyFormat: z.enum(["html", "text"]).default("text"),
  notApplicable: optionalText(4000),
});

/** Written here, or a reference to a document in a quality system (VGR, Bilaga 1). A file comes by its own way. */
export const sourceFormSchema = z.discriminatedUnion("source", [
  documentFormSchema.extend({ source: z.literal("written") }),
  documentFormSchema.extend({ source: z.literal("reference"), reference: text(1000) }),
]);

export const reviewFormSchema = documentFormSchema
  .extend({ verdict: z.enum(ReviewVerdict), comment: optionalText(4000) })
  .refine(({ verdict, comment }) => verdict === "no_remarks" || comment, {
    error: "required",
    path: ["comment"],
  });

export const beginRevisionSchema = documentFormSchema.extend({ changes: text(4000) });

export type DocumentForm = z.output<typeof documentFormSchema>;
export type SectionForm = z.output<typeof sectionFormSchema>;
export type SourceForm = z.output<typeof sourceFormSchema>;
export type ReviewForm = z.output<typeof reviewFormSchema>;
export type BeginRevisionForm = z.output<typeof beginRevisionSchema>;

const readSection = z.object({
  key: z.string().max(60),
  html: z.string().max(200_000),
  notApplicable: z.string().max(4000).nullable(),
});

/** What a Word file said and a person has looked at: `sections` is JSON that went to the browser and comes back. */
export const importFormSchema = documentFormSchema.extend({
  sections: z
    .string()
    .max(1_500_000)
    .transform((json, context) => {
      try {
        return z.array(readSection).min(1).max(60).parse(JSON.parse(json));
      } catch {
        context.addIssue({ code: "custom", message: "invalid" });
        return z.NEVER;
      }
    }),
});
