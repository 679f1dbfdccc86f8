import { isGtin, isHibc, isIsbtProcessor } from "#lib/notices/udi.ts";

/** A UDI-DI as it is kept: without blanks and without the application identifier `(01)`. */
export function bareUdi(text: string): string {
  return text.replace(/\s/g, "").replace(/^\(01\)/, "");
}

/** Whether a UDI-DI is one of GS1 (GTIN) or HIBC with a right check character, or of ICCBBA, which has none. */
export function isSoundUdi(text: string): boolean {
  const bare = bareUdi(text);
  return isGtin(bare) || isHibc(bare) || isIsbtProcessor(bare);
}
