import { swedishDeeds } from "#lib/notices/reading/languages/deeds/sv.ts";
import type { Language } from "#lib/notices/reading/languages/language.ts";
import { swedishTemplate } from "#lib/notices/reading/languages/sv-template.ts";

export const swedish: Language = {
  code: "sv",
  months: [
    "januari|jan",
    "februari|feb",
    "mars|mar",
    "april|apr",
    "maj",
    "juni|jun",
    "juli|jul",
    "augusti|aug",
    "september|sep|sept",
    "oktober|okt",
    "november|nov",
    "december|dec",
  ],
  labels: {
    manufacturer: `
      tillverkare | tillverkarens namn | tillverkarens namn och adress | tillverkare namn |
      legal tillverkare | juridisk tillverkare | tillverkas av | tillverkad av | produktens tillverkare |
      tillverkare av produkten | namn på tillverkaren`,
    otherCompany: `
      distributör | leverantör | importör | auktoriserad representant | lokal representant |
      svensk representant | återförsäljare | europeisk representant | ombud |
      kontaktuppgifter till lokal representant | kontaktuppgifter till den lokala representanten | kund |
      kundens namn | sjukhus | vårdgivare | vårdinrättning | organisation | företag | kundnamn`,
    fscaReference: `
      fsca-referens | fsca ref | fsca referensnummer | fsca-nummer | fsca nr | fsca-id | fsca-ref |
      fsca-referensnummer | fsca-kod | fältåtgärd | åtgärdsnummer | återkallelsenummer |
      återkallelse nr | tillverkarens referens | tillverkarens referensnummer | tillverkarens ref |
      referens fsca | fsca-beteckning | fältåtgärdsnummer | fsca-referensnr | fsca referensnr |
      kampanjnummer | åtgärd nr | åtgärds-id | korrigerande åtgärd nr`,
    fsnReference: `
      fsn-referens | fsn ref | fsn referensnummer | fsn-nummer | fsn nr | fsn-id | fsn-ref |
      fsn-referensnummer | säkerhetsmeddelandets referens | säkerhetsmeddelande nr |
      säkerhetsmeddelande ref | säkerhetsmeddelandets nummer | referens fsn | säkerhetsmeddelande referens`,
    reference: `
      vår referens | vår ref | referens | referensnummer | vårt referensnummer | diarienummer |
      ärendenummer | meddelandenummer | ref nr meddelande | ärende nr | ärendenr | vår beteckning |
      meddelandets nummer | internt nummer | internt ärende | vårt ärendenummer | vårt diarienummer |
      meddelande nr | refnr | ref.nr`,
    otherReference: `
      er referens | er ref | kundnummer | ordernummer | fakturanummer | telefon | tel | mobil | fax |
      org nr | organisationsnummer | bankgiro | antal | läkemedelsverkets diarienummer |
      läkemedelsverkets referens | växel | postnummer | sida | telefonnummer`,
    date: `
      datum | datum för fsn | datum för säkerhetsmeddelandet | utfärdat | utfärdad | utgivningsdatum |
      fsn-datum | meddelandets datum | brevdatum | utfärdandedatum | publicerad`,
    otherDate: `
      tillverkningsdatum | utgångsdatum | bäst före | sista förbrukningsdag | hållbarhet |
      datum för föregående fsn | datum för tidigare fsn | leveransdatum | produktionsdatum |
      leveransperiod | förfallodatum | utg datum | datum för underskrift | sista användningsdatum`,
    revision: "revision | rev | utgåva | version av meddelandet | revisionsnummer",
    previousNotice: `
      tidigare säkerhetsmeddelande | föregående säkerhetsmeddelande | ersätter säkerhetsmeddelande |
      ersätter tidigare | detta är en uppdatering | detta meddelande är en uppdatering |
      detta säkerhetsmeddelande är en uppdatering | uppdatering av säkerhetsmeddelande |
      detta säkerhetsmeddelande ersätter | detta meddelande ersätter | uppföljning av säkerhetsmeddelande`,
    subject: `
      ämne | angående | ang | ärende | rör | gäller | avser | gäller produkt | berör`,
    device: `
      produkt | produkter | produktnamn | produktens namn | handelsnamn | produktbenämning | benämning |
      berörd produkt | berörda produkter | medicinteknisk produkt | artikel | artikelnamn |
      artikelbenämning | produktbeskrivning | beskrivning | utrustning | berörd utrustning |
      kommersiellt namn | kommersiella namn | namn på produkten | påverkade produkter |
      påverkad produkt | produktfamilj | berörda enheter | berörda produkter är | reagens | instrument |
      enhet | system | hjälpmedel | berört hjälpmedel | berörd produkt och modell |
      produktens handelsnamn | vara`,
    model: `
      modell | modellnummer | modeller | modellbeteckning | typ | modell nr | produktmodell | modellnamn`,
    ref: `
      artikelnummer | art nr | artnr | artikel nr | artikelnr | katalognummer | katalognr | katalog nr |
      produktkod | produktkoder | beställningsnummer | best nr | ref-nummer | ref nr | produktnummer |
      produkt nr | varunummer | materialnummer | referensnummer produkt |
      produktmodell/katalognummer/artikelnummer | artikelkod | delnummer | reservdelsnummer | ref-nr |
      katalognummer (ref) | modell/artikelnummer | berörda artikelnummer | leverantörens artikelnummer |
      tillverkarens artikelnummer | produktreferens | art.nr | artikelnumren | artiklarna |
      artikelnumret | ref.nr | produktnr | beställningsnr | katalognumret | katalognumren`,
    udi: `
      unik produktidentifiering | unik produktidentifierare | udi-di-nummer | udi-kod | udi-nummer |
      unik produktidentifieringskod | unik(a) produktidentifierare`,
    basicUdi: "grundläggande udi-di",
    srn: "registreringsnummer srn | srn-nummer",
    lot: `
      lotnummer | lot nr | lotnr | batch | batchnummer | batch nr | batchnr | parti | partinummer |
      tillverkningssats | satsnummer | lot/batch | lot-nummer | batch-nummer | berörda lotnummer |
      berört lotnummer | berörda batcher | berörda loter | berörda lot | berörda batchnummer |
      påverkade lotnummer | lot/batchnummer | batch/lot | batch/lotnummer | parti/lotnummer |
      lot-/batchnummer | partinr | påverkade loter | loter | berörda tillverkningssatser | batcherna |
      loterna | lotterna | partierna | batchen | lotten | lot-nr | berörda partier | batcher | partier |
      lotnumren`,
    serial: `
      serienummer | serienr | serie nr | tillverkningsnummer | berörda serienummer |
      berört serienummer | påverkade serienummer | serie-nummer | serienummer (sn) | maskinnummer |
      apparatnummer | berörda serienummer är | serienumren | serie-nr | serienr. | sn-nummer |
      serienumret`,
    lotOrSerial: `
      serie- eller lotnummer | lot- eller serienummer | lot/serienummer | serienummer/lotnummer |
      batch/serienummer | lotnummer/serienummer | berörda serie- eller lotnummer | serie-/lotnummer |
      lot-/serienummer | parti- eller serienummer | serienummer eller lotnummer | serie/lotnummer |
      batch- eller serienummer | serie- eller batchnummer | lot/sn`,
    software: `
      programvaruversion | programvaruversioner | mjukvaruversion | mjukvaruversioner | programversion |
      programvara | mjukvara | version av programvaran | berörd programvaruversion |
      berörda programvaruversioner | fast programvara | firmwareversion | berörda versioner |
      berörd version | version | versioner | programversioner | mjukvara version | programvara version |
      gäller version | gäller versioner`,
    actionType: "typ av åtgärd | åtgärdstyp | typ av korrigerande åtgärd | typ av fsca",
    userAction: `
      åtgärder som ska vidtas av användaren | åtgärd som ska vidtas av användaren | åtgärder att vidta |
      åtgärder för användaren | rekommenderade åtgärder | vad ni behöver göra | vad du behöver göra |
      vad ska ni göra | åtgärder som ska vidtas | begärda åtgärder | nödvändiga åtgärder |
      användarens åtgärder | åtgärder från kund | kundens åtgärder | omedelbara åtgärder |
      vad behöver du göra | vad behöver ni göra | åtgärder för kunden | åtgärder av användaren | vi ber er |
      vi ber er därför att | vidta följande åtgärder | åtgärder som krävs | åtgärd | åtgärder |
      åtgärder hos kund | gör så här | instruktioner till användaren`,
    problem: `
      beskrivning av problemet | problembeskrivning | beskrivning av produktproblemet | bakgrund | orsak |
      anledning | orsak till säkerhetsmeddelandet | anledning till åtgärden | orsak till återkallelsen |
      skäl till fsca | skäl för åtgärden | orsak till fsca | vad är problemet | beskrivning av felet |
      beskrivning av avvikelsen | anledning till säkerhetsmeddelandet | orsak till åtgärden | problem |
      vad har hänt | bakgrund och orsak`,
    replyBy: `
      svar senast | sista svarsdatum | senaste svarsdag | svar önskas senast | sista dag för svar |
      svara senast | svarsdatum | sista datum för svar | återrapportera senast | svar önskas före |
      svarsfrist | svar till oss senast | svara före | svar före | bekräftelse senast |
      svar krävs senast | senast svarsdatum | svaras senast | svarsdag`,
    actBy: `
      åtgärd senast | genomförs senast | klart senast | när ska åtgärden vara genomförd |
      åtgärden ska vara genomförd senast | sista dag för åtgärd | åtgärdas senast |
      senast datum för åtgärd | genomförs före | genomfört senast | åtgärd ska vara klar |
      åtgärder ska vara klara senast | åtgärden ska vara klar senast | datum för åtgärd |
      åtgärdas före | utförs senast | klar senast | sista datum för åtgärd | slutfört senast`,
    replyWanted: `
      krävs svar från kunden | krävs kundsvar | kundsvar krävs | svar krävs | krävs svar från kund`,
    other: `
      namn | adress | e-post | epost | mejl | webbplats | webb | hemsida | kontakt | kontaktperson |
      kontaktuppgifter | till | kopia | från | skickat | för kännedom | bilagor | bilaga | underskrift |
      risk | hälsorisk | risker | vidarebefordran | vidarebefordran av detta säkerhetsmeddelande |
      spridning av detta säkerhetsmeddelande | status | produkttyp | avsedd användning | tillbehör |
      kommentar | titel | befattning | avdelning | riskklass | tillverkarens åtgärder |
      åtgärder från tillverkaren | åtgärder som vidtas av tillverkaren | storlek | förpackning |
      information om berörda produkter | övrig information | information | tid | hej | adressat |
      mottagare | kontaktuppgifter tillverkare | orsaken | riskbedömning |
      distribution av detta meddelande | överföring av säkerhetsmeddelandet |
      uppgifter om berörda produkter | uppgifter om produkten | allmän information | till berörda | att |
      produktgrupp | sammanfattning`,
  },
  template: swedishTemplate,
  guidance: `
    fyll i när detta blir tillgängligt | fylls i när uppgiften finns tillgänglig |
    endast nödvändigt om det inte framgår av brevhuvudet | välj ett objekt | välj ett alternativ |
    om ja bifogat formulär med angiven tidsfrist för återsändande |
    om ja bifogas formulär med sista datum för svar | om ja bifogat formulär med svarsdatum |
    ange ytterligare information om åtgärden | ange ytterligare detaljer om åtgärderna |
    ange var det är avgörande för patientens/slutanvändarens säkerhet |
    kontaktuppgifter till lokal representant finns på sidan 1 i detta säkerhetsmeddelande |
    kompletteras när uppgiften finns | klicka eller tryck här för att ange text |
    om ja formulär bifogas med sista svarsdatum | om ja bifogas formulär med angivet sista svarsdatum`,
  headings: `
      säkerhetsmeddelande* | viktigt säkerhetsmeddelande | brådskande säkerhetsmeddelande |
      säkerhetsmeddelande till marknaden | viktig säkerhetsinformation | återkallelse av |
      produktåterkallelse | brådskande återkallelse | korrigerande säkerhetsåtgärd |
      viktig produktinformation | säkerhetsinformation | återkallelse | indragning av |
      produktindragning | brådskande säkerhetsinformation | viktig kundinformation | säkerhetsåtgärd`,
  noticeWords: `
    fsn | fsca | återkall* | berörda lotnummer | berörda produkter | säkerhetsmeddelande* |
    berörda serienummer | korrigerande åtgärd*`,
  actions: {
    identify: "identifiera produkten | identifiera produkt | identifiera enheten",
    quarantine:
      "sätt produkten i karantän | placera produkten i karantän | ställ produkten i karantän | karantän för produkten | isolera produkten",
    return: `
      återkall* | returnera | returnera produkten | retur | tar tillbaka | skicka tillbaka |
      borttagande av produkt | avlägsnande av produkt | indragning | återsänd | återtag* |
      produktborttagning | avlägsnande av produkten`,
    exchange: "utbyte | byts ut | byta ut | ersättningsprodukt* | bytas ut | byter ut",
    modification: `
      modifiering/inspektion på plats | modifiering på plats | modifiering | ändring av produkten på plats |
      åtgärdas på plats | reparation | ombyggnad | produktmodifiering`,
    retrofit: "ombyggnad hos kund | eftermontering",
    destruction: `
      förstör | förstör produkten | kassera | kassering | destruera | destruktion | kasseras | kassation |
      förstöra`,
    advice: "råd om användning | råd | nya instruktioner | utbildning | särskild försiktighet | handhavande",
    inspection: `
      inspektera | inspektion | kontrollera produkten | kontroll av produkten | funktionskontroll |
      okulär kontroll`,
    software: `
      programvaruuppdatering | programvaruuppgradering | uppdatering av programvara |
      uppgradering av programvara | mjukvaruuppdatering | mjukvaruuppgradering | ny programvaruversion |
      uppdaterad programvara | uppdatering av programvaran | uppgradering av programvaran |
      uppdatering av mjukvara`,
    labelling: `
      ändring av bruksanvisning | ändring av märkning | ändring av bruksanvisningen | ändrad märkning |
      ny bruksanvisning | uppdaterad bruksanvisning | ändrad bruksanvisning | ommärkning |
      uppdatering av bruksanvisning* | ändring/förstärkning av bruksanvisning* |
      ändring av bruksanvisning eller märkning | ny etikett | tillägg till bruksanvisning* |
      ändring av ifu | uppdatering av ifu | märkningsändring`,
    packaging: "ändrad förpackning | ny förpackning",
    patient_management: `
      patientuppföljning | rekommendationer för patienthantering | uppföljning av patient* | omprovtagning |
      patienthantering | rekommendationerna för patienthantering`,
    information: "endast för information | ingen åtgärd krävs | inga åtgärder krävs | för kännedom",
  },
  deeds: swedishDeeds,
  by: `
      senast | före | innan | till och med | senast den | sista dag | senast till | t o m |
      dock senast | allra senast | fram till | inte senare än | ej senare än`,
  within: "inom",
  units: "dagar | dag | arbetsdagar | vardagar | kalenderdagar | veckor | vecka | månader | månad | timmar",
  replyWords: `
      svarsformulär* | svarsblankett* | kundsvar* | svarstalong* | bekräftelseformulär* |
      bekräfta mottag* | fyll i | formulär* | blankett* | besvara | återkoppl* | svara | svar |
      returnera formulär* | mottagningsbevis* | kvitter* | kvittens* | bekräftelse* | bekräfta |
      kvittera* | meddela oss | återkom till oss | återkom med | rapportera tillbaka |
      mottagningsbekräftelse* | svarsmejl | svar önskas | återrapport*`,
  replyForms: `
    kundsvarsformulär* | svarsformulär* | svarsblankett* | bekräftelseformulär* | kundsvar | svarstalong* |
    mottagningsbekräftelse* | mottagningsbevis* | bekräftelseblankett* | kvitteringsblankett* |
    formulär för kundsvar | återkopplingsformulär* | kvittensblankett*`,
  noReply: `
    inget svar krävs | svar krävs inte | behöver inte besvaras | inget kundsvar krävs |
    ingen återkoppling krävs | kräver inget svar`,
  companyVerbs: `
    har identifierat | har upptäckt | har beslutat | återkallar | tar tillbaka | har fått kännedom |
    har fått kännedom om | informerar | har mottagit | vill informera | har blivit medvetna om |
    har blivit uppmärksammade på | har fått rapporter | har konstaterat | vill med detta | meddelar |
    genomför | drar tillbaka | har inlett | har initierat | vidtar | har uppmärksammats på |
    har blivit uppmärksam på | önskar informera | har tagit emot | har bekräftat | har fastställt |
    utfärdar | skickar | har blivit medveten om | kontaktar`,
  rules: `
    alla | samtliga | och högre | och lägre | och senare | och tidigare | eller högre | eller senare |
    eller tidigare | eller lägre | som börjar med | börjar med | som slutar med | slutar på | före |
    till och med | från och med | lägre än | högre än | äldre än | tillverkade före | tillverkade mellan |
    och uppåt | och nedåt | mellan | från | upp till | över | under | fram till`,
  consumables: `
    kit | reagens | kalibrator | kateter | katetrar | kassett | slang | slangset | sutur | implantat |
    steril | sterila | engångs* | kanyl | kanyler | spruta | sprutor | handskar | förband | filter |
    elektroder | testremsor | förbrukning* | infusionsaggregat | mask`,
  equipment: `
    system | systemet | apparat | apparater | instrument | analysinstrument | pump | pumpen | pumpar |
    ventilator | ventilatorn | respirator | monitor | övervakningsmonitor | defibrillator | utrustning |
    säng | sängar | lyft | patientlyft | taklyft | personlyft | rullstol | programvara | enhet | enheter | röntgen* | kuvös`,
  closings: `
    med vänlig hälsning | med vänliga hälsningar | vänliga hälsningar | vänlig hälsning | mvh | hälsningar |
    högaktningsfullt`,
  yes: "ja",
  no: "nej",
  update: "uppdatering | uppdaterat | uppdaterad | uppdaterade",
  otherMail: {
    outOfOffice: `
      autosvar | automatiskt svar | frånvaro | frånvaromeddelande | jag är på semester | är tillbaka den |
      inte på plats`,
    bounce: `
      olevererbart | kunde inte levereras | går inte att leverera | leveransfel | obeställbart |
      meddelandet kunde inte levereras`,
    invoice: `
      faktura | fakturan | betalningspåminnelse | orderbekräftelse | följesedel | offert |
      orderbekräftelsen | leveransbesked`,
    newsletter: `
      nyhetsbrev* | avregistrera | avprenumerera | webbinarium | visa i webbläsare | anmäl dig | inbjudan |
      prenumerationen`,
  },
};
