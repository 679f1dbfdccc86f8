import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { root } from "#scripts/paths.ts";
import { mailOf, noticeMailOf } from "#tests/factories/incoming.ts";

const folder = mkdtempSync(join(tmpdir(), "vigilans-mailgate-"));
const shared = join(root, "../shared/fixtures/mail");
const mailbox = ["--mailbox", "fsn.medicaldevice@regionhalland.se"];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Line = {
  file: string | null;
  messageId: string | null;
  sha256: string;
  fate: string;
  caseNumber: string | null;
  notice: object | null;
};

/** Runs the entry on the database of this test file. */
async function mailgate(args: string[], input?: Uint8Array) {
  const env = { ...process.env, VIGILANS_DEMO: "0", VIGILANS_ADMIN_EMAIL: "admin@example.org" };
  const child = spawn(process.execPath, [join(root, "scripts/mailgate.ts"), ...args], { env });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  const lines = output.split("\n").filter(Boolean);
  return { code, errors, lines: lines.map((line) => JSON.parse(line) as Line) };
}

describe("mailgate", { timeout: 180_000 }, () => {
  test("takes one message from standard input and answers with one line, and ends with a mail in the queue", async () => {
    const value = { enabled: true, perSenderAndDay: 5 };
    await db.setting.create({ data: { key: "acknowledgement", value } });
    const raw = noticeMailOf("FSCA-2026-801", { messageId: "<fsn-801@flowline.example>" });
    const { code, lines } = await mailgate(mailbox, raw);
    expect(code).toBe(0);
    expect(lines).toEqual([
      {
        file: null,
        messageId: "<fsn-801@flowline.example>",
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        fate: "case_created",
        caseNumber: expect.stringMatching(/^SM-\d{4}-\d{4}$/),
        notice: {
          manufacturer: "Flowline Medical GmbH",
          devices: ["Flow 200 infusion pump"],
          fscaReference: "FSCA-2026-801",
          actionType: "modification",
          replyBy: "2026-04-15",
        },
      },
    ]);
    expect(await db.automaticAnswer.count()).toBe(1);
    await db.setting.delete({ where: { key: "acknowledgement" } });
    expect(Object.keys(lines[0] ?? {})).toEqual([
      "file",
      "messageId",
      "sha256",
      "fate",
      "caseNumber",
      "notice",
    ]);
  });

  test("takes every file below a folder, in order, and a second run creates nothing", async () => {
    mkdirSync(join(folder, "in/b"), { recursive: true });
    const same = mailOf();
    const files = {
      "in/a.eml": same,
      "in/b/with space": same,
      "in/b/åäö.eml": mailOf(),
      "in/c": Buffer.alloc(0),
    };
    for (const [name, raw] of Object.entries(files)) writeFileSync(join(folder, name), raw);
    const first = await mailgate([...mailbox, "--dir", join(folder, "in")]);
    expect(first.code).toBe(0);
    expect(first.lines.map(({ file }) => file)).toEqual(Object.keys(files).map((name) => join(folder, name)));
    expect(first.lines.map(({ fate }) => fate)).toEqual([
      "waiting_in_inbox",
      "duplicate",
      "waiting_in_inbox",
      "waiting_in_inbox",
    ]);
    const before = await db.incomingMessage.count();
    const second = await mailgate([...mailbox, "--dir", join(folder, "in")]);
    expect(second.lines.map(({ fate }) => fate)).toEqual(Array(4).fill("duplicate"));
    expect(await db.incomingMessage.count()).toBe(before);
  });

  test("takes the messages of a mailbox file", async () => {
    const mbox = join(folder, "box.mbox");
    const separator = "From someone@sender.example Mon Mar 23 08:00:00 2026\n";
    writeFileSync(mbox, [mailOf(), mailOf()].map((raw) => `${separator}${raw}\n`).join(""));
    const { code, lines } = await mailgate([...mailbox, "--mbox", mbox]);
    expect(code).toBe(0);
    expect(lines.map(({ file, fate }) => [file, fate])).toEqual([
      [mbox, "waiting_in_inbox"],
      [mbox, "waiting_in_inbox"],
    ]);
  });

  test.each([
    ["a folder that is not there", ["--dir", join(folder, "nowhere")]],
    ["a mailbox file that is none", ["--mbox", join(root, "package.json")]],
    ["a flag that it does not know", ["--what"]],
  ])("%s is told on standard error, with exit code 1", async (_name, args) => {
    const { code, errors, lines } = await mailgate([...mailbox, ...args]);
    expect(code).toBe(1);
    expect(errors).not.toBe("");
    expect(lines).toEqual([]);
  });

  test.skipIf(!existsSync(shared))("gives every real message a fate and keeps its bytes", async () => {
    const { code, lines } = await mailgate([...mailbox, "--dir", shared]);
    expect(code).toBe(0);
    for (const { file, sha256, fate } of lines) {
      const stored = await db.storedFile.findUniqueOrThrow({ where: { sha256 } });
      expect(Buffer.from(stored.content).equals(readFileSync(file ?? "")), file ?? "").toBe(true);
      expect(fate, file ?? "").not.toBe("quarantined");
    }
    const before = await db.incomingMessage.count();
    const again = await mailgate([...mailbox, "--dir", shared]);
    expect(again.lines).toHaveLength(lines.length);
    expect(again.lines.every(({ fate }) => fate === "duplicate")).toBe(true);
    expect(await db.incomingMessage.count()).toBe(before);
  });
});
