import { afterEach, describe, expect, test, vi } from "vitest";
import { reachedAt, readSettings } from "#scripts/run/settings.ts";

/** The settings with nothing in the environment but this. */
function settingsWith(environment: Record<string, string>) {
  for (const name of ["DATABASE_URL", "VIGILANS_DEMO", "VIGILANS_HOST", "PORT"])
    vi.stubEnv(name, environment[name] ?? "");
  return readSettings();
}

afterEach(() => vi.unstubAllEnvs());

describe("the web server listens", () => {
  test.each([
    ["on loopback in demonstration mode", {}, "127.0.0.1"],
    ["everywhere with a database of the region's own", { DATABASE_URL: "postgresql://x" }, undefined],
    ["everywhere outside demonstration mode", { VIGILANS_DEMO: "0" }, undefined],
    ["where a setting says", { VIGILANS_HOST: "0.0.0.0" }, "0.0.0.0"],
  ])("%s", (_words, environment, host) => {
    expect(settingsWith(environment).host).toBe(host);
  });

  test.each([
    [{}, "http://127.0.0.1:3000"],
    [{ VIGILANS_HOST: "0.0.0.0" }, "http://127.0.0.1:3000"],
    [{ VIGILANS_HOST: "::" }, "http://127.0.0.1:3000"],
    [{ VIGILANS_HOST: "192.0.2.7", PORT: "80" }, "http://192.0.2.7:80"],
    [{ VIGILANS_HOST: "2001:db8::1" }, "http://[2001:db8::1]:3000"],
  ])("and is reached with %j", (environment, address) => {
    expect(reachedAt(settingsWith(environment))).toBe(address);
  });
});
