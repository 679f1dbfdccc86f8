import { z } from "zod";
import { confirmedSchema, noticeFieldsSchema } from "#lib/notices/schema.ts";
import { MessageFate } from "#prisma/generated/enums.ts";

/** The most that one uploaded message, or all files of one registered by hand, may hold, in bytes. */
export const largestUpload = 25 * 1024 * 1024;

export function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}

/** Widths that a page is drawn in, in pixels: for a phone, a screen, a large one, and enlarged. */
export const PICTURE_WIDTHS = [700, 1100, 1600, 2400] as const;

/** A width that a page may be asked for in; anything else is the second of them. */
export const pictureWidthSchema = z.coerce
  .number()
  .refine((width) => (PICTURE_WIDTHS as readonly number[]).includes(width))
  .catch(PICTURE_WIDTHS[1]);

/** A form about one message, in the version that it read. */
export const messageFormSchema = z.object({ messageId: z.uuid(), version: z.coerce.number().int() });

export type MessageRef = z.output<typeof messageFormSchema>;

/** Opens a case for a message, with the facts as the person has gone through them. */
export const registerMessageSchema = noticeFieldsSchema.extend({
  ...messageFormSchema.shape,
  ...confirmedSchema.shape,
});

/** The facts of a message that waits, as far as a person has gone through them; nothing else becomes of it yet. */
export const reviewMessageSchema = noticeFieldsSchema.extend({
  ...messageFormSchema.shape,
  ...confirmedSchema.shape,
  title: z.string().trim().max(300).optional(),
});

export const linkMessageSchema = messageFormSchema.extend({
  caseNumber: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^SM-\d{4}-\d{4,}$/, { error: "caseNumber" }),
  /** A letter that belongs to the case, or a new revision of its notice. */
  as: z.enum(["letter", "revision"]),
});

/** The message is the same as an earlier one. */
export const duplicateMessageSchema = messageFormSchema.extend({ earlierId: z.uuid() });

export const dismissMessageSchema = messageFormSchema.extend({ reason: z.string().trim().min(1).max(2000) });

/** Messages that are picked in a list, each with the version that was read. */
const pickedMessage = z
  .string()
  .regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}:\d{1,9}$/)
  .transform((picked): MessageRef => {
    const [messageId = "", version] = picked.split(":");
    return { messageId, version: Number(version) };
  });

/** Dismisses what is picked in the Inkorg, at most one page of it, with one reason. */
export const dismissSeveralSchema = z.object({
  messages: z.array(pickedMessage).min(1, { error: "nothingPicked" }).max(50),
  reason: dismissMessageSchema.shape.reason,
});

/** How a notice reached the region that did not come as a mail or file. */
export const manualSources = ["phone", "letter", "meeting", "other"] as const;

/** A notice registered by hand. Files are at most ten, of 25 MB together. */
export const manualNoticeSchema = noticeFieldsSchema.extend({
  source: z.enum(manualSources),
  sender: z.string().trim().min(1).max(300),
  senderEmail: z.email().max(320).optional(),
  files: z.array(z.file()).max(10).default([]),
});

export type ManualNoticeInput = z.output<typeof manualNoticeSchema>;

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(one, schema.optional().catch(undefined));

/** The filters of the Inkorg as they stand in the address. What cannot be understood is left out. */
export const inboxFilterSchema = z.object({
  fate: optional(z.enum([...Object.values(MessageFate), "waiting", "all", "archive"])),
  q: optional(z.string().trim().min(1).max(200)),
  after: optional(z.string().regex(/^[\dT:.Z-]+_[\da-f-]{36}$/)),
});

export type InboxFilter = z.output<typeof inboxFilterSchema>;
