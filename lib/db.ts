import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#lib/env.ts";
import { type Prisma, PrismaClient } from "#prisma/generated/client.ts";

/** A transaction: what commands write with. */
export type Tx = Prisma.TransactionClient;

const holder = globalThis as typeof globalThis & { vigilansDb?: PrismaClient };

function connect(): PrismaClient {
  const adapter = new PrismaPg({ connectionString: env().DATABASE_URL, max: 10 });
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
