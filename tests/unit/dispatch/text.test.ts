import { describe, expect, test } from "vitest";
import {
  composeMail,
  type DispatchText,
  draftFor,
  handedOverDraft,
  type MailNotice,
  oneLine,
  plainLines,
} from "#lib/dispatch/text.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { Track } from "#prisma/generated/enums.ts";

const sv = translatorFor("sv");
const en = translatorFor("en");

const notice: MailNotice = {
  manufacturer: "Dräger",
  devices: ["Evita V800"],
  fsnReferences: ["FSN-12"],
  fscaReferences: [],
  refs: ["8413800"],
  udiDis: [],
  lots: [],
  serials: ["ASRK-0001–ASRK-0400"],
  softwareVersions: [],
};

const text: DispatchText = {
  caseNumber: "SM-2026-0001",
  notice,
  subject: "Säkerhetsmeddelande om Evita V800",
  body: "Batteriet kan ta slut utan larm.",
  requestedActions: ["Kontrollera serienummer", "Byt batteri"],
  replyHow: "Svara också om ni inte berörs.",
  replyBy: "2026-04-01",
  sender: { name: "Maja Lindqvist", signature: "Region Halland", askAt: "fraga@region.example" },
  attached: ["fsn.pdf"],
  behindLink: ["film.mp4"],
};

const link = { address: "https://vigilans.example/answer/abc", expiresOn: "2026-06-20" };
const iva = { name: "IVA Halmstad (Sara Lindahl)", purpose: "for_action" } as const;

describe("composeMail", () => {
  const mail = composeMail(text, iva, link, "first", sv);

  test("threads replies by the case number in brackets", () => {
    expect(mail.subject).toBe("[SM-2026-0001] För åtgärd: Säkerhetsmeddelande om Evita V800");
  });

  test("says what it is about, what to do, by when, how and where to ask", () => {
    for (const part of [
      "IVA Halmstad (Sara Lindahl)",
      "Batteriet kan ta slut utan larm.",
      "Tillverkare: Dräger",
      "FSN-referens: FSN-12",
      "Serienummer: ASRK-0001–ASRK-0400",
      "1. Kontrollera serienummer\n2. Byt batteri",
      "Svara senast 2026-04-01.",
      link.address,
      "2026-06-20",
      "Bifogat: fsn.pdf",
      "film.mp4",
      "fraga@region.example",
      "Maja Lindqvist\nRegion Halland",
    ])
      expect(mail.text).toContain(part);
  });

  test("leaves out facts that are not known", () => {
    expect(mail.text).not.toMatch(/UDI-DI|Lot\/batch/);
  });

  test("asks nothing of who gets it for information", () => {
    const info = composeMail(text, { ...iva, purpose: "for_information" }, link, "first", sv);
    expect(info.subject).toContain("För kännedom:");
    expect(info.text).toContain("Ni behöver inte svara");
    expect(info.text).not.toContain("Svara senast");
  });

  test("a reminder says so, and that the earlier link no longer works", () => {
    const reminder = composeMail(text, iva, link, "reminder", sv);
    expect(reminder.subject).toContain("Påminnelse");
    expect(reminder.text).toContain("Länken i tidigare mejl fungerar inte längre");
  });

  test("is written in English when asked", () => {
    const english = composeMail(text, iva, link, "first", en);
    expect(english.subject).toBe("[SM-2026-0001] For action: Säkerhetsmeddelande om Evita V800");
    expect(english.text).toContain("Answer by 2026-04-01.");
  });

  test("long lists are cut and say how many are left", () => {
    const lots = Array.from({ length: 400 }, (_, index) => `L${index}`);
    const long = composeMail({ ...text, notice: { ...notice, lots } }, iva, link, "first", sv);
    expect(long.text).toContain("L14 och 385 till");
    expect(long.text).not.toContain("L15");
  });
});

describe("what others wrote cannot pass for another part of the mail", () => {
  const hostile = "IVA\r\nBcc: everybody@example.org\n\nSVARA HÄR\nhttps://evil.example\u2028x";

  test.each([
    ["recipient", (value: string) => composeMail(text, { ...iva, name: value }, link, "first", sv)],
    ["subject", (value: string) => composeMail({ ...text, subject: value }, iva, link, "first", sv)],
    [
      "manufacturer",
      (value: string) =>
        composeMail({ ...text, notice: { ...notice, manufacturer: value } }, iva, link, "first", sv),
    ],
    [
      "device",
      (value: string) =>
        composeMail({ ...text, notice: { ...notice, devices: [value] } }, iva, link, "first", sv),
    ],
    [
      "action",
      (value: string) => composeMail({ ...text, requestedActions: [value] }, iva, link, "first", sv),
    ],
    ["file name", (value: string) => composeMail({ ...text, attached: [value] }, iva, link, "first", sv)],
  ])("line breaks in a %s", (_name, compose) => {
    const mail = compose(hostile);
    expect(mail.subject).not.toMatch(/[\r\n\u2028]/);
    const lines = mail.text.split(/[\n\u2028]/);
    expect(lines).not.toContain("Bcc: everybody@example.org");
    expect(lines).not.toContain("SVARA HÄR");
    expect(lines).not.toContain("https://evil.example");
  });

  test("control characters are taken out, the writer's own lines stay", () => {
    expect(plainLines("a\r\nb\u0000\u001b[2Jc\n\n\n\nd")).toBe("a\nb[2Jc\n\nd");
    expect(oneLine(" a\u0007\tb\n c ")).toBe("a b c");
  });
});

describe("handedOverDraft", () => {
  test("tells the coordinators which units got it, and asks nothing of them", () => {
    const units = ["Hjälpmedelscentrum", "Klinisk kemi\nBcc: alla"];
    const swedish = handedOverDraft(units, "Berör bara er.", notice, sv);
    expect(swedish.body).toContain("skickats till Hjälpmedelscentrum, Klinisk kemi Bcc: alla");
    expect(swedish.body).toMatch(/De fick också läsa:\nBerör bara er\.$/);
    expect(swedish.body).not.toMatch(/er verksamhet|\bni\b/);
    expect(swedish.requestedActions).toEqual([]);
    const english = handedOverDraft(units, undefined, notice, en);
    expect(english.body).toContain("sent to Hjälpmedelscentrum, Klinisk kemi Bcc: alla");
    expect(english.body).not.toContain("They were also told");
  });
});

describe("draftFor", () => {
  test.each(Object.values(Track))("%s has a subject and a text in both languages", (track) => {
    for (const t of [sv, en]) {
      const draft = draftFor(track, notice, true, t);
      expect(draft.subject).toContain("Evita V800 – Dräger");
      expect(draft.body).toContain("Evita V800");
      expect(draft.requestedActions.length).toBe(track === "information_only" ? 0 : 3);
    }
  });

  test("a notice of which nothing is known still gives a text", () => {
    const draft = draftFor("equipment", { ...notice, manufacturer: null, devices: [] }, true, sv);
    expect(draft.subject).toBe("Säkerhetsmeddelande om medicinteknisk produkt");
    expect(draft.body).toMatch(
      /^Tillverkaren har skickat ett säkerhetsmeddelande om medicinteknisk produkt\./,
    );
  });

  test.each(Object.values(Track))("%s speaks of an attached notice only when one goes along", (track) => {
    expect(draftFor(track, notice, true, sv).body).toContain("bifogade");
    expect(draftFor(track, notice, false, sv).body).not.toContain("bifog");
    expect(draftFor(track, notice, false, en).body).not.toContain("attach");
  });

  test("an endless device name is cut", () => {
    expect(draftFor("equipment", { ...notice, devices: ["x".repeat(5000)] }, true, sv).subject.length).toBe(
      200,
    );
  });
});
