import { connect, type Socket } from "node:net";

/** What the scanner says of one file. */
export type Verdict = { infected: false } | { infected: true; malware: string };

/**
 * Why there is no verdict: `away` when the scanner could not be reached at all, so that nothing else can be scanned
 * either; `silent` when it took the file and said nothing of it; `refused` when it refused it, in the words of the
 * message.
 */
export type Unscanned = "away" | "silent" | "refused";

/** The scanner gave no verdict. */
export class ScannerError extends Error {
  readonly why: Unscanned;

  constructor(message: string, why: Unscanned) {
    super(message);
    this.name = "ScannerError";
    this.why = why;
  }
}

export type ScannerAddress = { host: string; port: number } | { path: string };

const DEFAULT_PORT = 3310;
const CHUNK = 256 * 1024;
/** Longest reply that is read: a name of malware is short. */
const MAX_REPLY = 4096;
/** Silence of the scanner while it scans one file, and while it takes a connection. */
const MAX_MILLISECONDS = 180_000;
const CONNECT_MILLISECONDS = 5_000;

/** `host`, `host:port`, `[::1]:3310`, or the path of a Unix socket. */
export function scannerAddress(setting: string): ScannerAddress {
  const path = setting.replace(/^unix:(?:\/\/(?=\/))?/, "");
  if (path.startsWith("/")) return { path };
  const match = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(setting);
  if (!match) return { host: setting, port: DEFAULT_PORT };
  return { host: match[1] ?? match[2] ?? setting, port: Number(match[3] ?? DEFAULT_PORT) };
}

/**
 * Has a file scanned by clamd (its INSTREAM command; clamd(8)). Throws a ScannerError when there is no verdict.
 */
export async function scanBytes(content: Uint8Array, address: ScannerAddress): Promise<Verdict> {
  const socket = connect(address);
  try {
    await connected(socket);
    const reply = replyOf(socket);
    // The scanner may answer and hang up before it has all of a file that is too large for it.
    const sent = send(socket, content).catch(() => undefined);
    const said = await reply;
    void sent;
    return verdictOf(said);
  } finally {
    socket.destroy();
  }
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new ScannerError("no connection in time", "away")),
      CONNECT_MILLISECONDS,
    );
    socket.once("connect", () => {
      clearTimeout(timer);
      resolve();
    });
    socket.once("error", (error) => {
      clearTimeout(timer);
      reject(new ScannerError(error.message, "away"));
    });
  });
}

function replyOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    socket.setTimeout(MAX_MILLISECONDS, () => reject(new ScannerError("no answer in time", "silent")));
    socket.on("data", (chunk) => {
      said += chunk.toString("utf8");
      if (said.includes("\0") || said.length > MAX_REPLY) resolve(said.split("\0", 1)[0] ?? "");
    });
    socket.once("error", (error) => reject(new ScannerError(error.message, "silent")));
    socket.once("close", () => reject(new ScannerError("hung up without an answer", "silent")));
  });
}

/** Pieces of a file, each with its length before it, ended by one of length zero. */
async function send(socket: Socket, content: Uint8Array): Promise<void> {
  await write(socket, Buffer.from("zINSTREAM\0"));
  for (let at = 0; at < content.length; at += CHUNK) {
    const piece = content.subarray(at, at + CHUNK);
    await write(socket, lengthOf(piece.length));
    await write(socket, piece);
  }
  await write(socket, lengthOf(0));
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

function verdictOf(said: string): Verdict {
  const line = said.trim();
  if (/^(?:stream: )?OK$/.test(line)) return { infected: false };
  const malware = /^(?:stream: )?(.{1,300}) FOUND$/.exec(line)?.[1];
  if (malware) return { infected: true, malware };
  throw new ScannerError(line.slice(0, 300) || "empty answer", line ? "refused" : "silent");
}
