import type { Language } from "#lib/notices/reading/languages/language.ts";

/** What letters in Danish ask for, or announce, in plain sentences. */
export const danishDeeds: Language["deeds"] = {
  return: `
    sende dem retur | sende sejlene … retur | sendes retur | send … retur | sende … retur |
    returner* | tilbagekald* | trækker … tilbage | trækkes tilbage | returnering af | afhenter |
    afhentes`,
  exchange: `
    leverer nye | leveres nye | erstattes | udskiftes | ombyttes | bytter | erstatningsprodukt* |
    nye … uden beregning`,
  destruction: `
    kasser | kassere | kasseres | destruer* | bortskaf* | smid … ud`,
  inspection: `
    kontrollér alle | kontroller alle | kontrollér hver* | kontroller hver* | inspicer* | skal kontrolleres |
    bedes kontrolleret | efterse* | undersøg hver*`,
  modification: `
    tekniker … udskift* | bliver repareret | repareres | ombygges | eftermonteres | udbedres på stedet`,
  software: `
    opdatér softwaren | opdater softwaren | opdatere softwaren | softwaren er opdateret |
    softwaren opdateres | softwaren … opdateres | installer … version | installere … version |
    ny softwareversion | opdateres til version | softwareopdatering*`,
  labelling: `
    ny brugsanvisning | opdateret brugsanvisning | opdaterede brugsanvisning* | tillæg til brugsanvisning* |
    nye etiketter | ny etiket | påsæt … etiket* | ændret brugsanvisning`,
  patient_management: `
    gennemgå … prøvesvar | gennemgå … resultater | prøvesvar … gennemgås | patienter … følges op |
    patienter … kontrolleres | informer patient* | giv … informationen videre til patient* |
    kontakt patient* | gentag … prøver`,
  advice: `kan fortsat anvendes | kan fortsat bruges | skal brugerne kontrollere`,
};
