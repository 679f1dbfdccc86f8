import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server, type Socket, connect as tcp } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const program = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"].find((path) => existsSync(path));

/** Whether a Dovecot is on this machine: tests that need a real IMAP server are left out where there is none. */
export const hasDovecot = program !== undefined;
if (!hasDovecot)
  console.warn("There is no Dovecot on this machine: tests against a real IMAP server are left out.");

export const password = "brevlåda-hemligt";

type Options = {
  /** Where a token is asked about, for signing in with OAuth 2. */
  introspectionUrl?: string;
  /** A certificate and its key, for TLS and STARTTLS. */
  certificate?: { cert: string; key: string };
  /** What the server says that it can do, such as "IMAP4rev1"; everything that it can if left out. */
  capability?: string;
};

export type Dovecot = {
  port: number;
  tlsPort: number;
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** Ends everything and removes the files. */
  remove: () => Promise<void>;
  /** Delivers messages as a mail server would: a file for each in a folder of the user. */
  deliver: (user: string, messages: readonly (string | Uint8Array)[], folder?: string) => void;
  createFolder: (user: string, folder: string) => void;
  /** The files of a folder of the user. */
  files: (user: string, folder?: string) => string[];
  /** Gives the folder a new UIDVALIDITY: its index is lost, as after a restore. */
  renumber: (user: string) => void;
};

/** A free port on loopback. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Who owns the mail: root may not, so that Dovecot's own user does then. */
function owner(): { user: string; group: string; chown: boolean } {
  if (process.getuid?.() === 0) return { user: "dovecot", group: "dovecot", chown: true };
  const { username } = userInfo();
  return { user: username, group: execFileSync("id", ["-gn"], { encoding: "utf8" }).trim(), chown: false };
}

/** A real Dovecot of the test's own, in a folder of its own: users are whoever signs in with `password`. */
export async function startDovecot(options: Options = {}): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), "vigilans-dovecot-"));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const { user, group, chown } = owner();
  const idOf = (kind: "-u" | "-g") => Number(execFileSync("id", [kind, user], { encoding: "utf8" }));
  const [uid, gid] = [idOf("-u"), idOf("-g")];
  const own = (path: string) => chown && execFileSync("chown", ["-R", `${user}:${group}`, path]);
  for (const name of ["run", "state", "mail"]) mkdirSync(join(folder, name));
  execFileSync("chmod", ["755", folder]);
  own(join(folder, "mail"));
  writeFileSync(join(folder, "dovecot.conf"), configuration({ folder, port, tlsPort, user, group }, options));
  let child: ChildProcess | undefined;
  let next = 0;

  const maildir = (name: string, box = "INBOX") =>
    join(folder, "mail", name, "Maildir", box === "INBOX" ? "" : `.${box}`);
  const makeFolder = (name: string, box: string) => {
    for (const part of ["tmp", "new", "cur"]) mkdirSync(join(maildir(name, box), part), { recursive: true });
    own(join(folder, "mail", name));
  };
  const start = async () => {
    child = spawn(program ?? "", ["-F", "-c", join(folder, "dovecot.conf")], { stdio: "ignore" });
    await until(() => answers(port));
  };
  const stop = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child?.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  };
  await start();
  return {
    port,
    tlsPort,
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    deliver: (name, messages, box = "INBOX") => {
      if (!existsSync(join(maildir(name, box), "cur"))) makeFolder(name, box);
      for (const message of messages) {
        next += 1;
        // The name orders them, and "new" is where an MTA puts them.
        const file = `${1_700_000_000 + next}.M${next}P1.test`;
        // Whole and its owner's before the server sees it: meanwhile it moves what it has seen.
        const place = join(maildir(name, box), "tmp", file);
        writeFileSync(place, message);
        if (chown) chownSync(place, uid, gid);
        renameSync(place, join(maildir(name, box), "new", file));
      }
    },
    createFolder: makeFolder,
    files: (name, box = "INBOX") =>
      ["new", "cur"].flatMap((part) =>
        existsSync(join(maildir(name, box), part)) ? readdirSync(join(maildir(name, box), part)) : [],
      ),
    renumber: (name) => {
      for (const file of readdirSync(maildir(name)))
        if (file.startsWith("dovecot")) rmSync(join(maildir(name), file), { recursive: true, force: true });
    },
  };
}

type Place = { folder: string; port: number; tlsPort: number; user: string; group: string };

function configuration(place: Place, { introspectionUrl, certificate, capability }: Options): string {
  const { folder, port, tlsPort, user, group } = place;
  if (certificate) {
    writeFileSync(join(folder, "cert.pem"), certificate.cert);
    writeFileSync(join(folder, "key.pem"), certificate.key);
  }
  if (introspectionUrl)
    writeFileSync(
      join(folder, "oauth2.conf"),
      [
        `introspection_url = ${introspectionUrl}`,
        "introspection_mode = post",
        "username_attribute = username",
        "active_attribute = active",
        "active_value = true",
        "",
      ].join("\n"),
    );
  const oauth2 = introspectionUrl
    ? `passdb {\n  driver = oauth2\n  mechanisms = xoauth2\n  args = ${folder}/oauth2.conf\n}\n`
    : "";
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
ssl = ${certificate ? `yes\nssl_cert = <${folder}/cert.pem\nssl_key = <${folder}/key.pem` : "no"}
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
first_valid_gid = 1
mail_uid = ${user}
mail_gid = ${group}
mail_location = maildir:~/Maildir
${capability ? `imap_capability = ${capability}\n` : ""}mail_max_userip_connections = 100
auth_mechanisms = plain${introspectionUrl ? " xoauth2" : ""}
auth_failure_delay = 0
${oauth2}passdb {
  driver = static
  mechanisms = plain
  args = password=${password}
}
userdb {
  driver = static
  args = home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${certificate ? tlsPort : 0}
    ssl = yes
  }
}
service anvil {
  chroot =
}
`;
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = tcp({ port, host: "127.0.0.1" });
    const end = (well: boolean) => {
      socket.destroy();
      resolve(well);
    };
    socket.once("data", () => end(true));
    socket.once("error", () => end(false));
    setTimeout(() => end(false), 2000).unref();
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error("Dovecot does not answer");
}

/** A wire between client and server that the test can cut. */
export async function startProxy(target: number) {
  const open = new Set<Socket>();
  let cutAfter = Number.POSITIVE_INFINITY;
  let passed = 0;
  const cuts = { count: 0 };
  const cut = () => {
    for (const socket of open) socket.destroy();
    open.clear();
  };
  const server: Server = createServer((client) => {
    const upstream = tcp({ port: target, host: "127.0.0.1" });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on("data", (chunk: Buffer) => {
      passed += chunk.byteLength;
      if (passed < cutAfter) {
        client.write(chunk);
        return;
      }
      client.write(chunk.subarray(0, Math.max(0, chunk.byteLength - (passed - cutAfter))), () => {
        cuts.count += 1;
        cut();
      });
      cutAfter = Number.POSITIVE_INFINITY;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    port,
    cuts,
    /** Cuts every connection once this many more bytes have come from the server. */
    cutAfterBytes: (bytes: number) => {
      passed = 0;
      cutAfter = bytes;
    },
    stop: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
