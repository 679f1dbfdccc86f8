import { parseArgs } from "node:util";
import { withDatabase } from "./database/connect.ts";
import { migrate, missingMigration, retryMigration, writeMigration } from "./database/migrate.ts";
import { Failure, runMain } from "./failure.ts";

const usage =
  "Usage: npm run migrate [-- --retry NAME], npm run migrate:new -- NAME [--empty], npm run migrate:check";

/** migrate: apply; migrate new NAME: write the missing one; migrate check: exit 1 unless schema and migrations agree. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { retry: { type: "string" }, empty: { type: "boolean", default: false } },
  });
  const [verb = "apply", name] = positionals;
  if (verb === "apply") return apply(values.retry);
  if (verb === "check") return check();
  if (verb === "new" && name) return create(name, values.empty);
  throw new Failure(usage);
}

async function apply(retry: string | undefined): Promise<void> {
  await withDatabase(
    async (url) => {
      if (retry) await retryMigration(url, retry);
      const applied = await migrate(url);
      console.error(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
    },
    { prepare: "never" },
  );
}

async function create(name: string, empty: boolean): Promise<void> {
  await withDatabase(
    async (url) => {
      const sql = await missingMigration(url);
      if (!sql && !empty)
        throw new Failure("The schema and the migrations agree: nothing to write (or give --empty).");
      console.log(writeMigration(name, sql ?? "", new Date()));
    },
    { prepare: "never" },
  );
}

async function check(): Promise<void> {
  await withDatabase(
    async (url) => {
      const sql = await missingMigration(url);
      if (sql) {
        const start = sql.split("\n").slice(0, 40).join("\n");
        throw new Failure(`The schema is ahead of the migrations (npm run migrate:new -- NAME):\n${start}`);
      }
      console.error("The schema and the migrations agree.");
    },
    { prepare: "never" },
  );
}

await runMain(main);
