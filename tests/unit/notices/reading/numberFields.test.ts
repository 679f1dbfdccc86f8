import { describe, expect, it } from "vitest";
import { readNotice } from "#lib/notices/reading/read.ts";

/** A letter in the EU template whose row 1.7 is worded and filled in as given. */
function numbersOf(row: string) {
  const text = `Brådskande säkerhetsmeddelande till marknaden
1.1 Produkttyp: Volymetrisk infusionspump
1.2 Handelsnamn: Infusor P300
1.5 Modell-/katalog-/artikelnummer: P300-SE
${row}
2.1 Beskrivning av problemet: Batterilarmet kan utebli.`;
  const facts = readNotice([{ name: "notice.pdf", kind: "pdf", pages: [text] }]);
  return {
    lots: facts.lots.map(({ value }) => value),
    serials: facts.serials.map(({ value }) => value),
  };
}

describe("row 1.7 of the template", () => {
  it.each([
    ["1.7 Berörda serienummer: PT300120, PT300121", { lots: [], serials: ["PT300120", "PT300121"] }],
    ["1.7 Berörda lotnummer: PT300120, PT300121", { lots: ["PT300120", "PT300121"], serials: [] }],
    ["1.7 Affected serial numbers\nPT300120, PT300121", { lots: [], serials: ["PT300120", "PT300121"] }],
    ["1.7 Betroffene Chargennummern: PT300120", { lots: ["PT300120"], serials: [] }],
    ["1.7 Berörda serienummer: Lot: PT300120", { lots: ["PT300120"], serials: [] }],
  ])("holds what its own words say: %s", (row, numbers) => {
    expect(numbersOf(row)).toEqual(numbers);
  });
});

describe("a row that names lots and serial numbers both", () => {
  const letter = (type: string) =>
    readNotice([
      {
        name: "notice.pdf",
        kind: "pdf",
        pages: [
          `Brådskande säkerhetsmeddelande till marknaden
1.1 Typ av produkt: ${type}
1.2 Handelsnamn: Liftra 5
1.7 Berörda serie- eller lotnummer: SEE2605100
2.1 Beskrivning av problemet: Sprinten kan lossna.`,
        ],
      },
    ]);

  it.each([
    ["Mobil patientlyft", "serials"],
    ["Steril kateter", "lots"],
  ] as const)("holds what devices of the kind carry: %s", (type, kind) => {
    expect(letter(type)[kind].map(({ value }) => value)).toEqual(["SEE2605100"]);
  });
});

describe("a letter in the template", () => {
  const read = (...rows: string[]) =>
    readNotice([
      {
        name: "notice.pdf",
        kind: "pdf",
        pages: [
          [
            "Brådskande säkerhetsmeddelande till marknaden",
            "Produktens handelsnamn: Infusor P300 infusionspump",
            "1.1 Produkttyp: Volymetrisk infusionspump",
            "1.2 Handelsnamn: Infusor P300",
            "1.5 Modell-/katalog-/artikelnummer: P300-SE",
            ...rows,
            "4.1 Typ av FSN: Ny",
          ].join("\n"),
        ],
      },
    ]);

  it("names a device once, also where the word for what it is stands behind it", () => {
    expect(read().devices.map(({ value }) => value)).toEqual(["Infusor P300"]);
  });

  it("that was scanned has an X before what is ticked, and tells what is done before how it is prepared", () => {
    const facts = read(
      "3.1 Åtgärder som ska vidtas av användaren: X Identifiera produkten [] Förstör produkten X Returnera produkten",
    );
    expect(facts.actionTypes.map(({ value }) => value)).toEqual(["return", "identify"]);
  });
});

describe("a rule about all numbers", () => {
  const read = (line: string) => {
    const text = `Säkerhetsmeddelande\nProdukt: Pump ABC\n${line}\n`;
    const { lots, serials } = readNotice([{ name: "notice.pdf", kind: "pdf", pages: [text] }]);
    return [lots, serials].map((facts) => facts.map(({ value }) => value));
  };

  it.each([
    ["Lotnummer", "Alla loter tillverkade före 2023-01-15"],
    ["Lotnummer", "Alla loter med utgångsdatum före 2028-06-30"],
    ["Lotnummer", "Alla loter med utgångsdatum mellan 2024-01-01 och 2028-06-30"],
    ["Chargennummer", "Alle Chargen vor 2023-01-15"],
    ["Chargennummer", "Alle Chargen, die vor dem 15.01.2023 hergestellt wurden"],
    ["Numéros de lot", "Tous les lots fabriqués avant le 15/01/2023"],
    ["Lotnumre", "Alle partier fremstillet før 15.01.2023"],
    ["Lotnummer", "Alle partier produsert før 15. januar 2023"],
    ["Lotnummers", "Alle loten geproduceerd voor 15 januari 2023"],
    ["Lot", "All lots distributed from January 2019 to March 5, 2020"],
    ["Lot", "All lots"],
  ])("keeps its limit: %s: %s", (label, rule) => {
    expect(read(`${label}: ${rule}`)).toEqual([[rule], []]);
  });

  it("keeps its limit where it speaks of serial numbers", () => {
    const rule = "Samtliga serienummer tillverkade före 2023-01-15";
    expect(read(`Serienummer: ${rule}`)).toEqual([[], [rule]]);
  });

  it("keeps its limit inside a sentence, and nothing of what follows", () => {
    const rule = "Alla loter tillverkade före 2023-01-15";
    expect(read(`${rule} ska returneras inom 14 dagar.`)).toEqual([[rule], []]);
  });

  it.each([
    "Lot: 471100, 471101 and all lots manufactured after 2023-01-15",
    "Lot: all lots manufactured after 2023-01-15, 471100 and 471101",
  ])("stands beside the numbers of its list: %s", (line) => {
    expect(read(line)).toEqual([["471100", "471101", "all lots manufactured after 2023-01-15"], []]);
  });

  it("belongs to the label that it stands behind", () => {
    const rule = "all serial numbers made before 2020";
    expect(read(`Lot: 471100 Serial numbers: ${rule}`)).toEqual([["471100"], [rule]]);
  });
});
