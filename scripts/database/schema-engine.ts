import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { schemaFiles } from "./migration-files.ts";

type SchemaEngine = bindings.SchemaEngine;

/** Object identifiers of two PostgreSQL types (catalogue table pg_type): "char", and an array of it. */
const charType = 18;
const charArrayType = 1002;

/**
 * A pool that presents the catalogue's one-byte type "char", which Prisma's adapter refuses, as an array of it,
 * which it lets pass; nothing in the catalogue queries is a real array of "char".
 */
class CataloguePool extends pg.Pool {
  override query(...args: unknown[]): Promise<never> {
    const answer = Reflect.apply(super.query, this, args) as Promise<pg.QueryResult | pg.QueryResult[]>;
    return answer.then((result) => {
      for (const field of [result].flat().flatMap((one) => one.fields)) {
        if (field.dataTypeID === charType) field.dataTypeID = charArrayType;
      }
      return result as never;
    });
  }
}

function openPool(connectionString: string): pg.Pool {
  const pool = new CataloguePool({ connectionString, max: 2, idleTimeoutMillis: 0 });
  // A connection that is being closed may still be cut by the server, when the shadow database is dropped.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Opens an adapter whose results name the type "char" as the engine expects it: as a character. */
async function openAdapter(
  pool: pg.Pool,
  onScriptError: (error: unknown) => void,
): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool, { onPoolError: () => undefined }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  // In one message, hence in one transaction, and with semicolons inside functions left alone.
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error: unknown) => {
      onScriptError(error);
      throw error;
    });
  };
  return adapter;
}

let loaded: Promise<void> | undefined;

/** The engine leaves a timer of ten seconds behind its own lock: it must not keep a finished command from ending. */
function unhurried(name: string, value: unknown): WebAssembly.ImportValue {
  if (!name.startsWith("__wbg_setTimeout_")) return value as WebAssembly.ImportValue;
  const original = value as (...args: unknown[]) => NodeJS.Timeout;
  return (...args: unknown[]) => original(...args).unref();
}

/** Prisma's migration engine, as WebAssembly in this process: no program has to be fetched for it. */
async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const code = readFileSync(entry.replace(/\.js$/, ".wasm"));
  const imports = Object.fromEntries(
    Object.entries(bindings).map(([name, value]) => [name, unhurried(name, value)]),
  );
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": imports });
  bindings.__wbg_set_wasm(instance.exports);
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) },
  });
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
}

/**
 * Runs work with an engine on a database; the connections are closed afterwards.
 *
 * @param url the database that migrations are applied to
 * @param work gets the engine, and a way to ask what PostgreSQL said about a script that failed: the engine does not tell
 * @param shadowUrl an empty database in which the engine may replay the migrations, needed for a diff from them
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine, scriptError: () => unknown) => Promise<T>,
  shadowUrl = url,
): Promise<T> {
  loaded ??= load();
  await loaded;
  const pools = [openPool(url), openPool(shadowUrl)];
  const [main, shadow] = pools;
  if (!main || !shadow) throw new Error("There are two pools.");
  let scriptError: unknown;
  const onScriptError = (error: unknown) => {
    scriptError = error;
  };
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => openAdapter(main, onScriptError),
    // The adapter's own shadow database would be the main one whenever a connection string is used.
    connectToShadowDb: () => openAdapter(shadow, onScriptError),
  });
  const datamodels = schemaFiles().map((file): [string, string] => [file.path, file.content]);
  try {
    const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, adapter);
    try {
      return await work(engine, () => scriptError);
    } finally {
      engine.free();
    }
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
  }
}
