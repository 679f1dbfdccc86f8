import type { Phrases } from "#lib/notices/reading/languages/language.ts";

/** Words that take back what the clause around them would ask for. */
export const DENIALS: Phrases = `
  not | no | don't | doesn't | never | without | isn't | aren't |
  inte | ej | ingen | inga | inget | utan att |
  nicht | kein | keine | keinen | keiner | nie |
  pas | aucun | aucune |
  ikke | ikkje | intet | inget | ingen |
  niet | geen`;

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
