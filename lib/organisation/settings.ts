import { z } from "zod";
import { deadlineSettingsSchema } from "#lib/cases/deadlines.ts";
import type { Tx } from "#lib/db.ts";

/** What the region sets for itself. Every setting has a default where it is used. */
export const settingSchemas = {
  deadlines: deadlineSettingsSchema,
  /** How long a personal link holds, in days. */
  linkDays: z.coerce.number().int().min(1).max(365),
  /** The region's name and signature in mails and documents. */
  region: z.object({ name: z.string().min(1).max(200), signature: z.string().max(1000) }),
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
