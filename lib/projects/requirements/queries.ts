import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { scanColumns, withLock } from "#lib/documents/scanning/lock.ts";
import { visibleTo } from "#lib/projects/queries.ts";

/** Every row of Annex I that has been answered, and the risks that come from rows. */
export async function requirementAnswers(actor: Actor, projectId: string) {
  const project = visibleTo(actor);
  const [answers, risks] = await Promise.all([
    db.requirementAnswer.findMany({ where: { projectId, project } }),
    db.risk.findMany({
      where: { projectId, project, withdrawnAt: null, requirements: { isEmpty: false } },
      select: { id: true, number: true, requirements: true },
      orderBy: { number: "asc" },
    }),
  ]);
  return { answers, risks };
}

export type Answer = Awaited<ReturnType<typeof requirementAnswers>>["answers"][number];

/** Tests and files of the project that a requirement can be shown by; a file that is locked shows nothing. */
export async function evidenceOf(actor: Actor, projectId: string) {
  const project = visibleTo(actor);
  const [tests, files] = await Promise.all([
    db.productTest.findMany({
      where: { projectId, project, cancelledAt: null },
      select: { id: true, number: true, title: true },
      orderBy: { number: "asc" },
      take: 200,
    }),
    db.projectFile.findMany({
      where: { projectId, project, removedAt: null },
      select: { id: true, fileName: true, file: { select: { scan: scanColumns } } },
      orderBy: [{ fileName: "asc" }, { addedAt: "desc" }],
      distinct: ["fileName"],
      take: 200,
    }),
  ]);
  return { tests, files: files.map(withLock).filter(({ lock }) => lock === null) };
}
