import { describe, expect, it } from "vitest";
import type { Fact } from "#lib/notices/facts.ts";
import { readNotice } from "#lib/notices/reading/read.ts";

const read = (...lines: string[]) =>
  readNotice([{ name: "letter.txt", kind: "text", pages: [lines.join("\n")] }]);
const values = (facts: readonly Fact[]) => facts.map(({ value }) => value);

describe("who a letter is from", () => {
  it.each([
    ["Nordmedia AB, på uppdrag av tillverkaren Fossheim Dental Inc., Duluth", "Fossheim Dental Inc."],
    ["Vestlab AS på vegne av produsenten Skala Medical a.s., Bratislava", "Skala Medical a.s"],
    ["Namens Dakota Medical Co., Ltd informeert Zorgtechniek B.V. u over", "Dakota Medical Co., Ltd"],
    ["Från: Analyslab Svenska AB för Wallfors Diagnostics Oy, Åbo", "Wallfors Diagnostics Oy"],
  ])("the maker that a distributor writes for: %s", (line, maker) => {
    expect(read("Säkerhetsmeddelande", line).manufacturer?.value).toMatch(maker);
  });
});

describe("the maker of a part", () => {
  it.each([
    ["Field safety notice", "The device uses battery cells manufactured by Polarion Energy."],
    ["Säkerhetsmeddelande", "Pumpen innehåller sensors manufactured by Sensoria som kan gå sönder."],
  ])("is not taken for the company in the head of the letter: %s", (heading, sentence) => {
    expect(read("Nordmedia AB", heading, "Pump ABC", "", sentence).manufacturer?.value).toBe("Nordmedia AB");
  });

  it("is taken where nobody else is named", () => {
    const facts = read("Medical device alert", "Catheters, manufactured by Orinoco Biomedical.");
    expect(facts.manufacturer?.value).toBe("Orinoco Biomedical");
  });
});

describe("a reference in the head of a letter", () => {
  it.each(["REF: 1002012", "REF 0112/34", "Ref: 400-2015", "Ref: 1002012"])(
    "is the article's beside its name and lots: %s",
    (line) => {
      const facts = read("Säkerhetsmeddelande", "Produkt: Pump ABC", line, "Lot: 4711A");
      expect(values(facts.refs)).toEqual([line.replace(/^ref:? /i, "")]);
      expect(facts.fscaReferences).toEqual([]);
    },
  );

  it("is the letter's elsewhere", () => {
    const facts = read(
      "Nordmedia AB",
      "Ref: FHI/MV/2026-01",
      "Säkerhetsmeddelande",
      "Produkt: Pump ABC",
      "Lot: 4711A",
    );
    expect(values(facts.fscaReferences)).toEqual(["FHI/MV/2026-01"]);
    expect(facts.refs).toEqual([]);
  });
});

describe("what a letter is about", () => {
  it.each([
    ["ett problem med sittdynan StjärnLås (artikelnr ESL-4131).", "StjärnLås"],
    ["sejl af typen Loftus RgoSling med varenummer 1721120 kan have fejl", "Loftus RgoSling"],
    ["Avser: dialysapparat RenaStrom 500, serienummer 50012, 50013", "dialysapparat RenaStrom 500"],
  ])("names its device inside a sentence: %s", (line, name) => {
    expect(values(read("Säkerhetsmeddelande", "", line).devices)).toEqual([name]);
  });

  it("names it in a line of its own below the salutation", () => {
    const facts = read(
      "Safety advisory",
      "",
      "To whom it may concern,",
      "Restwell Wedge and Restwell Overlay",
      "",
    );
    expect(values(facts.devices)).toEqual(["Restwell Wedge", "Restwell Overlay"]);
  });

  it("takes no company below the heading for a device", () => {
    const facts = read("Rückruf", "Manfred Sommer GmbH, Neurott 7, 74931 Lobbach", "LOT: 4410");
    expect(facts.devices).toEqual([]);
  });
});

describe("references and articles", () => {
  it("tells the reference in the head of a letter from an article number", () => {
    const facts = read("Ref: REC 842/25", "", "Dear customer,", "", "Ref: 1720120");
    expect(values(facts.fscaReferences)).toEqual(["REC 842/25"]);
    expect(values(facts.refs)).toEqual(["1720120"]);
  });

  it("reads numbers under the label of the article as articles, not as its name", () => {
    const facts = read("Artikel: 97.6000.26, 97.6000.29 und 97.6000.32");
    expect(values(facts.refs)).toEqual(["97.6000.26", "97.6000.29", "97.6000.32"]);
    expect(facts.devices).toEqual([]);
  });
});

describe("lists of numbers", () => {
  it.each([
    ["Serienummer 2025-31000 t.o.m. 2025-38450", ["2025-31000 t.o.m 2025-38450"]],
    ["Serienumre: fra og med 241500 til og med 242330", ["241500 til og med 242330"]],
    ["Seriennummern: 24-11873 bis 24-11902 sowie 24-11950", ["24-11873 bis 24-11902", "24-11950"]],
  ])("ranges in national words: %s", (line, ranges) => {
    expect(values(read(line).serials)).toEqual(ranges);
  });

  it("go on in the next line of a sentence", () => {
    const facts = read("Det gäller apparater med serienummer 50012,", "50013 och 50019 från 2024.");
    expect(values(facts.serials)).toEqual(["50012", "50013", "50019"]);
  });

  it("head a table whose last heading ends in a point, with a column of no known kind", () => {
    const facts = read(
      "Catalogue No.\tSize\tProduct\tLot No.",
      "CS500N\t500 x 2\tCryoFor Bag\tL23117",
      "L23118*",
    );
    expect(values(facts.refs)).toEqual(["CS500N"]);
    expect(values(facts.lots)).toEqual(["L23117", "L23118"]);
  });
});

describe("what letters print around their words", () => {
  it("joins words that are broken at the end of a line", () => {
    const facts = read("Det gäller apparater med seri-", "enummer lägre än A7-03200 och senare tillbehör.");
    expect(values(facts.serials)).toEqual(["lägre än A7-03200"]);
  });

  it("reads a label with a word behind it, and a rule that repeats the label", () => {
    expect(values(read("Serial numbers affected\tC5-2201, C5-2260 to C5-2299").serials)).toEqual([
      "C5-2201",
      "C5-2260 to C5-2299",
    ]);
    expect(values(read("Losnummern\talle Lose vor 2508").lots)).toEqual(["alle Lose vor 2508"]);
  });

  it("takes the version that mends a fault for none that has it", () => {
    const facts = read(
      "Vi kommer att installera programvara 2.7 vid nästa besök.",
      "Berörd programvara: 2.6",
    );
    expect(values(facts.softwareVersions)).toEqual(["2.6"]);
    expect(read("We will install software version 2.7 at the next visit.").softwareVersions).toEqual([]);
  });

  it.each([
    [
      "Les pompes dont le logiciel est antérieur à la version 5.20 peuvent s'arrêter.",
      "antérieur à la version 5.20",
    ],
    ["Det gjelder programvaren, versjon 1.8 og eldre.", "versjon 1.8 og eldre"],
    ["Pumper med software 2.1.0 til 2.1.3 kan vise forkert.", "2.1.0 til 2.1.3"],
  ])("reads rules about versions in a sentence: %s", (line, version) => {
    expect(values(read(line).softwareVersions)).toEqual([version]);
  });

  it("names the device under a heading and a preposition, and under Item beside Cat. #", () => {
    const under = read(
      "Dringende Sicherheitsinformation",
      "zu",
      "",
      "Infusionspumpe AurFlow 20",
      "",
      "Text.",
    );
    expect(values(under.devices)).toEqual(["Infusionspumpe AurFlow 20"]);
    const table = read("Item\tCat. #\tBatch / Lot", "TibiaLok Nail 9 x 300 mm\tTLN-0930\t60311482");
    expect(values(table.devices)).toEqual(["TibiaLok Nail 9 x 300 mm"]);
    expect(values(table.refs)).toEqual(["TLN-0930"]);
    expect(values(table.lots)).toEqual(["60311482"]);
  });

  it("reads a date as it is written by hand in the north", () => {
    expect(read("Dato: 5/2-2026").date?.value).toBe("2026-02-05");
  });
});

describe("deadlines in sentences", () => {
  const deadlines = (...lines: string[]) => {
    const { replyBy, actBy } = read("Datum: 2025-11-03", "", ...lines);
    return [replyBy?.value ?? null, actBy?.value ?? null];
  };

  it.each([
    ["Fyll i svarsblanketten och mejla den senast den 14 november.", "2025-11-14", null],
    ["Svara på detta meddelande senast den 14 mars.", "2026-03-14", null],
    ["Kontrollen bör vara klar inom fyra veckor.", null, "inom fyra veckor"],
    ["Die Rücksendung muss bis Ende November 2025 erfolgt sein.", null, "Ende November 2025"],
    ["Rückmeldung erbeten innerhalb einer Woche, spätestens jedoch zum 25. Juli 2026.", "2026-07-25", null],
    [
      "Please do this by 31 January 2026, and send us the reply slip by 19 December 2025.",
      "2025-12-19",
      "2026-01-31",
    ],
    ["Merci de répondre au plus tard 5 jours ouvrés après réception.", "au plus tard 5 jours ouvrés", null],
    ["Sign it and send the reply form by close of business on 5 December 2025.", "2025-12-05", null],
    ["Wij vragen u deze controle voor 1 december 2025 uit te voeren.", null, "2025-12-01"],
    ["Det gäller påsar levererade före den 20 oktober 2025.", null, null],
    ["We will update all sites before the end of January 2026.", null, null],
  ])("%s", (sentence, reply, act) => {
    expect(deadlines(sentence)).toEqual([reply, act]);
  });
});

describe("what only looks like a fact", () => {
  it("takes no number of an order for an article", () => {
    const facts = read("Field Safety Notice", "", "We refer to your order no. 4500998877 of 12 March 2025.");
    expect(values(facts.refs)).toEqual([]);
  });

  it.each(["De serie 300 is verkocht sinds 2018.", "La série 5000 est concernée."])(
    "takes no series of models for a serial number: %s",
    (line) => {
      expect(values(read("Field Safety Notice", "", line).serials)).toEqual([]);
    },
  );

  it("still reads a serial number behind the same word", () => {
    expect(values(read("Field Safety Notice", "", "Série 48213 et 48214").serials)).toEqual([
      "48213",
      "48214",
    ]);
  });

  it.each(["N° de commande : 778899", "Eudamed SRN SE-MF-000012345"])(
    "takes no number below the heading for a device: %s",
    (line) => {
      expect(values(read("Field Safety Notice", line, "Lot: AB1234").devices)).toEqual([]);
    },
  );

  it("ends a version where the sentence goes on", () => {
    const facts = read("Säkerhetsmeddelande", "", "Felet finns i programvara 4.2 på alla monitorer.");
    expect(values(facts.softwareVersions)).toEqual(["4.2"]);
  });

  it.each(["within 5 days ", "return the affected ", "please return patients software "])(
    "answers for a long text without any marks: %s",
    (words) => {
      const facts = read("Field Safety Notice", "Lot: AB1234", "", words.repeat(20_000));
      expect(values(facts.lots)).toEqual(["AB1234"]);
    },
  );
});
