import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import type { ProjectPlace } from "#lib/projects/policy.ts";
import { assertWritten } from "#lib/projects/queries.ts";
import { noteUnacceptable } from "#lib/projects/risks/commands/unacceptable.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import { lacksOf, zoneAfter } from "#lib/projects/risks/rules.ts";
import type { Project } from "#prisma/generated/client.ts";

/** What a change of risks brought with it. */
export type RiskChange<T> = {
  result: T;
  /** The first unacceptable risk of the project was found by it. */
  unacceptableFound: boolean;
  /** The simple template was taken away by it (VGR 3.1). */
  simpleLost: boolean;
};

function analysed(tx: Tx, projectId: string) {
  return tx.risk.findMany({
    where: { projectId, withdrawnAt: null },
    include: { controls: { select: { verifiedAt: true } } },
    orderBy: { number: "asc" },
  });
}

type Analysed = Awaited<ReturnType<typeof analysed>>;

/** The residual risks as they stand: what the overall judgement was made on. */
function residual(project: Project, risks: Analysed): string {
  const matrix = matrixOf(project.matrix);
  return JSON.stringify(risks.map((risk) => [risk.number, zoneAfter(matrix, risk)]));
}

/**
 * The frame of every change of a project's risks or matrix. After the work, in the same transaction: a risk whose
 * analysis lacks something again is open again; the overall judgement is to be made anew when the residual risks
 * are others; the first unacceptable risk is noted.
 */
export async function changeRisks<T = void>(
  actor: Actor,
  projectId: string,
  at: Date,
  may: (actor: Actor, project: ProjectPlace) => boolean,
  work: (tx: Tx, project: Project) => Promise<{ events: ProjectEvent[]; result: T }>,
): Promise<RiskChange<T>> {
  return changeProject(actor, projectId, at, may, async (tx, project) => {
    const before = residual(project, await analysed(tx, projectId));
    const { events, result } = await work(tx, project);
    const risks = await analysed(tx, projectId);
    let now = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
    await reopen(tx, now, risks);
    const reopened = now.overallAccepted === true && residual(now, risks) !== before;
    if (reopened) {
      const { version } = now;
      const data = { overallAccepted: null, version: { increment: 1 } };
      assertWritten(await tx.project.updateMany({ where: { id: projectId, version }, data }));
      now = { ...now, overallAccepted: null, version: version + 1 };
    }
    const found = await noteUnacceptable(tx, now, risks, actor, at);
    return {
      events: [
        ...events,
        ...(reopened ? [{ type: "overall_risk_reopened" as const, data: {} }] : []),
        ...found,
      ],
      result: {
        result,
        unacceptableFound: found.length > 0,
        simpleLost: project.simple && found.length > 0,
      },
    };
  });
}

async function reopen(tx: Tx, project: Project, risks: Analysed): Promise<void> {
  const matrix = matrixOf(project.matrix);
  const ids = risks
    .filter((risk) => risk.state !== "open" && lacksOf(matrix, risk).length > 0)
    .map(({ id }) => id);
  if (ids.length === 0) return;
  const data = { state: "open", version: { increment: 1 } } as const;
  await tx.risk.updateMany({ where: { id: { in: ids } }, data });
}
