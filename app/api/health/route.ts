import { now } from "#lib/clock.ts";
import { mailboxHealth } from "#lib/intake/mailboxes/queries.ts";
import { readHealth } from "#lib/jobs/health.ts";
import { transportKind } from "#lib/mail/transport.ts";

export const dynamic = "force-dynamic";

/** For monitoring: open to all, says nothing of people or cases. 503 when the database is away. */
export async function GET() {
  const at = now();
  const health = await readHealth(transportKind(), at);
  const mailboxes = health.status === "down" ? ("unknown" as const) : await mailboxHealth(at);
  const silent = mailboxes !== "unknown" && mailboxes.silent > 0;
  const status = health.status === "ok" && silent ? "degraded" : health.status;
  return Response.json(
    { ...health, status, mailboxes },
    { status: status === "down" ? 503 : 200, headers: { "cache-control": "no-store" } },
  );
}
