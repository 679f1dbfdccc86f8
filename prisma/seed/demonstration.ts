import type { MailboxKind } from "#prisma/generated/enums.ts";

/** Made-up people and addresses for demonstration mode: `.example` can never receive mail (RFC 2606). */
const domain = "demo.regionhalland.example";

/** `Åsa Öberg` → `asa.oberg@demo.regionhalland.example`. */
export function demoAddress(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return `${plain.replace(/[^a-z]+/g, ".")}@${domain}`;
}

type UnitRow = readonly [code: string, name: string, costCentre: string, rgs: string, manager: string];
export type DemoUnit = { unit: UnitRow; departments: readonly UnitRow[] };

/** Verksamheter with a head of operations each, and their avdelningar with a unit manager each. */
export const demoUnits: Record<string, readonly DemoUnit[]> = {
  HS: [
    {
      unit: ["HS-AKUT", "Akutsjukvården", "31000", "610100", "Karin Ahlgren"],
      departments: [
        ["HS-AKUT-H", "Akutmottagningen Halmstad", "31010", "610110", "Jonas Wikström"],
        ["HS-AKUT-V", "Akutmottagningen Varberg", "31020", "610120", "Malin Sandell"],
        ["HS-AKUT-AVA", "Akutvårdsavdelningen Halmstad", "31030", "610130", "Petra Nyqvist"],
      ],
    },
    {
      unit: ["HS-ANOPIVA", "Anestesi, operation och intensivvård", "32000", "610200", "Henrik Blom"],
      departments: [
        ["HS-IVA-H", "Intensivvårdsavdelningen Halmstad", "32010", "610210", "Sara Lindahl"],
        ["HS-IVA-V", "Intensivvårdsavdelningen Varberg", "32020", "610220", "Åsa Öberg"],
        ["HS-OP-H", "Centraloperation Halmstad", "32030", "610230", "Mikael Ström"],
        ["HS-OP-V", "Centraloperation Varberg", "32040", "610240", "Linda Hägg"],
        ["HS-STERIL", "Sterilcentralen", "32050", "610250", "Fredrik Palm"],
      ],
    },
    {
      unit: ["HS-KIR", "Kirurgi och ortopedi", "33000", "610300", "Anders Forsell"],
      departments: [
        ["HS-KIR-2", "Kirurgavdelning 2 Halmstad", "33010", "610310", "Emma Rydén"],
        ["HS-ORT-5", "Ortopedavdelning 5 Varberg", "33020", "610320", "Johan Sjögren"],
        ["HS-ENDO", "Endoskopienheten", "33030", "610330", "Kristina Holm"],
      ],
    },
    {
      unit: ["HS-MED", "Medicin", "34000", "610400", "Eva Lundmark"],
      departments: [
        ["HS-MED-DIAL", "Dialysmottagningen Halmstad", "34010", "610410", "Patrik Norén"],
        ["HS-MED-HJIVA", "Hjärtintensiven Halmstad", "34020", "610420", "Maria Ekdahl"],
        ["HS-MED-4A", "Medicinavdelning 4A Varberg", "34030", "610430", "Niklas Fors"],
      ],
    },
    {
      unit: ["HS-KVB", "Kvinnosjukvård och barnsjukvård", "35000", "610500", "Ulrika Dahlin"],
      departments: [
        ["HS-KVB-FORL", "Förlossningen Halmstad", "35010", "610510", "Camilla Hjelm"],
        ["HS-KVB-NEO", "Neonatalavdelningen", "35020", "610520", "Elin Sundberg"],
      ],
    },
  ],
  ADH: [
    {
      unit: ["ADH-AMB", "Ambulanssjukvården", "41000", "620100", "Magnus Reuter"],
      departments: [
        ["ADH-AMB-H", "Ambulansstationen Halmstad", "41010", "620110", "Tobias Krantz"],
        ["ADH-AMB-K", "Ambulansstationen Kungsbacka", "41020", "620120", "Ida Fransson"],
      ],
    },
    {
      unit: ["ADH-RTG", "Bild- och funktionsmedicin", "42000", "620200", "Lena Hallberg"],
      departments: [
        ["ADH-RTG-H", "Röntgenavdelningen Halmstad", "42010", "620210", "Björn Ask"],
        ["ADH-RTG-V", "Röntgenavdelningen Varberg", "42020", "620220", "Sofia Melin"],
      ],
    },
    {
      unit: ["ADH-FTV", "Folktandvården Halland", "43000", "620300", "Gunilla Stark"],
      departments: [["ADH-FTV-F", "Folktandvården Falkenberg", "43010", "620310", "Daniel Thorén"]],
    },
  ],
  NSVH: [
    {
      unit: ["NSVH-NORD", "Vårdcentraler norra Halland", "51000", "630100", "Birgitta Sköld"],
      departments: [
        ["NSVH-VC-KBA", "Vårdcentralen Kungsbacka", "51010", "630110", "Anna Rosell"],
        ["NSVH-VC-VBG", "Vårdcentralen Varberg Håsten", "51020", "630120", "Oskar Granath"],
      ],
    },
    {
      unit: ["NSVH-SYD", "Vårdcentraler södra Halland", "52000", "630200", "Hans Tegnér"],
      departments: [
        ["NSVH-VC-LHM", "Vårdcentralen Laholm", "52010", "630210", "Jenny Modig"],
        ["NSVH-VC-HYL", "Vårdcentralen Hyltebruk", "52020", "630220", "Lars Edvall"],
      ],
    },
  ],
  PSH: [
    {
      unit: ["PSH-VUX", "Vuxenpsykiatrin", "61000", "640100", "Monica Brandt"],
      departments: [
        ["PSH-VUX-80", "Psykiatrisk avdelning 80 Halmstad", "61010", "640110", "Peter Lövgren"],
        ["PSH-VUX-ECT", "ECT-mottagningen Varberg", "61020", "640120", "Susanne Borg"],
      ],
    },
    {
      unit: ["PSH-BUP", "Barn- och ungdomspsykiatrin", "62000", "640200", "Yvonne Carlén"],
      departments: [["PSH-BUP-M", "BUP-mottagningen Halmstad", "62010", "640210", "Filip Asp"]],
    },
  ],
  KS: [
    {
      unit: ["KS-FHS", "Folkhögskolorna", "71000", "650100", "Ingrid Valter"],
      departments: [["KS-FHS-K", "Katrinebergs folkhögskola", "71010", "650110", "Stefan Gran"]],
    },
  ],
  ITD: [
    {
      unit: ["ITD-DRIFT", "IT-drift", "81000", "660100", "Roger Sandin"],
      departments: [["ITD-VARD", "Vårdnära system", "81010", "660110", "Cecilia Brolin"]],
    },
  ],
};

/** What demonstration mode adds to the units that handle safety notices themselves. */
export const demoOwnHandling: readonly UnitRow[] = [
  ["ADH-PAT", "Patologen", "44000", "620400", "Helena Wester"],
  ["ADH-KKTM", "Klinisk kemi och transfusionsmedicin", "45000", "620500", "Göran Liljedahl"],
  ["ADH-HMC", "Hjälpmedelscentrum", "46000", "620600", "Annika Frid"],
];

/** Functions whose mailboxes the routine does not name: an administrator fills them in outside demonstrations. */
export const demoMailboxes: readonly { kind: MailboxKind; name: string; address: string }[] = [
  { kind: "procurement", name: "Inköp och upphandling", address: `upphandling@${domain}` },
  { kind: "technician", name: "Medicinsk teknik Halland", address: `medicinskteknik@${domain}` },
  { kind: "chief_physician", name: "Chefläkarorganisationen", address: `cheflakare@${domain}` },
  { kind: "commission", name: "HS uppdrag", address: `hsuppdrag@${domain}` },
  {
    kind: "supply_disruption",
    name: "Leveransstörning och ersättningsprodukt",
    address: `leveransstorning@${domain}`,
  },
];

export const demoProviders = [
  { code: "PV-KUSTEN", name: "Kustens Läkargrupp AB", rgsCustomerNumber: "690110" },
  { code: "PV-SLOTTS", name: "Slottsmöllans Vårdcentral", rgsCustomerNumber: "690120" },
  { code: "PV-ATRAN", name: "Ätrans Rehab och Fysioterapi", rgsCustomerNumber: "690130" },
  { code: "PV-LAGAN", name: "Lagans Hudklinik", rgsCustomerNumber: null },
] as const;

/** The mailbox of an external party: `KOM-HYLTE` → `kom.hylte@…`. */
export function demoPartyAddress(code: string): string {
  return `${code.toLowerCase().replaceAll("-", ".")}@${domain}`;
}
