import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { recipientCandidates } from "#lib/organisation/queries.ts";

const shown = 60;

/** Recipients of the directory that fit `?q=`, as RecipientCandidate rows. For those who send. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor || !may(actor, "cases.coordinate") || !may(actor, "directory.view"))
    return new Response(null, { status: 404 });
  const query = new URL(request.url).searchParams.get("q")?.trim().slice(0, 100) ?? "";
  const found = query.length < 2 ? [] : await recipientCandidates(actor, { query });
  return Response.json(found.slice(0, shown), { headers: { "cache-control": "no-store" } });
}
