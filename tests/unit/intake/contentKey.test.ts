import { expect, test } from "vitest";
import { contentKeyOf } from "#lib/intake/contentKey.ts";

const keyOf = (text: string) =>
  contentKeyOf({ fromAddress: "a@b.example", subject: "x", sentAt: null, text, attachments: [] }, "");

test("a long text has the key of itself with other white space and other forms of its letters", () => {
  const words = Array.from({ length: 60_000 }, (_, index) => `åtgärd${index}`);
  const key = keyOf(words.join(" "));
  expect(keyOf(`\n${words.join(" \r\n\t ")}  `)).toBe(key);
  expect(keyOf(words.join(" ").normalize("NFD"))).toBe(key);
  expect(keyOf(words.slice(1).join(" "))).not.toBe(key);
});

test("the key of a long text does not depend on where it is taken in pieces", () => {
  const long = "a".repeat(99_999);
  expect(keyOf(`${long} \n b ${long}\t${long}`)).toBe(keyOf(`${long} b ${long} ${long}`));
});
