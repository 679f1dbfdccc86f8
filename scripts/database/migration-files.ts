import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList, SchemaContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { root } from "../paths.ts";

/** The folder of the migrations: VIGILANS_MIGRATIONS exists for tests of this very machinery. */
export function migrationsFolder(): string {
  return process.env.VIGILANS_MIGRATIONS || join(root, "prisma/migrations");
}

/** The schema, one file per domain, in the form that the engine reads. */
export function schemaFiles(): SchemaContainer[] {
  const folder = process.env.VIGILANS_SCHEMA || join(root, "prisma/schema");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), "utf8") }));
}

/** What Prisma's own tools expect beside the migrations: the kind of database that they are written for. */
export const migrationLock = 'provider = "postgresql"\n';

/** The migrations in the order in which they apply, in the form that the engine reads. */
export function migrationList(): MigrationList {
  const baseDir = migrationsFolder();
  const names = existsSync(baseDir)
    ? readdirSync(baseDir)
        .filter((name) => existsSync(join(baseDir, name, "migration.sql")))
        .sort()
    : [];
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: migrationLock },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
