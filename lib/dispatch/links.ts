import { createHash, randomBytes } from "node:crypto";

/** How long a personal link holds unless the region has set another time, in days. */
export const defaultLinkDays = 90;

const dayMilliseconds = 24 * 3600 * 1000;
const tokenBytes = 32;

export type NewLink = { token: string; hash: string; expiresAt: Date };

/**
 * A new personal link: 256 random bits, base64url. Only `hash` is stored with the recipient; `token` goes into
 * the mail and nowhere else.
 */
export function newLink(days: number, at: Date): NewLink {
  const token = randomBytes(tokenBytes).toString("base64url");
  return { token, hash: hashOfToken(token), expiresAt: linkExpiry(days, at) };
}

/** When a link made at a moment stops working. */
export function linkExpiry(days: number, at: Date): Date {
  return new Date(at.getTime() + days * dayMilliseconds);
}

/** What a link's secret is found by: its SHA-256 in hex. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Whether a text can be the secret of a link at all. */
export function looksLikeToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** The address of the answer page. `base` is where people reach the application. */
export function answerAddress(base: string, token: string): string {
  return `${base.replace(/\/+$/, "")}/answer/${token}`;
}

export type LinkFields = { linkHash: string | null; linkExpiresAt: Date | null; linkRevokedAt: Date | null };
export type LinkState = "none" | "valid" | "expired" | "revoked";

/** Whether a recipient's link can be used at a moment. */
export function linkState(recipient: LinkFields, at: Date): LinkState {
  if (recipient.linkRevokedAt) return "revoked";
  if (!recipient.linkHash || !recipient.linkExpiresAt) return "none";
  return recipient.linkExpiresAt > at ? "valid" : "expired";
}
