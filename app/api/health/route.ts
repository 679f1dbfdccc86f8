import { now } from "#lib/clock.ts";
import { readHealth } from "#lib/jobs/health.ts";
import { transportKind } from "#lib/mail/transport.ts";

export const dynamic = "force-dynamic";

/** For monitoring: open to all, says nothing of people or cases. 503 when the database is away. */
export async function GET() {
  const health = await readHealth(transportKind(), now());
  return Response.json(health, {
    status: health.status === "down" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
