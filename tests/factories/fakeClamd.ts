import { createServer, type Server, type Socket } from "node:net";

/** What the scanner answers for a file: `OK`, a name of malware, or an error of its own. */
export type Answer = { ok: true } | { malware: string } | { error: string } | { hangUp: true };

/** A malware scanner that speaks clamd's protocol (INSTREAM, NUL-ended), on a free port of its own. */
export class FakeClamd {
  readonly scanned: Buffer[] = [];
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private readonly answer: (content: Buffer) => Answer;

  constructor(answer: (content: Buffer) => Answer) {
    this.answer = answer;
  }

  /** Starts it; `0` takes any free port, a path a Unix socket. Returns what `CLAMD_HOST` is to be. */
  async start(at: number | string = 0): Promise<string> {
    const server = createServer((socket) => this.serve(socket));
    this.server = server;
    await new Promise<void>((resolve) => {
      if (typeof at === "string") server.listen(at, resolve);
      else server.listen(at, "127.0.0.1", resolve);
    });
    const address = server.address();
    return typeof address === "object" && address ? `127.0.0.1:${address.port}` : String(at);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
    this.server = null;
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("close", () => this.sockets.delete(socket));
    socket.on("error", () => undefined);
    let received = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      const content = contentOf(received);
      if (!content) return;
      this.scanned.push(content);
      const answer = this.answer(content);
      if ("hangUp" in answer) return void socket.destroy();
      const said =
        "malware" in answer
          ? `stream: ${answer.malware} FOUND`
          : "error" in answer
            ? `${answer.error} ERROR`
            : "stream: OK";
      socket.end(`${said}\0`);
    });
  }
}

/** The file within a whole INSTREAM session, or null while it is not whole. */
function contentOf(received: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  if (received.subarray(0, command.length).toString("latin1") !== command) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > received.length) return null;
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
