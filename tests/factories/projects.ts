import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { defaultMatrices } from "#lib/projects/risks/matrix.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Role } from "#prisma/generated/enums.ts";
import { unitWith } from "./directory.ts";
import { personWith } from "./person.ts";

let made = 0;

/** A project at Initiera with one unit, owned by that person; `data` overrides. */
export async function projectOf(owner: Actor, data: Partial<Prisma.ProjectUncheckedCreateInput> = {}) {
  made += 1;
  const { unit } = await unitWith();
  return db.project.create({
    data: {
      number: `EG-2026-${String(9000 + made)}`,
      title: `Produkt ${made}`,
      origin: "make_or_modify",
      legalEntity: "Region Exempel",
      organisationNumber: "232100-0000",
      address: "Gatan 1, 123 45 Orten",
      ownerId: owner.id,
      ownerFunction: "Överläkare",
      matrix: defaultMatrices[0],
      units: { create: [{ unitId: unit.id }] },
      ...data,
    },
  });
}

/** A person with an account who holds a role in that project alone. */
export async function personIn(projectId: string, role: Role = "project_member"): Promise<Actor> {
  return personWith({ role, projectId, administrationId: null, unitId: null });
}
