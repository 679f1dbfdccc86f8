import { spawnSync } from "node:child_process";
import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "../failure.ts";

/** How a program of the database server is started: which file, what comes before its arguments, as whom. */
export type ServerUser = { prefix: string[]; ids: { uid: number; gid: number } | Record<string, never> };

/** The only environment that the server gets: no secrets, English messages, so that its log can be understood. */
export const serverEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: process.env.PATH ?? "/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};

const ownName = "vigilans";

/**
 * The user that the server runs as. PostgreSQL refuses to run as root: root becomes the owner of the cluster, or for
 * a new cluster a system user of our own, which is made when it is missing. Anybody else stays who they are.
 *
 * @param cluster folder of the cluster, which need not exist
 * @param binary the server's program file, to see whether that user can reach it
 */
export function serverUser(cluster: string, binary: string): ServerUser {
  if (process.getuid?.() !== 0) return { prefix: [], ids: {} };

  const ids = ownerOf(cluster) ?? idsOf(ownName) ?? createUser() ?? idsOf("postgres") ?? idsOf("nobody");
  if (!ids)
    throw new Failure("PostgreSQL cannot run as root, and no other user could be found or made for it.");
  if (canReach(ids, binary, dirname(cluster))) return { prefix: [], ids };

  // A clone in root's own home is closed to others: let the server pass closed folders, still without being root.
  const capabilities = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  const prefix = [
    "setpriv",
    `--reuid=${ids.uid}`,
    `--regid=${ids.gid}`,
    "--clear-groups",
    ...capabilities,
    "--",
  ];
  const trial = spawnSync(prefix[0] ?? "", [...prefix.slice(1), binary, "--version"], {
    env: serverEnvironment,
  });
  if (trial.status === 0) return { prefix, ids: {} };
  throw new Failure(
    `PostgreSQL cannot run as root, and its user ${ids.uid} cannot reach ${binary} and ${dirname(cluster)}: ` +
      "move the project to a folder that others may enter, or start it as an ordinary user.",
  );
}

/** Runs a program of the server to its end, as the server's user. */
export function runAsServer(user: ServerUser, file: string, args: string[], input = "") {
  const [command = file, ...rest] = [...user.prefix, file, ...args];
  return spawnSync(command, rest, { ...user.ids, input, encoding: "utf8", cwd: "/", env: serverEnvironment });
}

function ownerOf(cluster: string): { uid: number; gid: number } | undefined {
  const stat = lstatSync(cluster, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined;
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }).stdout);
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function createUser(): { uid: number; gid: number } | undefined {
  spawnSync(
    "useradd",
    ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ownName],
    {
      env: { ...serverEnvironment, PATH: `${serverEnvironment.PATH}:/usr/sbin:/sbin` },
    },
  );
  return idsOf(ownName);
}

function canReach(ids: { uid: number; gid: number }, binary: string, folder: string): boolean {
  const share = join(dirname(binary), "../share/postgresql/postgres.bki");
  const script = '"$1" --version >/dev/null 2>&1 && test -r "$2" && test -x "$3"';
  const args = ["-c", script, "sh", binary, share, folder];
  return spawnSync("/bin/sh", args, { ...ids, cwd: "/", env: serverEnvironment }).status === 0;
}
