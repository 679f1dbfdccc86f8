import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "#lib/audit/record.ts";
import { createCase } from "#lib/cases/commands/create.ts";
import { db } from "#lib/db.ts";
import { storeFile } from "#lib/documents/store.ts";
import { readMessagePictures } from "#lib/intake/commands/readPictures.ts";
import { retryMessage } from "#lib/intake/commands/retry.ts";
import { fetchSource, queueDueFetches, SourceBusy } from "#lib/intake/watch/commands/fetch.ts";
import { mappingSchema } from "#lib/intake/watch/mapping.ts";
import { presets } from "#lib/intake/watch/presets.ts";
import type { Prisma, WatchSource } from "#prisma/generated/client.ts";
import {
  type FeedServer,
  type Item,
  recallOf,
  recallsOf,
  rssOf,
  startFeedServer,
} from "#tests/factories/feeds.ts";
import { arrive, noticeMailOf } from "#tests/factories/incoming.ts";
import { personWith } from "#tests/factories/person.ts";
import { LETTER, scannedPdf, typeset } from "#tests/factories/scans.ts";

process.env.VIGILANS_WATCH_ALLOW = "127.0.0.1";

const at = new Date("2026-03-23T08:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer();
});
beforeEach(() => {
  server.answers.clear();
  server.requests.length = 0;
});
afterAll(() => server.stop());

let sources = 0;

/** An active source; `settled` unless told, so that what comes is new. */
async function sourceAt(path: string, more: Partial<Prisma.WatchSourceUncheckedCreateInput> = {}) {
  sources += 1;
  return db.watchSource.create({
    data: {
      name: `Myndigheten ${sources}`,
      address: `${server.url}${path}`,
      active: true,
      activeSince: at,
      settledAt: at,
      newEntryAt: at,
      intervalMinutes: 60,
      ...more,
    },
  });
}

const openFda = mappingSchema.parse(presets.openFda.mapping);
const recallSource = (path: string) => sourceAt(path, { kind: "json", mapping: openFda, opensCases: false });

function stateOf({ id }: WatchSource): Promise<WatchSource> {
  return db.watchSource.findUniqueOrThrow({ where: { id } });
}

async function entriesOf({ id }: WatchSource) {
  return db.watchEntry.findMany({
    where: { sourceId: id },
    include: { message: { include: { raw: true, attachments: true } } },
    orderBy: { id: "asc" },
  });
}

const openedCase = () =>
  db.$transaction((tx) =>
    createCase(tx, { title: "Ärende", source: "feed", sender: "x", receivedAt: at }, systemActor, at),
  );

const news = (n: number, more: Item = {}): Item => ({
  id: `s${sources}-${n}`,
  title: `Nyhet ${sources}-${n}`,
  link: `https://authority.example/${sources}/${n}`,
  date: "Fri, 20 Mar 2026 08:00:00 GMT",
  html: `<p>Text ${n} &amp; mer</p>`,
  ...more,
});

describe("what is new becomes messages", () => {
  test("with the source as sender, the entry as it came, its text and link", async () => {
    const source = await sourceAt("/feed");
    server.answers.set("/feed", rssOf([news(2), news(1)]));
    await fetchSource(source.id, at);
    const entries = await entriesOf(source);
    // The oldest first, as mails come.
    expect(entries.map((entry) => entry.title)).toEqual([news(1).title, news(2).title]);
    const message = entries[0]?.message;
    expect(message).toMatchObject({
      channel: "feed",
      fromName: source.name,
      subject: news(1).title,
      sentAt: new Date("2026-03-20T08:00:00Z"),
      fate: "waiting_in_inbox",
    });
    expect(message?.text).toContain(`Text 1 & mer`);
    expect(message?.text).toContain(`Länk: ${news(1).link}`);
    expect(message?.html).toContain(`<a href="${news(1).link}">`);
    expect(Buffer.from(message?.raw.content ?? []).toString()).toContain("<p>Text 1 &amp; mer</p>");
    expect(await stateOf(source)).toMatchObject({
      format: "rss",
      failures: 0,
      newEntryAt: at,
      leasedUntil: null,
    });
  });

  test("seen again they are none; in other words they are, in the thread of the first", async () => {
    const source = await sourceAt("/feed");
    server.answers.set("/feed", rssOf([news(1)]));
    await fetchSource(source.id, at);
    await fetchSource(source.id, later(60));
    expect(await entriesOf(source)).toHaveLength(1);
    server.answers.set("/feed", rssOf([news(1, { html: "<p>Uppdaterad: nu gäller även lot 7</p>" })]));
    await fetchSource(source.id, later(120));
    const [first, second] = await entriesOf(source);
    expect(second?.message?.subject).toBe(first?.message?.subject);
    expect(second?.message?.references).toEqual([first?.message?.messageId]);
    // Back to the first wording: nothing that has not been told.
    server.answers.set("/feed", rssOf([news(1)]));
    await fetchSource(source.id, later(180));
    expect(await entriesOf(source)).toHaveLength(2);
  });

  test("two entries with one id are both messages, once", async () => {
    const source = await sourceAt("/feed");
    const reused = rssOf([
      news(1, { title: "Pump" }),
      news(1, { title: "Slang", link: "https://authority.example/9" }),
    ]);
    server.answers.set("/feed", reused);
    await fetchSource(source.id, at);
    await fetchSource(source.id, later(60));
    const entries = await entriesOf(source);
    expect(entries.map((entry) => entry.title)).toEqual(["Slang", "Pump"]);
    // They came together: neither is a later wording of the other.
    expect(entries.map((entry) => entry.message?.references)).toEqual([[], []]);
  });

  test("an entry that cannot be read is in quarantine with its bytes, and the next is read", async () => {
    const source = await sourceAt("/feed");
    server.answers.set("/feed", rssOf([news(2), {}]));
    await fetchSource(source.id, at);
    const [broken, whole] = await entriesOf(source);
    expect(broken?.message?.fate).toBe("quarantined");
    expect(Buffer.from(broken?.message?.raw.content ?? []).toString()).toContain("<item></item>");
    expect(whole?.message?.fate).toBe("waiting_in_inbox");
  });

  test("and can be tried again there, read as its source is set now", async () => {
    const source = await sourceAt("/feed");
    server.answers.set("/feed", rssOf([{}]).replace("<item>", "<item><!-- its own -->"));
    await fetchSource(source.id, at);
    const [entry] = await entriesOf(source);
    const ref = { messageId: entry?.messageId ?? "", version: 1 };
    const coordinator = await personWith("coordinator");
    expect(await retryMessage(coordinator, ref, later(1))).toBe("quarantined");
    // As if the fault had been in the reading.
    const whole = Buffer.from(rssOf([{ title: "Nu går den att läsa", html: "<p>Text</p>" }]));
    const sha256 = await db.$transaction((tx) => storeFile(tx, whole, "application/xml"));
    await db.watchEntry.update({ where: { id: entry?.id ?? "" }, data: { sha256 } });
    expect(await retryMessage(coordinator, { ...ref, version: 2 }, later(2))).toBe("waiting_in_inbox");
    expect(await db.incomingMessage.findUnique({ where: { id: ref.messageId } })).toMatchObject({
      channel: "feed",
      subject: "Nu går den att läsa",
    });
  });

  test("filters keep what is left out known, with the reason", async () => {
    const source = await sourceAt("/feed", { filters: { words: ["pump"] } });
    server.answers.set("/feed", rssOf([news(1, { title: "Pumpar" }), news(2, { title: "Lediga tjänster" })]));
    await fetchSource(source.id, at);
    expect(await entriesOf(source)).toMatchObject([
      { title: "Lediga tjänster", outcome: "filtered", reason: { key: "missing.words" }, message: null },
      { title: "Pumpar", outcome: "taken", reason: null },
    ]);
  });
});

describe("facts", () => {
  test("an openFDA recall is read into facts, and waits where its source opens no cases", async () => {
    const source = await recallSource("/recall.json");
    server.answers.set("/recall.json", recallsOf([recallOf()]));
    await fetchSource(source.id, at);
    const [entry] = await entriesOf(source);
    expect(entry?.message).toMatchObject({ recognised: true, fate: "waiting_in_inbox", doubts: ["source"] });
    expect(entry?.message?.facts).toMatchObject({
      manufacturer: { value: "Northwind Orthopaedics Inc." },
      fscaReferences: [{ value: "Z-0815-2026" }],
      date: { value: "2026-03-02" },
      lots: [{ value: "20118000" }, { value: "20118001" }],
    });
  });

  test("a source that may opens a case for a sure notice, and a changed entry is proposed for that case", async () => {
    const source = await sourceAt("/recall.json", { kind: "json", mapping: openFda, opensCases: true });
    const recall = recallOf({ cfres_id: "777", product_res_number: "Z-0777-2026" });
    server.answers.set("/recall.json", recallsOf([recall]));
    await fetchSource(source.id, at);
    server.answers.set(
      "/recall.json",
      recallsOf([{ ...recall, code_info: "Lot 20118000, 20118001, 20118002" }]),
    );
    await fetchSource(source.id, later(60));
    const [first, second] = await entriesOf(source);
    expect(first?.message?.fate).toBe("case_created");
    expect(second?.message).toMatchObject({ fate: "link_proposed", caseId: first?.message?.caseId });
  });

  test("so is one without a reference of its own", async () => {
    const source = await sourceAt("/recall.json", { kind: "json", mapping: openFda, opensCases: true });
    const recall = recallOf({
      cfres_id: "778",
      product_res_number: null,
      recall_status: "FIELD SAFETY NOTICE",
    });
    server.answers.set("/recall.json", recallsOf([recall]));
    await fetchSource(source.id, at);
    const [entry] = await entriesOf(source);
    const taken = { fate: "case_created", caseId: (await openedCase()).id } as const;
    await db.incomingMessage.update({ where: { id: entry?.messageId ?? "" }, data: taken });
    server.answers.set("/recall.json", recallsOf([{ ...recall, code_info: "Lot 9" }]));
    await fetchSource(source.id, later(60));
    const [, changed] = await entriesOf(source);
    expect(changed?.message).toMatchObject({
      fate: "link_proposed",
      fateReason: "updatedEntry",
      caseId: taken.caseId,
    });
  });

  test("a notice that came by mail before is proposed as its case", async () => {
    const mail = await arrive(noticeMailOf("FSCA-2026-88"));
    const source = await sourceAt("/recall.json", { kind: "json", mapping: openFda });
    const same = recallOf({ recalling_firm: "Flowline Medical GmbH", product_res_number: "FSCA-2026-88" });
    server.answers.set("/recall.json", recallsOf([same]));
    await fetchSource(source.id, at);
    const [entry] = await entriesOf(source);
    expect(entry?.message).toMatchObject({ fate: "link_proposed", caseId: mail.caseId });
  });
});

describe("the first fetch", () => {
  const unsettled = { settledAt: null, newEntryAt: null };

  test("takes in what is there as known and opens nothing; what comes after is new", async () => {
    const source = await sourceAt("/feed", unsettled);
    server.answers.set("/feed", rssOf([news(2), news(1)]));
    await fetchSource(source.id, at);
    expect(await entriesOf(source)).toMatchObject([
      { outcome: "archived", message: null },
      { outcome: "archived", message: null },
    ]);
    expect(await stateOf(source)).toMatchObject({
      settledAt: at,
      newEntryAt: new Date("2026-03-20T08:00:00Z"),
    });
    server.answers.set("/feed", rssOf([news(3), news(2), news(1)]));
    await fetchSource(source.id, later(60));
    expect((await entriesOf(source)).map(({ outcome }) => outcome)).toEqual([
      "archived",
      "archived",
      "taken",
    ]);
  });

  test("a failed one does not count", async () => {
    const source = await sourceAt("/feed", unsettled);
    await fetchSource(source.id, at);
    expect(await stateOf(source)).toMatchObject({ settledAt: null, failures: 1 });
    server.answers.set("/feed", rssOf([news(1)]));
    await fetchSource(source.id, later(60));
    expect((await entriesOf(source)).map(({ outcome }) => outcome)).toEqual(["archived"]);
  });
});

describe("linked documents", () => {
  const page =
    "<html><body><h1>Säkerhetsmeddelande</h1><p>Tillverkare: Flowline Medical GmbH</p></body></html>";

  test("come along from the source's own server, and not from others", async () => {
    const source = await sourceAt("/feed", { fetchLinked: true });
    server.answers.set("/page", page);
    server.answers.set(
      "/feed",
      rssOf([news(1, { link: "/page", enclosure: "http://other.example/x.pdf", html: "<p>Kort</p>" })]),
    );
    await fetchSource(source.id, at);
    const [entry] = await entriesOf(source);
    expect(entry?.message?.attachments).toMatchObject([{ fileName: "page.html", mediaType: "text/html" }]);
    expect(entry?.message?.facts).toMatchObject({ manufacturer: { value: "Flowline Medical GmbH" } });
    expect(entry?.message?.text).toContain("http://other.example/x.pdf");
  });

  test("a notice that lies behind the page comes along as well, three documents at most", async () => {
    const source = await sourceAt("/feed", { fetchLinked: true });
    const pdf = Buffer.from("%PDF-1.4\nno more than a beginning");
    const hrefs = [
      "/a.pdf",
      "a.PDF#page=2",
      "/b.pdf?x=1",
      "/c.pdf",
      "http://other.example/d.pdf",
      "javascript:x.pdf",
    ];
    server.answers.set("/page", `${page}${hrefs.map((href) => `<a href="${href}">Läs</a>`).join("")}`);
    for (const path of ["/a.pdf", "/a.PDF", "/b.pdf", "/c.pdf"]) server.answers.set(path, pdf);
    server.answers.set("/feed", rssOf([news(1, { link: "/page" })]));
    await fetchSource(source.id, at);
    const [entry] = await entriesOf(source);
    expect(entry?.message?.attachments.map(({ fileName }) => fileName).sort()).toEqual([
      "a.PDF",
      "a.pdf",
      "page.html",
    ]);
    expect(server.requests.map(({ url }) => url)).not.toContain("/c.pdf");
  });

  test("a scan among them is read afterwards, and opens a case only where its source may", async () => {
    const fates: unknown[] = [];
    for (const [opensCases, reference] of [
      [false, "051"],
      [true, "052"],
    ] as const) {
      const source = await sourceAt(`/feed${reference}`, { fetchLinked: true, opensCases });
      server.answers.set(`/${reference}.pdf`, await scannedPdf(typeset(LETTER.replaceAll("014", reference))));
      server.answers.set(
        `/feed${reference}`,
        rssOf([news(1, { link: `/${reference}.pdf`, html: "Se brevet" })]),
      );
      await fetchSource(source.id, at);
      const id = (await entriesOf(source))[0]?.messageId ?? "";
      expect(await db.incomingMessage.findUnique({ where: { id } })).toMatchObject({
        textReading: "waiting",
      });
      await readMessagePictures(id, () => later(5));
      const { recognised, fate, doubts } = await db.incomingMessage.findUniqueOrThrow({ where: { id } });
      fates.push({ recognised, fate, doubts });
    }
    expect(fates).toEqual([
      { recognised: true, fate: "waiting_in_inbox", doubts: ["source"] },
      { recognised: true, fate: "case_created", doubts: [] },
    ]);
  });

  test("that do not come are named, and hold nothing up", async () => {
    const source = await sourceAt("/feed", { fetchLinked: true });
    server.answers.set("/feed", rssOf([news(1, { link: "/gone" })]));
    await fetchSource(source.id, at);
    const [entry] = await entriesOf(source);
    expect(entry?.message?.problems).toEqual([`linked-not-fetched ${server.url}/gone`]);
  });
});

describe("manners", () => {
  test("unchanged content is asked for by its mark and not read again", async () => {
    const source = await sourceAt("/feed");
    server.answers.set("/feed", (request, response) => {
      if (request.headers["if-none-match"] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"' }).end(rssOf([news(1)]));
    });
    await fetchSource(source.id, at);
    await fetchSource(source.id, later(60));
    expect(server.requests.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"v1"']);
    const state = await stateOf(source);
    expect(state).toMatchObject({ failures: 0, succeededAt: later(60), newEntryAt: at });
    expect(state.nextFetchAt?.getTime()).toBeGreaterThanOrEqual(later(120).getTime());
  });

  test("failures are told, wait longer each time, and pass when it works again", async () => {
    const source = await sourceAt("/feed");
    server.answers.set("/feed", "<html></html>");
    for (const minutes of [0, 60, 180]) await fetchSource(source.id, later(minutes));
    const failing = await stateOf(source);
    expect(failing).toMatchObject({ failures: 3, failingSince: at, problem: { key: "htmlInstead" } });
    const wait = ((failing.nextFetchAt?.getTime() ?? 0) - later(180).getTime()) / 60_000;
    expect(wait).toBeGreaterThanOrEqual(240);
    expect(wait).toBeLessThanOrEqual(264);
    server.answers.set("/feed", rssOf([news(1)]));
    await fetchSource(source.id, later(600));
    expect(await stateOf(source)).toMatchObject({ failures: 0, failingSince: null, problem: null });
  });

  test("a failure has passed as well when there is nothing new then", async () => {
    const source = await sourceAt("/feed", { etag: '"v1"' });
    await fetchSource(source.id, at);
    expect(await stateOf(source)).toMatchObject({ failures: 1, problem: { key: "gone" } });
    server.answers.set("/feed", (_request, response) => response.writeHead(304).end());
    await fetchSource(source.id, later(60));
    expect(await stateOf(source)).toMatchObject({ failures: 0, problem: null, etag: '"v1"' });
  });

  test("a server that asks to be left alone is", async () => {
    const source = await sourceAt("/feed");
    server.answers.set("/feed", (_request, response) =>
      response.writeHead(503, { "retry-after": "36000" }).end(),
    );
    await fetchSource(source.id, at);
    const { nextFetchAt, problem } = await stateOf(source);
    expect(nextFetchAt?.getTime()).toBeGreaterThanOrEqual(later(600).getTime());
    expect(problem).toEqual({ key: "busy", values: { status: 503 } });
  });

  test("a source on a private address is not asked unless the settings allow it", async () => {
    const { port } = new URL(server.url);
    const source = await sourceAt("/feed", { address: `http://127.0.0.2:${port}/feed` });
    await fetchSource(source.id, at);
    expect(await stateOf(source)).toMatchObject({
      problem: { key: "closedAddress", values: { host: "127.0.0.2" } },
    });
    expect(server.requests).toHaveLength(0);
  });
});

describe("many workers", () => {
  test("queue each source once when its time has come", async () => {
    await db.watchSource.updateMany({ data: { nextFetchAt: null } });
    const due = await sourceAt("/feed", { nextFetchAt: at });
    await sourceAt("/feed", { nextFetchAt: later(1) });
    await sourceAt("/feed", { nextFetchAt: at, active: false });
    const queued = await Promise.all([1, 2, 3, 4].map(() => queueDueFetches(at)));
    expect(queued.reduce((sum, count) => sum + count, 0)).toBe(1);
    const jobs = await db.$queryRaw<{ data: unknown }[]>`
      SELECT data FROM pgboss.job WHERE name = 'feeds.fetch' AND data->>'sourceId' = ${due.id}`;
    expect(jobs).toHaveLength(1);
    expect(await queueDueFetches(later(0.5))).toBe(0);
  });

  test("fetch a source one at a time", async () => {
    const source = await sourceAt("/feed");
    server.answers.set("/feed", (_request, response) => {
      setTimeout(() => response.end(rssOf([news(2), news(1)])), 100);
    });
    const results = await Promise.allSettled([1, 2, 3].map(() => fetchSource(source.id, at)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toBeInstanceOf(SourceBusy);
    expect(server.requests).toHaveLength(1);
    expect(await entriesOf(source)).toHaveLength(2);
  });

  test("one that was killed between a message and its mark leaves nothing doubled", async () => {
    const source = await sourceAt("/feed");
    server.answers.set("/feed", rssOf([news(2), news(1)]));
    await fetchSource(source.id, at);
    const before = await entriesOf(source);
    // As if it had been killed there: the messages are stored, the marks and the end of the lease are not.
    await db.watchEntry.deleteMany({ where: { sourceId: source.id } });
    await db.watchSource.update({
      where: { id: source.id },
      data: { leasedUntil: later(3), etag: null, fetchedAt: null },
    });
    await expect(fetchSource(source.id, later(1))).rejects.toBeInstanceOf(SourceBusy);
    await fetchSource(source.id, later(4));
    const after = await entriesOf(source);
    expect(after.map(({ messageId }) => messageId)).toEqual(before.map(({ messageId }) => messageId));
    expect(await db.incomingMessage.count({ where: { fromName: source.name } })).toBe(2);
  });

  test("what one fetch does not manage, the next one does", async () => {
    const source = await sourceAt("/feed");
    server.answers.set("/feed", (_request, response) => {
      const items = Array.from({ length: 210 }, (_, n) => news(n, { html: "" }));
      response.writeHead(200, { etag: '"v1"' }).end(rssOf(items));
    });
    await fetchSource(source.id, at);
    const half = await stateOf(source);
    expect(half).toMatchObject({ etag: null, nextFetchAt: later(1) });
    expect(await db.watchEntry.count({ where: { sourceId: source.id } })).toBe(200);
    await fetchSource(source.id, later(1));
    expect(await db.watchEntry.count({ where: { sourceId: source.id } })).toBe(210);
    expect(await stateOf(source)).toMatchObject({ etag: '"v1"' });
  });
});

test("a source that is turned off is not fetched", async () => {
  const source = await sourceAt("/feed", { active: false });
  await fetchSource(source.id, at);
  expect(server.requests).toHaveLength(0);
});
