import { generateClient } from "../generate.ts";
import { dataFolder } from "../paths.ts";
import { readRunningCopy } from "../run/copy.ts";
import { ensureSecrets } from "../run/secrets.ts";
import { openDataFolder, startEmbedded } from "./embedded.ts";
import { prepareDatabase } from "./prepare.ts";

export type ConnectOptions = {
  /**
   * Whether to migrate and seed first. By default that is done unless a running copy has done it; "never" is for
   * what works on the migrations themselves.
   */
  prepare?: "if-needed" | "always" | "never";
};

/**
 * Gives a command-line entry what it needs, and takes away afterwards what it started: the database of DATABASE_URL,
 * or that of the copy that runs on this data folder, or the embedded one. Import code of the application inside
 * `work`, not before: it reads the environment that is set up here.
 */
export async function withDatabase<T>(
  work: (url: string) => Promise<T>,
  options: ConnectOptions = {},
): Promise<T> {
  const data = openDataFolder(dataFolder());
  const copy = readRunningCopy(data);
  adopt(copy?.environment ?? {});
  adopt(ensureSecrets(data));

  const given = process.env.DATABASE_URL;
  const embedded = given ? undefined : await startEmbedded({ data });
  const url = given || embedded?.url || "";
  process.env.VIGILANS_DEMO = embedded && process.env.VIGILANS_DEMO !== "0" ? "1" : "0";
  process.env.DATABASE_URL = url;
  process.env.VIGILANS_DATA = data;
  try {
    await prepare(url, options.prepare ?? "if-needed", copy !== undefined);
    return await work(url);
  } finally {
    await embedded?.stop();
  }
}

async function prepare(
  url: string,
  when: "if-needed" | "always" | "never",
  copyRuns: boolean,
): Promise<void> {
  if (when === "never") return;
  await generateClient();
  if (when === "if-needed" && copyRuns) return;
  const administrator = await prepareDatabase(url, process.env.VIGILANS_DEMO === "1");
  if (!administrator) return;
  console.error(`Administrator: ${administrator.email}`);
  console.error(`One-time password (shown only now): ${administrator.password}`);
}

/** Sets environment variables that are not set already: what the caller says goes first. */
function adopt(environment: Record<string, string>): void {
  for (const [name, value] of Object.entries(environment)) process.env[name] ||= value;
}
