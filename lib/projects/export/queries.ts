import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { scanColumns } from "#lib/documents/scanning/lock.ts";
import { NotFoundError } from "#lib/errors.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { visibleTo } from "#lib/projects/queries.ts";

/**
 * Everything that a project holds, but the bytes of its files. Throws NotFoundError when it may not be seen.
 */
export async function wholeProject(actor: Actor, number: string) {
  const found = await db.project.findFirst({
    where: { AND: [{ number }, visibleTo(actor)] },
    include: {
      owner: { select: { name: true } },
      units: { select: { unit: { select: { name: true } } } },
      decisions: { orderBy: { decidedAt: "asc" } },
      advice: { orderBy: { askedAt: "asc" } },
      searches: { orderBy: { searchedOn: "asc" } },
      candidates: { orderBy: { name: "asc" } },
      literature: { orderBy: { foundOn: "asc" } },
      timePlan: { orderBy: { startsOn: "asc" } },
      documents: {
        include: {
          revisions: {
            where: { state: { in: ["approved", "superseded"] } },
            include: { file: { select: { size: true, mediaType: true, scan: scanColumns } } },
            orderBy: { revision: "desc" },
          },
        },
      },
      requirements: true,
      risks: { include: { controls: { orderBy: { createdAt: "asc" } } }, orderBy: { number: "asc" } },
      tests: { include: { performers: true }, orderBy: { number: "asc" } },
      deviations: { orderBy: { number: "asc" } },
      components: { orderBy: { name: "asc" } },
      deviceUnits: { include: { unit: { select: { name: true } } }, orderBy: { code: "asc" } },
      declarations: { include: { file: { select: { size: true } } }, orderBy: { revision: "asc" } },
      reviews: { orderBy: { dueAt: "asc" } },
      incidents: { orderBy: { number: "asc" } },
      files: { include: { file: { select: { scan: scanColumns } } }, orderBy: { addedAt: "asc" } },
    },
  });
  if (!found) throw new NotFoundError();
  const events = await db.auditEvent.findMany({
    where: { streamType: "project", streamId: found.id },
    orderBy: { sequence: "asc" },
  });
  const history = events.map(({ sequence, at, actorName, hash, type, data }) => ({
    ...{ sequence, at, actorName, hash },
    event: { type, data } as ProjectEvent,
  }));
  return { ...found, history };
}

export type WholeProject = Awaited<ReturnType<typeof wholeProject>>;

/** The bytes of one stored file. Only for addresses that a project gave which the person may see. */
export async function storedContent(sha256: string): Promise<Uint8Array> {
  const found = await db.storedFile.findUniqueOrThrow({ where: { sha256 }, select: { content: true } });
  return found.content;
}
