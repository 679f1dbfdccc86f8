import { z } from "zod";

/** A key that stays: letters, digits, dot, hyphen and underscore. The identity of a row in CSV import. */
export const codeSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, { error: "codeForm" });
export const nameSchema = z.string().trim().min(1).max(200);
export const addressSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());
const numberSchema = z
  .string()
  .trim()
  .max(40)
  .optional()
  .transform((value) => value || null);
export const costCentreSchema = numberSchema;
export const rgsCustomerNumberSchema = numberSchema;
const choice = z
  .uuid()
  .optional()
  .transform((value) => value ?? null);

/** Which row, and the version of it that the form was filled from. */
const read = { id: z.uuid(), version: z.coerce.number().int().min(1) };

export const newAdministrationSchema = z.object({ code: codeSchema, name: nameSchema });
export const administrationSchema = z.object({ ...read, name: nameSchema });

const unitFields = {
  name: nameSchema,
  administrationId: z.uuid(),
  parentId: choice,
  costCentre: costCentreSchema,
  rgsCustomerNumber: rgsCustomerNumberSchema,
  ownHandling: z.boolean().default(false),
};
export const newUnitSchema = z.object({ code: codeSchema, ...unitFields });
export const unitSchema = z.object({ ...read, ...unitFields });

export const managerKinds = ["head_of_operations", "unit_manager"] as const;
export const newManagerSchema = z.object({
  unitId: z.uuid(),
  version: read.version,
  kind: z.enum(managerKinds),
  name: nameSchema,
  email: addressSchema,
});
export const removeManagerSchema = z.object({ unitId: z.uuid(), version: read.version, managerId: z.uuid() });

export const mailboxKinds = [
  "intake",
  "coordinator",
  "procurement",
  "logistics",
  "technician",
  "administration",
  "own_handling",
  "private_providers",
  "commission",
  "chief_physician",
  "supply_disruption",
  "other",
] as const;
const mailboxFields = {
  kind: z.enum(mailboxKinds),
  name: nameSchema,
  address: addressSchema,
  administrationId: choice,
  unitId: choice,
};
export const newMailboxSchema = z.object(mailboxFields);
export const mailboxSchema = z.object({ ...read, ...mailboxFields });

export const partyKinds = ["private_provider", "municipality"] as const;
const partyFields = {
  kind: z.enum(partyKinds),
  name: nameSchema,
  email: addressSchema.optional().transform((value) => value ?? null),
  rgsCustomerNumber: rgsCustomerNumberSchema,
};
export const newPartySchema = z.object({ code: codeSchema, ...partyFields });
export const partySchema = z.object({ ...read, ...partyFields });

export const setActiveSchema = z.object({
  ...read,
  active: z.enum(["true", "false"]).transform((v) => v === "true"),
});

/** The largest file that an import takes, in bytes: more than a server action accepts would be lost on the way. */
export const maxImportBytes = 2_000_000;
export const uploadImportSchema = z.object({
  list: z.enum(["administrations", "units", "mailboxes", "parties"]),
  file: z.instanceof(File).refine((file) => file.size <= maxImportBytes, { error: "fileTooLarge" }),
  deactivateMissing: z.boolean().default(false),
});
export const confirmImportSchema = z.object({
  number: z.coerce.number().int().min(1),
  version: z.coerce.number().int().min(0),
});

export type NewUnit = z.output<typeof newUnitSchema>;
export type MailboxInput = z.output<typeof newMailboxSchema>;
export type PartyInput = z.output<typeof newPartySchema>;
