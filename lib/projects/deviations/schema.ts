import { z } from "zod";
import { optionalText, partFormSchema, text } from "#lib/projects/schema.ts";

const deviation = {
  occurredOn: z.iso.date(),
  description: text(4000),
  effect: text(4000),
  action: optionalText(4000),
  /** The test where it came up. */
  testId: z.uuid().optional(),
};

/** VGR 3: a deviation during the work. */
export const addDeviationSchema = z.object({ projectId: z.uuid(), ...deviation });
export const changeDeviationSchema = partFormSchema.extend(deviation);

/** VGR 3: "bör stämmas av med produktägaren". */
export const checkDeviationSchema = partFormSchema.extend({ note: text(4000) });

export type AddDeviationInput = z.output<typeof addDeviationSchema>;
export type ChangeDeviationInput = z.output<typeof changeDeviationSchema>;
export type CheckDeviationInput = z.output<typeof checkDeviationSchema>;
