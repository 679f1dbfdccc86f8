import { z } from "zod";

const fraction = z.number();

/**
 * A word that text reading (OCR) found: its place as fractions of the page as it is shown, how sure the reading is
 * (0 to 1), and what stands before it in the text.
 */
const ocrWordSchema = z.object({
  text: z.string(),
  before: z.enum(["", " ", "\t", "\n", "\n\n"]),
  x: fraction,
  y: fraction,
  width: fraction,
  height: fraction,
  confidence: z.number().min(0).max(1),
});

/** A page that was read from its picture: its number from 1, its size in pixels as read, and its words in reading order. */
export const ocrPageSchema = z.object({
  page: z.number().int().positive(),
  width: z.number(),
  height: z.number(),
  words: z.array(ocrWordSchema),
});

export type OcrWord = z.infer<typeof ocrWordSchema>;
export type OcrPage = z.infer<typeof ocrPageSchema>;
