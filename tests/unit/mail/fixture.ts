import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseMail } from "#lib/mail/parse.ts";
import type { ParsedMail } from "#lib/mail/parsedMail.ts";

/** A mail under tests/fixtures/mail, parsed. */
export function parseFixture(name: string): Promise<ParsedMail> {
  return parseMail(readFileSync(join(import.meta.dirname, "../../fixtures/mail", name)));
}

/** A mail written in a test, parsed; one character is one byte unless `encoding` says otherwise. */
export function parseText(text: string, encoding: BufferEncoding = "latin1"): Promise<ParsedMail> {
  return parseMail(Buffer.from(text, encoding));
}
