import { cookies } from "next/headers";
import { localeCookie, localeOf } from "#lib/i18n/locale.ts";

type Context = { params: Promise<{ token: string }> };

const cookieSeconds = 400 * 24 * 3600;

/**
 * Changes the language of the answer pages. A plain form: those pages send no referrer, so that a form without
 * scripts has the origin "null", which server actions refuse.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const chosen = (await request.formData().catch(() => null))?.get("locale");
  const options = { maxAge: cookieSeconds, sameSite: "lax", httpOnly: true, path: "/" } as const;
  (await cookies()).set(localeCookie, localeOf(typeof chosen === "string" ? chosen : null), options);
  const headers = { Location: `/answer/${encodeURIComponent(token)}`, "Cache-Control": "no-store" };
  return new Response(null, { status: 303, headers });
}
