import pg from "pg";
import { errorCode, errorMessage, Failure } from "../failure.ts";

/** The oldest PostgreSQL that the migrations and queries are written for, as `server_version_num`. */
const oldestServer = 150_000;

/** A database in words, without its password: "the database vigilans on db.example:5432". */
export function describeDatabase(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `the database ${decodeURIComponent(pathname.slice(1)) || "(none)"} on ${hostname}:${port || "5432"}`;
}

/** Checks a connection string, and that a new enough server answers there; else a Failure says why not. */
export async function assertReachable(url: string): Promise<void> {
  if (!/^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? "")) {
    throw new Failure(
      "DATABASE_URL is not a PostgreSQL address: it looks like postgresql://user:password@host/name.",
    );
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS version");
    if (rows[0].version < oldestServer) {
      throw new Failure(
        `${describeDatabase(url)} is on PostgreSQL ${rows[0].version / 10_000}; 15 or later is needed.`,
      );
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`The application cannot use ${describeDatabase(url)}: ${explain(error)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function explain(error: unknown): string {
  switch (errorCode(error)) {
    case "ECONNREFUSED":
      return "nothing answers there; see that the server runs and that DATABASE_URL names it.";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "there is no such host; correct DATABASE_URL.";
    case "28P01":
    case "28000":
      return "the server refuses the user or the password in DATABASE_URL.";
    case "3D000":
      return "the server has no such database; create it or correct DATABASE_URL.";
    default:
      return `${errorMessage(error)}.`;
  }
}
