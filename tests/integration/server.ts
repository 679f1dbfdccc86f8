import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "#scripts/database/embedded.ts";
import { migrate } from "#scripts/database/migrate.ts";
import { generateClient } from "#scripts/generate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
    template: string;
    /** For the data folders of the test files; removed in the end. */
    folder: string;
  }
}

/**
 * Before the integration tests: a PostgreSQL (that of npm test, or one of our own) with a migrated database that
 * each test file copies.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await findServer();
  const template = `template_${process.pid}_${Date.now()}`;
  const folder = mkdtempSync(join(tmpdir(), "vigilans-test-files-"));
  const tearDown = async () => {
    rmSync(folder, { recursive: true, force: true });
    await onServer(url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await stop();
  };
  try {
    await fillTemplate(url, template);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide("serverUrl", url);
  project.provide("template", template);
  project.provide("folder", folder);
  return tearDown;
}

async function fillTemplate(url: string, template: string): Promise<void> {
  await onServer(url, `CREATE DATABASE ${template}`);
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${template}`;
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = templateUrl.href;
  await generateClient();
  await migrate(templateUrl.href);
  const { prepareQueues } = await import("#lib/jobs/boss.ts");
  await prepareQueues();
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
}

async function findServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (process.env.TEST_SERVER_URL) return { url: process.env.TEST_SERVER_URL, stop: async () => undefined };
  const data = mkdtempSync(join(tmpdir(), "vigilans-test-"));
  const server = await startEmbedded({ data, durable: false });
  const stop = async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
