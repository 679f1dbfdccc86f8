import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { root } from "../paths.ts";

const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser that end-to-end tests run in: the system's Chromium, or the one that Playwright has fetched. */
export function findBrowser(): string | undefined {
  const named = process.env.VIGILANS_CHROMIUM;
  return [...(named ? [named] : []), ...systemBrowsers, chromium.executablePath()].find((path) =>
    existsSync(path),
  );
}

/** Command-line arguments for it; as root it cannot use its sandbox. */
export function browserArguments(): string[] {
  return ["--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
}

/** Installs a browser, the PDF tools and an IMAP server for the tests if they are missing and that is possible here; says so if it is not. */
export function installTools(): void {
  const canInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const missing = [
    ...(findBrowser() ? [] : ["chromium"]),
    ...(hasProgram("pdftotext") ? [] : ["poppler-utils"]),
    // Where there is an init system the package would start a server of its own.
    ...(existsSync("/usr/sbin/dovecot") || existsSync("/run/systemd/system") ? [] : ["dovecot-imapd"]),
  ];
  if (missing.length > 0 && canInstall) {
    console.error(`Installing ${missing.join(" and ")} …`);
    apt("update");
    apt("install", "-y", "--no-install-recommends", ...missing);
  }
  if (!findBrowser()) {
    const cli = join(root, "node_modules/playwright/cli.js");
    spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: ["ignore", "inherit", "inherit"] });
  }
  if (!findBrowser())
    console.error("There is no browser: install Chromium, or name it in VIGILANS_CHROMIUM.");
}

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", "ignore", "inherit"], env });
}

function hasProgram(name: string): boolean {
  return spawnSync(name, ["-v"], { stdio: "ignore" }).error === undefined;
}
