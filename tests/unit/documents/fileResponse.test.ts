import { expect, test } from "vitest";
import { fileResponse } from "#lib/documents/fileResponse.ts";

const named = (fileName: string) =>
  fileResponse({ fileName, mediaType: "application/pdf", content: new Uint8Array([1]) }).headers.get(
    "Content-Disposition",
  );

test.each([
  [
    "Ärende SM-2026-0001 å ö é.pdf",
    `inline; filename="Arende SM-2026-0001 a o e.pdf"; filename*=UTF-8''%C3%84rende%20SM-2026-0001%20%C3%A5%20%C3%B6%20%C3%A9.pdf`,
  ],
  [
    "ж\"\\%\r\n(1)'.pdf",
    `inline; filename="______(1)'.pdf"; filename*=UTF-8''%D0%B6%22%5C%25%0D%0A%281%29%27.pdf`,
  ],
])("%j is named in UTF-8 and in plain letters", (fileName, header) => {
  expect(named(fileName)).toBe(header);
});
