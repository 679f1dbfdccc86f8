import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

/** Whether the person has written in this revision: by the history, since names are shared. */
export async function hasWritten(
  tx: Tx,
  actor: Pick<Actor, "id">,
  { projectId, kind }: { projectId: string; kind: DocumentKind },
  revision: number,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "AuditEvent"
      WHERE "streamType" = 'project' AND "streamId" = ${projectId} AND "actorId" = ${actor.id}::uuid
        AND "type" IN ('document_written', 'document_filed', 'document_referenced')
        AND "data"->>'kind' = ${kind} AND ("data"->>'revision')::int = ${revision}
    ) AS "found"`;
  return row?.found ?? false;
}
