import { withDatabase } from "./database/connect.ts";
import { runMain } from "./failure.ts";

/** Migrates and seeds the database of this data folder, or of DATABASE_URL; doing it again changes nothing. */
await runMain(() => withDatabase(async () => console.error("The database is ready."), { prepare: "always" }));
