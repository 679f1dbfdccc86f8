import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { ScannerError, scanBytes, scannerAddress } from "#lib/documents/scanning/clamd.ts";
import { type Answer, FakeClamd } from "#tests/factories/fakeClamd.ts";

let clamd: FakeClamd | null = null;

afterEach(async () => {
  await clamd?.stop();
  clamd = null;
});

async function scan(content: Uint8Array, answer: Answer) {
  clamd = new FakeClamd(() => answer);
  return scanBytes(content, scannerAddress(await clamd.start()));
}

describe("the address", () => {
  test.each([
    ["clamd", { host: "clamd", port: 3310 }],
    ["clamd:3311", { host: "clamd", port: 3311 }],
    ["10.0.0.4:3310", { host: "10.0.0.4", port: 3310 }],
    ["[::1]:3312", { host: "::1", port: 3312 }],
    ["/run/clamd.sock", { path: "/run/clamd.sock" }],
    ["unix:/run/clamd.sock", { path: "/run/clamd.sock" }],
    ["unix:///run/clamd.sock", { path: "/run/clamd.sock" }],
  ])("%s", (setting, address) => {
    expect(scannerAddress(setting)).toEqual(address);
  });
});

describe("a scan", () => {
  test("sends the whole file and tells a clean one", async () => {
    const content = Buffer.alloc(1_000_000, "åäö");
    expect(await scan(content, { ok: true })).toEqual({ infected: false });
    expect(clamd?.scanned[0]?.equals(content)).toBe(true);
    expect(await scanBytes(new Uint8Array(), scannerAddress(await restart()))).toEqual({ infected: false });
  });

  test("tells the name of what was found", async () => {
    const found = { infected: true, malware: "Win.Test.EICAR_HDB-1" };
    expect(await scan(Buffer.from("x"), { malware: "Win.Test.EICAR_HDB-1" })).toEqual(found);
  });

  test("over a Unix socket", async () => {
    clamd = new FakeClamd(() => ({ ok: true }));
    const path = join(mkdtempSync(join(tmpdir(), "clamd-")), "clamd.sock");
    await clamd.start(path);
    expect(await scanBytes(Buffer.from("x"), scannerAddress(path))).toEqual({ infected: false });
  });

  test("that the scanner refuses is no sign that it is away", async () => {
    const refused = scan(Buffer.from("x"), { error: "INSTREAM size limit exceeded." });
    await expect(refused).rejects.toMatchObject({
      why: "refused",
      message: "INSTREAM size limit exceeded. ERROR",
    });
  });

  test("one that hangs up over a file refuses that file: the others are scanned", async () => {
    await expect(scan(Buffer.from("x"), { hangUp: true })).rejects.toMatchObject({ why: "silent" });
  });

  test("without a scanner, it fails as away", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const failed = await scanBytes(Buffer.from("x"), { host: "127.0.0.1", port }).catch((error) => error);
    expect(failed).toBeInstanceOf(ScannerError);
    expect(failed.why).toBe("away");
  });
});

async function restart(): Promise<string> {
  await clamd?.stop();
  clamd = new FakeClamd(() => ({ ok: true }));
  return clamd.start();
}
