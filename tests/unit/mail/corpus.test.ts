import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allAttachments } from "#lib/mail/attachments.ts";
import { sanitiseMailHtml } from "#lib/mail/html.ts";
import { parseMail } from "#lib/mail/parse.ts";

/** Mails that other projects gathered; not part of this one, so absent on most machines. */
const CORPUS = join(import.meta.dirname, "../../../../shared/fixtures/mail");

describe.skipIf(!existsSync(CORPUS))("mails of other projects", () => {
  const files = existsSync(CORPUS)
    ? readdirSync(CORPUS, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];

  test("all parse, with something to show for each", async () => {
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      const raw = readFileSync(path);
      const mail = await parseMail(raw);
      expect(mail.problems, path).not.toContain("unreadable");
      expect(
        [...allAttachments(mail)].every((one) => one.path !== ""),
        path,
      ).toBe(true);
      if (mail.html) expect(sanitiseMailHtml(mail.html, { cid: () => null }), path).not.toMatch(/<script/i);
    }
    expect(files.length).toBeGreaterThan(250);
  }, 60_000);
});
