import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { openSession, revokeSessionById, sessionHours, signInWithPassword } from "#lib/auth/commands.ts";
import { demoUserId } from "#lib/auth/queries.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
  interface Session {
    sessionId?: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

/** next-auth hands the locked state on as this text of the error. */
export const lockedMessage = "locked";

function userAgentOf(headers: Record<string, unknown> | undefined): string | null {
  const value = headers?.["user-agent"];
  return typeof value === "string" ? value : null;
}

async function authorizePassword(
  credentials: Record<"email" | "password", string> | undefined,
  request: { headers?: Record<string, unknown> },
) {
  if (!credentials) return null;
  const { email, password } = credentials;
  const result = await signInWithPassword(
    { email, password, userAgent: userAgentOf(request.headers) },
    now(),
  );
  if (result.state === "locked") throw new Error(lockedMessage);
  return result.state === "signed_in" ? { id: result.userId, sessionId: result.sessionId } : null;
}

/** One click as a demonstration account; the provider is there in demonstration mode only. */
async function authorizeDemo(
  credentials: Record<"email", string> | undefined,
  request: { headers?: Record<string, unknown> },
) {
  const userId = credentials && (await demoUserId(credentials.email));
  if (!userId) return null;
  const result = await openSession(userId, userAgentOf(request.headers), now());
  return result.state === "signed_in" ? { id: userId, sessionId: result.sessionId } : null;
}

/**
 * Sign-in for the whole application. The cookie carries only the id of a session row, which every request
 * looks up: what is revoked there holds nowhere.
 */
export function authOptions(): AuthOptions {
  const password = Credentials({
    id: "password",
    credentials: { email: {}, password: {} },
    authorize: authorizePassword,
  });
  const demo = Credentials({ id: "demo", credentials: { email: {} }, authorize: authorizeDemo });
  return {
    secret: env().AUTH_SECRET,
    providers: env().VIGILANS_DEMO ? [password, demo] : [password],
    session: { strategy: "jwt", maxAge: sessionHours * 3600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: user.sessionId } : token),
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sessionId) await revokeSessionById(token.sessionId, now());
      },
    },
  };
}
