import { z } from "zod";

/** The largest workbook that is taken, in bytes: more than a server action accepts would be lost on the way. */
export const maxWorkbookBytes = 2_000_000;

export const uploadWorkbookSchema = z.object({
  projectId: z.uuid(),
  file: z
    .instanceof(File, { error: "fileNeeded" })
    .refine((file) => file.size > 0, { error: "fileNeeded" })
    .refine((file) => file.size <= maxWorkbookBytes, { error: "fileTooLarge" }),
});

/** The file by its content, and the plan that the person has reviewed. */
export const importWorkbookSchema = z.object({
  projectId: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
});

export type UploadWorkbookInput = z.output<typeof uploadWorkbookSchema>;
export type ImportWorkbookInput = z.output<typeof importWorkbookSchema>;
