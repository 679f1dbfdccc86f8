import { fold } from "#lib/notices/reading/text.ts";

/**
 * Makers of medical devices that letters and authorities call by a name without a legal form. A name here is
 * believed only where nothing in the letter names the manufacturer better. The longest name that stands wins.
 */
const NAMES = `
  3M|Abbott|Abbott Diabetes Care|Abbott Diagnostics|Abbott Medical|Abbott Vascular|Abiomed|Agfa HealthCare|
  Alcon|Alere|Allergan|Ambu|Arjo|ArjoHuntleigh|Arthrex|Atos Medical|Atrium Medical|B. Braun|Bard|
  Bausch & Lomb|Bausch + Lomb|Baxter|Baxter Healthcare|Beckman Coulter|Becton Dickinson|Berlin Heart|
  Bio-Rad|bioMérieux|Biomet|Biosense Webster|Biotronik|Boston Scientific|BrainLAB|Brainlab|Breas Medical|
  Cardinal Health|CareFusion|Carestream|Cepheid|Coloplast|ConMed|CONMED|ConvaTec|Convatec|Cook Medical|
  Cordis|CooperVision|Covidien|Datex-Ohmeda|DePuy|DePuy Synthes|DePuy Mitek|Dentsply Sirona|Dexcom|DiaSorin|
  Draeger|Dräger|Dräger Medical|Drive DeVilbiss|Edwards Lifesciences|Elekta|Etac|Ethicon|Exactech|
  Fisher & Paykel Healthcare|Fresenius Kabi|Fresenius Medical Care|Fujifilm|Gambro|GE Healthcare|
  GE HealthCare|GE Medical Systems|Getinge|GN Hearing|Guldmann|Haemonetics|Hamilton Medical|Handicare|
  Hill-Rom|Hillrom|Hologic|Hospira|ICU Medical|Implantcast|Insulet|Integra LifeSciences|Intersurgical|
  Intuitive Surgical|Invacare|Ivoclar|Johnson & Johnson Vision|Karl Storz|KARL STORZ|KCI|LeMaitre Vascular|
  LifeScan|Linet|LivaNova|Löwenstein Medical|Maquet|Masimo|Mathys|Medela|Medline|Medtronic|
  Medtronic MiniMed|Medtronic Neurosurgery|Merit Medical|Mindray|Mölnlycke|Mölnlycke Health Care|
  Natus Medical|Nihon Kohden|Nipro|Nobel Biocare|Novo Nordisk|Olympus|Olympus Medical Systems|
  Ortho Clinical Diagnostics|Ossur|Össur|Otto Bock|Ottobock|Oticon Medical|Penumbra|PerkinElmer|
  Permobil|Philips|Philips Healthcare|Philips Medical Systems|Philips Respironics|Physio-Control|
  Pulsion|QIAGEN|Radiometer|Radiometer Medical|Randox|RaySearch|ResMed|Respironics|Roche|Roche Diabetes Care|
  Roche Diagnostics|Sartorius|Schiller|Sebia|Siemens|Siemens Healthcare|Siemens Healthcare Diagnostics|
  Siemens Healthineers|Smith & Nephew|Smiths Medical|Sorin Group|Spacelabs Healthcare|St. Jude Medical|
  Steris|STERIS|Straumann|Stryker|Stryker Orthopaedics|Stryker Medical|Sunrise Medical|Swemac|Sysmex|
  Teleflex|Teleflex Medical|Terumo|Terumo BCT|Thermo Fisher Scientific|Tornier|Trividia Health|
  Unomedical|Vapotherm|Varian|Varian Medical Systems|Vygon|W. L. Gore|Waldemar Link|Welch Allyn|Wellspect|
  Werfen|Wright Medical|Xylem|Zimmer|Zimmer Biomet|Zoll|ZOLL Medical`;

/** Names by their first word, longest first. */
const BY_FIRST_WORD = Map.groupBy(
  NAMES.split("|")
    .map((name) => name.trim())
    .sort((a, b) => b.length - a.length),
  (name) => firstWord(name),
);

function firstWord(name: string): string {
  return fold(name.split(/[\s-]/)[0] ?? "");
}

/** The first well-known maker that a line names, written as the line writes it; null where it names none. */
export function knownMakerIn(text: string): string | null {
  for (const match of text.matchAll(/(?<![\p{L}\d])[\p{L}\d][\p{L}\d.]*/gu)) {
    for (const name of BY_FIRST_WORD.get(fold(match[0])) ?? []) {
      const written = text.slice(match.index, match.index + name.length);
      const after = text[match.index + name.length] ?? "";
      if (fold(written) === fold(name) && !/[\p{L}\d]/u.test(after)) return written;
    }
  }
  return null;
}
