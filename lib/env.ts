import { z } from "zod";
import { allowedSchema } from "#lib/intake/watch/addresses.ts";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  AUTH_SECRET: z.string().min(32).optional(),
  /** Where people reach the application; personal links and sign-in cookies follow it. */
  VIGILANS_URL: z.url().default("http://localhost:3000"),
  /** Everything that a running copy writes is below this folder. */
  VIGILANS_DATA: z.string().default(".data"),
  VIGILANS_DEMO: flag,
  /** The account of the first administrator, made at the first start outside demonstration mode. */
  VIGILANS_ADMIN_EMAIL: z.email().default("admin@vigilans.local"),
  /** smtp://user:password@host:587 or smtps://…; without it mails are written to a folder. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The sender of every mail; replies come back to the mailbox that is read. */
  MAIL_FROM: z.email().default("fsn.medicaldevice@regionhalland.se"),
  MAIL_FROM_NAME: z.string().default("Säkerhetsmeddelanden medicinteknik"),
  /** The region's certificate (PKCS #12) that signs declarations of self-made devices. */
  VIGILANS_SIGNING_P12: z.string().min(1).optional(),
  VIGILANS_SIGNING_PASSWORD: z.string().default(""),
  /** Hosts, addresses and networks that watched sources may lie on although they are private. */
  VIGILANS_WATCH_ALLOW: allowedSchema,
  /** clamd, the malware scanner: host:port or the path of its Unix socket. Without it nothing is scanned. */
  CLAMD_HOST: z
    .string()
    .trim()
    .optional()
    .transform((host) => host || undefined),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;

let cached: Env | undefined;

/**
 * The settings of this process, checked once. Reading is lazy so that a build needs no settings.
 * Throws an Error whose message names every setting that is wrong.
 */
export function env(): Env {
  if (cached) return cached;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Wrong settings: ${wrong.join("; ")}`);
  }
  cached = result.data;
  return cached;
}
