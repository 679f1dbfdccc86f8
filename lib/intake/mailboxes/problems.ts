import { ExpectedError } from "#lib/errors.ts";

/** What can be wrong with a connection to a mailbox: keys under `errors.mailbox` in the messages. */
export const mailboxProblems = [
  "hostNotFound",
  "refused",
  "timeout",
  "certificate",
  "notTls",
  "noGreeting",
  "noStartTls",
  "plainOnlyHere",
  "wrongPassword",
  "tokenRefused",
  "tokenUnreachable",
  "tokenNotAccepted",
  "folderMissing",
  "targetMissing",
  "notMarked",
  "notGiven",
  "secretUnreadable",
  "connectionLost",
  "server",
] as const;

export type MailboxProblem = (typeof mailboxProblems)[number];

/** The form field that a problem is put right in. */
export const fieldOfProblem = {
  hostNotFound: "host",
  refused: "port",
  timeout: "host",
  certificate: "host",
  notTls: "security",
  noGreeting: "port",
  noStartTls: "security",
  plainOnlyHere: "security",
  wrongPassword: "secret",
  tokenRefused: "secret",
  tokenUnreachable: "tokenUrl",
  tokenNotAccepted: "username",
  folderMissing: "folder",
  targetMissing: "afterName",
  notMarked: "after",
  notGiven: "folder",
  secretUnreadable: "secret",
  connectionLost: "host",
  server: "host",
} as const satisfies Record<MailboxProblem, string>;

/** A mailbox cannot be read, and why. `detail` is what the server said, without anything secret; may be empty. */
export class MailboxFailure extends ExpectedError {
  override name = "MailboxFailure";
  readonly problem: MailboxProblem;
  readonly detail: string;

  constructor(problem: MailboxProblem, detail = "") {
    super(detail ? `${problem}: ${detail}` : problem);
    this.problem = problem;
    this.detail = detail.replace(/\s+/g, " ").trim().slice(0, 300);
  }
}

type Thrown = {
  message?: string;
  code?: unknown;
  authenticationFailed?: boolean;
  oauthError?: unknown;
  tlsFailed?: boolean;
  responseStatus?: unknown;
  responseText?: unknown;
  response?: unknown;
};

const certificateCodes =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/;
const lostCodes = new Set([
  "NoConnection",
  "EConnectionClosed",
  "StateLogout",
  "ECONNRESET",
  "EPIPE",
  "ETIMEOUT",
  "ClosedAfterConnectText",
  "ClosedAfterConnectTLS",
]);
const timeouts = new Set(["CONNECT_TIMEOUT", "UPGRADE_TIMEOUT", "ETIMEDOUT"]);
const unreachable = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL", "EACCES"]);

/** What an error of the IMAP client, the network or TLS means. */
export function failureOf(error: unknown): MailboxFailure {
  if (error instanceof MailboxFailure) return error;
  const thrown = (typeof error === "object" && error !== null ? error : { message: String(error) }) as Thrown;
  const code = typeof thrown.code === "string" ? thrown.code : "";
  const said = [thrown.responseText, thrown.response, thrown.message].find(
    (text): text is string => typeof text === "string" && text !== "",
  );
  const problem = problemOf(thrown, code);
  // What follows the semicolon is advice to who runs Node.
  return new MailboxFailure(problem, problem === "certificate" ? said?.split(";")[0] : said);
}

function problemOf(thrown: Thrown, code: string): MailboxProblem {
  if (thrown.authenticationFailed) return "wrongPassword";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "EAI_FAIL") return "hostNotFound";
  if (unreachable.has(code)) return "refused";
  if (certificateCodes.test(code)) return "certificate";
  // A server that waits for TLS says nothing to who does not speak it.
  if (code === "GREETING_TIMEOUT") return "noGreeting";
  if (/^(?:EPROTO$|ERR_SSL_)/.test(code)) return "notTls";
  if (thrown.tlsFailed || code === "MissingServerExtension") return "noStartTls";
  if (timeouts.has(code)) return "timeout";
  if (lostCodes.has(code)) return "connectionLost";
  return "server";
}

/** Whether the server, or what it answered, refuses one command: the connection goes on. */
export function isRefusal(error: unknown): boolean {
  const { responseStatus, code } = (error ?? {}) as { responseStatus?: unknown; code?: unknown };
  if (responseStatus === "NO" || responseStatus === "BAD") return true;
  return typeof code === "string" && code.startsWith("ParserError");
}
