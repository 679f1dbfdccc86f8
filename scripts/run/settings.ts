import { createServer } from "node:net";
import { parseArgs } from "node:util";
import { errorCode, Failure } from "../failure.ts";
import { dataFolder } from "../paths.ts";

const loopback = "127.0.0.1";

export type Settings = {
  port: number;
  data: string;
  /** `next dev` in place of a build. */
  dev: boolean;
  /** The region's own server; undefined means the embedded one. */
  databaseUrl: string | undefined;
  /** One account per role, one click to use it: only ever on the embedded database. */
  demo: boolean;
  /** The address that the web server listens on; undefined means all of this machine's. */
  host: string | undefined;
  /** Where people reach the application. */
  address: string;
};

/** Reads what places a running copy, from the environment and the command line. */
export function readSettings(): Settings {
  const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
  const port = Number(process.env.PORT || "3000");
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure(`PORT is "${process.env.PORT}", which is not a port number from 1 to 65535.`);
  }
  const databaseUrl = process.env.DATABASE_URL || undefined;
  const demo = !databaseUrl && process.env.VIGILANS_DEMO !== "0";
  return {
    port,
    data: dataFolder(),
    dev: values.dev,
    databaseUrl,
    demo,
    // Demonstration accounts need no password: nobody else on the network is to find them.
    host: process.env.VIGILANS_HOST || (demo ? loopback : undefined),
    address: (process.env.VIGILANS_URL || `http://localhost:${port}`).replace(/\/+$/, ""),
  };
}

/** Where this process reaches its own web server. */
export function reachedAt({ host, port }: Settings): string {
  const own = !host || host === "0.0.0.0" || host === "::" ? loopback : host;
  return `http://${own.includes(":") ? `[${own}]` : own}:${port}`;
}

/** A Failure unless this process could listen on the port, where it is told to and on loopback. */
export async function assertPortFree({ host: wanted, port }: Settings): Promise<void> {
  for (const host of new Set([wanted, loopback])) {
    await new Promise<void>((resolve, reject) => {
      const probe = createServer();
      probe.once("error", (error) => reject(explainPort(error, port, host)));
      probe.listen({ port, host }, () => probe.close(() => resolve()));
    });
  }
}

function explainPort(error: unknown, port: number, host: string | undefined): unknown {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return new Failure(
        `Port ${port} is taken by another program: stop that one, or set PORT to another number.`,
      );
    case "EACCES":
      return new Failure(`This user may not listen on port ${port}: set PORT to a number above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Failure(`VIGILANS_HOST is "${host}", which is not an address of this machine.`);
    default:
      return error;
  }
}
