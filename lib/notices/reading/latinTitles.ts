import type { Fact } from "#lib/notices/facts.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import type { Prepared } from "#lib/notices/reading/passes.ts";
import { mentions } from "#lib/notices/reading/phrases.ts";
import { squeeze } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

const HEAD_LINES = 14;
const MAX_TITLE = 300;

/** "Retirada del mercado … del catéter "Certofix Duo", fabricado por …": the name in quotation marks. */
const QUOTED =
  /^(?=.*(?<!\p{L})(?:retirad|retir[oa]|recuper|cese|richiam|ritiro|rappel|retrait|recolhimento|producto|dispositiv)).*?["“«]\s*([^"”»]{3,90}?)\s*["”»]/iu;
/** "Retiro del mercado de lotes del dispositivo médico Jeringa Azul": what stands behind the kind of thing. */
const KIND =
  /^(?:retirada|retiro|recupero|cese de|richiamo|ritiro|rappel|recolhimento)(?!\p{L}).{0,90}?(?<!\p{L})(?:productos? sanitarios?|producto|dispositivo m[ée]dico|dispositif m[ée]dical|produit)\s+(\p{Lu}[^.,:;]{2,80})$/iu;
/** "Recomendaciones relativas al desfibrilador HeartLine 3", "… sobre los ventiladores Aero 5". */
const CONCERNING =
  /^(?:recomendaciones|informaci[óo]n|nota|advertencia)\s(?:de seguridad\s)?(?:relativas?\sa(?:l| los| las| la)|sobre (?:el|la|los|las))\s+([^.;]{3,110})$/iu;
/** "Pompes – MiniFlow 6 – Maker – Information de sécurité" (ANSM): the action comes last, the maker before it. */
const ROW = /\s[–—-]\s/u;
const ROW_END =
  /^(?:rappel|information de sécurité|information|retrait|avis de sécurité|recommandations?)(?!\p{L})/iu;

/**
 * The device in the title of an authority's page or letter in a Romance language: such titles name it in a place of
 * their own, where nothing else in the text does under a label.
 */
export function devicesInLatinTitles(prepared: Prepared): Fact[] {
  let place = 0;
  for (const [index, line] of prepared.notice.lines.entries()) {
    const text = squeeze(line.text);
    if (text === "" || line.zone !== "body") continue;
    place += 1;
    if (place > HEAD_LINES) break;
    const name = text.length <= MAX_TITLE ? nameIn(text) : null;
    if (name) return [factAt(prepared.notice, { from: index, to: index }, name, 0.6)];
  }
  return [];
}

function nameIn(text: string): string | null {
  const row = text.split(ROW);
  if (row.length >= 3 && row.length <= 5 && ROW_END.test(row.at(-1) ?? "")) {
    const name = row.length === 3 ? row[0] : row.at(-3);
    return name && /\p{L}{2}/u.test(name) ? squeeze(name) : null;
  }
  const found = (QUOTED.exec(text) ?? KIND.exec(text) ?? CONCERNING.exec(text))?.[1];
  return found && !mentions(VOCABULARY.headings, found) ? squeeze(found) : null;
}
