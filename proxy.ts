import { type NextRequest, NextResponse } from "next/server";
import { admitVisitor, visitorOf } from "#lib/auth/visitors.ts";
import { type Locale, localeCookie, localeOf } from "#lib/i18n/locale.ts";
import { translatorFor } from "#lib/i18n/translator.ts";

const sessionCookies = ["next-auth.session-token", "__Secure-next-auth.session-token"];

/** Pages that need no sign-in. Everything else checks for itself as well; this only spares a round. */
const openPaths = /^\/(sign-in|answer|declarations)(\/|$)/;

/** What a page may load: only from here, and only scripts that carry this answer's nonce (CSP level 3). */
function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "object-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join("; ");
}

/** The sign-in page, with the way back to where the person was going. */
function signInAddress({ nextUrl, url }: NextRequest): URL {
  const address = new URL("/sign-in", url);
  const wanted = `${nextUrl.pathname}${nextUrl.search}`;
  if (wanted !== "/") address.searchParams.set("next", wanted);
  return address;
}

/** What anybody may read: asked for as often as a person or a reader of feeds would. */
const publicPath = /^\/declarations(\/|$)/;

/** Says that a visitor has asked too often, and for how long to wait (RFC 6585, 4). */
function tooMany(locale: Locale): NextResponse {
  return new NextResponse(translatorFor(locale)("declarations.tooMany"), {
    status: 429,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Retry-After": "60",
      "Cache-Control": "no-store",
    },
  });
}

/** Sends who is plainly not signed in to the sign-in page, and says what the page may load. */
export async function proxy(request: NextRequest) {
  if (publicPath.test(request.nextUrl.pathname) && !(await admitVisitor(visitorOf(request.headers))))
    return tooMany(localeOf(request.cookies.get(localeCookie)?.value));
  const signedIn = sessionCookies.some((name) => request.cookies.has(name));
  if (!signedIn && !openPaths.test(request.nextUrl.pathname))
    return NextResponse.redirect(signInAddress(request));
  const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll("-", ""));
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/|icon.svg|favicon).*)",
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};
