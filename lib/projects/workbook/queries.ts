import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { visibleTo } from "#lib/projects/queries.ts";
import { planAnswers } from "#lib/projects/requirements/workbook.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import { planRisks } from "#lib/projects/risks/workbookPlan.ts";
import type { Words } from "#lib/projects/workbook/plan.ts";

export type Part = "requirements" | "risks";

/** A workbook that was uploaded to this part of this project, by its content. Throws NotFoundError. */
async function uploaded(tx: Tx, projectId: string, part: Part, sha256: string) {
  const stream = { streamType: "project", streamId: projectId, type: "workbook_uploaded" };
  const event = await tx.auditEvent.findFirst({
    where: {
      ...stream,
      AND: [{ data: { path: ["sha256"], equals: sha256 } }, { data: { path: ["part"], equals: part } }],
    },
    orderBy: { sequence: "desc" },
  });
  const file = event && (await tx.storedFile.findUnique({ where: { sha256 } }));
  if (!file) throw new NotFoundError();
  return { fileName: (event.data as { fileName: string }).fileName, content: file.content };
}

/** What reading a workbook of answers in would change now. */
export async function plannedAnswers(tx: Tx, projectId: string, sha256: string, words: Words) {
  const { fileName, content } = await uploaded(tx, projectId, "requirements", sha256);
  const answers = await tx.requirementAnswer.findMany({ where: { projectId } });
  return { fileName, plan: await planAnswers(content, answers, words) };
}

/** What reading a workbook of risks in would change now. */
export async function plannedRisks(tx: Tx, projectId: string, sha256: string, words: Words) {
  const { fileName, content } = await uploaded(tx, projectId, "risks", sha256);
  const { matrix } = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { matrix: true },
  });
  const risks = await tx.risk.findMany({
    where: { projectId },
    include: { controls: { orderBy: { createdAt: "asc" } } },
    orderBy: { number: "asc" },
  });
  return { fileName, plan: await planRisks(content, risks, matrixOf(matrix), words) };
}

/** The same for a person who looks at it. Throws NotFoundError when the project may not be seen. */
export async function workbookPreview(
  actor: Actor,
  projectId: string,
  part: Part,
  sha256: string,
  words: Words,
) {
  const visible = await db.project.count({ where: { AND: [{ id: projectId }, visibleTo(actor)] } });
  if (visible === 0) throw new NotFoundError();
  const planned = part === "risks" ? plannedRisks : plannedAnswers;
  return planned(db, projectId, sha256, words);
}
