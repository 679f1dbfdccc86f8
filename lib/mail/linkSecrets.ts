/**
 * The address of the answer page with a secret, as it stands in a mail or percent-encoded within another address, once
 * or more. A secret of 43 random characters has small letters and capitals, which tells it from words in the address
 * of somebody else's page. One or two signs after it are not its own: some gateways write "__;" after the address that
 * they have wrapped, and plain text underlines with "_".
 */
const ANSWER_LINK =
  /((?:\/|%(?:25){0,3}2[Ff])answer(?:\/|%(?:25){0,3}2[Ff]))(?=[a-z\d_-]{0,42}[A-Z])(?=[A-Z\d_-]{0,42}[a-z])[A-Za-z\d_-]{43}(?=[_-]{0,2}(?![A-Za-z\d_-]))/g;

/**
 * A text without the secrets of personal links (lib/dispatch/links.ts): mails of ours come back quoted in answers,
 * forwarded and returned, and who holds a secret can answer in another's name. Pure.
 */
export function withoutLinkSecrets(text: string): string {
  return text.replace(ANSWER_LINK, "$1••••••••");
}
