import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type Received = { messageId: string; raw: string; mail: Email };

type Options = {
  /** Called when a message has been taken in whole, before the server says so. May wait, or throw to refuse. */
  beforeAccept?: (received: Received) => Promise<void> | void;
};

/** A real SMTP server on loopback that keeps what it takes. */
export async function startSmtpServer({ beforeAccept }: Options = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const mail = await PostalMime.parse(raw);
        const entry = { messageId: mail.messageId ?? "", raw, mail };
        try {
          await beforeAccept?.(entry);
          received.push(entry);
          done();
        } catch (error) {
          done(error as Error);
        }
      });
    },
  });
  // A client that is killed in the middle of a talk is what some tests are about.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** What an SMTP server says no with. */
export function smtpError(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** Waits until something holds, or throws after `seconds`. */
export async function until(holds: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${seconds} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
