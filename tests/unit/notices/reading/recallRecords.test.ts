import { describe, expect, it } from "vitest";
import { readNotice } from "#lib/notices/reading/read.ts";

function read(text: string) {
  return readNotice([{ name: "notice.txt", kind: "text", pages: [text] }]);
}

function record(fields: Record<string, string>) {
  return read(`${JSON.stringify({ firm: "Brook Medical, Inc.", ...fields }, null, 2)}\n`);
}

const values = (facts: readonly { value: string }[]) => facts.map(({ value }) => value);

describe("recall records", () => {
  it("keeps names that begin with the letters of a word for nothing", () => {
    expect(values(record({ product: "Alluvia OR Table; Model (REF) Number: 722099." }).devices)).toEqual([
      "Alluvia OR Table",
    ]);
    expect(values(record({ product: "NaviBrook Cannula, REF 19211, 19211T" }).devices)).toEqual([
      "NaviBrook Cannula",
    ]);
  });

  it("takes a device with a number for a name before its own article number", () => {
    const facts = record({ product: "BROOK-C6, Part Number 160021" });
    expect(values(facts.refs)).toEqual(["160021"]);
    expect(values(facts.devices)).toEqual(["BROOK-C6"]);
  });

  it("reads no count of tests as an article", () => {
    const facts = record({
      product: "BrookAssay 100 test, Catalog Number 10997840, and 500 test, Catalog Number 10997841",
    });
    expect(values(facts.refs)).toEqual(["10997840", "10997841"]);
  });

  it("reads articles that end the names of devices", () => {
    const facts = record({ product: "BROOK INSERT 7L, 343-12-707; BROOK INSERT 8L, 343-10-708" });
    expect(values(facts.refs)).toEqual(["343-12-707", "343-10-708"]);
    expect(values(facts.devices)).toEqual(["BROOK INSERT 7L", "BROOK INSERT 8L"]);
  });

  it("keeps device identifiers and quotation marks out of the lots", () => {
    const marked = record({ product: "Brook Knee", code_info: "All lots. UDI-DI (01)00889024567124" });
    expect(values(marked.udiDis)).toEqual(["00889024567124"]);
    expect(values(marked.lots)).toEqual(["All lots"]);
    const carrier = record({
      product: "Brook Knee",
      udi: "(01)00884838099418(17)260101(10)AB1234",
      sn_lot_no: "Lot AB1234",
    });
    expect(values(carrier.lots)).toEqual(["AB1234"]);
  });

  it("keeps what limits a rule about all numbers", () => {
    const facts = record({ product: "Brook Pump", sn_lot_no: "All units with serial numbers below 100200" });
    expect(values(facts.serials)).toEqual(["All units with serial numbers below 100200"]);
  });

  it("reads the lots behind an article and a colon as lots", () => {
    const facts = record({ product: "Brook Port", sn_lot_no: "Catalog 5F11L: REGS0421, REGT1102" });
    expect(values(facts.refs)).toEqual(["5F11L"]);
    expect(values(facts.lots)).toEqual(["REGS0421", "REGT1102"]);
  });

  it("reads no action out of operations and the recalls of others", () => {
    const facts = record({ product: "Trays for knee replacement that contain recalled syringes" });
    expect(facts.actionTypes).toEqual([]);
  });
});

describe("web notices of a distributor", () => {
  const notice = (maker: string, text: string) =>
    read(
      `4/15/24\n${maker}\n[![pdf](https://www.example.com/p.jpg)](https://www.example.com/x-recall-1/)\n${text}\n`,
    );

  it("takes the maker from the line below the date", () => {
    const facts = notice("Brook & Minor / Hale", "**RECALL – Gloves.** Distributor One, LLC has acted.");
    expect(facts.manufacturer?.value).toBe("Brook & Minor / Hale");
  });

  it("calls a correction none of the recalls that stand in addresses", () => {
    const facts = notice("Brook Medical", "**URGENT MEDICAL DEVICE CORRECTION – Brook AED.** Pads may fail.");
    expect(facts.actionTypes.map(({ value, written }) => [value, written])).toEqual([
      ["modification", "CORRECTION"],
    ]);
  });

  it("drops how many lots there are from the name", () => {
    const facts = notice(
      "Brook Medical",
      "**RECALL – Multiple lots of Brook Nasal Cannulas.** Tubing may leak.",
    );
    expect(values(facts.devices)).toEqual(["Brook Nasal Cannulas"]);
  });
});

describe("alert pages with grouped numbers", () => {
  const page = (type: string, models: string, numbers: string) =>
    read(`Número do alerta: 4900
Data do alerta: 12/03/2024
Resumo: Alerta 4900 (Tecnovigilância) - Comunicado da empresa Acme Brasil Ltda - Produto Acme.
Identificação do produto ou caso: Nome Comercial: Produto Acme. Nome Técnico: Coisa. Número de registro ANVISA: 80111220045. Tipo de produto: ${type}. Classe de Risco: II. Modelo afetado: ${models}. Números de série afetados: ${numbers}.
Problema: Pode falhar.
Ação: Ação de Campo Código FA-1 sob responsabilidade da empresa Acme Brasil Ltda. Recolhimento.
Histórico: Empresa detentora do registro: Acme Brasil Ltda. Fabricante do produto: Acme Inc - EUA.
`);

  it("reads the lots in brackets behind a model that is a number", () => {
    const facts = page(
      "Material de Uso em Saúde",
      "7-0303-10; 7-0303-12",
      "Lotes: 7-0303-10 (22G14, 22G15); 7-0303-12 (22H01)",
    );
    expect(values(facts.lots)).toEqual(["22G14", "22G15", "22H01"]);
    expect(values(facts.refs)).toEqual(["7-0303-10", "7-0303-12"]);
  });

  it("parts a range from the number before it, and numbers that slashes divide", () => {
    const range = page("Equipamento Médico", "X100", "X100-0001, X100-0005 e X100-0010 a X100-0020");
    expect(values(range.serials)).toEqual(["X100-0001", "X100-0005", "X100-0010 a X100-0020"]);
    const slashes = page("Equipamento Médico", "LIFE 20", "LF20-10001/LF20-10002/LF20-10003");
    expect(values(slashes.serials)).toEqual(["LF20-10001", "LF20-10002", "LF20-10003"]);
  });

  it("reads the versions and codes of each model", () => {
    const facts = page(
      "Equipamento Médico",
      "A1 (código 2100-A1) e A2 (código 2100-A2) versão de software 3.02 e 3.03",
      "EJ-20003",
    );
    expect(values(facts.refs)).toEqual(["2100-A1", "2100-A2"]);
    expect(values(facts.softwareVersions)).toEqual(["3.02", "3.03"]);
  });
});
