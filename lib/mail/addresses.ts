import { addressParser, type Address as ParsedAddress } from "postal-mime";
import { normaliseWords } from "#lib/mail/encodedWords.ts";
import { headerText } from "#lib/mail/headers.ts";
import type { Address } from "#lib/mail/parsedMail.ts";

const MAX_LENGTH = 256 * 1024;

/**
 * Mailboxes of an address header (RFC 5322, 3.4), groups opened, names decoded. Entries without name and
 * address are left out. An address is never taken out of a quoted name or an encoded word.
 */
export function parseAddresses(header: string | null): Address[] {
  if (header === null) return [];
  const text = normaliseWords(header.slice(0, MAX_LENGTH));
  return flatten(addressParser(text, { flatten: true })).filter(
    (address) => address.name !== "" || address.address !== "",
  );
}

function flatten(parsed: ParsedAddress[]): Address[] {
  return parsed.flatMap((entry) =>
    entry.group
      ? flatten(entry.group)
      : [{ name: headerText(entry.name), address: plainAddress(entry.address) }],
  );
}

/** The address without white space and control characters, which could start a header of their own. */
function plainAddress(address: string): string {
  return headerText(address).replace(/\s+/g, "").slice(0, 998);
}
