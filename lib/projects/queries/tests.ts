import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { visibleTo } from "#lib/projects/queries.ts";

const performers = { orderBy: { name: "asc" } } as const;

/** The tests of a project, newest first. */
export async function testsOf(actor: Actor, projectId: string) {
  return db.productTest.findMany({
    where: { projectId, project: visibleTo(actor) },
    include: { performers, replaces: { select: { number: true } } },
    orderBy: { number: "desc" },
    take: 500,
  });
}

/** One test with all that belongs to it. Throws NotFoundError when it may not be seen. */
export async function testDetail(actor: Actor, projectId: string, id: string) {
  const found = await db.productTest.findFirst({
    where: { id, projectId, project: visibleTo(actor) },
    include: {
      performers,
      replaces: { select: { id: true, number: true } },
      doneAgain: { select: { id: true, number: true, cancelledAt: true }, orderBy: { number: "asc" } },
      deviations: {
        select: { id: true, number: true, description: true, closedAt: true },
        orderBy: { number: "asc" },
      },
    },
  });
  if (!found) throw new NotFoundError();
  return found;
}

export type TestDetail = Awaited<ReturnType<typeof testDetail>>;

/**
 * A test as somebody who carries it out sees it: its plan, and nothing else of the project. Throws NotFoundError for
 * anybody who is not named in it.
 */
export async function testToConfirm(actor: Actor, testId: string) {
  const found = await db.testPerformer.findFirst({
    where: { testId, userId: actor.id },
    include: {
      test: {
        include: {
          performers: { select: { id: true, name: true, confirmedAt: true } },
          project: {
            select: {
              id: true,
              number: true,
              title: true,
              phase: true,
              owner: { select: { name: true, email: true } },
              clinicalOutcome: true,
              clinicalReason: true,
              clinicalSentAt: true,
              clinicalDecision: true,
            },
          },
        },
      },
    },
  });
  if (!found) throw new NotFoundError();
  return found;
}

/** The number of a project that the person may see. Throws NotFoundError. */
export async function numberOfProject(actor: Actor, projectId: string): Promise<string> {
  const found = await db.project.findFirst({
    where: { AND: [{ id: projectId }, visibleTo(actor)] },
    select: { number: true },
  });
  if (!found) throw new NotFoundError();
  return found.number;
}
