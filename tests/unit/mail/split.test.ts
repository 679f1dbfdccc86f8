import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MailboxError, splitMailbox, splitMbox } from "#lib/mail/split.ts";

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function split(text: string, size = 1000): Promise<string[]> {
  const messages: string[] = [];
  for await (const message of splitMbox(inChunks(Buffer.from(text, "latin1"), size))) {
    messages.push(Buffer.from(message).toString("latin1"));
  }
  return messages;
}

const SEPARATOR = "From avsandare@x.example Tue Mar 24 08:12:41 2026\n";

describe("a mailbox file", () => {
  test.each([1, 2, 7, 1000])("is split into its messages, read %i bytes at a time", async (size) => {
    const text = `${SEPARATOR}Subject: a\n\nåäö\n\n${SEPARATOR}Subject: b\n\nrad 1\n\nrad 2\n\n`;
    expect(await split(text, size)).toEqual(["Subject: a\n\nåäö\n", "Subject: b\n\nrad 1\n\nrad 2\n"]);
  });

  test("with CRLF keeps its line ends", async () => {
    const text = `${SEPARATOR}Subject: a\n\nx\n\n${SEPARATOR}Subject: b\n\ny\n`.replaceAll("\n", "\r\n");
    expect(await split(text)).toEqual(["Subject: a\r\n\r\nx\r\n", "Subject: b\r\n\r\ny\r\n"]);
  });

  test("loses one quoting mark where its writer put one, and nowhere else", async () => {
    const text = `${SEPARATOR}Subject: a\n\n>From here\n>>From there\n> From quoted\n>Fromage\n\n`;
    expect(await split(text)).toEqual(["Subject: a\n\nFrom here\n>From there\n> From quoted\n>Fromage\n"]);
  });

  test("is not split at a line that only begins like a separator", async () => {
    const text = `${SEPARATOR}Subject: a\n\nFrom line one\n\nFrom today, do not use the pump.\n\nFrom 10:30 on\n\nFrom us\nand others\n\nFrom me`;
    for (const size of [3, 1000]) expect(await split(text, size)).toEqual([text.slice(SEPARATOR.length)]);
    expect(splitMailbox(Buffer.from(text), 9)).toHaveLength(1);
  });

  test("is split at a whole separator also without an empty line above it, but not at one that is quoted", async () => {
    const text = `${SEPARATOR}Subject: a\n\nx\n${SEPARATOR}Subject: b\n\n> ${SEPARATOR}From a@b 10:10\n`;
    const expected = ["Subject: a\n\nx\n", `Subject: b\n\n> ${SEPARATOR}From a@b 10:10\n`];
    expect(await split(text)).toEqual(expected);
    expect(splitMailbox(Buffer.from(text), 9).map((raw) => Buffer.from(raw).toString())).toEqual(expected);
    expect(await split(text.replaceAll("\n", "\r\n"))).toHaveLength(2);
  });

  test("takes short separators, empty messages, and no last line end", async () => {
    expect(await split("From a@b\nSubject: a\n\nx\n\nFrom \nSubject: b\n\ny")).toEqual([
      "Subject: a\n\nx\n",
      "Subject: b\n\ny",
    ]);
    expect(await split(`${SEPARATOR}\n${SEPARATOR}`)).toEqual(["", ""]);
    expect(await split("")).toEqual([]);
  });

  test("that is none is refused", async () => {
    await expect(split("Subject: a\n\nx")).rejects.toThrow(MailboxError);
  });

  test("gives back what was written, byte for byte", async () => {
    const line = fc.constantFrom("From me", ">From you", "text", "", "å", "Subject: x", "From a 10:10");
    const message = fc.array(line, { maxLength: 8 }).map((lines) => lines.map((one) => `${one}\n`).join(""));
    const quoted = (text: string) => text.replace(/^(>*From )/gm, ">$1");
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { maxLength: 5 }),
        fc.integer({ min: 1, max: 50 }),
        async (messages, size) => {
          const mailbox = messages.map((text) => `${SEPARATOR}${quoted(text)}\n`).join("");
          expect(await split(mailbox, size)).toEqual(messages);
        },
      ),
      { numRuns: 300 },
    );
  });
});
