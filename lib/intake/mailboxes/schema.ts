import { z } from "zod";
import { isLoopback } from "#lib/intake/mailboxes/loopback.ts";
import { addressSchema, nameSchema } from "#lib/organisation/schema.ts";

export const mailboxSecurities = ["tls", "starttls", "none"] as const;
export const mailboxAuths = ["password", "oauth2"] as const;
export const mailboxAfters = ["leave", "seen", "keyword", "move"] as const;

/** Where an ordinary server listens. */
export const usualPorts = { tls: 993, starttls: 143, none: 143 } as const;

const text = (most: number) => z.string().trim().min(1).max(most);
const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .optional()
    .transform((value) => value || null);

/** INBOX is one folder in whatever case it is written (RFC 3501 5.1). */
export const folderName = (name: string) => (name.toUpperCase() === "INBOX" ? "INBOX" : name);

const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[\p{L}\d](?:[\p{L}\d.-]*[\p{L}\d])?|\[?[\da-f:.]+\]?)$/u, { error: "hostForm" });

/** The client secret goes there: encrypted, or not off this machine. */
function isSafeTokenUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username } = new URL(value);
  return username === "" && (protocol === "https:" || (protocol === "http:" && isLoopback(hostname)));
}

const fields = {
  name: nameSchema,
  address: addressSchema,
  host,
  port: z.coerce.number().int().min(1).max(65_535),
  security: z.enum(mailboxSecurities),
  username: text(320),
  folder: text(500).default("INBOX").transform(folderName),
  auth: z.enum(mailboxAuths),
  secret: z.string().max(4000).optional(),
  tokenUrl: optionalText(2000),
  clientId: optionalText(200),
  scope: optionalText(500),
  after: z.enum(mailboxAfters),
  afterName: optionalText(500),
  silenceMinutes: z.coerce.number().int().min(5).max(10_080),
  /** Only tried, not kept. */
  try: z.literal("1").optional(),
};

type Given = z.output<z.ZodObject<typeof fields>>;

/** What the fields say together. */
function together(given: Given, context: z.core.$RefinementCtx): void {
  const issue = (path: keyof Given, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  if (given.security === "none" && !isLoopback(given.host)) issue("security", "plainOnlyHere");
  if (given.auth === "oauth2") {
    for (const field of ["tokenUrl", "clientId", "scope"] as const)
      if (!given[field]) issue(field, "required");
    if (given.tokenUrl && !isSafeTokenUrl(given.tokenUrl)) issue("tokenUrl", "tokenUrlForm");
  }
  if ((given.after === "keyword" || given.after === "move") && !given.afterName)
    issue("afterName", "required");
  if (given.after === "keyword" && given.afterName && !/^[A-Za-z\d$_.-]{1,100}$/.test(given.afterName))
    issue("afterName", "keywordForm");
  if (given.after === "move" && given.afterName && folderName(given.afterName) === given.folder)
    issue("afterName", "sameFolder");
}

/** Which row, and the version of it that the form was filled from. */
const read = { id: z.uuid(), version: z.coerce.number().int().min(1) };

export const newMailboxSchema = z
  .object({ ...fields, secret: z.string().min(1).max(4000) })
  .superRefine(together);
/** Without a secret the one that is kept stays. */
export const changedMailboxSchema = z.object({ ...read, ...fields }).superRefine(together);
export const mailboxActiveSchema = z.object({
  ...read,
  active: z.enum(["true", "false"]).transform((value) => value === "true"),
});
export const mailboxRefSchema = z.object({ id: z.uuid() });
export const removedMailboxSchema = z.object(read);

export type NewMailboxInput = z.output<typeof newMailboxSchema>;
export type ChangedMailboxInput = z.output<typeof changedMailboxSchema>;
