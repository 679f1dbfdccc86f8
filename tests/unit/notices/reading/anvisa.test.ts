import { describe, expect, it } from "vitest";
import { readNotice } from "#lib/notices/reading/read.ts";
import { recogniseNotice } from "#lib/notices/reading/recognise.ts";

const EQUIPMENT = "Equipamento Médico";
const MATERIAL = "Material de Uso em Saúde";
const REAGENT = "Produto para Diagnóstico in vitro (IVD)";
const SOFTWARE = "Software como Dispositivo Médico (Software as a Medical Device - SaMD)";

type Page = {
  type?: string;
  models?: string;
  numbers?: string;
  problem?: string;
  actions?: string;
  advice?: string;
  maker?: string;
};

/** An alert page as the authority publishes it: a few long lines, most of them printed twice. */
function page(written: Page): string {
  const twice = (text: string) => `${text} ${text}`;
  const problem = `${written.problem ?? "O alarme pode falhar."} Data de identificação do problema pela empresa: 03/11/2023.`;
  const actions = `Ação de Campo Código NM-24 (BR) sob responsabilidade da empresa Norte-Rad Brasil Ltda. ${written.actions ?? "Recolhimento."}`;
  return [
    "Número do alerta: 4801",
    "Data do alerta: 12/06/2024",
    "Resumo: Alerta 4801 (Tecnovigilância) - Comunicado da empresa Norte-Rad Brasil Ltda - Bisturi Norte.",
    `Identificação do produto ou caso: Local de distribuição do produto informado pela empresa: Paraná. Nome Comercial: Bisturi Norte. Nome Técnico: Bisturi. Número de registro ANVISA: 80999990102. Tipo de produto: ${written.type ?? MATERIAL}. Classe de Risco: III. Modelo afetado: ${written.models ?? "Norte"}. Números de série afetados: ${written.numbers ?? "Ver anexo."}`,
    `Problema: ${twice(problem)}`,
    `Ação: ${twice(actions)}`,
    `Histórico: Empresa detentora do registro: Norte-Rad Brasil Ltda - CNPJ: 01.234.567/0001-89. Tel: (11) 4002-8922. Fabricante do produto: ${written.maker ?? "Nordmed AS - Industriveien 4, 1400 Ski - Noruega."}`,
    `Recomendações: ${twice(written.advice ?? "Leia a carta.")}`,
    "Anexos:  Carta ao Cliente  => (https://antigo.anvisa.gov.br/documents/33868/6748010).",
  ].join("\n");
}

function read(written: Page) {
  const facts = readNotice([{ name: "alerta.txt", kind: "text", pages: [page(written)] }]);
  const values = (list: readonly { value: string }[]) => list.map(({ value }) => value);
  return {
    facts,
    refs: values(facts.refs),
    lots: values(facts.lots),
    serials: values(facts.serials),
    versions: values(facts.softwareVersions),
  };
}

describe("numbers of an alert page", () => {
  it.each<[string, string, string[], string[]]>([
    [
      "an article before a colon",
      "04118: 2101443; 2102117. 04119: 2033398.",
      ["2101443", "2102117", "2033398"],
      ["04118", "04119"],
    ],
    [
      "labels for both",
      "Cód. 115.066: lotes 22/0112 e 22/0119; REF 115.068, lote: 22/0120.",
      ["22/0112", "22/0119", "22/0120"],
      ["115.066", "115.068"],
    ],
    [
      "notes of number and expiry",
      "Lotes 8044 (05 unid.), 8051 (validade: 11/2023); 8060 - Validade: 12/2024.",
      ["8044", "8051", "8060"],
      [],
    ],
    [
      "a rule for each registration",
      "(80999990102) Todos os lotes; (80999990103) 4880 e acima.",
      ["Todos os lotes", "4880 e acima"],
      [],
    ],
    [
      "articles with no mark before their lots, and lists that run into each other",
      "BFR-3018 Lote W18090123 ; 71000: 2101443 71001: 2033398",
      ["W18090123", "2101443", "2033398"],
      ["BFR-3018", "71000", "71001"],
    ],
    ["the model behind its lot", "Lote 2305A11 - Norte", ["2305A11"], []],
    [
      "no date of manufacture",
      "Lote SM1901/02, fabricado em 01/2019; fabricados até 06/2021",
      ["SM1901/02"],
      [],
    ],
    [
      "articles of eight digits, but no device identifier, before their lots",
      "00000017: lotes 2101443; 07310000200021 lote 2033398",
      ["2101443", "2033398"],
      ["00000017"],
    ],
    ["lots without a word for them", "X22C19A1; 746881C / 999123", ["X22C19A1", "746881C", "999123"], []],
  ])("reads %s", (_, numbers, lots, refs) => {
    expect(read({ numbers })).toMatchObject({ lots, refs, serials: [] });
  });

  it.each<[string, string, string[]]>([
    [
      "ranges",
      "NS 1001 ao NS 1099; ION14201 a ION15899, exceto ION14300.",
      ["1001 ao 1099", "ION14201 a ION15899"],
    ],
    [
      "rules behind words",
      "Sistemas com braço anteriores ao número de máquina 154585. Ver Mapa de Distribuição anexo.",
      ["anteriores ao número de máquina 154585"],
    ],
    ["letters apart from their digits", "ABV 12345, ABV 12346", ["ABV 12345", "ABV 12346"]],
    ["nothing that is elsewhere", "Conforme lista do Anexo I da Carta ao Cliente.", []],
    ["nothing that is not applicable", "Não se aplica.", []],
  ])("reads serial numbers of an apparatus: %s", (_, numbers, serials) => {
    expect(read({ type: EQUIPMENT, numbers })).toMatchObject({ serials, lots: [] });
  });

  it("calls numbers what the description of the problem calls them", () => {
    const told = { type: EQUIPMENT, numbers: "71001; 71002", problem: "Nos lotes 71001 e 71002 há trincas." };
    expect(read(told)).toMatchObject({ lots: ["71001", "71002"], serials: [] });
  });

  it("reads versions where the serial numbers should be", () => {
    expect(read({ type: SOFTWARE, numbers: "8.1.2 SP5; 8.1.4 e 8.2.0." })).toMatchObject({
      versions: ["8.1.2 SP5", "8.1.4", "8.2.0"],
      serials: [],
      lots: [],
    });
    const numbers = "Norte 5 com versões de software 1.14 e anteriores.";
    expect(read({ type: EQUIPMENT, numbers }).versions).toEqual(["1.14 e anteriores"]);
  });

  it("reads a version that the problem names, not the one that mends it", () => {
    const problem =
      "Em sistemas com software 3.05 o alarme falha. A correção está disponível na versão 3.06.";
    expect(read({ type: EQUIPMENT, problem }).versions).toEqual(["3.05"]);
  });
});

describe("an alert page", () => {
  it("is a notice even where all its numbers are in an annex", () => {
    const sources = [
      { name: "alerta.txt", kind: "text" as const, pages: [page({ type: EQUIPMENT, numbers: "Em anexo." })] },
    ];
    expect(recogniseNotice(sources, readNotice(sources)).recognised).toBe(true);
  });
});

describe("models of an alert page", () => {
  it.each<[string, string, string[]]>([
    [
      REAGENT,
      "06368921190 - 100 testes; Controle Nível 2 - HN1530 (20x5 ml; 5x1 ml)",
      ["06368921190", "HN1530"],
    ],
    [REAGENT, "1152 testes; Embalagem com 03 frascos de 1mL", []],
    [
      MATERIAL,
      "QBD - 6x3; RFPC-35-145 (G09401); Placa 3.5 mm (cód. 115.066)",
      ["QBD - 6x3", "RFPC-35-145", "G09401", "115.066"],
    ],
    [EQUIPMENT, "BF-P190 e BF-XP190; N22; 8713050", ["8713050"]],
  ])("are article numbers of %s where they can be nothing else", (type, models, refs) => {
    expect(read({ type, models }).refs).toEqual(refs);
  });
});

describe("other facts of an alert page", () => {
  it.each([
    ["Norton, Dickens and Company - 7 Mill Lane - EUA.", "Norton, Dickens and Company"],
    ["Nordmed (Cleveland), Inc. – 595 Mill Lane - EUA.", "Nordmed (Cleveland), Inc."],
    ["(80999990102) Nordmed – Finlândia; (80999990103) Sudmed - EUA.", "Nordmed"],
    ["Nordmed AG, Mill Lane 51-52, Jena, Alemanha.", "Nordmed AG"],
    ["nord medical ag - Mill Lane 60 - Alemanha.", "nord medical ag"],
  ])("reads who made it: %s", (maker, name) => {
    expect(read({ maker }).facts.manufacturer?.value).toBe(name);
  });

  it("reads the day of a page that came as one line", () => {
    const text = page({}).replaceAll("\n", " ");
    const facts = readNotice([{ name: "alerta.txt", kind: "text", pages: [text] }]);
    expect(facts.date?.value).toBe("2024-06-12");
    expect(facts.devices.map(({ value }) => value)).toEqual(["Bisturi Norte"]);
  });

  it("reads the actions behind the name of the company", () => {
    const { facts } = read({
      actions: "Correção em Campo. Atualização, correção ou complementação das instruções de uso.",
    });
    expect(facts.actionTypes.map(({ value, written }) => [value, written])).toEqual([
      ["modification", "Correção em Campo"],
      ["labelling", "Atualização, correção ou complementação das instruções de uso"],
    ]);
    expect(facts.fscaReferences.map(({ value }) => value)).toEqual(["NM-24 (BR)"]);
  });

  it("reads by when a form is wanted, and the circular that came with it", () => {
    const { facts } = read({
      advice: "Preencha o Anexo II da Circular nº 029/23-RJ e retorne em no máximo 7 dias.",
    });
    expect(facts.replyBy?.written).toBe("7 dias");
    expect(facts.fsnReferences.map(({ value }) => value)).toEqual(["Circular nº 029/23-RJ"]);
  });
});

it.each(["\n", " ", " \n"])("answers for a page with a long empty stretch of %j", (blank) => {
  const head = "ANVISA Nome Comercial: Bomba X Modelo(s) afetado(s): A1 Números de série afetados: X12345";
  const facts = readNotice([
    {
      name: "page.txt",
      kind: "text",
      pages: [`${head}\nAção: Ação de Campo Código ${blank.repeat(150_000)}!`],
    },
  ]);
  expect(facts.actionTypes).toEqual([]);
});

it.each([
  ["Os lotes produzidos durante 2022 podem apresentar falha.", []],
  ["Os lotes 231507, 231608 produzidos em 2022 e 118000 unidades.", ["231507", "231608"]],
])("numbers stand right behind the word for them, and years are none: %s", (problem, lots) => {
  expect(read({ problem }).lots).toEqual(lots);
});
