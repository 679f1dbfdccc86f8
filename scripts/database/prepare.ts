import { migrate } from "./migrate.ts";

/** The first administrator of a region's own installation, with a password that works once. */
export type Administrator = { email: string; password: string };

/**
 * Brings a database to where the application can use it: tables, job queues, the region's directory. Doing it again
 * changes nothing. DATABASE_URL must name the same database: the application's own code reads it from there.
 *
 * @param demo whether to make the demonstration accounts
 * @returns the administrator, if this run made one: show it once, it is kept nowhere
 */
export async function prepareDatabase(url: string, demo: boolean): Promise<Administrator | undefined> {
  await migrate(url);
  const { prepareQueues } = await import("#lib/jobs/boss.ts");
  const { seed } = await import("#prisma/seed.ts");
  const { db } = await import("#lib/db.ts");
  await prepareQueues();
  try {
    return (await seed({ demo })).administrator;
  } finally {
    await db.$disconnect();
  }
}
