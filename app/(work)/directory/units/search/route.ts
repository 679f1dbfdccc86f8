import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { findUnits } from "#lib/organisation/queries.ts";

/** Units for the picker: `?q=` gives `[{ value, label }]`, at most 50. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor || !may(actor, "units.choose")) return new Response(null, { status: 404 });
  const query = new URL(request.url).searchParams.get("q") ?? "";
  const units = await findUnits(query.slice(0, 200));
  return Response.json(
    units.map((unit) => ({
      value: unit.id,
      label: `${unit.name} (${unit.code}, ${unit.administrationName})`,
    })),
    { headers: { "cache-control": "no-store" } },
  );
}
