import { env } from "#lib/env.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { declarationFeed } from "#lib/projects/declaration/public/feed.ts";
import { latestPublicDeclarations } from "#lib/projects/declaration/public/queries.ts";

/** The public declarations as an Atom feed, in Swedish or with `?lang=en` in English. */
export async function GET(request: Request): Promise<Response> {
  const english = new URL(request.url).searchParams.get("lang") === "en";
  const t = translatorFor(english ? "en" : "sv") as unknown as Translate;
  const base = env().VIGILANS_URL.replace(/\/+$/, "");
  const feed = declarationFeed(await latestPublicDeclarations(), base, t);
  return new Response(feed, {
    headers: {
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Cache-Control": "public, max-age=300",
    },
  });
}
