import fc from "fast-check";
import { expect, test } from "vitest";
import { safeFileName } from "#lib/mail/fileName.ts";

test.each([
  ["Säkerhetsmeddelande åäö.pdf", "Säkerhetsmeddelande åäö.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\åsa\\lista.xlsx", "lista.xlsx"],
  ["faktura\u202efdp.exe", "fakturafdp.exe"],
  ["a\u0000b\r\nc.pdf", "abc.pdf"],
  ['rapport: "slutlig"?.pdf', "rapport_ _slutlig__.pdf"],
  ["  .hidden. ", "hidden"],
  ["CON.txt", "_CON.txt"],
  ["a\u0308.pdf", "ä.pdf"],
  ["...", "attachment.pdf"],
  ["", "attachment.pdf"],
  ["\u200b\u200b", "attachment.pdf"],
])("%j becomes %j", (name, expected) => {
  expect(safeFileName(name, "application/pdf")).toBe(expected);
});

test("no name at all gets one, with the extension of its type if that is known", () => {
  expect(safeFileName(null, "message/rfc822")).toBe("attachment.eml");
  expect(safeFileName(null, "x/unknown")).toBe("attachment");
});

test("a long name is cut before its extension", () => {
  const name = safeFileName(`${"å".repeat(5000)}.pdf`, "application/pdf");
  expect(name).toHaveLength(150);
  expect(name).toMatch(/å\.pdf$/);
});

test("whatever the name, the result is a plain, short file name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
      const safe = safeFileName(name, "application/pdf");
      expect(safe.length).toBeGreaterThan(0);
      expect(safe.length).toBeLessThanOrEqual(151);
      expect(safe.isWellFormed()).toBe(true);
      expect(safe).not.toMatch(/[/\\:*?"<>|\p{Cc}\u202a-\u202e\u2066-\u2069]|^\.|\.$/u);
    }),
    { numRuns: 2000 },
  );
});
