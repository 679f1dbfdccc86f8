/** The address of the answer page with a secret, as it stands in a mail or percent-encoded within another address. */
const ANSWER_LINK = /(\/answer\/|%2Fanswer%2F)[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/gi;

/**
 * A text without the secrets of personal links (lib/dispatch/links.ts): mails of ours come back quoted in answers,
 * forwarded and returned, and who holds a secret can answer in another's name. Pure.
 */
export function withoutLinkSecrets(text: string): string {
  return text.replace(ANSWER_LINK, "$1••••••••");
}
