import { withDatabase } from "./database/connect.ts";
import { runMain } from "./failure.ts";

/** Keeps a migrated database running until Ctrl-C, and prints its address: for development beside tests and tools. */
await runMain(() =>
  withDatabase(async (url) => {
    console.log(url);
    console.error('Stays until Ctrl-C. Elsewhere: export DATABASE_URL="…" or the same VIGILANS_DATA.');
    const alive = setInterval(() => undefined, 60_000);
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
    });
    clearInterval(alive);
  }),
);
