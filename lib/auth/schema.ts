import { z } from "zod";
import { passwordMaxLength, passwordMinLength } from "#lib/auth/password.ts";

export const changePasswordSchema = z
  .object({
    current: z.string().min(1).max(passwordMaxLength),
    next: z.string().min(passwordMinLength).max(passwordMaxLength),
    repeat: z.string().min(1).max(passwordMaxLength),
  })
  .refine((input) => input.next === input.repeat, { path: ["repeat"], error: "passwordsDiffer" });

export const sessionIdSchema = z.object({ sessionId: z.uuid() });
