import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#lib/env.ts";
import { type Prisma, PrismaClient } from "#prisma/generated/client.ts";

/** A transaction: what commands write with. */
export type Tx = Prisma.TransactionClient;

const holder = globalThis as typeof globalThis & { vigilansDb?: PrismaClient };

/** Statements that each connection keeps parsed and planned; the rest, such as lists of odd lengths, are not kept. */
const keptStatements = 300;
const names = new Map<string, string>();

// Planning a statement costs PostgreSQL about as much as running it.
function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined || names.size >= keptStatements) return known ?? "";
  const name = `v${createHash("sha256").update(sql).digest("hex").slice(0, 32)}`;
  names.set(sql, name);
  return name;
}

function connect(): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString: env().DATABASE_URL, max: 10 },
    { statementNameGenerator: statementName },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 30_000 } });
}

/**
 * The database of this process. Connects at the first use, and stays the same over a development server's
 * reloads.
 */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    holder.vigilansDb ??= connect();
    const value = Reflect.get(holder.vigilansDb, property);
    return typeof value === "function" ? value.bind(holder.vigilansDb) : value;
  },
});
