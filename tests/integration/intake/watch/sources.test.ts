import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { fetchSource } from "#lib/intake/watch/commands/fetch.ts";
import { previewSource } from "#lib/intake/watch/commands/preview.ts";
import {
  addSource,
  changeSource,
  fetchSoon,
  removeSource,
  setSourceActive,
} from "#lib/intake/watch/commands/sources.ts";
import { takeEntry } from "#lib/intake/watch/commands/takeEntry.ts";
import { presets } from "#lib/intake/watch/presets.ts";
import { watchAlarms, watchEntries, watchSource, watchSources } from "#lib/intake/watch/queries.ts";
import { newSourceSchema, type SourceInput } from "#lib/intake/watch/schema.ts";
import { actorWith } from "#tests/factories/actor.ts";
import { type FeedServer, recallOf, recallsOf, rssOf, startFeedServer } from "#tests/factories/feeds.ts";

process.env.VIGILANS_WATCH_ALLOW = "127.0.0.1";

const at = new Date("2026-03-23T08:00:00Z");
const later = (days: number) => new Date(at.getTime() + days * 86_400_000);
const admin = actorWith("admin");
const coordinator = actorWith("coordinator");

let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer();
});
afterAll(() => server.stop());

const input = (path: string, more: Record<string, unknown> = {}): SourceInput =>
  newSourceSchema.parse({
    name: "Myndigheten",
    address: `${server.url}${path}`,
    kind: "feed",
    intervalMinutes: "60",
    ...more,
  });

/** A source that is on and has been fetched once. */
async function watched(path: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = await addSource(admin, input(path, more), at);
  await setSourceActive(admin, { id, version: 1, active: true }, at);
  await fetchSource(id, at);
  return id;
}

const versionOf = async (id: string) => (await watchSource(admin, id, at)).version;

test("only administrators set and see sources; the others are refused", async () => {
  const id = await addSource(admin, input("/rights"), at);
  const ref = { id, version: 1 };
  const refused = [
    () => addSource(coordinator, input("/x"), at),
    () => changeSource(coordinator, { ...input("/x"), ...ref }, at),
    () => setSourceActive(coordinator, { ...ref, active: true }, at),
    () => fetchSoon(coordinator, ref, at),
    () => removeSource(coordinator, ref, at),
    () => previewSource(coordinator, input("/x"), at),
    () => takeEntry(coordinator, id, at),
    () => watchSources(coordinator, at),
    () => watchSource(coordinator, id, at),
    () => watchEntries(coordinator, id, {}),
  ];
  for (const attempt of refused) await expect(attempt()).rejects.toBeInstanceOf(ForbiddenError);
  await expect(watchSource(admin, "no id", at)).rejects.toBeInstanceOf(NotFoundError);
});

test("a new source is off; turned on it is queued once, and each change is an event", async () => {
  const id = await addSource(admin, input("/new"), at);
  expect(await watchSource(admin, id, at)).toMatchObject({
    active: false,
    state: "inactive",
    nextFetchAt: null,
  });
  await expect(fetchSoon(admin, { id, version: 1 }, at)).rejects.toBeInstanceOf(RefusedError);
  await setSourceActive(admin, { id, version: 1, active: true }, at);
  expect(await watchSource(admin, id, at)).toMatchObject({ state: "unfetched", isAwaited: true, version: 2 });
  await expect(setSourceActive(admin, { id, version: 1, active: true }, at)).rejects.toBeInstanceOf(
    ConflictError,
  );
  const jobs = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = 'feeds.fetch' AND data->>'sourceId' = ${id}`;
  expect(jobs).toHaveLength(1);
  await changeSource(admin, { ...input("/new", { filters: { words: "pump\nslang" } }), id, version: 2 }, at);
  const events = await db.auditEvent.findMany({
    where: { streamType: "settings" },
    orderBy: { id: "desc" },
    take: 3,
  });
  expect(events.map(({ type }) => type)).toEqual([
    "watch_source_changed",
    "watch_source_activated",
    "watch_source_added",
  ]);
  expect(events[0]?.data).toEqual({
    entity: "watch",
    name: "Myndigheten",
    changes: [{ field: "filters", from: "", to: "words: pump, slang" }],
  });
});

test("two people do not overwrite each other, and saving without a change changes nothing", async () => {
  const id = await addSource(admin, input("/two"), at);
  await changeSource(admin, { ...input("/two"), id, version: 1 }, at);
  expect(await versionOf(id)).toBe(1);
  await changeSource(admin, { ...input("/two", { name: "A" }), id, version: 1 }, at);
  const other = changeSource(admin, { ...input("/two", { name: "B" }), id, version: 1 }, at);
  await expect(other).rejects.toBeInstanceOf(ConflictError);
  expect((await watchSource(admin, id, at)).name).toBe("A");
});

test("with another address a source begins anew and opens nothing of what is there", async () => {
  server.answers.set("/first", rssOf([{ id: "1", title: "Ett" }]));
  server.answers.set("/second", rssOf([{ id: "2", title: "Två" }]));
  const id = await watched("/first");
  await changeSource(admin, { ...input("/second"), id, version: await versionOf(id) }, at);
  expect(await watchSource(admin, id, at)).toMatchObject({ settledAt: null, nextFetchAt: at });
  await fetchSource(id, at);
  const { entries } = await watchEntries(admin, id, {});
  expect(entries.map(({ title, outcome }) => [title, outcome]).sort()).toEqual([
    ["Ett", "archived"],
    ["Två", "archived"],
  ]);
});

test("with another mapping known entries are read anew without being new", async () => {
  const json = { kind: "json", mapping: presets.openFda.mapping };
  server.answers.set("/map", recallsOf([recallOf()]));
  const id = await watched("/map", json);
  const more = { ...presets.openFda.mapping, more: "recall_status" };
  await changeSource(
    admin,
    { ...input("/map", { ...json, mapping: more }), id, version: await versionOf(id) },
    at,
  );
  server.answers.set("/map", recallsOf([recallOf({ cfres_id: "9" }), recallOf()]));
  await fetchSource(id, at);
  const { entries } = await watchEntries(admin, id, {});
  expect(entries.map(({ outcome, reason }) => [outcome, reason?.key]).sort()).toEqual([
    ["archived", "first"],
    ["archived", "remapped"],
    ["taken", undefined],
  ]);
  expect((await watchSource(admin, id, at)).remapped).toBe(false);
});

test("an entry that was left out can be taken in after all, once", async () => {
  server.answers.set("/left", rssOf([{ id: "1", title: "Pump återkallas", html: "<p>Lot 7</p>" }]));
  const id = await watched("/left");
  const [entry] = (await watchEntries(admin, id, { outcome: "archived" })).entries;
  const messageId = await takeEntry(admin, entry?.id ?? "", later(1));
  expect(await db.incomingMessage.findUnique({ where: { id: messageId } })).toMatchObject({
    channel: "feed",
    subject: "Pump återkallas",
    fate: "waiting_in_inbox",
  });
  expect((await watchEntries(admin, id, { outcome: "taken" })).entries).toMatchObject([
    { outcome: "taken", message: { id: messageId } },
  ]);
  await expect(takeEntry(admin, entry?.id ?? "", later(1))).rejects.toBeInstanceOf(ConflictError);
});

test("a source that was set up by mistake can be removed; one that is on or has given messages stays", async () => {
  server.answers.set("/mistake", rssOf([{ id: "1", title: "Ett" }]));
  const id = await watched("/mistake");
  await expect(removeSource(admin, { id, version: 2 }, at)).rejects.toBeInstanceOf(RefusedError);
  await setSourceActive(admin, { id, version: 2, active: false }, at);
  await expect(removeSource(admin, { id, version: 2 }, at)).rejects.toBeInstanceOf(ConflictError);
  await removeSource(admin, { id, version: 3 }, at);
  await expect(watchSource(admin, id, at)).rejects.toBeInstanceOf(NotFoundError);
  // A fetch that was queued before finds nothing to do.
  await fetchSource(id, at);

  const used = await watched("/mistake");
  const [entry] = (await watchEntries(admin, used, {})).entries;
  await takeEntry(admin, entry?.id ?? "", at);
  await setSourceActive(admin, { id: used, version: 2, active: false }, at);
  await expect(removeSource(admin, { id: used, version: 3 }, at)).rejects.toBeInstanceOf(RefusedError);
});

test("a preview shows what would pass and why, and writes nothing", async () => {
  const before = await db.watchEntry.count();
  server.answers.set(
    "/look",
    rssOf([
      { id: "1", title: "Pump återkallas", date: "Sun, 22 Mar 2026 08:00:00 GMT" },
      { id: "2", title: "Lediga tjänster" },
      {},
    ]),
  );
  const preview = await previewSource(
    admin,
    input("/look", { filters: { words: "pump" }, takeDays: "7" }),
    at,
  );
  expect(preview).toMatchObject({
    format: "rss",
    count: 3,
    passing: 2,
    entries: [
      { title: "Pump återkallas", passes: true, atFirst: true, reasons: [{ key: "met.words" }] },
      { title: "Lediga tjänster", passes: false, atFirst: false, reasons: [{ key: "missing.words" }] },
      { unreadable: true, passes: true },
    ],
  });
  expect(await previewSource(admin, input("/nothing-there"), at)).toEqual({
    format: null,
    problem: { key: "gone", values: { status: 404 } },
  });
  const wrong = { kind: "json", mapping: { list: "items", title: "name" } };
  server.answers.set("/wrong", '{"results":[],"meta":{}}');
  expect(await previewSource(admin, input("/wrong", wrong), at)).toEqual({
    format: null,
    problem: { key: "noList", values: { path: "items", keys: "results, meta" } },
  });
  expect(await db.watchEntry.count()).toBe(before);
});

test("sources that fail or go quiet are told of at home to those who coordinate or administer", async () => {
  await db.watchSource.updateMany({ data: { active: false } });
  server.answers.set("/quiet", rssOf([{ id: "1", title: "A" }]));
  const quiet = await watched("/quiet", { quietAfterDays: "14" });
  const failing = await watched("/failing", { name: "Trasig" });
  expect(await watchAlarms(coordinator, at)).toEqual([]);
  for (const day of [1, 2]) await fetchSource(failing, later(day));
  expect(await watchAlarms(coordinator, later(15))).toMatchObject([
    { id: quiet, state: "quiet", since: at, problem: null },
    { id: failing, name: "Trasig", state: "failing", since: at, problem: { key: "gone" } },
  ]);
  expect(await watchAlarms(admin, later(15))).toHaveLength(2);
  for (const role of ["procurement", "manager", "unit_manager"] as const)
    expect(await watchAlarms(actorWith(role), later(15))).toEqual([]);
});
