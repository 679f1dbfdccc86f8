import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "#scripts/paths.ts";

/** What mailgate says of one message. */
export type MailgateLine = {
  file: string | null;
  messageId: string | null;
  sha256: string;
  fate: string;
  caseNumber: string | null;
  notice: { manufacturer: string | null; devices: string[] } | null;
};

/** Hands one raw message to the running application as the region's mail system does. */
export async function mailgate(raw: string): Promise<MailgateLine> {
  // The running application is found by its data folder; the database of the other tests is not it.
  const { DATABASE_URL: _database, VIGILANS_DATA: _data, ...inherited } = process.env;
  const env = { ...inherited, VIGILANS_DATA: process.env.E2E_DATA };
  const run = promisify(execFile)(
    join(root, "node_modules/.bin/node"),
    ["scripts/mailgate.ts", "--mailbox", "fsn.medicaldevice@regionhalland.se"],
    { cwd: root, env },
  );
  run.child.stdin?.end(raw);
  return JSON.parse((await run).stdout);
}
