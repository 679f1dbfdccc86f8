import { expect, test } from "vitest";
import { heldNote, heldOf } from "#lib/mail/held.ts";

test("why a mail is held back is read back as it was noted", () => {
  const infected = { state: "infected", malware: "Win.Test (EICAR)" } as const;
  const waiting = { fileName: "a.pdf", lock: { state: "waiting" } as const };
  expect(heldNote([{ fileName: "a.pdf", lock: null }])).toBeNull();
  expect(heldOf(heldNote([waiting]))).toEqual({ why: "waiting" });
  expect(heldOf(heldNote([waiting, { fileName: "b.exe", lock: infected }]))).toEqual({
    why: "infected",
    malware: "Win.Test (EICAR)",
    file: "b.exe",
  });
  expect(heldOf("550 5.1.1 no such user")).toBeNull();
  expect(heldOf(null)).toBeNull();
});
