import { recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError } from "#lib/errors.ts";
import { assertMayEditSettings } from "#lib/organisation/policy.ts";
import { readSetting, type SettingKey, type SettingValue } from "#lib/organisation/settings.ts";

/**
 * Sets one of the region's settings. `version` is the one that the form was filled from, 0 where nothing was set.
 * Throws ConflictError when somebody else set it meanwhile.
 */
export async function saveSetting<K extends SettingKey>(
  actor: Actor,
  input: { key: K; value: SettingValue<K>; version: number },
  at: Date,
): Promise<void> {
  assertMayEditSettings(actor);
  const { key, value, version } = input;
  await db.$transaction(async (tx) => {
    const before = await readSetting(tx, key);
    // The row is made first, so that the guarded write below decides for two who set it at the same time.
    if (version === 0)
      await tx.$executeRaw`INSERT INTO "Setting" ("key", "value", "version", "updatedAt")
        VALUES (${key}, ${JSON.stringify(before)}::jsonb, 0, ${at}) ON CONFLICT ("key") DO NOTHING`;
    const { count } = await tx.setting.updateMany({
      where: { key, version },
      data: { value, version: { increment: 1 } },
    });
    if (count !== 1) throw new ConflictError();
    await recordEvent(
      tx,
      { type: "settings", id: "region" },
      { type: "setting_changed", data: { key, from: before, to: value } },
      actor,
      at,
    );
  });
}
