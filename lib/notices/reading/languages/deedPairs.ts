import type { ActionType } from "#lib/notices/facts.ts";
import type { Phrases } from "#lib/notices/reading/languages/language.ts";

/**
 * Deeds in two parts that may stand in either order within a clause: what is done, and to what. `without` names what
 * makes it something else: who checks the stock inspects no device.
 */
type Pair = { type: ActionType; done: Phrases; to: Phrases; without?: Phrases };

export const PAIRS: readonly Pair[] = [
  {
    type: "software",
    done: `
      install | installs | installing | installation | be installed | is installed by | update | updates | updating |
      be updated | are updated by | are being updated | upgrade | upgrades | upgrading | be upgraded |
      are upgraded by | are being upgraded | roll back | patch |
      installieren | installiert werden | aktualisieren | aktualisierung | aktualisiert werden | wird aktualisiert |
      werden aktualisiert | einspielen | aufspielen |
      installera | installerar | installeras | installation av | uppdatera | uppdaterar | uppdateras |
      uppgradera | uppgraderar | uppgraderas | bli uppdaterad* | blir uppdaterad* | bli uppgraderad* |
      blir uppgraderad* |
      installer | installez | installerons | mettre à jour | mettez à jour | mettrons à jour | être mis à jour |
      sera mis à jour | seront mis à jour | être mise à jour | sera mise à jour | mise à jour | mise à niveau |
      installere | installerer | installeres | opdater | opdatere | opdaterer | opdateres | opdatering |
      opgrader | opgradere | opgraderer | opgraderes | bliver opdateret | blive opdateret |
      bliver installeret | blive installeret | oppdater | oppdatere | oppdaterer | oppdateres |
      oppdatering | bli oppdatert | blir oppdatert | bli installert | blir installert | oppgrader |
      oppgradere | oppgraderer | oppgraderes | bijwerken | bijgewerkt worden | wordt bijgewerkt |
      worden bijgewerkt | wordt geïnstalleerd | worden geïnstalleerd | upgraden | installeer | installeren`,
    without: `
      after installation | after updating | after upgrading | efter installation* |
      nach aktualisierung | nach der aktualisierung | nach installation | nach der installation |
      après la mise à jour | après mise à jour | efter opdatering* | etter oppdatering* | etter installasjon*`,
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
