/** Shown where a secret stood. */
const hidden = "[…]";

/**
 * A text without any of some secrets. Mail programs break long links over lines and quote them, so a secret is also
 * found when white space, a soft line break (`=`) or a quotation mark stands within it.
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((masked, secret) => masked.replace(loosely(secret), hidden), text);
}

/** Whether a text carries any of some secrets. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => loosely(secret).test(text));
}

function loosely(secret: string): RegExp {
  const signs = [...secret].map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(signs.join("(?:=?\\r?\\n[>\\s]*)?"), "g");
}
