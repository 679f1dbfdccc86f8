import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { root } from "../paths.ts";

/** How a step went: a step that is no test runner counts as one test. */
export type Outcome = { passed: number; failed: number };

/** Ends the command that runs now, so that nothing outlives an interrupted run. */
export let stopCurrent: () => void = () => undefined;

/** Runs one of the installed programs with its output shown; resolves with its exit code. */
export function run(
  program: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<number> {
  const bin = join(root, "node_modules/.bin");
  return new Promise((resolve) => {
    const child = spawn(join(bin, program), args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
        NEXT_TELEMETRY_DISABLED: "1",
        ...environment,
      },
    });
    stopCurrent = () => child.kill("SIGTERM");
    child.once("error", (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once("exit", (code) => {
      stopCurrent = () => undefined;
      resolve(code ?? 1);
    });
  });
}

/** Runs commands one after the other until one fails; together they are one test. */
export async function asOneTest(...commands: [program: string, ...args: string[]][]): Promise<Outcome> {
  for (const [program, ...args] of commands) {
    if ((await run(program, args)) !== 0) return { passed: 0, failed: 1 };
  }
  return { passed: 1, failed: 0 };
}

/** Runs a Vitest project; its tests are counted one by one. */
export async function vitest(project: string): Promise<Outcome> {
  return counting(async (report) => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const code = await run("vitest", ["run", "--project", project, "--passWithNoTests", ...reporters]);
    return {
      code,
      count: (json) => ({ passed: json.numPassedTests ?? 0, failed: json.numFailedTests ?? 0 }),
    };
  });
}

/** Runs the end-to-end tests; what did not run because something before it failed counts as failed. */
export async function playwright(): Promise<Outcome> {
  return counting(async (report) => {
    const code = await run("playwright", ["test", "--reporter=list,json"], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    const count = ({ stats }: Report) => ({
      passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
      failed: stats?.unexpected ?? 0,
    });
    return { code, count };
  });
}

type Report = {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected: number; unexpected: number; flaky: number };
};

type Run = (reportFile: string) => Promise<{ code: number; count: (report: Report) => Outcome }>;

async function counting(start: Run): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "vigilans-report-"));
  const file = join(folder, "report.json");
  try {
    const { code, count } = await start(file);
    const outcome = count(JSON.parse(readFileSync(file, "utf8")) as Report);
    // A runner that gave up (a file that does not load, a set-up that failed) has failed without a failed test.
    if (code !== 0 && outcome.failed === 0) outcome.failed = 1;
    return outcome;
  } catch (error) {
    console.error(`There is no report of the tests: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
