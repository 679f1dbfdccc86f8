import { expect, test } from "vitest";
import { attachmentNames, safeFileName } from "#lib/documents/fileNames.ts";

test.each([
  ["rapport åäö.pdf", "rapport åäö.pdf"],
  ["../../etc/passwd", "_.._etc_passwd"],
  ["C:\\Users\\a.pdf", "C_Users_a.pdf"],
  ["a\u0000\u202efdp.exe", "afdp.exe"],
  ["rad\r\nbrytning.txt", "radbrytning.txt"],
  ["...", "fil"],
  ["", "fil"],
])("%j becomes %j", (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test("a long name keeps its extension", () => {
  const name = safeFileName(`${"å".repeat(500)}.xlsx`);
  expect(name.length).toBeLessThanOrEqual(120);
  expect(name.endsWith(".xlsx")).toBe(true);
});

test("names that differ in case only are told apart", () => {
  expect(attachmentNames(["a.pdf", "A.pdf", "a.pdf", "b"])).toEqual(["a.pdf", "A (2).pdf", "a (3).pdf", "b"]);
});
