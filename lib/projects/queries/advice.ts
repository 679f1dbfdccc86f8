import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { visibleTo } from "#lib/projects/queries.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** Who advises on a project: regulatory advisers of the region, and those of the project itself. */
export function adviserRole(projectId: string): Prisma.RoleAssignmentWhereInput {
  return {
    role: "regulatory_advisor",
    administrationId: null,
    unitId: null,
    OR: [{ projectId: null }, { projectId }],
  };
}

/** The questions to regulatory advisers in a project: open ones first, then the newest. */
export async function adviceOf(actor: Actor, projectId: string) {
  const rows = await db.adviceRequest.findMany({
    where: { projectId, project: visibleTo(actor) },
    include: { adviser: { select: { name: true } } },
    orderBy: { askedAt: "desc" },
    take: 200,
  });
  const isOpen = (row: (typeof rows)[number]) => row.answeredAt === null && row.withdrawnAt === null;
  return [...rows.filter(isOpen), ...rows.filter((row) => !isOpen(row))];
}

export type ListedAdvice = Awaited<ReturnType<typeof adviceOf>>[number];

/** The people who can be asked in a project that the person may see. */
export async function advisersFor(actor: Actor, projectId: string) {
  const visible = await db.project.count({ where: { AND: [{ id: projectId }, visibleTo(actor)] } });
  if (visible === 0) return [];
  return db.user.findMany({
    where: { active: true, roles: { some: adviserRole(projectId) } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: 100,
  });
}
