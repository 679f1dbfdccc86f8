import { getLocale } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { dayOf, now } from "#lib/clock.ts";
import { lists } from "#lib/organisation/csv/lists.ts";
import { exportRows } from "#lib/organisation/csv/queries.ts";
import { csvWords } from "#lib/organisation/csv/words.ts";
import { writeCsv } from "#lib/organisation/csv/writing.ts";

type Context = { params: Promise<{ list: string }> };

/** One list of the directory as a CSV file to save. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const wanted = (await params).list;
  const list = lists.find((known) => known === wanted);
  if (!actor || !list || !may(actor, "directory.view")) return new Response(null, { status: 404 });
  const words = csvWords(await getLocale());
  const text = writeCsv(list, await exportRows(actor, list), words);
  const name = `${words.files[list]}-${dayOf(now())}.csv`;
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${list}.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
    },
  });
}
