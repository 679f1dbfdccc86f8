import { danishDeeds } from "#lib/notices/reading/languages/deeds/da.ts";
import type { Language } from "#lib/notices/reading/languages/language.ts";

export const danish: Language = {
  code: "da",
  months: [
    "januar|jan",
    "februar|feb",
    "marts|mar",
    "april|apr",
    "maj",
    "juni|jun",
    "juli|jul",
    "august|aug",
    "september|sep|sept",
    "oktober|okt",
    "november|nov",
    "december|dec",
  ],
  labels: {
    manufacturer: "fabrikant | producent | fabrikantens navn | fremstillet af | produceret af",
    otherCompany: `
      distributør | importør | forhandler | leverandør | lokal repræsentant | kunde | hospital | sygehus |
      kundenavn`,
    fscaReference: `
      fsca-reference | fsca ref | fsca-nummer | fsca referencenummer | fabrikantens reference |
      producentens reference | fsca-nr | fsca nr | fsca-id | fsca-referencenummer | tilbagekaldelse nr |
      tilbagekaldelsesnummer`,
    fsnReference: `
      fsn-reference | fsn ref | fsn-nummer | fsn referencenummer | fsn-nr | fsn nr | fsn-id |
      fsn-referencenummer | sikkerhedsmeddelelse nr`,
    reference: `
      vores reference | vor reference | vores ref | referencenummer | sagsnr | sagsnummer | sags-nr |
      sag | reference | referencenr | vores sagsnummer | vores sagsnr | meddelelse nr | journalnummer`,
    otherReference: "jeres reference | deres reference | kundenummer | ordrenummer | telefon | tlf | antal",
    date: "dato | dato for fsn | udstedelsesdato",
    otherDate: "fremstillingsdato | udløbsdato | produktionsdato | leveringsdato",
    revision: "revision | rev",
    previousNotice: `
      tidligere sikkerhedsmeddelelse | dette er en opdatering | erstatter sikkerhedsmeddelelse`,
    subject: `
      emne | vedr | vedrørende | angående | angår | det drejer sig om | emnet`,
    device: `
      produkt | produkter | produktnavn | handelsnavn | berørt produkt | berørte produkter | udstyr |
      berørt udstyr | produktbeskrivelse | betegnelse | varebetegnelse | apparat | apparatur | reagens |
      instrument | hjælpemiddel | produktets navn | handelsnavn og model | varenavn | kommercielt navn |
      produktbetegnelse | produktinformation om`,
    model: "model | modeller | modelnummer",
    ref: `
      varenummer | varenr | katalognummer | katalognr | artikelnummer | produktkode | produktnummer |
      bestillingsnummer | ref-nr | berørte varenumre | varenumre | varenumrene | vare-nr | vare nr |
      artikelnr | katalog-nr | katalognumre | bestillingsnr | produktnr | ref nr | ref`,
    udi: "unik udstyrsidentifikation | unik udstyrsidentifikator",
    lot: `
      lot | lotnummer | lotnumre | lot-nr | batch | batchnummer | batchnumre | partinummer |
      berørte lotnumre | berørte batchnumre | batchnr | batches | lot nr | lotnr | lotnumrene |
      batchene | partier | berørte lots | lots | batch-nr`,
    serial: `
      serienummer | serienumre | serienr | berørte serienumre | serie-nr | serie nr | serienumrene |
      serienummeret`,
    lotOrSerial: `
      serie- eller lotnummer | lot- eller serienummer | berørte serie- eller lotnumre | lot/serienummer |
      serienummer/lotnummer`,
    software: `
      softwareversion | softwareversioner | programversion | software | berørte versioner |
      berørt version | softwareudgave | firmware | firmwareversion | berørte softwareversioner |
      software version`,
    actionType: "type handling | handlingstype",
    userAction: `
      foranstaltninger der skal træffes af brugeren | handlinger der skal udføres af brugeren |
      nødvendige handlinger | handlinger | hvad skal du gøre | anbefalede handlinger |
      påkrævede handlinger`,
    problem: "beskrivelse af problemet | problembeskrivelse | årsag | baggrund",
    replyBy: `
      svar senest | svarfrist | svar inden | svar ønskes senest | svar ønskes inden | frist for svar |
      tilbagemelding senest | besvares senest`,
    actBy: `
      udføres senest | handling senest | udføres inden | gennemføres senest | frist for handling |
      skal være udført senest | afsluttes senest`,
    replyWanted: "kræves der kundesvar | er kundesvar påkrævet | kræves kundesvar",
    other: `
      navn | adresse | e-mail | hjemmeside | kontakt | kontaktperson | til | fra | sendt | bilag |
      underskrift | risiko | att | videreformidling af denne sikkerhedsmeddelelse`,
  },
  template: {
    "1": "oplysninger om berørt udstyr | information om berørt udstyr | oplysninger om berørte produkter",
    "1.1": "udstyrstype(r) | type(r) udstyr | produkttype(r)",
    "1.2": "handelsnavn(e) | handelsnavn | kommercielt navn | kommercielle navne",
    "1.3": `
      unik udstyrsidentifikation | unik(ke) udstyrsidentifikator(er) | unik udstyrsidentifikator |
      unikke udstyrsidentifikatorer`,
    "1.4": "udstyrets primære kliniske formål | primært klinisk formål",
    "1.5": `
      udstyrsmodel/katalognummer/varenummer | udstyrets model-/katalog-/delnummer |
      model/katalog/varenummer | udstyrsmodel/katalog-/delnummer`,
    "1.6": "softwareversion",
    "1.7": `
      berørte serie- eller lotnumre | berørt serie- eller lotnummer | berørt serie- eller lotnummerområde |
      berørte serie- eller batchnumre`,
    "1.8": "tilhørende udstyr | tilknyttet udstyr",
    "2.1": "beskrivelse af produktproblemet | beskrivelse af problemet med produktet",
    "2.2": "fare der giver anledning til fsca",
    "3.1": `
      foranstaltninger der skal træffes af brugeren | handling der skal udføres af brugeren |
      handlinger der skal udføres af brugeren | foranstaltning der skal træffes af brugeren`,
    "3.2": `
      hvornår skal handlingen være udført | hvornår skal handlingen være afsluttet |
      hvornår skal foranstaltningen være gennemført`,
    "3.4": `
      kræves der kundesvar | kræves der svar fra kunden | er kundesvar påkrævet | kræves svar fra kunden`,
    "3.5": `
      foranstaltninger truffet af fabrikanten | handlinger der udføres af fabrikanten |
      handling der udføres af fabrikanten`,
    "4": "generelle oplysninger | generel information",
    "4.1": "fsn-type | type af fsn",
    "4.7": "oplysninger om fabrikanten | fabrikantoplysninger | producentoplysninger",
    "4.7a": "firmanavn | virksomhedens navn",
    "4.7b": "adresse",
    "4.10": "navn/underskrift",
  },
  guidance: "",
  headings: `
      sikkerhedsmeddelelse* | vigtig sikkerhedsmeddelelse | tilbagekaldelse af | tilbagetrækning af |
      vigtig sikkerhedsinformation | vigtig produktinformation | sikkerhedsinformation |
      vigtig meddelelse | tilbagekaldelse | tilbagetrækning | produkttilbagekaldelse |
      hastende sikkerhedsmeddelelse`,
  noticeWords: "fsn | fsca | tilbagekald* | sikkerhedsmeddelelse*",
  actions: {
    identify: "identificer udstyr* | identifikation af udstyr*",
    quarantine: "sæt udstyr* i karantæne | karantæne af udstyr* | udstyr i karantæne",
    return: "tilbagekald* | returner* | tilbagetrækning",
    exchange: "ombytning | udskiftning",
    modification: "modifikation | ændring på stedet",
    destruction: "destruer* | kassér | destruktion",
    inspection: "inspektion | eftersyn",
    software: "softwareopdatering | softwareopgradering | opdatering af software*",
    labelling: "ændring af brugsanvisning* | ændring af mærkning* | opdateret brugsanvisning",
    patient_management: "patientopfølgning | opfølgning af patienter",
    information: "kun til information",
  },
  deeds: danishDeeds,
  by: `
      senest | senest den | inden den | før den | inden | seneste | hurtigst muligt og senest |
      ikke senere end`,
  within: `
      inden for | inden | i løbet af`,
  units: "dage | dag | arbejdsdage | hverdage | uger | måneder | timer",
  replyWords: `
      svarformular* | svarskema* | svarblanket* | formularen | bekræft* | kvittering* | udfyld | svar |
      bekræftelse* | tilbagemelding* | svarseddel* | svarslip* | svarskemaet | giv os besked |
      meld tilbage | kvitter*`,
  replyForms: "svarformular* | svarskema* | svarblanket* | kundesvarsformular* | bekræftelsesformular*",
  noReply: "svar er ikke påkrævet | der kræves intet svar",
  companyVerbs: `
    har identificeret | har konstateret | tilbagekalder | har besluttet | er blevet opmærksom på |
    har modtaget | informerer | ønsker at informere`,
  rules: `
    alle | samtlige | og højere | og lavere | og senere | og tidligere | der begynder med | før |
    til og med | fra og med | eller højere | fra`,
  consumables: `
    kit | reagens | kateter | katetre | steril | engangs* | kanyle | sprøjte | implantat | slange`,
  equipment: "system | apparat | apparater | udstyr | pumpe | monitor | seng | software",
  closings: "med venlig hilsen | venlig hilsen | mvh",
  yes: "ja",
  no: "nej",
  update: "opdatering | opdateret",
  otherMail: {
    outOfOffice: "autosvar | automatisk svar | fraværende",
    bounce: "kan ikke leveres | ikke leveret",
    invoice: "faktura | ordrebekræftelse | følgeseddel | tilbud",
    newsletter: "nyhedsbrev* | afmeld",
  },
};
