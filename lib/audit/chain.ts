import { createHash } from "node:crypto";

/** The hash before the first event of a chain. */
export const genesisHash = "0".repeat(64);

export type ChainedEvent = {
  streamType: string;
  streamId: string;
  sequence: number;
  type: string;
  data: unknown;
  actorId: string | null;
  actorName: string;
  at: Date;
  previousHash: string;
};

/** JSON with sorted keys: the same data gives the same text however the database orders its keys. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}

/** SHA-256 (hex) over everything an event says and the hash of the event before it in the same chain. */
export function eventHash(event: ChainedEvent): string {
  const { streamType, streamId, sequence, type, data, actorId, actorName, at, previousHash } = event;
  const text = canonicalJson([
    streamType,
    streamId,
    sequence,
    type,
    data,
    actorId,
    actorName,
    at.toISOString(),
    previousHash,
  ]);
  return createHash("sha256").update(text).digest("hex");
}
