import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import PostalMime, { type Email } from "postal-mime";

/** Every mail that has reached the SMTP server so far, oldest first. */
export async function receivedMails(): Promise<Email[]> {
  const folder = process.env.E2E_MAILS ?? "";
  const names = readdirSync(folder).sort();
  return Promise.all(names.map((name) => PostalMime.parse(readFileSync(join(folder, name)))));
}

/** The first mail that fits, waiting until it arrives; an error that lists the subjects when it does not. */
export async function waitForMail(fits: (mail: Email) => boolean, patience = 20_000): Promise<Email> {
  const until = Date.now() + patience;
  for (;;) {
    const mails = await receivedMails();
    const found = mails.find(fits);
    if (found) return found;
    if (Date.now() > until)
      throw new Error(`No such mail arrived, of: ${mails.map((mail) => mail.subject).join("; ")}`);
    await sleep(100);
  }
}
