import { MailboxFailure } from "#lib/intake/mailboxes/problems.ts";

const patience = 20_000;
const largestAnswer = 100_000;

export type TokenSettings = { tokenUrl: string; clientId: string; secret: string; scope: string };

/**
 * An access token by client credentials (RFC 6749 4.4), as Exchange Online gives to an application. Throws a
 * MailboxFailure that says whether the address does not answer or refuses.
 */
export async function requestToken({ tokenUrl, clientId, secret, scope }: TokenSettings): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: secret,
    scope,
  });
  const answer = await ask(tokenUrl, body);
  const said = parsed(answer.text);
  if (answer.ok && typeof said.access_token === "string" && said.access_token) return said.access_token;
  const told = [said.error, firstLine(said.error_description)].filter((text) => typeof text === "string");
  throw new MailboxFailure("tokenRefused", told.join(": ") || `HTTP ${answer.status}`);
}

async function ask(
  url: string,
  body: URLSearchParams,
): Promise<{ ok: boolean; status: number; text: string }> {
  try {
    // The secret goes to the address that was set, and nowhere else.
    const response = await fetch(url, {
      method: "POST",
      body,
      redirect: "error",
      signal: AbortSignal.timeout(patience),
      headers: { accept: "application/json" },
    });
    const text = (await response.text()).slice(0, largestAnswer);
    return { ok: response.ok, status: response.status, text };
  } catch (error) {
    const { cause } = error as { cause?: { code?: string; message?: string } };
    throw new MailboxFailure("tokenUnreachable", cause?.code ?? cause?.message ?? (error as Error).name);
  }
}

type Answer = { access_token?: unknown; error?: unknown; error_description?: unknown };

function parsed(text: string): Answer {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function firstLine(text: unknown): string | undefined {
  return typeof text === "string" ? text.split(/[\r\n]/)[0] : undefined;
}
