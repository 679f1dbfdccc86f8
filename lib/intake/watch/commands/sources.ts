import { recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, NotFoundError, RefusedError } from "#lib/errors.ts";
import {
  type SourceEvent,
  type SourceFields,
  settingsStream,
  sourceChanges,
} from "#lib/intake/watch/events.ts";
import { storedFilters } from "#lib/intake/watch/filter.ts";
import { storedMapping } from "#lib/intake/watch/mapping.ts";
import { assertMaySetSources } from "#lib/intake/watch/policy.ts";
import { nextFetch } from "#lib/intake/watch/rules.ts";
import type { SourceInput } from "#lib/intake/watch/schema.ts";
import { enqueue } from "#lib/jobs/boss.ts";
import { Prisma, type WatchSource } from "#prisma/generated/client.ts";

type Ref = { id: string; version: number };

function fieldsOf(input: SourceInput): SourceFields {
  const { kind, quietAfterDays, mapping } = input;
  return {
    ...input,
    quietAfterDays: quietAfterDays ?? null,
    mapping: kind === "json" ? (mapping ?? null) : null,
  };
}

const columnsOf = (fields: SourceFields) => ({ ...fields, mapping: fields.mapping ?? Prisma.DbNull });

/** Adds a source, turned off. Returns its id. Throws Forbidden. */
export async function addSource(actor: Actor, input: SourceInput, at: Date): Promise<string> {
  assertMaySetSources(actor);
  return db.$transaction(async (tx) => {
    const fields = fieldsOf(input);
    const { id } = await tx.watchSource.create({ data: { ...columnsOf(fields), createdAt: at } });
    const { name, address } = fields;
    const event: SourceEvent = { type: "watch_source_added", data: { name, address } };
    await recordEvent(tx, settingsStream, event, actor, at);
    return id;
  });
}

/**
 * Changes a source. With another address or kind it begins anew: what is there then is known and opens nothing. With
 * another mapping, what is known is read in a new way without being new. Throws Forbidden, NotFound or Conflict.
 */
export async function changeSource(actor: Actor, input: SourceInput & Ref, at: Date): Promise<void> {
  assertMaySetSources(actor);
  const { id, version, ...given } = input;
  await db.$transaction(async (tx) => {
    const before = unchanged(await tx.watchSource.findUnique({ where: { id } }), version);
    const fields = fieldsOf(given);
    const changes = sourceChanges(storedFields(before), fields);
    if (changes.length === 0) return;
    const other = (field: string) => changes.some((change) => change.field === field);
    const anew = other("address") || other("kind");
    written(
      await tx.watchSource.updateMany({
        where: { id, version },
        data: {
          ...columnsOf(fields),
          version: { increment: 1 },
          // What the server told of the answer does not tell of what is now read from it.
          etag: null,
          lastModified: null,
          ...(other("mapping") && !anew ? { remapped: true } : {}),
          ...(anew ? untried : {}),
          ...(before.active ? { nextFetchAt: nextAfter(before, fields, anew || other("mapping"), at) } : {}),
        },
      }),
    );
    const data = { entity: "watch", name: before.name, changes } as const;
    const event: SourceEvent = { type: "watch_source_changed", data };
    await recordEvent(tx, settingsStream, event, actor, at);
  });
}

/** When a changed source is fetched: at once when something else is read from it, no later than its interval says. */
function nextAfter(
  { nextFetchAt }: { nextFetchAt: Date | null },
  { intervalMinutes }: { intervalMinutes: number },
  otherContent: boolean,
  at: Date,
): Date {
  if (otherContent || !nextFetchAt) return at;
  return new Date(Math.min(nextFetchAt.getTime(), at.getTime() + intervalMinutes * 60_000));
}

/** The state of a source that has not been fetched yet. */
const untried = {
  settledAt: null,
  remapped: false,
  newEntryAt: null,
  failures: 0,
  failingSince: null,
  problem: Prisma.DbNull,
  format: null,
};

/** Turns a source on (its first fetch comes at once) or off. Throws Forbidden, NotFound or Conflict. */
export async function setSourceActive(actor: Actor, ref: Ref & { active: boolean }, at: Date): Promise<void> {
  assertMaySetSources(actor);
  const { id, version, active } = ref;
  await db.$transaction(async (tx) => {
    const { name, intervalMinutes } = unchanged(await tx.watchSource.findUnique({ where: { id } }), version);
    const nextFetchAt = active ? nextFetch({ intervalMinutes, failures: 0, retryAfter: null }, 0, at) : null;
    written(
      await tx.watchSource.updateMany({
        where: { id, version, active: !active },
        data: {
          active,
          nextFetchAt,
          ...(active ? { activeSince: at, requestedAt: at } : {}),
          failures: 0,
          failingSince: null,
          version: { increment: 1 },
        },
      }),
    );
    if (active) await enqueue(tx, "feeds.fetch", { sourceId: id });
    const type = active ? "watch_source_activated" : "watch_source_deactivated";
    await recordEvent(tx, settingsStream, { type, data: { name } } satisfies SourceEvent, actor, at);
  });
}

/**
 * Removes a source that was set up by mistake, with the entries that are known of it. Throws Forbidden, NotFound,
 * Conflict, or Refused while it is on or when messages came from it: what they came from stays known.
 */
export async function removeSource(actor: Actor, { id, version }: Ref, at: Date): Promise<void> {
  assertMaySetSources(actor);
  await db.$transaction(async (tx) => {
    // Held until the end, so that no fetch begins or adds to it meanwhile.
    await tx.$queryRaw`SELECT "id" FROM "WatchSource" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const { name, active } = unchanged(await tx.watchSource.findUnique({ where: { id } }), version);
    if (active) throw new RefusedError([{ key: "sourceOn" }]);
    const taken = await tx.watchEntry.findFirst({ where: { sourceId: id, messageId: { not: null } } });
    if (taken) throw new RefusedError([{ key: "sourceUsed" }]);
    await tx.watchEntry.deleteMany({ where: { sourceId: id } });
    written(await tx.watchSource.deleteMany({ where: { id, version, active: false } }));
    const event: SourceEvent = { type: "watch_source_removed", data: { name } };
    await recordEvent(tx, settingsStream, event, actor, at);
  });
}

/** Has a source fetched now, before its time. Throws Forbidden, NotFound, or Refused when it is turned off. */
export async function fetchSoon(actor: Actor, { id }: Ref, at: Date): Promise<void> {
  assertMaySetSources(actor);
  await db.$transaction(async (tx) => {
    const source = await tx.watchSource.findUnique({ where: { id } });
    if (!source) throw new NotFoundError();
    if (!source.active) throw new RefusedError([{ key: "sourceOff" }]);
    const { intervalMinutes } = source;
    const nextFetchAt = nextFetch({ intervalMinutes, failures: 0, retryAfter: null }, 0, at);
    await tx.watchSource.updateMany({ where: { id }, data: { nextFetchAt, requestedAt: at } });
    await enqueue(tx, "feeds.fetch", { sourceId: id });
  });
}

function unchanged(source: WatchSource | null, version: number): WatchSource {
  if (!source) throw new NotFoundError();
  if (source.version !== version) throw new ConflictError();
  return source;
}

function written({ count }: { count: number }): void {
  if (count !== 1) throw new ConflictError();
}

function storedFields(source: WatchSource): SourceFields {
  return { ...source, mapping: storedMapping(source.mapping), filters: storedFilters(source.filters) };
}
