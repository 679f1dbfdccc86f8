import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { placeMarks } from "#lib/notices/evidence.ts";
import type { Fact, TextSource } from "#lib/notices/facts.ts";
import { emptyFacts, noticeFactsSchema } from "#lib/notices/facts.ts";
import { marksOf } from "#lib/notices/marks.ts";
import { readNotice } from "#lib/notices/reading/read.ts";

function fixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/notices/${name}.txt`, import.meta.url), "utf8");
}

function pdf(text: string): TextSource[] {
  return [{ name: "notice.pdf", kind: "pdf", pages: text.split("\f") }];
}

const values = (facts: Fact[]) => facts.map((fact) => fact.value);
const read = (name: string) => readNotice(pdf(fixture(name)));

describe("the EU template in Swedish, one table cell on each line", () => {
  const facts = read("template-sv");

  it("gives references, date and deadlines", () => {
    expect(values(facts.fsnReferences)).toEqual(["FSN-2025-014"]);
    expect(values(facts.fscaReferences)).toEqual(["FSCA-2025-009"]);
    expect(facts.date?.value).toBe("2025-03-12");
    expect(facts.actBy?.value).toBe("2025-06-30");
    expect(facts.replyBy?.value).toBe("2025-04-11");
    expect(facts.replyWanted?.value).toBe("yes");
  });

  it("gives the devices and their identifiers", () => {
    expect(values(facts.devices)).toEqual(["Volumat Duo", "Volumat Duo Plus"]);
    expect(values(facts.udiDis)).toEqual(["07350001234519", "07350001234526"]);
    expect(values(facts.refs)).toEqual(["VD-1000-SE", "VD-1100-SE"]);
    expect(values(facts.serials)).toEqual(["220100 – 224999", "225017", "225018"]);
    expect(facts.lots).toEqual([]);
    expect(values(facts.softwareVersions)).toEqual(["3.2.0 till 3.4.1"]);
  });

  it("names the manufacturer of field 4.7 and not the local representative", () => {
    expect(facts.manufacturer?.value).toBe("Helvia Medizintechnik GmbH");
  });

  it("takes only ticked boxes as actions", () => {
    expect(values(facts.actionTypes).sort()).toEqual(["identify", "modification", "software"]);
    expect(facts.userActions?.value).toContain("ansluten till nät");
    expect(facts.userActions?.value).not.toContain("Förstör");
  });

  it("does not take the version of the printed template for the revision", () => {
    expect(facts.revision).toBeNull();
    expect(facts.updatesEarlier).toBeNull();
  });

  it("finds the reply form behind the notice and the address for the answer", () => {
    expect(facts.replyForm?.value).toBe("Kundsvarsformulär");
    expect(facts.contactEmail?.value).toBe("svar@helvia-med.example");
  });

  it("says where each fact stood", () => {
    expect(facts.manufacturer).toMatchObject({ page: 1, source: "notice.pdf" });
    expect(facts.replyForm?.page).toBe(2);
    expect(facts.manufacturer?.evidence).toContain("Helvia");
  });
});

describe("the EU template in English, heading and value on one line, an update", () => {
  const facts = read("template-en");

  it("gives all facts", () => {
    expect(values(facts.fsnReferences)).toEqual(["FSN-CATH-25-03"]);
    expect(values(facts.fscaReferences)).toEqual(["FSCA-CATH-25-01"]);
    expect(facts.revision?.value).toBe("2");
    expect(facts.updatesEarlier?.value).toContain("FSN-CATH-25-02");
    expect(facts.date?.value).toBe("2025-05-07");
    expect(facts.manufacturer?.value).toBe("Clearwater Vascular Ltd");
    expect(values(facts.devices)).toEqual(["ClearFlow Peripheral Catheter"]);
    expect(values(facts.udiDis)).toEqual(["00812345678017"]);
    expect(values(facts.refs)).toEqual(["CF-2001-18G", "CF-2001-20G", "CF-2001-22G"]);
    expect(values(facts.lots)).toEqual(["24K1182", "24K1183", "24L0047-A", "24L0051"]);
    expect(facts.serials).toEqual([]);
    expect(facts.softwareVersions).toEqual([]);
    expect(values(facts.actionTypes)).toEqual(["return", "identify", "quarantine"]);
    expect(facts.actBy?.value).toBe("2025-05-30");
    expect(facts.replyBy?.value).toBe("2025-05-23");
    expect(facts.contactEmail?.value).toBe("fsca@clearwater-vascular.example");
  });
});

describe("free letters", () => {
  it("in Swedish, by their labels", () => {
    const facts = read("letter-sv");
    expect(facts.manufacturer?.value).toBe("Aurelia Dialys AB");
    expect(values(facts.fscaReferences)).toEqual(["RA-2025/07"]);
    expect(facts.date?.value).toBe("2025-02-14");
    expect(values(facts.refs)).toEqual(["61-2200", "61-2210", "61-2220"]);
    expect(values(facts.udiDis)).toEqual(["07350001234533"]);
    expect(values(facts.lots)).toEqual(["4471190", "4471191", "4471204", "4480001–4480017"]);
    expect(values(facts.actionTypes)).toEqual(["return"]);
    expect(facts.replyBy?.value).toBe("2025-02-28");
    expect(facts.actBy?.value).toBe("2025-03-15");
    expect(facts.problem?.value).toContain("locket på slangsetets");
  });

  it("in English, with a table whose cells and codes are broken over lines", () => {
    const facts = read("letter-en-table");
    expect(facts.manufacturer?.value).toBe("Brightwell Orthopaedics Inc.");
    expect(values(facts.fscaReferences)).toEqual(["BW-2025-0031"]);
    expect(values(facts.refs)).toEqual(["BW-3010-12", "BW-3010-14", "BW-3020-10"]);
    expect(values(facts.lots)).toEqual(["H250117", "H250119", "H250203"]);
    expect(values(facts.devices)).toContain("Femoral Trial Component, left");
    expect(facts.replyBy?.value).toBe("within 5 business days");
  });

  it("in German", () => {
    const facts = read("letter-de");
    expect(facts.manufacturer?.value).toBe("Helvia Medizintechnik GmbH");
    expect(facts.date?.value).toBe("2025-03-05");
    expect(values(facts.lots)).toEqual(["2409A11", "2409A12", "2410B03"]);
    expect(values(facts.actionTypes)).toEqual(["destruction"]);
    expect(facts.replyBy?.value).toBe("2025-03-21");
  });

  it("with rules in place of lists, renewing an earlier notice, asking for no answer", () => {
    const facts = read("update-en");
    expect(values(facts.fsnReferences)).toEqual(["OLI-FSN-0087"]);
    expect(facts.revision?.value).toBe("B");
    expect(facts.updatesEarlier?.value).toContain("OLI-FSN-0087 Revision A");
    expect(values(facts.serials)).toEqual(["all systems below 40320"]);
    expect(values(facts.softwareVersions)).toEqual(["all versions before 4.11"]);
    expect(facts.replyWanted?.value).toBe("no");
  });

  it("with a table in columns and dates that are not the notice's", () => {
    const facts = read("columns-sv");
    expect(values(facts.refs)).toEqual(["BW-4410", "BW-4411", "BW-4412"]);
    expect(values(facts.lots)).toEqual(["L240981", "L240990", "L241003"]);
    expect(facts.date?.value).toBe("2025-04-03");
  });
});

describe("the same template out of other PDF writers", () => {
  const text = fixture("template-sv");
  const joined = text.replace(/^(\d)\.\n(\d{1,2})\. /gm, "$1.$2 ");
  const variants: Record<string, string> = {
    "numbers before their headings": joined,
    "numbers in lines of their own": joined.replace(/^(\d\.\d{1,2}) /gm, "$1\n"),
    "no numbers at all": text.replace(/^(\d)\.\n(\d{1,2})\. /gm, ""),
    "values on the line of the heading": joined.replace(/^(\d\.\d{1,2} [^\n]*)\n/gm, "$1 "),
    "a blank line after each line": text.replace(/\n/g, "\n\n"),
  };
  const summary = (notice: string) =>
    Object.entries(readNotice(pdf(notice)))
      .filter(([name]) => name !== "userActions" && name !== "problem")
      .map(([name, fact]) => [name, Array.isArray(fact) ? values(fact) : (fact?.value ?? null)]);

  it.each(Object.keys(variants))("gives the same facts: %s", (name) => {
    expect(summary(variants[name] ?? "")).toEqual(summary(text));
  });

  it("does not guess at actions when the ticks were lost", () => {
    expect(readNotice(pdf(text.replace(/[☒☐]/g, ""))).actionTypes).toEqual([]);
  });
});

describe("numbers inside sentences", () => {
  const text =
    "Field safety notice\nBatches H250117, H250118 and H250119 are affected; all other batches are safe.\nA lot of customers asked in 2024.\nSamtliga serienummer är berörda.";

  it("are read up to where the sentence goes on", () => {
    expect(values(readNotice(pdf(text)).lots)).toEqual(["H250117", "H250118", "H250119"]);
    expect(values(readNotice(pdf(text)).serials)).toEqual(["Samtliga serienummer"]);
  });

  it("count only where no field or table holds any", () => {
    expect(values(readNotice(pdf(`${text}\nLot: 4471190`)).lots)).toEqual(["4471190"]);
  });
});

describe("rows with a label in each", () => {
  it("give the number behind each label, and nothing of the next row", () => {
    const facts = readNotice(pdf("FIP-1000\tPump\tLot: L26001A\nFIP-1001\tPump\tLot: L26002B\n"));
    expect(values(facts.lots)).toEqual(["L26001A", "L26002B"]);
  });
});

describe("several sources", () => {
  it("reads the attachment first and adds what only the mail says", () => {
    const facts = readNotice([
      { name: "subject", kind: "subject", pages: ["VB: Säkerhetsmeddelande Volumat"] },
      { name: "mail", kind: "mail", pages: ["Hej!\nBifogat säkerhetsmeddelande.\nLotnummer: 777001"] },
      ...pdf(fixture("template-sv")),
    ]);
    expect(facts.title?.source).toBe("notice.pdf");
    expect(values(facts.lots)).toEqual(["777001"]);
    expect(facts.lots[0]).toMatchObject({ source: "mail", page: null });
  });
});

describe("nothing is invented", () => {
  it("gives empty facts for empty texts", () => {
    expect(readNotice([])).toEqual(emptyFacts());
    expect(readNotice(pdf(""))).toEqual(emptyFacts());
  });

  it("leaves an empty template empty", () => {
    const facts = readNotice(
      pdf(
        "Field Safety Notice\n1.1 Device Type(s)\n1.2 Commercial name(s)\n1.3 Unique Device Identifier(s) (UDI-DI)\nComplete when this becomes available.\n1.5 Device Model/Catalogue/part number(s)\n1.7 Affected serial or lot number range\nN/A\n4.7 Manufacturer information\na. Company Name\nOnly necessary if not evident on letter-head.",
      ),
    );
    expect({ ...facts, title: null }).toEqual(emptyFacts());
  });

  it("stores as its own schema says", () => {
    expect(noticeFactsSchema.parse(JSON.parse(JSON.stringify(read("template-en"))))).toEqual(
      read("template-en"),
    );
  });
});

describe("rows of the template under headings of the company's own", () => {
  const facts = readNotice(
    pdf(
      [
        "Lyftbolaget AB, Storgatan 10, 211 20 Malmö",
        "Säkerhetsmeddelande (FSN)",
        "1.1\tTyp av produkt\tMobil patientlyft",
        "1.2\tHandelsnamn\tLyftaren 5",
        "1.5\tModell/katalognummer\tKMCX-4D21, KMCX-4D22",
        "HMX-100",
        "1.6\tProgramvaruversion\tEj tillämpligt",
        "1.7\tBerörda serie- eller lotnummer\tSE2601001 – SE2603999",
      ].join("\n"),
    ),
  );

  it("are read by their numbers", () => {
    expect(values(facts.refs)).toEqual(["KMCX-4D21", "KMCX-4D22", "HMX-100"]);
  });

  it("come from the company whose address opens the letter", () => {
    expect(facts.manufacturer?.value).toBe("Lyftbolaget AB");
  });
});

describe("a table whose neighbouring headings would be one label if they stood in one cell", () => {
  it.each([
    ["Artikelnummer\tBenämning\tLot\tSerienummer"],
    ["REF\tDescription\tLot\tSerial number"],
    ["REF\tNom du dispositif\tN° de lot\tNuméro de série"],
    ["REF\tNom de ce dispositif\tN° de lot\tNuméro de série"],
    ["Artikelnummer | Produkt | Lotnummer | Serienummer"],
  ])("is read column by column: %s", (headings) => {
    const gap = headings.includes("\t") ? "\t" : " | ";
    const rows = [
      ["D-300", "Droppa 300 infusionspump", "24A117", "SN20001–SN20200"],
      ["D-302", "Droppa 302 infusionspump", "24B009", "SN30010"],
    ];
    const table = rows.map((cells) => cells.join(gap));
    const facts = readNotice(pdf(["VIKTIGT SÄKERHETSMEDDELANDE", "", headings, ...table].join("\n")));
    expect(values(facts.refs)).toEqual(["D-300", "D-302"]);
    expect(values(facts.lots)).toEqual(["24A117", "24B009"]);
    expect(values(facts.serials)).toEqual(["SN20001–SN20200", "SN30010"]);
    expect(values(facts.devices)).toEqual(["Droppa 300 infusionspump", "Droppa 302 infusionspump"]);
  });
});

it.each([
  ["Maxi Move 5, Maxi Twin", ["Maxi Move 5", "Maxi Twin"]],
  ["Pacer 9, Pacer 9 DR och Pacer 10", ["Pacer 9", "Pacer 9 DR", "Pacer 10"]],
  ["Ventriculostomy Kit, sterile", ["Ventriculostomy Kit, sterile"]],
  ["Randox Calibrator, Level 2 and Level 3", ["Randox Calibrator, Level 2 and Level 3"]],
])("devices of one family in a row are several, a comma alone parts nothing: %s", (text, names) => {
  expect(values(readNotice(pdf(`FIELD SAFETY NOTICE\nProduct name: ${text}`)).devices)).toEqual(names);
});

describe("a list of hundreds of lots", () => {
  const lots = Array.from({ length: 200 }, (_, index) => `LX${100_000 + index * 7}`);
  const text = `FIELD SAFETY NOTICE\nManufacturer: Acme AB\nLot numbers: ${lots.join(", ")}`;
  const facts = readNotice([{ name: "body", kind: "mail", pages: [text] }]);
  const { marks } = marksOf(facts);

  it("is read whole, and each stretch of it is one place, which is found in the text", () => {
    expect(values(facts.lots)).toEqual(lots);
    expect(marks.length).toBeLessThan(30);
    expect(placeMarks(text, marks)).toHaveLength(marks.length);
  });
});

describe("hostile text", () => {
  const junk: Record<string, string> = {
    "one long word": "a".repeat(1_000_000),
    "open brackets": "(".repeat(1_000_000),
    "half addresses": "a@".repeat(500_000),
    "broken codes": "A1-".repeat(330_000),
    "labels without end": "LOT: A123, ".repeat(90_000),
    "rows with a label each": "FIP-1000\tPump 1\tLot: L26000A\n".repeat(35_000),
    "a table of twenty-two columns": `${"REF\tLOT\t".repeat(11)}\n${`${"A1234\t".repeat(11)}hello there\n`.repeat(500)}`,
    "references that head their lots": Array.from(
      { length: 20_000 },
      (_, at) => `Reference number: A-${at + 1000}\nLot: L${at + 5000}\n`,
    ).join(""),
    "headings without end": "1. 1. Device Type(s)\n".repeat(48_000),
    "empty lines": "\n".repeat(1_000_000),
  };
  it.each(Object.keys(junk))("of a megabyte is read in bounded time: %s", (name) => {
    expect(noticeFactsSchema.safeParse(readNotice(pdf(junk[name] ?? ""))).success).toBe(true);
  });
});
