import { describe, expect, it } from "vitest";
import { readNotice } from "#lib/notices/reading/read.ts";

const factsOf = (...lines: string[]) =>
  readNotice([{ name: "letter.txt", kind: "text", pages: [lines.join("\n")] }]);
const typesIn = (...lines: string[]) => factsOf(...lines).actionTypes.map(({ value }) => value);
const versionsIn = (...lines: string[]) => factsOf(...lines).softwareVersions.map(({ value }) => value);

describe("words of deadlines, cost and numbering deny nothing", () => {
  it.each([
    ["Please return all affected devices no later than 5 March 2026.", "return"],
    ["Please return all affected devices not later than 5 March 2026.", "return"],
    ["Please return all affected devices without delay.", "return"],
    ["Please return all affected devices without undue delay.", "return"],
    ["Discard all units with Lot No. 4711A.", "destruction"],
    ["Discard all units with Serial No. SN-4711.", "destruction"],
    ["Returnera alla berörda produkter till oss inte senare än den 5 mars 2026.", "return"],
    ["Returnera alla berörda produkter till oss ej senare än den 5 mars 2026.", "return"],
    ["Bitte senden Sie die betroffenen Produkte nicht später als am 5. März 2026 an uns zurück.", "return"],
    ["Returner alle berørte produkter til os ikke senere end den 5. marts 2026.", "return"],
    ["Returner alle berørte produkter til oss ikke senere enn den 5. mars 2026.", "return"],
    ["Veuillez détruire les coffrets restants sans aucun délai.", "destruction"],
    ["Stuur de producten niet later dan 5 maart 2026 aan ons terug.", "return"],
    ["We will replace the affected devices at no cost.", "exchange"],
    ["We will replace the affected devices without charge.", "exchange"],
    ["We will replace the affected devices at no charge.", "exchange"],
    ["We will replace the affected devices at no additional cost to you.", "exchange"],
    ["Install software version 3.0 without delay.", "software"],
  ])("%s", (sentence, type) => {
    expect(typesIn(sentence)).toEqual([type]);
  });

  it.each([
    "Do not return any devices, no later than 5 March 2026 you will hear from us.",
    "Do not return the affected devices without delay or at any cost.",
    "No devices need to be returned at no cost.",
    "Inga produkter behöver returneras inte senare än den 5 mars 2026.",
  ])("but what is denied beside them stays denied: %s", (sentence) => {
    expect(typesIn(sentence)).not.toContain("return");
  });
});

describe("by when users must act or answer", () => {
  it.each([
    ["Please return all affected devices no later than 5 March 2026.", "2026-03-05"],
    ["Returnera alla berörda produkter till oss inte senare än den 5 mars 2026.", "2026-03-05"],
    ["Returnera alla berörda produkter till oss ej senare än den 5 mars 2026.", "2026-03-05"],
    [
      "Bitte senden Sie die betroffenen Produkte nicht später als am 5. März 2026 an uns zurück.",
      "2026-03-05",
    ],
    ["Returner alle berørte produkter til os ikke senere end den 5. marts 2026.", "2026-03-05"],
    ["Returner alle berørte produkter til oss ikke senere enn den 5. mars 2026.", "2026-03-05"],
    ["Returnera produkten till tillverkaren senast den 5 mars 2026.", "2026-03-05"],
    ["Kontrollera produkterna enligt tillverkarens instruktion senast den 14 mars 2026.", "2026-03-14"],
    ["Veuillez retourner le produit au fabricant avant le 5 mars 2026.", "2026-03-05"],
    ["All checks must be made before 5 March 2026.", "2026-03-05"],
  ])("act: %s", (sentence, day) => {
    expect(factsOf(sentence).actBy?.value).toBe(day);
  });

  it.each([
    ["Skicka in svarsblanketten inte senare än den 5 mars 2026.", "2026-03-05"],
    ["Bitte senden Sie das Antwortformular nicht später als am 5. März 2026.", "2026-03-05"],
  ])("reply: %s", (sentence, day) => {
    expect(factsOf(sentence).replyBy?.value).toBe(day);
  });

  it.each([
    "Returnera enheter tillverkade före den 5 mars 2021.",
    "Returnera enheter som tillverkats före den 5 mars 2021.",
    "Returnera enheter med tillverkningsdatum före den 5 mars 2021.",
    "Return devices made before 5 March 2021.",
    "Veuillez retourner les produits fabriqués avant le 5 mars 2021.",
    "Veuillez retourner les produits distribués avant le 5 mars 2021.",
    "Senden Sie die vor dem 5. März 2021 hergestellten Produkte zurück.",
  ])("what was made until then is no deadline: %s", (sentence) => {
    expect(factsOf(sentence).actBy).toBeNull();
  });
});

describe("the version that is affected and the one that mends it", () => {
  it.each([
    ["All ventilators with installed software version 2.7 are affected.", ["2.7"]],
    ["Enheter med installerad programvara version 2.7 kan stanna.", ["2.7"]],
    ["Pumpar som uppdaterats till programvara 4.2 kan stanna.", ["4.2"]],
    ["Pumpar levererade med ny programvara 4.2 berörs.", ["4.2"]],
    ["Pumps that were updated to software version 4.2 may stop.", ["4.2"]],
    ["Efter uppdatering till programvara 4.2 kan pumpen stanna.", ["4.2"]],
    ["Geräte mit installierter Software-Version 2.7 können stehen bleiben.", ["2.7"]],
  ])("affected: %s", (sentence, versions) => {
    expect(versionsIn(sentence)).toEqual(versions);
    expect(typesIn(sentence)).not.toContain("software");
  });

  it.each([
    "Updated software will be made available.",
    "Uppdaterad programvara kommer att finnas i maj.",
    "Programvaren blir oppdatert av oss.",
    "Die Software wird von uns aktualisiert.",
    "Programvaran kommer att bli uppdaterad.",
  ])("mends without telling its version: %s", (sentence) => {
    expect(typesIn(sentence)).toEqual(["software"]);
  });

  it.each([
    "Vi kommer att installera programvara 2.7.",
    "We will install software version 2.7.",
    "Please upgrade to software version 2.7.",
    "Enheterna ska uppdateras till programvara 2.7.",
    "Wir werden die Software auf Version 2.7 aktualisieren.",
    "All units will be updated to software version 2.7.",
    "Ny programvara 2.7 installeras av oss.",
    "Die Software muss auf Version 2.7 aktualisiert werden.",
    "Uppdatering av programvaran till version 2.7 genomförs av oss.",
  ])("mends it: %s", (sentence) => {
    expect(versionsIn(sentence)).toEqual([]);
    expect(typesIn(sentence)).toContain("software");
  });
});
