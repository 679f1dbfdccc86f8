import type { HeldRole } from "#lib/auth/actor.ts";
import type { translatorFor } from "#lib/i18n/translator.ts";
import type { Role } from "#prisma/generated/enums.ts";

/** The functions that write to others, in the order in which one who holds several signs with them. */
const signing: readonly Role[] = ["coordinator", "technician", "procurement", "logistics"];

/** The functions that the signature in the settings speaks for. */
const medicalEngineering: readonly Role[] = ["coordinator", "technician"];

/**
 * What stands below a person's name in a mail: the function, the region's own signature for coordinators and
 * technicians alone, and the region's name unless the signature has told it.
 */
export function signatureLines(
  roles: readonly Pick<HeldRole, "role">[],
  region: { name: string; signature: string },
  t: ReturnType<typeof translatorFor>,
): string[] {
  const held = roles.map(({ role }) => role);
  const role = signing.find((candidate) => held.includes(candidate)) ?? held[0];
  const own = role && medicalEngineering.includes(role) ? region.signature.trim() : "";
  const name = own.includes(region.name) ? "" : region.name;
  return [role ? t(`roles.${role}`) : "", own, name].filter(Boolean);
}
