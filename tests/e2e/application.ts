import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { root } from "#scripts/paths.ts";

/**
 * Before the end-to-end tests: the real application, started as a person starts it, on a data folder and a port of
 * its own, with a real SMTP server to send to. Tests find its data folder in E2E_DATA and the mails in E2E_MAILS.
 */
export default async function startApplication(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "vigilans-e2e-"));
  process.env.E2E_DATA = join(folder, "data");
  process.env.E2E_MAILS = join(folder, "mails");
  mkdirSync(process.env.E2E_MAILS);
  const { port: smtpPort, close } = await receiveMails(process.env.E2E_MAILS);

  const { DATABASE_URL: _database, VIGILANS_URL: _url, VIGILANS_DEMO: _demo, ...inherited } = process.env;
  const application = spawn(process.execPath, [join(root, "scripts/start.mjs")], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...inherited,
      PORT: process.env.E2E_PORT,
      VIGILANS_DATA: process.env.E2E_DATA,
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    },
  });
  const ended = new Promise<number>((resolve) => application.once("exit", (code) => resolve(code ?? 1)));
  const stop = async () => {
    application.kill("SIGTERM");
    await ended;
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
  const announced = new Promise<void>((resolve) => {
    application.stdout.on("data", (text: Buffer) => {
      if (text.includes("Vigilans runs at")) resolve();
    });
  });
  const failed = ended.then((code) => {
    throw new Error(`The application ended with code ${code} before it was ready.`);
  });
  try {
    await Promise.race([announced, failed]);
  } catch (error) {
    await stop();
    throw error;
  }
  failed.catch(() => undefined);
  return stop;
}

/** An SMTP server that keeps every mail it is given as a file, in the order of arrival. */
async function receiveMails(folder: string): Promise<{ port: number; close: () => Promise<void> }> {
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        writeFileSync(join(folder, `${String(++count).padStart(5, "0")}.eml`), Buffer.concat(chunks));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
