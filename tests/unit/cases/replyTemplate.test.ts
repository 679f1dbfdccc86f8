import { describe, expect, it } from "vitest";
import { type ReplyFacts, replyTemplate, resultLines } from "#lib/cases/replyTemplate.ts";
import { replyAddresses, replyReferences } from "#lib/cases/replyThread.ts";
import { translatorFor } from "#lib/i18n/translator.ts";

const facts: ReplyFacts = {
  caseNumber: "SM-2026-0007",
  region: "Region Halland",
  sender: {
    name: "Maja Lindqvist",
    signature: ["Medicinteknisk säkerhetssamordnare", "Medicinsk teknik, Region Halland"],
  },
  manufacturer: "Dräger",
  title: "Evita V800 batteri",
  references: ["FSN-2026-12", "FSCA-77"],
  devices: ["Evita V800", "Evita V600"],
  receivedOn: "2026-11-20",
  originalSubject: "Urgent: Field Safety Notice",
  answers: [
    { concerned: "yes", quantity: 8, done: ["Bytt batteri"], notDone: [] },
    { concerned: "yes", quantity: 4, done: ["Bytt batteri"], notDone: ["Märkt utrustningen"] },
    { concerned: "no", quantity: null, done: [], notDone: [] },
  ],
  actions: [
    { description: "Uppdatera programvara", state: "done", note: "Version 2.41" },
    { description: "Återkalla", state: "waived", note: "Inget i lager" },
    { description: "Kontrollera", state: "open", note: null },
  ],
  nothingFound: false,
};

describe("the reply to the sender", () => {
  it("confirms the receipt with who we are, which notice and our number", () => {
    const { subject, body } = replyTemplate("receipt", facts, translatorFor("sv"));
    expect(subject).toBe("Re: Urgent: Field Safety Notice");
    for (const part of ["Region Halland", "FSN-2026-12, FSCA-77", "Evita V800, Evita V600", "SM-2026-0007"])
      expect(body).toContain(part);
    expect(body).toContain("2026-11-20");
    expect(body).toMatch(
      /\nMaja Lindqvist\nMedicinteknisk säkerhetssamordnare\nMedicinsk teknik, Region Halland$/,
    );
    expect(body).not.toContain("Bytt batteri");
  });

  it("sums up the result over all recipients, naming none of them", () => {
    const { body } = replyTemplate("result", facts, translatorFor("en"));
    expect(body).toContain("3 recipients have answered, of whom 2 have the device");
    expect(body).toContain("Number of affected units: 12");
    expect(body).toContain("Done: Bytt batteri (2 recipients)");
    expect(body).toContain("Not done: Märkt utrustningen (1 recipient)");
    expect(body).toContain("Action done: Uppdatera programvara. Version 2.41");
    expect(body).toContain("Action not applicable: Återkalla. Inget i lager");
    expect(body).not.toContain("Kontrollera");
  });

  it("says that nothing was found only when the searches show it", () => {
    const t = translatorFor("sv");
    const nothing = { answers: [], actions: [] };
    expect(resultLines({ ...nothing, nothingFound: true }, t)).toEqual([
      "Inga av de berörda produkterna har hittats hos oss.",
    ]);
    expect(resultLines({ ...nothing, nothingFound: false }, t)).toEqual([]);
    const { body } = replyTemplate("result", { ...facts, ...nothing }, t);
    expect(body).toContain("Resultat:\n- \n");
  });

  it("does not pile up the marks of earlier replies in the subject", () => {
    const t = translatorFor("sv");
    const subjectOf = (originalSubject: string) =>
      replyTemplate("receipt", { ...facts, originalSubject }, t).subject;
    expect(subjectOf("SV: Re: FW: FSN 12")).toBe("Re: FSN 12");
    expect(subjectOf("Regarding FSN 12")).toBe("Re: Regarding FSN 12");
  });

  it("names reference and case when there was no mail", () => {
    const { subject } = replyTemplate("result", { ...facts, originalSubject: null }, translatorFor("sv"));
    expect(subject).toContain("FSN-2026-12");
    expect(subject).toContain("[SM-2026-0007]");
  });

  it("keeps what others wrote from making lines of its own", () => {
    const hostile = {
      ...facts,
      title: "Evita\r\nBcc: all@example.org",
      originalSubject: "FSN\r\nBcc: x@example.org",
    };
    const { subject, body } = replyTemplate("receipt", hostile, translatorFor("sv"));
    expect(subject).toBe("Re: FSN Bcc: x@example.org");
    expect(body).not.toMatch(/^Bcc:/m);
  });

  it("shortens a long list of devices", () => {
    const devices = Array.from({ length: 30 }, (_, index) => `Modell ${index}`);
    const { body } = replyTemplate("receipt", { ...facts, devices }, translatorFor("sv"));
    expect(body).toContain("Modell 9 och 20 till");
    expect(body).not.toContain("Modell 10");
  });
});

describe("the thread of a reply", () => {
  it("carries the parent's references and the parent (RFC 5322 3.6.4)", () => {
    expect(replyReferences({ id: "<c@x>", references: ["<a@x>", "<b@x>"], inReplyTo: ["<b@x>"] })).toEqual([
      "<a@x>",
      "<b@x>",
      "<c@x>",
    ]);
    expect(replyReferences({ id: "<c@x>", references: [], inReplyTo: ["<b@x>"] })).toEqual([
      "<b@x>",
      "<c@x>",
    ]);
    expect(replyReferences({ id: "<c@x>", references: [], inReplyTo: ["<a@x>", "<b@x>"] })).toEqual([
      "<c@x>",
    ]);
  });

  it("keeps the beginning and the end of a long thread", () => {
    const references = Array.from({ length: 50 }, (_, index) => `<${index}@x>`);
    const kept = replyReferences({ id: "<last@x>", references, inReplyTo: [] });
    expect(kept).toHaveLength(20);
    expect(kept[0]).toBe("<0@x>");
    expect(kept.at(-1)).toBe("<last@x>");
  });
});

describe("where a reply goes", () => {
  const from = {
    replyTo: ["FSCA@Maker.example"],
    contactEmail: "contact@maker.example",
    sender: "no-reply@maker.example",
    ownDomains: ["region.example"],
  };

  it("prefers what the sender asked for, then the notice's contact, then the sender", () => {
    expect(replyAddresses(from)).toEqual([
      "fsca@maker.example",
      "contact@maker.example",
      "no-reply@maker.example",
    ]);
  });

  it("never takes a colleague who passed the notice on for its sender", () => {
    expect(replyAddresses({ ...from, replyTo: [], sender: "nurse@region.example" })).toEqual([
      "contact@maker.example",
    ]);
  });

  it("is nowhere when nothing is known", () => {
    expect(replyAddresses({ replyTo: [], contactEmail: null, sender: "Ada", ownDomains: [] })).toEqual([]);
  });
});
