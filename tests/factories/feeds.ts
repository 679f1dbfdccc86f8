import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Item = {
  id?: string;
  title?: string;
  link?: string;
  date?: string;
  html?: string;
  categories?: string[];
  enclosure?: string;
};

/** One `<item>`; what is not given is not there. */
export function itemOf({ id, title, link, date, html, categories = [], enclosure }: Item): string {
  return [
    "<item>",
    title && `<title>${title}</title>`,
    link && `<link>${link}</link>`,
    id && `<guid isPermaLink="false">${id}</guid>`,
    date && `<pubDate>${date}</pubDate>`,
    html && `<description><![CDATA[${html}]]></description>`,
    ...categories.map((category) => `<category>${category}</category>`),
    enclosure && `<enclosure url="${enclosure}" type="application/pdf" length="1"/>`,
    "</item>",
  ]
    .filter(Boolean)
    .join("");
}

/** An RSS feed, as a news system writes it. */
export function rssOf(items: Item[], channel = ""): string {
  const declared = '<?xml version="1.0" encoding="UTF-8"?>';
  return `${declared}<rss version="2.0"><channel><title>Nyheter</title>${channel}${items.map(itemOf).join("\n")}</channel></rss>`;
}

/** An answer of openFDA with these recalls (made up), the newest first. */
export function recallsOf(recalls: Record<string, unknown>[]): string {
  const meta = { disclaimer: "made up", results: { skip: 0, limit: 100, total: recalls.length } };
  return JSON.stringify({ meta, results: recalls }, null, 1);
}

export function recallOf(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    cfres_id: "204001",
    product_res_number: "Z-0815-2026",
    event_date_initiated: "2026-03-02",
    event_date_posted: "2026-03-20",
    recall_status: "Open, Classified",
    recalling_firm: "Northwind Orthopaedics Inc.",
    product_description: "Northwind tibial nail, sterile. Catalog no. 11-2254-195-09",
    code_info: "Lot 20118000, 20118001",
    reason_for_recall: "One proximal hole is drilled at the wrong angle.",
    action: "Stop using the affected lots and return them.",
    distribution_pattern: "Nationwide and Sweden",
    openfda: { device_name: "Rod, fixation", medical_specialty_description: "Orthopedic" },
    ...more,
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type FeedServer = {
  url: string;
  /** What it answers at a path; a text is a body with status 200. */
  answers: Map<string, string | Buffer | Answer>;
  /** Every request that came, in order. */
  requests: IncomingMessage[];
  stop: () => Promise<void>;
};

/** A server on loopback that plays a source. */
export async function startFeedServer(): Promise<FeedServer> {
  const answers: FeedServer["answers"] = new Map();
  const requests: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(request);
    const answer = answers.get(new URL(request.url ?? "/", "http://x").pathname);
    if (typeof answer === "function") answer(request, response);
    else if (answer === undefined) response.writeHead(404).end();
    else response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, answers, requests, stop };
}
