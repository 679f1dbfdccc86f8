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

export type EventToRecord = { stream: AuditStreamRef; event: { type: string; data: object } };

/**
 * Appends one event to a chain, in the caller's transaction. The chain's head row is locked until that
 * transaction ends, so events of one chain never share a number.
 */
export async function recordEvent(
  tx: Tx,
  stream: AuditStreamRef,
  event: EventToRecord["event"],
  actor: AuditActor,
  at: Date,
): Promise<void> {
  await recordEvents(tx, [{ stream, event }], actor, at);
}

/** The same for several events, of one chain or many, in two round trips. Those of one chain keep their order. */
export async function recordEvents(
  tx: Tx,
  events: readonly EventToRecord[],
  actor: AuditActor,
  at: Date,
): Promise<void> {
  if (events.length === 0) return;
  const heads = await lockHeads(tx, events);
  const chained = events.map(({ stream, event }) => {
    const head = heads.get(keyOf(stream));
    if (!head) throw new Error("the audit chain has no head");
    const next = {
      streamType: stream.type,
      streamId: stream.id,
      sequence: head.lastSequence + 1,
      type: event.type,
      // What is hashed must be what the database gives back: plain JSON.
      data: JSON.parse(canonicalJson(event.data)),
      actorId: actor.id,
      actorName: actor.name,
      at,
      previousHash: head.lastHash,
    };
    const hash = eventHash(next);
    heads.set(keyOf(stream), { lastSequence: next.sequence, lastHash: hash });
    return { ...next, hash };
  });
  const column = <K extends keyof (typeof chained)[number]>(key: K) => chained.map((event) => event[key]);
  const data = chained.map((event) => JSON.stringify(event.data));
  await tx.$executeRaw`
    WITH event AS (
      SELECT * FROM unnest(${column("streamType")}::text[], ${column("streamId")}::text[],
                           ${column("sequence")}::int[], ${column("type")}::text[], ${data}::text[],
                           ${column("previousHash")}::text[], ${column("hash")}::text[])
        AS e("streamType", "streamId", "sequence", "type", "data", "previousHash", "hash")),
    head AS (
      UPDATE "AuditStream" s SET "lastSequence" = last."sequence", "lastHash" = last."hash"
      FROM (SELECT DISTINCT ON ("streamType", "streamId") * FROM event
            ORDER BY "streamType", "streamId", "sequence" DESC) AS last
      WHERE s."streamType" = last."streamType" AND s."streamId" = last."streamId")
    INSERT INTO "AuditEvent" ("streamType", "streamId", "sequence", "type", "data", "actorId", "actorName", "at",
                              "previousHash", "hash")
    SELECT "streamType", "streamId", "sequence", "type", "data"::jsonb, ${actor.id}::uuid, ${actor.name},
           ${at}::timestamptz, "previousHash", "hash"
    FROM event`;
}

type Head = { lastSequence: number; lastHash: string };

const keyOf = (stream: AuditStreamRef): string => `${stream.type}:${stream.id}`;

/** Locks the head of each chain, and begins a chain that is new. In one order, so that two never wait for each other. */
async function lockHeads(tx: Tx, events: readonly EventToRecord[]): Promise<Map<string, Head>> {
  const streams = [...new Map(events.map(({ stream }) => [keyOf(stream), stream])).values()];
  const heads = await tx.$queryRaw<({ streamType: AuditStreamRef["type"]; streamId: string } & Head)[]>`
    INSERT INTO "AuditStream" ("streamType", "streamId", "lastSequence", "lastHash")
    SELECT "type", "id", 0, ${genesisHash}
    FROM unnest(${streams.map(({ type }) => type)}::text[], ${streams.map(({ id }) => id)}::text[]) AS s("type", "id")
    ORDER BY "type", "id"
    ON CONFLICT ("streamType", "streamId") DO UPDATE SET "lastSequence" = "AuditStream"."lastSequence"
    RETURNING "streamType", "streamId", "lastSequence", "lastHash"`;
  return new Map(heads.map(({ streamType: type, streamId: id, ...head }) => [keyOf({ type, id }), head]));
}
