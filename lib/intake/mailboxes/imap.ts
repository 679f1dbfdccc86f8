import { ImapFlow } from "imapflow";
import { isLoopback } from "#lib/intake/mailboxes/loopback.ts";
import { failureOf, MailboxFailure } from "#lib/intake/mailboxes/problems.ts";
import { requestToken } from "#lib/intake/mailboxes/token.ts";
import type { MailboxAfter, MailboxAuth, MailboxSecurity } from "#prisma/generated/enums.ts";

/** How a mailbox is reached, with its secret in the clear: never stored or logged. */
export type MailboxAccess = {
  host: string;
  port: number;
  security: MailboxSecurity;
  username: string;
  folder: string;
  auth: MailboxAuth;
  secret: string;
  tokenUrl: string | null;
  clientId: string | null;
  scope: string | null;
  after: MailboxAfter;
  afterName: string | null;
};

/** The largest message that is read, in bytes: Exchange Online takes no larger one. */
export const largestMessage = 150 * 1024 * 1024;

/** Milliseconds. */
const patience = { connection: 20_000, greeting: 30_000, socket: 120_000 };

/** Signs in. The caller closes the client. Throws a MailboxFailure that says what is wrong. */
export async function signIn(access: MailboxAccess): Promise<ImapFlow> {
  const { host, port, security, username, auth } = access;
  if (security === "none" && !isLoopback(host)) throw new MailboxFailure("plainOnlyHere");
  const credentials =
    auth === "password"
      ? { pass: access.secret }
      : { accessToken: await requestToken(tokenSettings(access)) };
  const client = new ImapFlow({
    host,
    port,
    secure: security === "tls",
    doSTARTTLS: security === "starttls",
    auth: { user: username, ...credentials },
    // Its log holds addresses and subjects.
    logger: false,
    clientInfo: { name: "Vigilans" },
    connectionTimeout: patience.connection,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.socket,
    maxLiteralSize: largestMessage + 1024,
    maxResponseSize: largestMessage + 1024 * 1024,
    disableAutoIdle: true,
  });
  // What fails is told where it is awaited; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    client.close();
    const failure = failureOf(error);
    throw auth === "oauth2" && failure.problem === "wrongPassword"
      ? new MailboxFailure("tokenNotAccepted", failure.detail)
      : failure;
  }
  return client;
}

function tokenSettings({ tokenUrl, clientId, secret, scope }: MailboxAccess) {
  if (!tokenUrl || !clientId || !scope) throw new MailboxFailure("tokenUnreachable");
  return { tokenUrl, clientId, secret, scope };
}

/** Selects a folder of the server. Throws a MailboxFailure (`missing` when the server does not have it). */
export async function openFolder(
  client: ImapFlow,
  folder: string,
  options: { readOnly: boolean; missing: "folderMissing" | "targetMissing" },
) {
  try {
    return await client.mailboxOpen(folder, { readOnly: options.readOnly });
  } catch (error) {
    const failure = failureOf(error);
    throw failure.problem === "server" ? new MailboxFailure(options.missing, failure.detail) : failure;
  }
}

/**
 * Tries a connection as the reader would use it, changing nothing on the server. Returns how many messages the
 * folder holds. Throws a MailboxFailure that says what is wrong.
 */
export async function tryConnection(access: MailboxAccess): Promise<number> {
  const client = await signIn(access);
  try {
    if (access.after === "move")
      await openFolder(client, access.afterName ?? "", { readOnly: true, missing: "targetMissing" });
    return (await openFolder(client, access.folder, { readOnly: true, missing: "folderMissing" })).exists;
  } finally {
    await client.logout().catch(() => client.close());
  }
}
