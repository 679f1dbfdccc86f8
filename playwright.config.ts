import { defineConfig } from "@playwright/test";
import { freePort } from "#scripts/database/embedded.ts";
import { browserArguments, findBrowser } from "#scripts/test/browser.ts";

// Chosen once, in the process that starts the application; the workers inherit it.
process.env.E2E_PORT ??= String(await freePort());

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  globalSetup: "./tests/e2e/application.ts",
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    actionTimeout: 15_000,
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    trace: "retain-on-failure",
    launchOptions: { executablePath: findBrowser(), args: browserArguments() },
  },
});
