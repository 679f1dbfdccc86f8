import { z } from "zod";
import { deadlineSettingsSchema } from "#lib/cases/deadlines.ts";
import type { Tx } from "#lib/db.ts";
import { acknowledgementSchema } from "#lib/intake/acknowledgement.ts";
import { openingSettingsSchema } from "#lib/intake/opening.ts";
import { riskMatrixSchema } from "#lib/projects/risks/matrix.ts";

/** What the region sets for itself. Every setting has a default where it is used. */
export const settingSchemas = {
  deadlines: deadlineSettingsSchema,
  /** How long a personal link holds, in days. */
  linkDays: z.coerce.number().int().min(1).max(365),
  /** The region's name and signature in mails and documents. */
  region: z.object({ name: z.string().min(1).max(200), signature: z.string().max(1000) }),
  /** Whether who sends a notice gets an automatic acknowledgement. */
  acknowledgement: acknowledgementSchema,
  /** Who makes self-made devices in the eyes of the law, and the authority that is told of them. */
  institution: z.object({
    legalEntity: z.string().max(200),
    organisationNumber: z.string().max(20),
    address: z.string().max(300),
    /** Where declarations are signed. */
    place: z.string().max(100),
    authority: z.string().max(200),
  }),
  /** When a notice opens a case by itself. */
  opening: openingSettingsSchema,
  /** The risk matrices that projects choose from; the first is proposed. */
  riskMatrices: z.array(riskMatrixSchema).min(1).max(10),
} as const;

export type SettingKey = keyof typeof settingSchemas;
export type SettingValue<K extends SettingKey> = z.output<(typeof settingSchemas)[K]>;

/** A setting as the region has set it, or null when it has not. */
export async function readSetting<K extends SettingKey>(tx: Tx, key: K): Promise<SettingValue<K> | null> {
  const row = await tx.setting.findUnique({ where: { key } });
  if (!row) return null;
  const parsed = settingSchemas[key].safeParse(row.value);
  return parsed.success ? (parsed.data as SettingValue<K>) : null;
}
