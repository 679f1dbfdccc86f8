import type { Phrases } from "#lib/notices/reading/languages/language.ts";

/** Words that take back what the clause around them would ask for. */
export const DENIALS: Phrases = `
  not | no | don't | doesn't | never | without | isn't | aren't |
  inte | ej | ingen | inga | inget | utan att |
  nicht | kein | keine | keinen | keiner | nie |
  pas | aucun | aucune |
  ikke | ikkje | intet | inget | ingen |
  niet | geen`;

/** Phrases with such a word that take nothing back: of deadlines and haste, of cost, of amounts. */
export const DENYING_NOTHING: Phrases = `
  no later | not later | without delay | without undue delay | without any delay | without further delay |
  without exception | no exceptions |
  no cost | no costs | no charge | no charges | no additional cost | no additional costs | no additional charge |
  no extra cost | no extra costs | no extra charge | no expense | no additional expense | no further cost |
  without cost | without costs | without charge | without additional cost | without additional charge |
  without extra cost | without any cost | without any charge | without any additional cost |
  no more than | not more than | no less than | not less than | no fewer than |
  not only | not already |
  inte senare | ej senare | utan att dröja | inte bara | inte endast | inte redan |
  ingen kostnad | inga kostnader | ingen extra kostnad | inga extra kostnader | ingen merkostnad |
  nicht später | nicht nur | nicht bereits | keine kosten | keine zusätzlichen kosten | keine weiteren kosten |
  pas plus tard | pas seulement | aucun délai | aucun retard | aucun frais | aucun coût |
  ikke senere | ikkje seinare | ikke kun | ikke bare | ikke blot | ikke allerede | ingen omkostninger |
  ingen kostnader | ingen ekstra kostnad | ingen ekstra omkostninger |
  niet later | niet alleen | niet reeds | geen kosten | geen extra kosten | geen bijkomende kosten |
  no más tarde | no después del | no prazo | no máximo | no mais tardar`;

/** Words of a sentence that says by when users must have acted. */
export const DUE_WORDS: Phrases = `
  do this | do so | action* | be installed | update to be | check must | checks must | inspection* | implement* | carried out | be performed | monteres | monteras | installeres |
  be completed | complete the |
  åtgärd* | byt | kontroll* | genomför* | utför* | vara klar | vara klara | vara klart | slutför* | uppdateringen | bytet |
  maßnahme* | durchgeführt | durchzuführen | umgesetzt | umzusetzen | umsetzung | abgeschlossen | abzuschließen |
  rücksendung | prüfung* | erfolgt sein |
  mesure* | vérification* | effectuer | réaliser | réalisée* | réalisé* | mise en œuvre | terminée* | achevée* |
  handling* | kontrol* | udfør* | gennemfør* | afslut* | udskiftning* |
  tiltak* | gjennomfør* | fullfør* | installer* |
  actie* | maatregel* | rond dit af | afgerond | afronden | uitgevoerd | uitvoeren | voltooi* | controle*`;

/** Words with which the manufacturer speaks of what it does itself. */
export const MAKER_WORDS: Phrases = `
  we will | will be updated | will be contacted | our | we expect | we plan | programme will | program will |
  vi byter | vi kommer | vår | våra tekniker | kommer att | beräknas | vi planerar | vi räknar |
  wir | unser* | wird voraussichtlich |
  nous remplaçons | nous remplacerons | nos | notre | sera terminée | nous prévoyons |
  vi udskifter | vores | vi forventer | vi bytter | våre | vi regner |
  wij | onze | ons`;
