import type { Language } from "#lib/notices/reading/languages/language.ts";

/** What letters in Norwegian ask for, or announce, in plain sentences. */
export const norwegianDeeds: Language["deeds"] = {
  return: `
    returnere dem | returnere produkt* | returneres | returner* | send … tilbake | sendes tilbake |
    sende … tilbake | i retur | trekker … tilbake | tilbakekall* | hentes hos`,
  exchange: `
    byttes ut | bytter ut | erstattes | nye … kostnadsfritt | erstatningsprodukt* | byttes gratis`,
  destruction: `
    kasser | kassere | kasseres | destruer* | kast produkt* | kastes`,
  inspection: `
    kontroller bolten | kontroller alle | kontroller hver* | kontrolleres | er kontrollert | inspiser* |
    undersøk hver* | kontroller … i henhold`,
  modification: `
    defekte … skiftes ut | repareres | tekniker … skift* | modifiseres | ombygges | ettermonteres |
    skiftes ut på stedet`,
  software: `
    programvaren er oppdatert | programvaren … oppdateres | oppdater programvare* | oppdatere programvare* |
    ny programvare | ny programvareversjon | installer … versjon | installeres | oppdateres til versjon |
    programvareoppdatering*`,
  labelling: `
    ny bruksanvisning | oppdatert bruksanvisning | tillegg til bruksanvisning* | nye etiketter | ny etikett |
    påfør … etikett* | endret bruksanvisning`,
  patient_management: `
    pasienter … kontrolleres | pasienter … følges opp | pasienter … bør | gjennomgå … prøvesvar |
    gjennomgå … resultater | informer pasient* | kontakt pasient* | ta nye prøver`,
  advice: `kan fortsatt brukes | kan fortsatt benyttes`,
};
