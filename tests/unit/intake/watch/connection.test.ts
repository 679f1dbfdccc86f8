import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Allowed, readAllowed } from "#lib/intake/watch/addresses.ts";
import { fetchAddress, type Request, userAgent } from "#lib/intake/watch/connection.ts";
import { type FeedServer, startFeedServer } from "#tests/factories/feeds.ts";
import { selfSignedCertificate } from "#tests/factories/serverCertificate.ts";

let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer();
});
beforeEach(() => {
  server.answers.clear();
  server.requests.length = 0;
});
afterAll(() => server.stop());

const loopback = readAllowed("127.0.0.0/8 ::1");
const limits = { bytes: 100_000, milliseconds: 5_000, redirects: 3 };

function ask(path: string, more: Partial<Request> = {}) {
  const address = path.startsWith("/") ? `${server.url}${path}` : path;
  return fetchAddress({ address, accept: "*/*", userAgent: "test", allowed: loopback, limits, ...more });
}

async function keyOf(asking: Promise<unknown>): Promise<unknown> {
  return asking.then(
    () => "answered",
    (error: { key?: string; message: string }) => error.key ?? error.message,
  );
}

describe("fetching", () => {
  test("brings the body, its type and what makes the next request conditional", async () => {
    server.answers.set("/feed", (_request, response) => {
      response.writeHead(200, {
        "content-type": "application/rss+xml; charset=utf-8",
        etag: '"v1"',
        "last-modified": "Fri, 20 Mar 2026 08:00:00 GMT",
      });
      response.end("<rss/>");
    });
    const fetched = await ask("/feed");
    expect(Buffer.from(fetched?.body ?? []).toString()).toBe("<rss/>");
    expect(fetched).toMatchObject({
      address: `${server.url}/feed`,
      contentType: "application/rss+xml; charset=utf-8",
      etag: '"v1"',
      lastModified: "Fri, 20 Mar 2026 08:00:00 GMT",
    });
    expect(server.requests[0]?.headers["user-agent"]).toBe("test");
    expect(server.requests[0]?.headers.cookie).toBeUndefined();
  });

  test("nothing new is null, and only after a conditional request", async () => {
    server.answers.set("/feed", (_request, response) => response.writeHead(304).end());
    expect(await ask("/feed", { etag: '"v1"', lastModified: "Fri, 20 Mar 2026 08:00:00 GMT" })).toBeNull();
    expect(server.requests[0]?.headers).toMatchObject({
      "if-none-match": '"v1"',
      "if-modified-since": "Fri, 20 Mar 2026 08:00:00 GMT",
    });
    expect(await keyOf(ask("/feed"))).toBe("status");
  });

  test.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])("unpacks %s", async (coding, pack) => {
    server.answers.set("/feed", (_request, response) => {
      response.writeHead(200, { "content-encoding": coding }).end(pack(Buffer.from("<rss/>")));
    });
    expect(Buffer.from((await ask("/feed"))?.body ?? []).toString()).toBe("<rss/>");
  });

  test("429 and 503 say when to come back", async () => {
    server.answers.set("/busy", (_request, response) =>
      response.writeHead(429, { "retry-after": "120" }).end(),
    );
    await expect(ask("/busy")).rejects.toMatchObject({
      key: "busy",
      retryAfter: "120",
      values: { status: 429 },
    });
  });

  test.each([
    ["/nothing", "gone"],
    ["/broken", "status"],
    ["/odd", "badPacking"],
    ["/torn", "badPacking"],
    ["/cut", "noConnection"],
  ])("%s is told as %s", async (path, key) => {
    server.answers.set("/broken", (_request, response) => response.writeHead(500).end());
    server.answers.set("/odd", (_request, response) =>
      response.writeHead(200, { "content-encoding": "zstd" }).end(),
    );
    server.answers.set("/torn", (_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip at all"),
    );
    server.answers.set("/cut", (_request, response) => {
      response.writeHead(200, { "content-length": "100" }).write("half");
      setTimeout(() => response.destroy(), 50);
    });
    expect(await keyOf(ask(path))).toBe(key);
  });
});

describe("limits", () => {
  test("an answer that says it is too large is not read", async () => {
    server.answers.set("/large", (_request, response) => {
      response.writeHead(200, { "content-length": "200000" }).flushHeaders();
    });
    expect(await keyOf(ask("/large"))).toBe("tooLarge");
  });

  test("an answer without a length is cut off, and so is one that only becomes large when it is unpacked", async () => {
    server.answers.set("/endless", (_request, response) => {
      const send = () => {
        if (!response.destroyed) response.write("x".repeat(10_000), () => setImmediate(send));
      };
      send();
    });
    server.answers.set("/bomb", (_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(50_000_000)));
    });
    expect(await keyOf(ask("/endless"))).toBe("tooLarge");
    expect(await keyOf(ask("/bomb"))).toBe("tooLarge");
  });

  test("a server that trickles or never answers is left in time", async () => {
    server.answers.set("/silent", () => undefined);
    server.answers.set("/slow", (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    });
    const short = { limits: { ...limits, milliseconds: 300 } };
    expect(await keyOf(ask("/silent", short))).toBe("timeLimit");
    expect(await keyOf(ask("/slow", short))).toBe("timeLimit");
  });

  test("redirects are followed so far and no further", async () => {
    server.answers.set("/feed", "ok");
    server.answers.set("/once", (_request, response) => response.writeHead(302, { location: "/feed" }).end());
    server.answers.set("/round", (_request, response) =>
      response.writeHead(301, { location: "/round" }).end(),
    );
    expect((await ask("/once"))?.address).toBe(`${server.url}/feed`);
    expect(await keyOf(ask("/round"))).toBe("tooManyRedirects");
    expect(server.requests.filter(({ url }) => url === "/round")).toHaveLength(4);
  });
});

describe("closed addresses", () => {
  const closed: Allowed = readAllowed("");

  test.each([
    "http://127.0.0.1:1/",
    "http://[::1]:1/",
    "http://0x7f.1:1/",
    "http://2130706433:1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:10.0.0.1]/",
  ])("%s is not connected to", async (address) => {
    expect(await keyOf(ask(address, { allowed: closed }))).toBe("closedAddress");
  });

  test("nor is a name that leads to one: the address that is connected to decides", async () => {
    const { port } = new URL(server.url);
    server.answers.set("/", "secret");
    expect(await keyOf(ask(`http://localhost:${port}/`, { allowed: closed }))).toBe("closedAddress");
    expect(server.requests).toHaveLength(0);
    expect(await keyOf(ask(`http://localhost:${port}/`, { allowed: readAllowed("localhost") }))).toBe(
      "answered",
    );
  });

  test("nor after a redirect", async () => {
    const { port } = new URL(server.url);
    server.answers.set("/away", (_request, response) =>
      response.writeHead(302, { location: `http://[::1]:${port}/` }).end(),
    );
    expect(await keyOf(ask("/away", { allowed: readAllowed("127.0.0.1") }))).toBe("closedAddress");
  });

  test.each(["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)", "http://a:b@127.0.0.1/"])(
    "%s is no address, at first or after a redirect",
    async (location) => {
      server.answers.set("/away", (_request, response) => response.writeHead(302, { location }).end());
      expect(await keyOf(ask(location))).toBe("badAddress");
      expect(await keyOf(ask("/away"))).toBe("badAddress");
    },
  );

  test("hosts outside a list are not asked, in redirects either", async () => {
    const { port } = new URL(server.url);
    server.answers.set("/away", (_request, response) =>
      response.writeHead(302, { location: `http://localhost:${port}/` }).end(),
    );
    const mayAsk = (host: string) => host === "127.0.0.1";
    expect(await keyOf(ask("/away", { mayAsk }))).toBe("otherHost");
  });

  test("a certificate that nobody vouches for is told as such", async () => {
    const secure = createSecureServer(selfSignedCertificate()).listen(0, "127.0.0.1");
    await new Promise((resolve) => secure.once("listening", resolve));
    const { port } = secure.address() as AddressInfo;
    expect(await keyOf(ask(`https://127.0.0.1:${port}/`))).toBe("badCertificate");
    secure.close();
  });
});

test("the watch says what it is, and where it comes from unless that is only here", () => {
  expect(userAgent("http://localhost:3000")).toBe("Vigilans (medical device safety watch)");
  expect(userAgent("https://vigilans.region.example/")).toBe(
    "Vigilans (medical device safety watch; +https://vigilans.region.example)",
  );
});
