import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultOpening, opensByItself } from "#lib/intake/opening.ts";
import type { TextSource } from "#lib/notices/facts.ts";
import { readNotice } from "#lib/notices/reading/read.ts";
import { recogniseNotice } from "#lib/notices/reading/recognise.ts";

function fixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/notices/${name}.txt`, import.meta.url), "utf8");
}

function recognise(sources: TextSource[]) {
  const facts = readNotice(sources);
  const result = recogniseNotice(sources, facts);
  const sure = opensByItself({ origin: { channel: "mail" }, facts, ...result }, defaultOpening);
  return { ...result, sure };
}

function mail(subject: string, body: string): TextSource[] {
  return [
    { name: "subject", kind: "subject", pages: [subject] },
    { name: "mail", kind: "mail", pages: [body] },
  ];
}

describe("notices", () => {
  it.each(["template-sv", "template-en", "letter-sv", "letter-en-table", "update-en", "letter-de"])(
    "%s is one, surely",
    (name) => {
      const result = recognise([{ name: "notice.pdf", kind: "pdf", pages: fixture(name).split("\f") }]);
      expect(result).toMatchObject({ recognised: true, sure: true });
    },
  );

  it("is one in the body of a forwarded mail", () => {
    expect(recognise(mail("VB: VIKTIGT SÄKERHETSMEDDELANDE", fixture("letter-sv"))).recognised).toBe(true);
  });

  it("is one but not surely where device or manufacturer is missing", () => {
    const result = recognise(
      mail("Urgent Field Safety Notice", "Urgent Field Safety Notice\nFSCA Ref: FSCA-24-001\nLot: 12345"),
    );
    expect(result).toMatchObject({ recognised: true, sure: false });
  });

  it("is one with an answer as cover, where the notice itself is attached", () => {
    const result = recognise([
      ...mail("SV: fråga", "Här kommer meddelandet."),
      { name: "fsn.pdf", kind: "pdf", pages: [fixture("letter-sv")] },
    ]);
    expect(result.recognised).toBe(true);
  });
});

describe("other mail", () => {
  it.each([
    ["Nyhetsbrev våren 2025", "newsletter", "newsletter"],
    ["Faktura 2025-33871", "invoice", "invoice"],
    ["Autosvar: VIKTIGT SÄKERHETSMEDDELANDE", "out-of-office", "outOfOffice"],
    ["Undeliverable: VIKTIGT SÄKERHETSMEDDELANDE", "letter-sv", "bounce"],
    ["SV: VIKTIGT SÄKERHETSMEDDELANDE Renaline", "reply-in-thread", "reply"],
  ])("%s is none, and says why", (subject, name, reason) => {
    const result = recognise(mail(subject, fixture(name)));
    expect(result).toMatchObject({ recognised: false, sure: false });
    expect(result.reasons).toContain(reason);
  });

  it.each([
    "NOTICE: This communication and its attachments may contain",
    "CONFIDENTIALITY NOTICE: The contents of this e-mail may hold",
    "NOTICE – The information contained in this transmission holds",
  ])("a footer of a mail system is no heading: %s", (footer) => {
    const body = `Comments attached.\n\nAlder Economic Research, Inc.\n\n${footer}\nprivileged information. Delete the copy from all storage\ndevices. In addition, please do not print, copy or use this\nletter.\n`;
    expect(recognise(mail("Comments on release", body))).toMatchObject({ recognised: false, sure: false });
  });

  it("a question about a delivery is none", () => {
    expect(recognise(mail("Fråga om leverans", fixture("delivery-question"))).recognised).toBe(false);
  });

  it("an empty mail is none", () => {
    expect(recognise([])).toEqual({ recognised: false, sure: false, reasons: ["noSigns"] });
  });
});
