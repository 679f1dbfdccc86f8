import type { z } from "zod";
import { projectFormSchema, text } from "#lib/projects/schema.ts";

/** The reason names the decision that allows it, such as a paragraph of the region's plan for disposal. */
export const disposeSchema = projectFormSchema.extend({ reason: text(1000) });

export type DisposeInput = z.output<typeof disposeSchema>;
