import { describe, expect, it } from "vitest";
import { readNotice } from "#lib/notices/reading/read.ts";

const typesIn = (...lines: string[]) =>
  readNotice([{ name: "letter.txt", kind: "text", pages: [lines.join("\n")] }]).actionTypes.map(
    ({ value }) => value,
  );

describe("actions in the sentences of a letter", () => {
  it.each([
    ["Please discard the affected packs and ask us for a replacement.", ["destruction", "exchange"]],
    ["Vi ber er att skicka de berörda slangarna tillbaka till oss.", ["return"]],
    [
      "Produkterna ska kasseras. Vår tekniker kommer att uppdatera programvaran.",
      ["destruction", "software"],
    ],
    ["Bitte schicken Sie die Kanülen dieser Lose an uns zurück.", ["return"]],
    ["Nous vous demandons de détruire les coffrets restants.", ["destruction"]],
    ["I bedes tage lejerne ud af brug og sende dem retur til os.", ["return"]],
    ["Ta apparatet ut av bruk og send det tilbake til oss.", ["return"]],
    ["Stuur de verbanden ongefrankeerd aan ons terug.", ["return"]],
    [
      "Check each pump for cracks before use. Affected workstations are updated by us.",
      ["inspection", "software"],
    ],
    ["Verwenden Sie die Kartuschen nicht mehr und entsorgen Sie sie.", ["destruction"]],
    [
      "Ej implanterade enheter returneras. Bruksanvisningen kompletteras med bilagt blad.",
      ["labelling", "return"],
    ],
    ["Sonden vor Gebrauch auf Risse untersuchen.", ["inspection"]],
    ["Wij leveren vervangende scharen.", ["exchange"]],
    ["Implanterade enheter bör följas upp med tre månaders intervall.", ["patient_management"]],
  ])("%s", (sentence, types) => {
    expect(typesIn(sentence).toSorted()).toEqual(types);
  });

  it.each([
    "Torn labels were found in one pack; do not return the product.",
    "Ingen produkt behöver returneras.",
    "Eine Rücksendung der Ware ist nicht notwendig.",
    "Wir bitten Sie, das Antwortformular an uns zurückzusenden.",
    "Vi vill att ni skickar svarsblanketten i retur.",
    "Wij verzoeken u het antwoordformulier terug te sturen.",
  ])("asks for no action on the device: %s", (sentence) => {
    expect(typesIn(sentence)).not.toContain("return");
    expect(typesIn(sentence)).not.toContain("destruction");
  });

  it.each([
    "Please check your stock for the affected units.",
    "Prüfen Sie Ihren Bestand vor der Anwendung.",
    "Patients do not need to be contacted.",
    "Kontrollera ert lager innan användning.",
  ])("finds neither an inspection nor a care of patients in: %s", (sentence) => {
    expect(typesIn(sentence)).not.toContain("inspection");
    expect(typesIn(sentence)).not.toContain("patient_management");
  });

  it("reads over the end of a line, and from the box behind its words", () => {
    expect(typesIn("Patienterna behöver inte kontaktas. Returnera", "produkterna till oss.")).toEqual([
      "return",
    ]);
    expect(typesIn("Return the product\t☐", "Destroy the product\t☒", "Update the software\t☐")).toEqual([
      "destruction",
    ]);
  });
});

describe("the words of an authority's register", () => {
  it("announce no recall, since every corrective action is called one there", () => {
    expect(
      typesIn(
        "Class 2 Device Recall Lindqvist HeartPort Introducer",
        "Recalling Firm: Lindqvist Cardio LLC",
        "Recall Initiation Date: March 14, 2025",
        "Reason for Recall: The hub may crack.",
      ),
    ).toEqual([]);
  });

  it("do, where the action itself is told", () => {
    expect(typesIn("URGENT PRODUCT RECALL", "Lindqvist HeartPort Introducer, lot HP25A")).toEqual(["return"]);
  });
});
