import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";

const at = new Date("2027-03-24T08:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "vigilans-certificate-"));
// Made for these tests with openssl: å, ä and ö in subject, issuer and password, and the issuer in the chain.
const region = "tests/fixtures/signing/region.p12";
const password = "lösenÅÄÖ";

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");
  vi.stubEnv("VIGILANS_DEMO", "0");
});

async function opened(file: string, given: string) {
  vi.stubEnv("VIGILANS_SIGNING_P12", file);
  vi.stubEnv("VIGILANS_SIGNING_PASSWORD", given);
  return import("#lib/documents/certificate.ts");
}

const keysOf = (problem: { key: string }[] | null) => problem?.map(({ key }) => key);

describe("the region's certificate", () => {
  test("opens with å, ä and ö in its names and its password, with its chain", async () => {
    const { signingCertificate, signingProblem } = await opened(region, password);
    expect(await signingProblem(at)).toBeNull();
    const certificate = await signingCertificate(at);
    expect(certificate?.description).toContain("CN=Förklaringar Åsa Öström");
    expect(certificate?.chain).toHaveLength(2);
  });

  test.each([
    ["a wrong password", region, "fel", "password"],
    ["no password", region, "", "password"],
    ["no file", join(folder, "none.p12"), "", "file"],
    ["a folder", folder, "", "file"],
    ["a key that is not RSA", "tests/fixtures/signing/elliptic.p12", "x", "key"],
  ])("says of %s what is wrong", async (_what, file, given, key) => {
    const { signingProblem } = await opened(file, given);
    expect(keysOf(await signingProblem(at))).toEqual([`certificate.${key}`]);
  });

  test.each([
    ["text", Buffer.from("inte ett certifikat")],
    ["nothing", Buffer.alloc(0)],
  ])("says of a file that holds %s that it is none", async (_what, content) => {
    const file = join(folder, "broken.p12");
    writeFileSync(file, content);
    const { signingProblem } = await opened(file, "");
    expect(keysOf(await signingProblem(at))).toEqual(["certificate.unreadable"]);
  });

  test("signs neither before nor after its time", async () => {
    const { signingProblem } = await opened(region, password);
    expect(keysOf(await signingProblem(new Date("2020-01-01")))).toEqual(["certificate.early"]);
    const [late] = (await signingProblem(new Date("2190-01-01"))) ?? [];
    expect(late).toMatchObject({
      key: "certificate.expired",
      values: { day: expect.stringMatching(/^21\d\d-/) },
    });
  });

  test.skipIf(spawnSync("pdfsig", ["-v"]).error)("signs what an independent reader finds valid", async () => {
    const { signingCertificate } = await opened(region, password);
    const certificate = await signingCertificate(at);
    if (!certificate) throw new Error("no certificate");
    const { renderPdf } = await import("#lib/documents/pdf.ts");
    const { signPdf } = await import("#lib/documents/pdfSignature.ts");
    const pdf = await renderPdf(
      "= #d.title",
      { title: "Förklaring" },
      { title: "Förklaring", locale: "sv", at },
    );
    const facts = { name: "Åsa Öström", reason: "Förklaring", place: "Mölndal", at };
    const file = join(folder, "signed.pdf");
    writeFileSync(file, await signPdf(pdf, certificate, facts));
    const { stdout } = spawnSync("pdfsig", [file], { encoding: "utf8" });
    expect(stdout).toContain("Signature is Valid");
    expect(stdout).toContain("Förklaringar Åsa Öström");
  });
});
