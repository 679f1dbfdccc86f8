import { canonicalJson, eventHash, genesisHash } from "#lib/audit/chain.ts";
import type { Tx } from "#lib/db.ts";

/** One chain of events: of a case, a project, or an area of the system such as the directory. */
export type AuditStreamRef = {
  type: "case" | "project" | "message" | "directory" | "users" | "settings" | "mail";
  id: string;
};

/** Who did it. The system itself has no id. */
export type AuditActor = { id: string | null; name: string };

export const systemActor: AuditActor = { id: null, name: "Vigilans" };

/**
 * Appends one event to a chain, in the caller's transaction. The chain's head row is locked until that
 * transaction ends, so events of one chain never share a number.
 */
export async function recordEvent(
  tx: Tx,
  stream: AuditStreamRef,
  event: { type: string; data: object },
  actor: AuditActor,
  at: Date,
): Promise<void> {
  const [head] = await tx.$queryRaw<{ lastSequence: number; lastHash: string }[]>`
    INSERT INTO "AuditStream" ("streamType", "streamId", "lastSequence", "lastHash")
    VALUES (${stream.type}, ${stream.id}, 0, ${genesisHash})
    ON CONFLICT ("streamType", "streamId") DO UPDATE SET "lastSequence" = "AuditStream"."lastSequence"
    RETURNING "lastSequence", "lastHash"`;
  if (!head) throw new Error("the audit chain has no head");
  // What is hashed must be what the database gives back: plain JSON.
  const data = JSON.parse(canonicalJson(event.data));
  const chained = {
    streamType: stream.type,
    streamId: stream.id,
    sequence: head.lastSequence + 1,
    type: event.type,
    data,
    actorId: actor.id,
    actorName: actor.name,
    at,
    previousHash: head.lastHash,
  };
  const hash = eventHash(chained);
  // One round trip for the event and the head.
  await tx.$executeRaw`
    WITH head AS (
      UPDATE "AuditStream" SET "lastSequence" = ${chained.sequence}, "lastHash" = ${hash}
      WHERE "streamType" = ${stream.type} AND "streamId" = ${stream.id})
    INSERT INTO "AuditEvent" ("streamType", "streamId", "sequence", "type", "data", "actorId", "actorName", "at",
                              "previousHash", "hash")
    VALUES (${stream.type}, ${stream.id}, ${chained.sequence}, ${event.type}, ${JSON.stringify(data)}::jsonb,
            ${actor.id}::uuid, ${actor.name}, ${at}::timestamptz, ${head.lastHash}, ${hash})`;
}
