import type { Language } from "#lib/notices/reading/languages/language.ts";

/** What letters in Swedish ask for, or announce, in plain sentences. */
export const swedishDeeds: Language["deeds"] = {
  return: `
    returnera produkt* | returnera alla | returnera samtliga | returnera berörda | returnera dessa |
    returnera dem | returnera kvarvarande | returnera eventuell* | ska returneras | returneras till |
    spärras och returneras | skicka tillbaka produkt* | skicka tillbaka | skicka dem till oss |
    skicka … tillbaka | skicka dem i retur | skickas tillbaka | skickas i retur | skickas åter |
    sänd tillbaka | sänd … åter | återkallar | återtar | tar tillbaka | hämtar … hos er |
    återlämna | dras tillbaka`,
  exchange: `
    byts ut | byta ut | bytas ut | byter ut | vi byter | byts kostnadsfritt | ersätts | ersätter dem |
    ersätts kostnadsfritt | ni får nya | ersättningsprodukt* | får … ersättning | kommer att bytas`,
  destruction: `
    kassera | kasseras | kasserar | destruera | destrueras | förstör | förstöra | släng | slängas |
    makulera`,
  inspection: `
    inspektera | inspekteras | kontrollera ventil* | kontrollera alla | kontrollera samtliga |
    kontrollera att produkt* | kontrollera produkt* | kontrollera varje |
    ska kontrolleras | okulärbesikta | kontrollera enheten | genomför … kontroll av | kontrolleras enligt`,
  modification: `
    tekniker … bytt ut | tekniker … byter | tekniker … åtgärda* | tekniker … byta | servicetekniker … byta |
    vi byter detektor* | kommer att modifieras | modifieras | kommer att repareras | åtgärdas på plats |
    monteras om | kommer att åtgärdas | eftermonteras`,
  software: `
    uppdatera programvara* | uppdatera mjukvara* | uppdaterar programvara* |
    kommer att uppdatera programvara* | kommer att uppdatera mjukvara* | uppgradera programvara* |
    uppgradera mjukvara* | uppgraderas till | uppdateras till | installera … version |
    installerar … version | ny programvaruversion | ny version av programvara* |
    programvara* … kommer att uppdateras | programvara* … uppdateras | mjukvara* … uppdateras |
    programvaruuppdatering* | mjukvaruuppdatering* | uppdaterad programvara kommer |
    uppdaterad programvara finns`,
  labelling: `
    ny bruksanvisning | uppdaterad bruksanvisning | uppdaterade bruksanvisning* |
    reviderad bruksanvisning | tillägg till bruksanvisning* | ny märkning | nya etikett* |
    klistra … etikett* | fäst … etikett* | ändrad bruksanvisning | ny version av bruksanvisning*`,
  patient_management: `
    följ upp patient* | följa upp patient* | patienter … följas upp | patienter … kontrolleras |
    patienter … bör informeras | granska … provsvar | provsvar ska granskas | provsvar … granskas |
    tidigare svar … granskas | omprovtagning | ta om prov* | nya prover | informera … patienter som |
    kalla patient* | kontakta patient*`,
  advice: `
    får användas som vanligt | kan fortsätta att använda* | kan fortsätta användas | rengör* |
    ska rengöra | använd inte öppnade | iaktta | var extra uppmärksam*`,
};
