import type { ActionType } from "#lib/notices/facts.ts";
import type { Phrases } from "#lib/notices/reading/languages/language.ts";

/**
 * What a letter asks for, or announces, in a plain sentence: verbs with the words that make them an action on the
 * device. "…" stands for up to a dozen words of the same clause ("schicken … zurück").
 */
export const DEEDS: Readonly<Record<string, Partial<Record<ActionType, Phrases>>>> = {
  en: {
    return: `
      return the affected | return all | return any | return affected | return unused | return these |
      return those | return them | return it | return the product* | return the device* | return your |
      return the remaining | be returned | send them back | send it back | send … back to us |
      ship … back | is recalling | are recalling | is removing | are removing | will collect the |
      will be collected | will arrange … collection | arrange for the return | arrange … pick-up |
      remove … from the market | withdraw`,
    exchange: `
      will be replaced | will replace | be replaced free | replace them | replace … free of charge |
      for a replacement | free replacement | replacement will be | replacements will be |
      replacement product* will | replacement unit* | replacement device* will | be exchanged |
      will exchange | send … a replacement | receive a replacement`,
    destruction: `
      discard | destroy | dispose of | be discarded | be destroyed | be disposed of | scrap |
      certificate of destruction | confirm disposal`,
    inspection: `
      inspect | examine the | examine each | visually check | perform a visual | perform an inspection |
      be inspected | check the valve* | check each | check every device`,
    modification: `
      will be modified | will be repaired | will repair | will modify | will be corrected on site |
      will correct the device* | be reworked | replace the … on site | service engineer will … correct |
      will be retrofitted | field correction`,
    software: `
      install … software | install … version | installs … software | upgrade … software |
      upgrade … firmware | update … software to | update … firmware | update … to version |
      upgrade … to version | software … will be updated | software … will be upgraded |
      new software version* | software update* | software upgrade* | software patch* | firmware update* |
      release … software version | roll back to version`,
    labelling: `
      updated instructions for use | revised instructions for use | updated ifu | revised ifu |
      amended instructions for use | addendum to the instructions | supplement to the instructions |
      addendum to the ifu | corrected label* | new label* | affix … label | apply … label |
      attach … label | revised value sheet* | corrected value sheet* | revised labelling |
      revised labeling | updated labelling | updated labeling | updated user manual | revised user manual`,
    packaging: "will be repackaged | new packaging",
    patient_management: `
      review … results reported | review … patient results | review … patient lipase results |
      review … results | should be reviewed for patients | results … should be reviewed |
      be retested | retest the | re-test | repeat the test* | contact patients | contact affected patients |
      follow up patients | follow up … patients | patients should be monitored | monitor patients |
      patients … should be followed | patients … be examined | patients … should be informed |
      patients … should be re-examined | inform … patients who | identify patients who`,
    advice: `
      may continue to use | can continue to use | may continue to be used | can continue to be used |
      switch to a | use an alternative | do not use the device* for | follow the instructions below`,
  },
  sv: {
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
      programvaruuppdatering* | mjukvaruuppdatering*`,
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
  },
  de: {
    return: `
      senden … zurück | schicken … zurück | zurückzusenden | zurückzuschicken | zurücksenden |
      zurückgesandt | zurückgeschickt | retournieren | retourniert | rücksendung der produkte |
      rücksendung der ware | rücksendung muss | ruft … zurück | rufen … zurück | nehmen … zurück |
      werden … abgeholt | holt … ab | übergeben sie … außendienst | sperren … bestand | zurückgerufen`,
    exchange: `
      ersatz wird gestellt | kostenlosen ersatz | kostenfreien ersatz | liefern … ersatz |
      ersatzlieferung* | tauschen … aus | tauscht … aus | ausgetauscht | werden ersetzt | austauschen |
      umtausch*`,
    destruction: `
      vernichten | zu vernichten | vernichtet | entsorgen | entsorgt | zu entsorgen | zerstören |
      verwerfen | verwerfen sie | vernichtung`,
    inspection: `
      überprüfen sie die produkte | überprüfen sie … geräte | prüfen sie … gerät* | inspizieren | sichtprüfung durch* | führen … prüfung durch`,
    modification: `
      werden nachgerüstet | wird nachgerüstet | vor ort repariert | werden repariert | wird repariert |
      servicetechniker … austausch* | techniker … umrüst* | modifiziert | wird umgebaut`,
    software: `
      version … installiert | software … installiert | software … aktualisiert |
      aktualisieren sie die software | software-update* | softwareupdate* | software-aktualisierung |
      installieren sie … version | update auf version | aufgespielt | neue softwareversion`,
    labelling: `
      neue gebrauchsanweisung | aktualisierte gebrauchsanweisung | überarbeitete gebrauchsanweisung |
      geänderte gebrauchsanweisung | korrekturetikett* | neues etikett | neue etiketten | umetikettier* |
      umetikettierung | ergänzung zur gebrauchsanweisung | etiketten … anbringen | beiblatt`,
    patient_management: `
      nachkontrolle der patienten | patienten … umgestellt | nachuntersuchung | patienten … nachuntersuch* |
      patienten … informiert | patienten … kontrolliert | patienten … überwach* | nachsorge |
      befunde … überprüf* | patientenergebnisse … überprüf* | überprüfen sie … ergebnisse |
      proben … wiederhol* | nachtestung | retestung`,
    advice: `
      können … weiter verwendet werden | weiterhin verwendet werden | bis auf weiteres nicht`,
  },
  fr: {
    return: `
      retourner les | retourner le dispositif | retourner les produits | retourner tous | retournez les |
      retournez-nous les | nous retourner les produits | nous retourner les dispositifs | renvoyer les produits |
      renvoyer les dispositifs | renvoyez les | procède au retrait | procède au rappel | procédons au rappel |
      procédons au retrait | procéder au retour | seront repris | seront récupérés | rappelle les |
      préparez leur enlèvement | enlèvement par | retour des produits | retour des dispositifs`,
    exchange: `
      seront remplacés | sera remplacé | seront échangés | remplaçons les | remplacement sera |
      remplacement gratuit | remplacés gratuitement | échange gratuit | produits de remplacement`,
    destruction: `
      détruire | détruisez | éliminer les | éliminez | être détruits | être éliminés | jeter les |
      procéder à la destruction | certificat de destruction | mettre au rebut | mise au rebut`,
    inspection: `
      inspecter | inspectez | vérifiez … de chaque | vérifier … de chaque | effectuer une vérification |
      effectuer la vérification | vérifiez visuellement | contrôle visuel | effectuez un contrôle`,
    modification: `
      remplaçons le | remplacera le … sur site | sera modifié | seront modifiés | technicien* … réparer |
      intervention sur site | sera réparé | seront réparés | mise en conformité`,
    software: `
      installer la version | installer une nouvelle version | mise à jour du logiciel |
      mise à jour logicielle | mettre à jour le logiciel | mettez à jour le logiciel |
      mise à niveau du logiciel | nouvelle version du logiciel | nouvelle version logicielle |
      logiciel sera mis à jour | installation de la version`,
    labelling: `
      notice d'utilisation mise à jour | nouvelle notice | notice mise à jour | notice modifiée |
      notice révisée | nouvelle étiquette | nouvelles étiquettes | apposer … étiquette* | étiquette corrective |
      addendum à la notice | modification de la notice | ré-étiquetage | réétiquetage`,
    patient_management: `
      revoir les résultats | réexaminer les résultats | revue des résultats | suivi des patients |
      informez les patients | informer les patients | contacter les patients | surveiller les patients |
      suivi particulier | refaire les | patients … suivis | patients … réévalués | répéter les dosages`,
    advice: `
      peuvent continuer à | peut continuer à | peuvent être utilisés normalement`,
  },
  da: {
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
  },
  no: {
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
  },
  nl: {
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
  },
};

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

/**
 * Deeds in two parts that may stand in either order within a clause: what is done, and to what. `without` names what
 * makes it something else: who checks the stock inspects no device.
 */
type Pair = { type: ActionType; done: Phrases; to: Phrases; without?: Phrases };

export const PAIRS: readonly Pair[] = [
  {
    type: "software",
    done: `
      install* | update | updated | upgrade | upgraded | roll back | patch | aktualisier* | einspielen | aufspielen |
      uppdatera* | uppgradera* | mettre à jour | mettez à jour | mis à jour | mise à jour | mise à niveau |
      opdater* | opgrader* | oppdater* | oppgrader* | bijwerken | bijgewerkt | bijgewerkte | upgraden | installeer*`,
    to: `
      software | firmware | version | versions | program | application | workstations | programvara* | mjukvara* |
      versionen | logiciel | logiciels | micrologiciel | softwaren | programvare* | versjon* | softwareversie* |
      versie | softwareversion*`,
  },
  {
    type: "labelling",
    done: `
      revised | revise | updated | update | amended | supplement* | corrected | new | addendum | attached | enclosed |
      uppdatera* | kompletter* | reviderad* | ändras | ny | nya | bifogas | ergänzt* | überarbeitet* | geändert* |
      aktualisiert* | neue | beigefügt* | liegt bei | modifiée | mise à jour | révisée | nouvelle | complétée |
      opdateret | revideret | ny | nye | tillæg | tillegg | oppdatert | revidert | herziene | aangepaste | nieuwe |
      bijgewerkte`,
    to: `
      instructions for use | instruction for use | package insert | ifu | operator manual | user manual | labels |
      label | labelling | labeling | value sheet | bruksanvisning* | etikett* | märkningen | bipacksedel* |
      gebrauchsanweisung | gebrauchsinformation | packungsbeilage | etiketten | kennzeichnung | notice |
      notice d'utilisation | étiquetage | étiquette* | brugsanvisning* | brugervejledning* | bruksanvisning* |
      gebruiksaanwijzing | bijsluiter | etiket*`,
    without: "safety notice | notice de sécurité | this notice | safety notices",
  },
  {
    type: "patient_management",
    done: `
      follow up | followed up | monitor | monitored | contact | contacted | inform | informed | re-examine* |
      retest* | repeat* | recall | review | reviewed | additional follow-up | följas upp | följs upp | kontaktas |
      kontakta | informeras | kallas | omprov* | granskas | granska | nachuntersuch* | nachkontroll* |
      kontaktieren | kontaktiert | informieren sie | überwach* | umgestellt | wiederholen sie | surveillance |
      suivi renforcé | contacter | contactés | informer | informez | surveiller | recontrôl* | følges op |
      kontaktes | informeres | kontrolleres | gennemgås | følges opp | bør måles | måles på nytt | undersøkes |
      opvolgen | opgevolgd | contacteren | gecontacteerd | geïnformeerd | informeren | herhalen | gecontroleerd |
      kontrollert | kontrolleres | kontroll`,
    to: `
      patients | patient | patients' | implanted patients | patient results | test results | earlier results |
      previous results | tests of patients | patienter | patienterna | patienten | provsvar | provsvaren |
      implanterade enheter | implanterade | patientinnen | patienten | patientenergebnisse | befunde | pasienter |
      pasientene | pasientsvar | patienter | prøvesvar | analysesvar | patiënten | patiënt | resultats rendus |
      résultats antérieurs | patients déjà implantés | patients implantés | ballongvolumet`,
    without: `
      notice to patients | may continue | continue routine follow-up | clinicians | patient safety | patient risk |
      safety notice`,
  },
  {
    type: "exchange",
    done: `
      replace | replaced | replaces | will supply | be supplied | be shipped | will ship | will send | exchange |
      exchanged | byts | byta | byter | ersätts | ersätter | levererar | skickar | får | ersetzt | ersetzen |
      tauschen | austauschen | ausgetauscht | erhalten | liefern | erfolgen | remplacer | remplacés | remplacées |
      échangés | recevrez | bytter | ombytter | ombytting | ombytning | leverer | leveres | tilbyr | får | udskifter |
      vervangen | leveren | ontvangt | ontvangen`,
    to: `
      free of charge | without charge | at no cost | replacement | replacements | replacement product* |
      kostnadsfritt | utan kostnad | ersättning* | nya produkter | ersatz | ersatzprodukt* | ersatzlieferung* |
      kostenlos | kostenfrei | gratuitement | produits de remplacement | remplacement | sans frais |
      uden beregning | uden omkostninger | erstatning* | nye produkter | uten kostnad | gratis | kostnadsfritt |
      kosteloos | gratis | vervangend* | vervanging`,
    without: "reply form | response form | credit",
  },
  {
    type: "inspection",
    done: `
      inspect | examine | check | verify | test | pull | kontrollera | inspektera | undersök | undersöka |
      kontrolleras | prüfen | überprüfen | untersuchen | kontrollieren | vérifier | vérifiez | contrôler |
      contrôlez | inspecter | examiner | gennemgå | kontroller | kontrollér | efterse | undersøg | undersøk | sjekk |
      controleer | controleren | inspecteer | nakijken`,
    to: `
      for cracks | for damage | for signs | before use | before each use | before the next use | prior to use |
      before every use | firmly | each device | each unit | all devices | all units | the device | the devices |
      sprickor | före användning | före varje användning | innan användning | varje enhet | alla enheter |
      alla dynor | enligt instruktion* | skador | på skador | bultarna | risse | beschädigung* | vor gebrauch |
      vor jeder | vor dem einsatz | vor jedem | vor der anwendung | vor der nächsten | alle geräte | jedes gerät |
      fissures | avant utilisation | avant chaque | avant usage | tous les dispositifs | chaque appareil |
      chaque dispositif | revner | før brug | alle stole | alle enheder | hver enhed | skader | sprekker | før bruk |
      alle enheter | hver enhet | scheuren | vóór gebruik | voor gebruik | elk apparaat | alle apparaten |
      elk toestel | borgschroef | schroef`,
    without: `
      stock | inventory | lager | lagret | lagerbestand | bestand | bestände | stocks | inventaire | voorraad |
      lageret | beholdning* | patients | patienter | patienten | pasienter | patiënten | results | resultat* |
      expiry date`,
  },
  {
    type: "modification",
    done: `
      replace | repair | modify | correct | retrofit | visit | austauschen | austausch | reparieren | umrüsten |
      instandsetzen | byta | byter | åtgärda | reparera | remplacer | remplace | réparer | intervenir | modifier |
      udskifte | udskifter | reparere | montere | bytte | bytter | skifte | reparere | vervangen | vervangt |
      herstellen | monteert | aanpassen`,
    to: `
      our technicians | our technician | service technician | service engineer | field engineer |
      our engineers | on site | servicetechniker | techniker | außendiensttechniker | vor ort | tekniker |
      servicetekniker | på plats | technicien* | sur site | på stedet | teknikere | monteur | technicus |
      technische dienst | ter plaatse`,
    without: "software | programvara* | firmware | version | logiciel | programvare*",
  },
  {
    type: "return",
    done: `
      return | returned | send back | sent back | skicka | skickas | sänd | returnera | returneras | återsänd* |
      zurücksenden | zurückschicken | zurücksendung | retournieren | retourner | renvoyer | retournez | renvoyez |
      returner* | sendes | send | retourneren | terugsturen | terug te sturen | terugzenden | te retourneren`,
    to: `
      affected | unused | stock | products | product | devices | units | nails | remaining | prepaid label |
      produkterna | i retur | enheter | artiklarna | till oss | restlager | restlageret | beschädigte | produkte |
      ware | sonden | bestand | les produits | les dispositifs | nous les | produits | produkterne | udstyret |
      produktene | utstyret | aan ons | de producten`,
    without: "inspect before | returns to",
  },
  {
    type: "destruction",
    done: `
      destroy | destroyed | discard | discarded | dispose | scrap | kassera | kasseras | destruera | destrueras |
      vernichten | entsorgen | entsorgt | vernichtet | verwerfen | détruire | détruisez | éliminer | éliminez |
      kasseres | kasser | destruer* | destrueres | bortskaf* | kastes | vernietigen | vernietigd | vernietigt`,
    to: `
      units | stock | product | products | devices | bags | vials | kits | produkter | produkterna | handskarna |
      enheter | produkte | produkten | ware | kartuschen | packungen | sie | les produits | unités | produkterne |
      produktene | de producten | verpakkingen | locally | on hand`,
  },
];
