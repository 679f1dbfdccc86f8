import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { lackingSections } from "#lib/projects/documents/content.ts";
import { outlines } from "#lib/projects/documents/outline.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { defaultMatrices } from "#lib/projects/risks/matrix.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { DocumentKind, Role } from "#prisma/generated/enums.ts";
import { unitWith } from "./directory.ts";
import { personWith } from "./person.ts";

const at = new Date("2026-03-23T08:00:00Z");
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

/** A document with something under each of its headings, approved. */
export async function approvedDocument(projectId: string, kind: DocumentKind): Promise<void> {
  const content = Object.fromEntries(
    outlines[kind].map(({ key }) => [key, { html: `<p>Om ${key}.</p>`, notApplicable: null }]),
  );
  const written = { source: "written", content, sha256: null, reference: null } as const;
  if (lackingSections(kind, written).length > 0) throw new Error(`${kind} lacks something`);
  const by = { createdBy: "Test", changedBy: "Test", approvedBy: "Test", approvedAt: at };
  await db.projectDocument.create({
    data: {
      ...{ projectId, kind },
      revisions: { create: { revision: 1, state: "approved", content, ...by } },
    },
  });
}

/** Everything that the gate of Initiera asks for but the decision itself. */
export async function surveyedNeed(projectId: string): Promise<void> {
  await approvedDocument(projectId, "need");
  await db.marketSearch.create({
    data: {
      ...{ projectId, source: "EUDAMED", searchTerm: "sondhållare", searchedOn: new Date("2026-03-20") },
      ...{ searchedBy: "Test", result: "Inga träffar." },
    },
  });
}

/** The events of a project in order. */
export async function projectEvents(projectId: string): Promise<ProjectEvent[]> {
  const rows = await db.auditEvent.findMany({
    where: { streamType: "project", streamId: projectId },
    orderBy: { sequence: "asc" },
  });
  return rows.map(({ type, data }) => ({ type, data }) as ProjectEvent);
}
