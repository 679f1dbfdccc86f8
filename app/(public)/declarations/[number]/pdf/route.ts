import { z } from "zod";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { sha256Of } from "#lib/documents/store.ts";
import { declarationPdf } from "#lib/projects/declaration/pdf.ts";
import { publicDeclarationFile } from "#lib/projects/declaration/public/queries.ts";

type Context = { params: Promise<{ number: string }> };

const querySchema = z.object({
  revision: z.coerce.number().int().positive().max(10_000).nullable().catch(null),
  lang: z.enum(["sv", "en"]).catch("sv"),
});

/**
 * The signed declaration of a device for anybody: the newest one or `?revision=`. `?lang=en` gives a translation,
 * typeset from the same data. Only what has been published is found. May be kept by caches.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { number } = await params;
  const search = new URL(request.url).searchParams;
  const { revision, lang } = querySchema.parse({
    revision: search.get("revision"),
    lang: search.get("lang"),
  });
  const found = await publicDeclarationFile(number, revision);
  if (!found) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const english = lang === "en";
  const etag = `"${english ? sha256Of(Buffer.from(JSON.stringify(found.content))) : found.sha256}"`;
  const kept = { "Cache-Control": "public, max-age=300", ETag: etag };
  if (request.headers.get("if-none-match") === etag)
    return new Response(null, { status: 304, headers: kept });
  const content = english ? await declarationPdf(found.content, "en") : found.signed;
  const fileName = `${number}-${found.revision}${english ? "-en" : ""}.pdf`;
  const response = fileResponse({ fileName, mediaType: "application/pdf", content });
  for (const [name, value] of Object.entries(kept)) response.headers.set(name, value);
  response.headers.delete("X-Robots-Tag");
  return response;
}
