import type { Actor, HeldRole } from "#lib/auth/actor.ts";
import type { Role } from "#prisma/generated/enums.ts";

/** A signed-in person who holds the roles for the whole region, or as given. */
export function actorWith(...roles: (Role | HeldRole)[]): Actor {
  return {
    id: "01900000-0000-7000-8000-000000000001",
    name: "Test Person",
    email: "test.person@example.org",
    locale: "sv",
    mustChangePassword: false,
    sessionId: "01900000-0000-7000-8000-000000000002",
    roles: roles.map((held) =>
      typeof held === "string" ? { role: held, administrationId: null, unitId: null, projectId: null } : held,
    ),
    unitIds: [],
    administrationIds: [],
  };
}
