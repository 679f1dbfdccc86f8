import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { deadlineSettingsSchema } from "#lib/cases/deadlines.ts";
import { db, type Tx } from "#lib/db.ts";
import { assertMayEditSettings } from "#lib/organisation/policy.ts";

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

/** The same for a form: with the version to save it under, 0 while nothing is set. */
export async function settingForForm<K extends SettingKey>(
  actor: Actor,
  key: K,
): Promise<{ value: SettingValue<K> | null; version: number }> {
  assertMayEditSettings(actor);
  const row = await db.setting.findUnique({ where: { key }, select: { version: true } });
  return { value: await readSetting(db, key), version: row?.version ?? 0 };
}
