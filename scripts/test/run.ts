import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Embedded, startEmbedded } from "../database/embedded.ts";
import { errorMessage, Failure, runMain } from "../failure.ts";
import { generateClient } from "../generate.ts";
import { ensureBuild } from "../run/build.ts";
import { installTools } from "./browser.ts";
import { asOneTest, type Outcome, playwright, stopCurrent, vitest } from "./command.ts";

const depcruise = [
  "depcruise",
  "--config",
  ".dependency-cruiser.cjs",
  "app",
  "components",
  "lib",
  "prisma",
  "scripts",
];

/** Every step of npm test, in order. */
const steps: Record<string, () => Promise<Outcome>> = {
  lint: () => asOneTest(["biome", "ci"]),
  types: () => asOneTest(["next", "typegen"], ["tsc", "--noEmit", "-p", "."]),
  structure: () => asOneTest(depcruise as [string, ...string[]], ["node", "scripts/test/purity.ts"]),
  unused: () => asOneTest(["knip"]),
  messages: () => asOneTest(["node", "scripts/test/messages.ts"]),
  migrations: () => asOneTest(["node", "scripts/migrate.ts", "check"]),
  unit: () => vitest("unit"),
  integration: () => vitest("integration"),
  build: async () => {
    (await ensureBuild()).release();
    return { passed: 1, failed: 0 };
  },
  scripts: () => vitest("scripts"),
  e2e: () => playwright(),
};

/** One throw-away PostgreSQL for the whole run, in a folder of its own: a running copy is never met. */
async function startServer(): Promise<Embedded> {
  const data = mkdtempSync(join(tmpdir(), "vigilans-test-"));
  const server = await startEmbedded({ data, durable: false });
  process.env.TEST_SERVER_URL = server.url;
  process.env.DATABASE_URL = server.url;
  process.env.VIGILANS_DATA = data;
  const stop = async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  };
  return { ...server, stop };
}

function chosenSteps(): string[] {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const chosen = values.only?.split(",") ?? Object.keys(steps);
  const unknown = chosen.filter((name) => !(name in steps));
  if (unknown.length > 0)
    throw new Failure(`--only knows ${Object.keys(steps).join(", ")}; not ${unknown.join(", ")}.`);
  return Object.keys(steps).filter((name) => chosen.includes(name));
}

async function runStep(name: string): Promise<Outcome> {
  console.error(`\n== ${name}`);
  const begun = Date.now();
  let outcome: Outcome;
  try {
    outcome = (await steps[name]?.()) ?? { passed: 0, failed: 1 };
  } catch (error) {
    console.error(error instanceof Failure ? error.message : errorMessage(error));
    outcome = { passed: 0, failed: 1 };
  }
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.error(`== ${name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`);
  return outcome;
}

await runMain(async () => {
  const chosen = chosenSteps();
  if (chosen.includes("integration") || chosen.includes("e2e")) installTools();
  // What the person's own shell sets must not steer the tests.
  for (const name of ["PORT", "VIGILANS_DEMO", "VIGILANS_URL", "SMTP_URL", "NODE_ENV"])
    delete process.env[name];
  await generateClient();
  const server = await startServer();
  let interrupted = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      interrupted = true;
      stopCurrent();
    });
  }

  const total: Outcome = { passed: 0, failed: 0 };
  try {
    for (const name of chosen) {
      const { passed, failed } = interrupted ? { passed: 0, failed: 1 } : await runStep(name);
      total.passed += passed;
      total.failed += failed;
    }
  } finally {
    await server.stop();
  }
  console.error();
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
});
