import { describe, expect, test } from "vitest";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import {
  type Acknowledged,
  acknowledgedAddress,
  acknowledgementSchema,
  acknowledgementText,
  defaultAcknowledgement,
  letterLanguage,
  threadOfMessage,
} from "#lib/intake/acknowledgement.ts";

const notice: Acknowledged = {
  ...{ channel: "mail", archive: false, machine: false, fate: "case_created" },
  ...{ fromAddress: "Vigilance@Maker.example", toAddresses: ["fsn@region.example"] },
};
const own = new Set(["fsn@region.example", "vigilans@region.example"]);
const toOf = (change: Partial<Acknowledged>) => acknowledgedAddress({ ...notice, ...change }, own);

describe("an automatic acknowledgement", () => {
  test("is off until the region wants it", () => {
    expect(defaultAcknowledgement.enabled).toBe(false);
    expect(acknowledgementSchema.safeParse({ enabled: true, perSenderAndDay: 0 }).success).toBe(false);
  });

  test("goes to who sent a mail that became a case", () => {
    expect(toOf({})).toBe("vigilance@maker.example");
  });

  test.each<[string, Partial<Acknowledged>]>([
    ["a machine", { machine: true }],
    ["old mail", { archive: true }],
    ["what was uploaded", { channel: "upload" }],
    ["what was registered by hand", { channel: "manual" }],
    ["an entry of a watched source", { channel: "feed" }],
    ["a duplicate", { fate: "duplicate" }],
    ["what waits", { fate: "waiting_in_inbox" }],
    ["what is proposed for a case", { fate: "link_proposed" }],
    ["what is in quarantine", { fate: "quarantined" }],
    ["a letter in a case", { fate: "attached_to_case" }],
    ["our own address", { fromAddress: "FSN@region.example" }],
    ["a mail that its sender addressed to itself", { toAddresses: ["vigilance@maker.example"] }],
    ["no sender", { fromAddress: null }],
    ["a sender that is no address", { fromAddress: "vigilance" }],
    ["two addresses in one", { fromAddress: "a@b.example,c@d.example" }],
    ["a line break", { fromAddress: "a@b.example\r\nBcc: c@d.example" }],
  ])("does not go to %s", (_name, change) => {
    expect(toOf(change)).toBeNull();
  });

  test.each([
    "noreply@maker.example",
    "no-reply@maker.example",
    "No_Reply@maker.example",
    "do-not-reply@maker.example",
    "donotreply-fsn@maker.example",
    "maker-noreply@mail.example",
    "svara-ej@maker.example",
    "MAILER-DAEMON@maker.example",
    "postmaster@maker.example",
    "bounces+12@maker.example",
    "notifications@maker.example",
    "owner-list@maker.example",
    "list-request@maker.example",
  ])("does not go to %s", (fromAddress) => {
    expect(toOf({ fromAddress })).toBeNull();
  });

  test.each([
    "norep@maker.example",
    "noreen@maker.example",
    "notification.team@maker.example".replace("notification.", "post."),
  ])("goes to %s", (fromAddress) => {
    expect(toOf({ fromAddress })).toBe(fromAddress);
  });

  test("knows its thread by every Message-ID that the message names", () => {
    expect(threadOfMessage({ messageId: "<a>", references: ["<b>", "<a>"], inReplyTo: ["<b>"] })).toEqual([
      "<a>",
      "<b>",
    ]);
    expect(threadOfMessage({ messageId: null, references: [], inReplyTo: [] })).toEqual([]);
  });

  test("is written in the language of the letter", () => {
    expect(
      letterLanguage("Viktigt säkerhetsmeddelande för produkten. Detta är inte en övning och ska läsas."),
    ).toBe("sv");
    expect(letterLanguage("Urgent field safety notice for the product. Please read this and act.")).toBe(
      "en",
    );
    expect(letterLanguage("Dringende Sicherheitsinformation für das Produkt")).toBe("en");
    expect(letterLanguage("")).toBe("en");
  });

  test("names the case and what it answers, in Swedish and English", () => {
    const region = { name: "Region Halland", signature: "MTH" };
    const about = { subject: "VB: Flow 200", number: "SM-2026-0001", region };
    const swedish = acknowledgementText(about, translatorFor("sv") as unknown as Translate);
    expect(swedish.subject).toBe("Mottaget: Flow 200 [SM-2026-0001]");
    expect(swedish.text).toContain("”Flow 200”");
    expect(swedish.text).toContain("MTH\nRegion Halland");
    const english = acknowledgementText(
      { ...about, subject: null },
      translatorFor("en") as unknown as Translate,
    );
    expect(english.text).toContain("registered it as case SM-2026-0001");
  });
});
