import type { Role } from "#prisma/generated/enums.ts";

/** One role as a person holds it: region-wide when all three are null. */
export type HeldRole = {
  role: Role;
  administrationId: string | null;
  unitId: string | null;
  projectId: string | null;
};

/** The signed-in person, with everything that rights are decided from. */
export type Actor = {
  id: string;
  name: string;
  email: string;
  locale: string;
  mustChangePassword: boolean;
  sessionId: string;
  roles: HeldRole[];
  /** Units below every unit that a role is tied to, themselves included. */
  unitIds: string[];
  /** Administrations that a role is tied to as a whole. */
  administrationIds: string[];
};

/** Whether the person holds one of the roles, wherever it is tied. */
export function holds(actor: Actor, ...roles: Role[]): boolean {
  return actor.roles.some((held) => roles.includes(held.role));
}

/** Whether the person holds one of the roles for the whole region. */
export function holdsRegionWide(actor: Actor, ...roles: Role[]): boolean {
  return actor.roles.some(
    (held) => roles.includes(held.role) && !held.administrationId && !held.unitId && !held.projectId,
  );
}
