import { type NextRequest, NextResponse } from "next/server";

const sessionCookies = ["next-auth.session-token", "__Secure-next-auth.session-token"];

/** Sends who is plainly not signed in to the sign-in page. Pages and actions check for themselves. */
export function proxy(request: NextRequest) {
  const signedIn = sessionCookies.some((name) => request.cookies.has(name));
  return signedIn ? NextResponse.next() : NextResponse.redirect(new URL("/sign-in", request.url));
}

export const config = {
  matcher: ["/((?!api|_next|sign-in|answer|declarations|favicon|.*\\..*).*)"],
};
