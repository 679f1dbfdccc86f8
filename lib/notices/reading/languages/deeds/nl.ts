import type { Language } from "#lib/notices/reading/languages/language.ts";

/** What letters in Dutch ask for, or announce, in plain sentences. */
export const dutchDeeds: Language["deeds"] = {
  return: `
    stuur … terug | stuurt … terug | sturen … terug | terugsturen | terug te sturen | retourneer |
    retourneren | geretourneerd | roepen … terug | roept … terug | komt … ophalen | bij u ophalen |
    worden opgehaald | haalt … op | stuurt u naar ons`,
  exchange: `
    worden vervangen | wordt vervangen | vervangen … kosteloos | kosteloos vervangen | omgeruild |
    vervangend product | vervangende producten | ontvangt … vervang*`,
  destruction: `
    vernietig | vernietigen | vernietigd worden | worden vernietigd | weggooien | gooi … weg | afvoeren |
    voer … af`,
  inspection: `
    inspecteer | inspecteren | controleer elk* |
    controleer alle | visuele controle`,
  modification: `
    herstellen | worden gerepareerd | wordt gerepareerd | worden aangepast | technicus … vervang* |
    monteur … vervang* | ter plaatse aangepast`,
  software: `
    werk de firmware bij | werk de software bij | werk … bij naar | firmware bijwerken | software bijwerken |
    software wordt bijgewerkt | software … bijgewerkt | installeer … versie | nieuwe softwareversie |
    software-update* | geüpdatet naar | upgraden naar`,
  labelling: `
    nieuwe gebruiksaanwijzing | bijgewerkte gebruiksaanwijzing | herziene gebruiksaanwijzing |
    aangepaste gebruiksaanwijzing | aanvulling op de gebruiksaanwijzing | nieuwe etiketten |
    plak … sticker* | breng … etiket* | correctie-etiket*`,
  patient_management: `
    controleer … resultaten | resultaten … herbeoordeel* | patiënten … gevolgd | patiënten … controleren |
    patiënten … informeren | patiënten … opgevolgd | informeer … patiënten | herhaal … test* |
    opvolging van patiënten`,
  advice: `kunnen … worden gebruikt | mogen … verder gebruikt`,
};
