import { describe, expect, test } from "vitest";
import { keyOf, wordingOf } from "#lib/intake/watch/entry.ts";
import { mappingSchema } from "#lib/intake/watch/mapping.ts";
import { presets } from "#lib/intake/watch/presets.ts";
import { type ReadSource, readKept, readSource } from "#lib/intake/watch/readSource.ts";
import { recallOf, recallsOf, rssOf } from "#tests/factories/feeds.ts";

const address = "https://authority.example/feeds/news";
const openFda = mappingSchema.parse(presets.openFda.mapping);

function read(body: string | Uint8Array, contentType: string | null = null): Promise<ReadSource> {
  return readSource({ body: Buffer.from(body), contentType, address }, null);
}

async function problemOf(reading: Promise<unknown>) {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error as { key: string; values: Record<string, unknown> };
}

const entriesOf = ({ entries }: ReadSource) => entries.map(({ entry }) => entry);

describe("feeds", () => {
  test("RSS: title, relative link, text of the HTML, date, categories, enclosure", async () => {
    const source = await read(
      rssOf([
        {
          id: "n-1",
          title: "Pumpar &amp; slangar återkallas",
          link: "/nyheter/1",
          date: "Fri, 20 Mar 2026 08:00:00 +0100",
          html: "<p>Hej <b>du</b></p>",
          categories: ["Medicinteknik"],
          enclosure: "https://authority.example/1.pdf",
        },
      ]),
    );
    expect(source).toMatchObject({ format: "rss", problem: null });
    expect(entriesOf(source)).toEqual([
      {
        id: "n-1",
        title: "Pumpar & slangar återkallas",
        link: "https://authority.example/nyheter/1",
        published: new Date("2026-03-20T07:00:00Z"),
        text: "Hej du",
        html: "<p>Hej <b>du</b></p>",
        areas: ["Medicinteknik"],
        stated: [],
        documents: ["https://authority.example/1.pdf"],
      },
    ]);
  });

  test("Atom, also with prefixed names, XHTML content and a document beside", async () => {
    const source = await read(
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>F</a:title><a:entry><a:id>urn:1</a:id>
       <a:title type="html">A &lt;i&gt;b&lt;/i&gt;</a:title><a:link href="https://authority.example/1"/>
       <a:link rel="enclosure" href="1.pdf"/><a:updated>2026-03-20T07:00:00Z</a:updated>
       <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Kort <b>text</b></p></div></a:content>
       </a:entry></a:feed>`,
    );
    expect(source.format).toBe("atom");
    expect(entriesOf(source)[0]).toMatchObject({
      id: "urn:1",
      title: "A b",
      text: "Kort text",
      documents: ["https://authority.example/feeds/1.pdf"],
    });
  });

  test("RSS 1.0 and JSON Feed", async () => {
    const rdf = await read(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>F</title></channel><item rdf:about="https://authority.example/1"><title>T</title><link>https://authority.example/1</link><dc:date>2026-03-20</dc:date></item></rdf:RDF>`,
    );
    expect(rdf).toMatchObject({ format: "rdf", entries: [{ entry: { title: "T" } }] });
    const json = await read(
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "F",
        items: [
          { id: "1", title: "T", content_html: "<p>x</p>", url: "https://authority.example/1", tags: ["a"] },
        ],
      }),
    );
    expect(json.format).toBe("jsonFeed");
    expect(entriesOf(json)[0]).toMatchObject({ id: "1", text: "x", areas: ["a"] });
  });

  test("an entry is kept as it came, in the frame of its feed, and reads the same by itself", async () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE rss>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel><title>F</title>
<item>\n  <title><![CDATA[Återkallelse <b>av</b> sår]]></title>  <guid>1</guid><dc:date>2026-03-20</dc:date></item></channel></rss>`;
    const { entries } = await read(Buffer.from(text, "latin1"));
    const raw = Buffer.from(entries[0]?.raw ?? []);
    expect(
      raw.includes(Buffer.from("<item>\n  <title><![CDATA[Återkallelse <b>av</b> sår]]></title>", "latin1")),
    ).toBe(true);
    expect(raw.includes("<title>F</title>")).toBe(false);
    expect(entries[0]?.entry?.title).toBe("Återkallelse av sår");
    expect(readKept(raw, null, address)).toEqual(entries[0]?.entry);
  });

  test.each([
    ["labelled UTF-8 but Latin-1", Buffer.from(rssOf([{ title: "Sår på höft" }]), "latin1")],
    ["UTF-16 with a mark", Buffer.from(`\ufeff${rssOf([{ title: "Sår på höft" }])}`, "utf16le")],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${rssOf([{ title: "Sår på höft" }])}`)],
  ])("å, ä and ö survive a feed that is %s", async (_, body) => {
    expect(entriesOf(await read(body))[0]?.title).toBe("Sår på höft");
  });

  test("the character set of the answer's head holds where the feed names none", async () => {
    const body = Buffer.from(
      "<rss><channel><item><title>Sår på höft, läge 3</title></item></channel></rss>",
      "latin1",
    );
    const source = await read(body, "text/xml; charset=iso-8859-1");
    expect(entriesOf(source)[0]?.title).toBe("Sår på höft, läge 3");
    expect(readKept(source.entries[0]?.raw ?? Buffer.alloc(0), null, address).title).toBe(
      "Sår på höft, läge 3",
    );
  });

  test("entries without id, link, date or title are entries", async () => {
    const source = await read(rssOf([{ title: "Bara rubrik" }, { html: "<p>Bara text</p>" }, {}]));
    expect(entriesOf(source)).toMatchObject([
      { id: null, title: "Bara rubrik", link: null, published: null },
      { id: null, title: null, text: "Bara text" },
      // With nothing in it there is nothing to read: it goes to quarantine.
      {},
    ]);
    expect(source.entries[2]?.entry).toBeNull();
  });

  test("links that are no web addresses are left out, control characters do not hurt", async () => {
    const source = await read(
      rssOf([
        {
          id: "1",
          title: "Rubrik\u0001 &#x2; med tecken",
          link: "javascript:alert(1)",
          html: "<p>a\u0000b</p>",
        },
        { id: "2", title: "T", link: "https://user:secret@authority.example/" },
        { id: "3", title: "T", link: "file:///etc/passwd", enclosure: "data:text/html,x" },
      ]),
    );
    for (const entry of entriesOf(source)) expect(entry).toMatchObject({ link: null, documents: [] });
  });
});

describe("hostile feeds", () => {
  test("entities within entities are not expanded, and files not read", async () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
      "",
    );
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol"><!ENTITY f SYSTEM "file:///etc/passwd">${laughs}]><rss><channel><item><title>&l9;</title><description>&f;</description></item></channel></rss>`;
    const [entry] = entriesOf(await read(bomb));
    expect(entry?.title).toBe("&l9;");
    expect(entry?.text).toBe("&f;");
  });

  test("10,000 entries are read, more than 20,000 not", async () => {
    const items = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ id: `${n}`, title: `Nr ${n}` }));
    const many = await read(rssOf(items(10_000)));
    expect(many.entries).toHaveLength(10_000);
    expect(new Set(entriesOf(many).map((entry) => entry && keyOf(entry))).size).toBe(10_000);
    const more = await read(
      JSON.stringify({ version: "https://jsonfeed.org/version/1", items: items(20_001) }),
    );
    expect(more.entries).toHaveLength(20_000);
    expect(more.problem).toEqual({ key: "tooMany", values: { count: 20_000 } });
  });

  test("of a feed that breaks off the whole entries are read, and the damage is told", async () => {
    const whole = rssOf([
      { id: "1", title: "Hel" },
      { id: "2", title: "Avbruten" },
    ]);
    const source = await read(whole.slice(0, whole.indexOf("Avbruten")));
    expect(entriesOf(source)).toMatchObject([{ title: "Hel" }]);
    expect(source.problem).toEqual({ key: "partlyDamaged", values: { count: 1 } });
  });

  test("an entry whose elements are not closed does not take the next with it", async () => {
    const source = await read(
      "<rss><channel><item><title>Ett <b>fel</title><guid>1</guid></item><item><title>Två</title></item></channel></rss>",
    );
    expect(entriesOf(source).map((entry) => entry?.id)).toEqual(["1", null]);
    expect(entriesOf(source)[1]?.title).toBe("Två");
    expect(source.problem?.key).toBe("partlyDamaged");
  });

  test.each([
    ["a page", "<!DOCTYPE html><html><body>Hej</body></html>", "htmlInstead"],
    ["a page behind many comments", `${"<!-- -->".repeat(200)}<html></html>`, "htmlInstead"],
    [
      "a feed in a frame too large to keep",
      `<rss x="${"a".repeat(100_000)}"><channel><item/></channel></rss>`,
      "damaged",
    ],
    ["a page without a document type", "<html><head></head></html>", "htmlInstead"],
    ["other XML", '<?xml version="1.0"?><soap:Envelope/>', "notAFeed"],
    ["XML that is damaged before its first entry", "<rss><channel><item><title>x", "damaged"],
    ["plain text", "Hej", "notAFeed"],
    ["nothing", " \n", "empty"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), "notAFeed"],
    ["broken JSON", '{"version": ', "brokenJson"],
    ["JSON that is no feed", '{"results": []}', "otherJson"],
    ["a JSON Feed without items", '{"version":"https://jsonfeed.org/version/1"}', "noItems"],
    ["XML that nests without end", `<rss>${"<a>".repeat(5000)}`, "tooDeep"],
  ])("%s instead of a feed is told as such", async (_, body, key) => {
    expect(await problemOf(read(body))).toMatchObject({ key });
  });

  test("a page that names its feed is told with the feed", async () => {
    const page =
      '<!doctype html><html><head><link href="/rss.xml" rel="alternate" type="application/rss+xml"></head></html>';
    expect(await problemOf(read(page))).toMatchObject({
      key: "htmlWithFeed",
      values: { feed: "https://authority.example/rss.xml" },
    });
  });
});

describe("JSON interfaces", () => {
  const readJson = (body: string, mapping = openFda) =>
    readSource({ body: Buffer.from(body), contentType: "application/json", address }, mapping);

  test("openFDA: facts in their fields, link and title put together, bytes as they came", async () => {
    const source = await readJson(recallsOf([recallOf(), recallOf({ cfres_id: "204002", code_info: null })]));
    expect(source.format).toBe("json");
    expect(source.entries[0]?.entry).toMatchObject({
      id: "204001",
      title: "Northwind Orthopaedics Inc.: Northwind tibial nail, sterile. Catalog no. 11-2254-195-09",
      link: "https://www.accessdata.fda.gov/scripts/cdrh/cfdocs/cfRES/res.cfm?id=204001",
      published: new Date("2026-03-20T00:00:00Z"),
      areas: ["Orthopedic"],
    });
    const stated = Object.fromEntries(
      source.entries[0]?.entry?.stated.map((one) => [one.field, one.values]) ?? [],
    );
    expect(stated).toMatchObject({
      manufacturer: ["Northwind Orthopaedics Inc."],
      reference: ["Z-0815-2026"],
      lotOrSerial: ["Lot 20118000, 20118001"],
    });
    const raw = Buffer.from(source.entries[0]?.raw ?? []).toString();
    expect(raw).toContain('\n   "cfres_id": "204001"');
    expect(readKept(Buffer.from(raw), openFda, address)).toEqual(source.entries[0]?.entry);
    expect(source.entries[1]?.entry?.stated.some(({ field }) => field === "lotOrSerial")).toBe(false);
  });

  test.each([
    ["a list that is not there says what is", '{"error":{"code":"NOT_FOUND"}}', "noList"],
    ["a list that is an object", '{"results":{"a":1}}', "noList"],
    ["entries of another shape", '{"results":[{"x":1},{"x":2}]}', "nothingMapped"],
    ["entries that are no objects", '{"results":[1,"a",null]}', "nothingMapped"],
    ["a page", "<html></html>", "notJson"],
    ["half an answer", '{"results":[{"cfres_id":"1"', "brokenJson"],
  ])("%s", async (_, body, key) => {
    expect(await problemOf(readJson(body))).toMatchObject({ key });
  });

  test("an empty list is no problem", async () => {
    expect((await readJson('{"results":[]}')).entries).toEqual([]);
  });

  test("brackets and quotes within texts do not move the places of entries", async () => {
    const tricky = recallOf({ product_description: 'A "]}" [{ \\ pump', cfres_id: "1" });
    const source = await readJson(recallsOf([tricky, recallOf({ cfres_id: "2" })]));
    expect(source.entries.map(({ entry }) => entry?.id)).toEqual(["1", "2"]);
  });
});

describe("the same entry", () => {
  const first = async (item: Parameters<typeof rssOf>[0][number]) => {
    const [entry] = entriesOf(await read(rssOf([item])));
    if (!entry) throw new Error("no entry");
    return { key: keyOf(entry), wording: wordingOf(entry) };
  };

  test("stamped anew or laid out anew it is the same, with other words another wording", async () => {
    const before = await first({
      id: "1",
      title: "T",
      date: "Fri, 20 Mar 2026 08:00:00 GMT",
      html: "<p>a b</p>",
    });
    const stamped = await first({
      id: "1",
      title: "T",
      date: "Sat, 21 Mar 2026 08:00:00 GMT",
      html: "<p>a\n b</p>",
    });
    const changed = await first({ id: "1", title: "T", html: "<p>a c</p>" });
    expect(stamped).toEqual(before);
    expect(changed.key).toBe(before.key);
    expect(changed.wording).not.toBe(before.wording);
  });

  test("without an id the link tells, then title and date, then the words", async () => {
    const link = await first({ title: "T", link: "https://authority.example/1" });
    expect((await first({ title: "U", link: "https://authority.example/1" })).key).toBe(link.key);
    const dated = await first({ title: "T", date: "Fri, 20 Mar 2026 08:00:00 GMT", html: "a" });
    expect((await first({ title: "T", date: "Fri, 20 Mar 2026 08:00:00 GMT", html: "b" })).key).toBe(
      dated.key,
    );
    expect((await first({ html: "a" })).key).not.toBe((await first({ html: "b" })).key);
  });
});
