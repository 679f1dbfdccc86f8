import { expect, test } from "vitest";
import { shownFiles } from "#components/intake/Attachments.tsx";

const picture = {
  id: "1",
  fileName: "foto.jpg",
  mediaType: "image/jpeg",
  size: 1,
  inline: true,
  contentId: "a@b",
  depth: 0,
  lock: null,
  letter: null,
};

test("a picture is left to the text only when the text shows it", () => {
  expect(shownFiles([picture])).toEqual([picture]);
  expect(shownFiles([picture], new Set(["c@d"]))).toEqual([picture]);
  expect(shownFiles([{ ...picture, contentId: null }], new Set(["a@b"]))).toHaveLength(1);
  expect(shownFiles([picture], new Set(["a@b"]))).toEqual([]);
});
