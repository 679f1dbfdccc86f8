import { isGtin, isHibc } from "#lib/notices/udi.ts";

/** A UDI-DI as it is kept: without blanks and without the application identifier `(01)`. */
export function bareUdi(text: string): string {
  return text.replace(/\s/g, "").replace(/^\(01\)/, "");
}

/** Whether the check character of a UDI-DI (GTIN or HIBC) is right. A wrong one is kept as it was written, and shown. */
export function isSoundUdi(text: string): boolean {
  const bare = bareUdi(text);
  return isGtin(bare) || isHibc(bare);
}
