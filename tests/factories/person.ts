import type { Actor, HeldRole } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import type { Role } from "#prisma/generated/enums.ts";

let people = 0;

const regionWide = (role: Role): HeldRole => ({
  role,
  administrationId: null,
  unitId: null,
  projectId: null,
});

/** A person with an account who holds the roles for the whole region, or as given. */
export async function personWith(...roles: (Role | HeldRole)[]): Promise<Actor> {
  people += 1;
  const held = roles.map((role) => (typeof role === "string" ? regionWide(role) : role));
  const name = `${held[0]?.role ?? "nobody"} ${people}`;
  const email = `person${people}@example.org`;
  const user = await db.user.create({ data: { name, email, roles: { create: held } } });
  return {
    ...{ id: user.id, name, email, locale: "sv", mustChangePassword: false },
    sessionId: crypto.randomUUID(),
    roles: held,
    unitIds: held.flatMap(({ unitId }) => unitId ?? []),
    administrationIds: held.flatMap(({ administrationId, unitId }) =>
      administrationId && !unitId ? administrationId : [],
    ),
  };
}
