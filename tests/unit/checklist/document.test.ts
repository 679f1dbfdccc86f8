import { describe, expect, test } from "vitest";
import { answerText } from "#lib/checklist/answerText.ts";
import { checklistDocument } from "#lib/checklist/document.ts";
import { composeChecklistMail, proposedMail } from "#lib/checklist/mailText.ts";
import { checklistPlainText } from "#lib/checklist/plainText.ts";
import { checklistWord } from "#lib/checklist/word.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { checklistRowsWith, checklistSubjectOf } from "#tests/factories/checklist.ts";

const sv = translatorFor("sv") as unknown as Translate;
const en = translatorFor("en") as unknown as Translate;

const answered = checklistRowsWith({
  contract_search: { result: "hit", searchTerm: "Perfusor", contractNumbers: "AVT-2024-118" },
  purchase_analysis: { result: "no_hit", searchTerm: "8713030", registerAsOf: "2026-03-20" },
  medusa: { result: "hit", searchTerm: "Perfusor", quantity: 41 },
  sesam: { result: "no_hit", searchTerm: "Perfusor" },
  receipt_reply: { wanted: "yes", responderName: "Åsa Öberg" },
});

describe("the document", () => {
  const document = checklistDocument(checklistSubjectOf(), answered, sv);
  const row = (title: string) => document.rows.find((candidate) => candidate.title === title);

  test("has the words of Bilaga 1 in its order", () => {
    expect(document.heading).toBe("Bilaga 1 Mailmall");
    expect(document.noticeHeading).toBe("Aktuellt säkerhetsmeddelande:");
    expect(document.rows.map((item) => item.title)).toEqual([
      "Sökning i avtalsdatabas",
      "Sökning i inköpsanalys",
      "Sökning på vilka kunder som köpt produkten",
      "Finns produkten som lagervara?",
      "Finns produkten i närförråd?",
      "Har verksamheten beställt produkten genom Inköpsstöd?",
      "Har privata vårdgivare eller personal från kommunen beställt?",
      "Finns produkt i inventariesystem",
      "Vill avsändaren ha svar på att säkerhetsmeddelandet har mottagits?",
      "Vill avsändaren ha svar efter åtgärder är genomförda?",
    ]);
    expect(row("Sökning i avtalsdatabas")?.responsible).toContain(
      "Om träff skicka avtalsnummer till logistikservice",
    );
    expect(row("Finns produkt i inventariesystem")?.responsible).toContain("Kontaktar lämplig roll");
    expect(document.assessmentHeading).toBe("Utifrån ovan underlag görs en bedömning om lämplig hantering:");
  });

  test("ticks what was answered and says by whom", () => {
    expect(row("Sökning i avtalsdatabas")?.boxes).toEqual([
      { label: "Träff", checked: true },
      { label: "Ingen träff", checked: false },
    ]);
    expect(row("Sökning i avtalsdatabas")?.said.join("\n")).toContain("Avtalsnummer: AVT-2024-118");
    expect(row("Sökning i inköpsanalys")?.said.at(-1)).toBe("Besvarat av Erik Samuelsson 2026-03-23 14:05");
    expect(row("Finns produkt i inventariesystem")?.boxes).toEqual([
      { label: "Medusa", checked: true },
      { label: "Faciliate", checked: false },
      { label: "Sesam", checked: false },
    ]);
    expect(row("Finns produkten som lagervara?")?.said).toContain("Ej besvarat");
  });

  test("names private providers from every row that recognised one", () => {
    expect(document.external).toEqual(["Kustens Läkargrupp"]);
    expect(document.customers[0]?.rows[0]).toEqual({
      name: "IVA (Intensivvården, Hallands sjukhus)",
      number: "610210",
      quantity: "12",
      note: "",
    });
  });

  test("is there in English too", () => {
    expect(checklistDocument(checklistSubjectOf(), answered, en).rows[0]?.title).toBe(
      "Search in the contract database",
    );
  });
});

test("as text it holds every row with its boxes", () => {
  const text = checklistPlainText(checklistDocument(checklistSubjectOf(), answered, sv));
  expect(text).toContain("☒ Träff   ☐ Ingen träff");
  expect(text).toContain("Ansvar: RGS. Resultat skrivs in nedanför dialogtabellen");
  expect(text).toContain("- Kustens Läkargrupp");
});

test("after a contract hit the contract number is proposed to Logistikservice", () => {
  const { functions, message } = proposedMail(answered, sv);
  expect(functions).toEqual(["logistics"]);
  expect(message).toContain("AVT-2024-118");
  expect(proposedMail([], sv)).toEqual({ functions: [], message: "" });
});

test("the mail is the message, the sender, the link and the form", () => {
  const text = composeChecklistMail({ message: "Hej\r\n\u0000", body: "B", link: "L", sender: "Åsa" });
  expect(text).toBe("Hej\n\nÅsa\n\nL\n\nB");
});

test("an answer in one line; of another shape it is nothing", () => {
  expect(answerText("contract_search", answered[0]?.answer, sv)).toBe(
    "Träff. Sökord: Perfusor. Avtalsnummer: AVT-2024-118.",
  );
  expect(answerText("receipt_reply", { wanted: "no" }, sv)).toBe("Nej.");
  expect(answerText("medusa", { something: "else" }, sv)).toBe("");
  expect(answerText("medusa", null, sv)).toBe("");
});

test("the Word file opens with hostile text in it", async () => {
  const rows = checklistRowsWith({
    contract_search: { result: "hit", searchTerm: "<w:p>&amp;\u0000\u000b\ud800 😀 åäö" },
  });
  const file = await checklistWord(checklistDocument(checklistSubjectOf(), rows, sv), {
    number: "SM-2026-0001",
    locale: "sv",
  });
  const { extractRawText } = await import("mammoth");
  const { value } = await extractRawText({ buffer: Buffer.from(file) });
  expect(value).toContain("Sökord: <w:p>&amp; 😀 åäö");
  expect(value).toContain("Om träff skicka avtalsnummer till logistikservice");
});
