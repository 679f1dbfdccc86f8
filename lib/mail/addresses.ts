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
      : [{ name: plainName(entry.name), address: plainAddress(entry.address) }],
  );
}

/** The name without the quotation marks that some writers put in twice. */
function plainName(name: string): string {
  const text = headerText(name);
  return /^"[^"]+"$/.test(text) ? text.slice(1, -1).trim() : text;
}

/**
 * The address without white space and control characters, which could start a header of their own, and without what
 * RFC 5322 (4.4) lets stand in it though it is no part of it: comments, and a route by way of other hosts.
 */
function plainAddress(address: string): string {
  const written = headerText(address).replace(/\s+/g, "").slice(0, 998);
  const plain = written.includes('"') ? written : written.replace(/\([^()]*\)/g, "");
  return plain.replace(/^@[^:]{1,500}:(?=[^:]*@)/, "");
}
