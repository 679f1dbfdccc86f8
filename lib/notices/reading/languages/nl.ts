import { dutchDeeds } from "#lib/notices/reading/languages/deeds/nl.ts";
import type { Language } from "#lib/notices/reading/languages/language.ts";

export const dutch: Language = {
  code: "nl",
  months: [
    "januari|jan",
    "februari|feb",
    "maart|mrt",
    "april|apr",
    "mei",
    "juni|jun",
    "juli|jul",
    "augustus|aug",
    "september|sep|sept",
    "oktober|okt",
    "november|nov",
    "december|dec",
  ],
  labels: {
    manufacturer: "fabrikant | naam van de fabrikant | geproduceerd door | naam fabrikant",
    otherCompany: `
      distributeur | importeur | gemachtigde | europees vertegenwoordiger | lokale vertegenwoordiger |
      leverancier | klant | ziekenhuis | instelling`,
    fscaReference: `
      fsca-referentie | fsca ref | fsca-nummer | fsca referentie | referentie fabrikant |
      fsca-referentienummer | fsca-nr | fsca nr | fsca-id | fsca referentienummer | terugroepnummer |
      referentienummer fabrikant`,
    fsnReference: `
      fsn-referentie | fsn ref | fsn-nummer | fsn referentie | fsn-referentienummer | fsn-nr | fsn nr |
      fsn-id`,
    reference: `
      onze referentie | ons kenmerk | referentie | referentienummer | kenmerk | onze ref | ons ref |
      dossiernummer | zaaknummer | kenmerk brief | bericht nr | dossier`,
    otherReference: "uw referentie | uw kenmerk | klantnummer | ordernummer | telefoon | tel | aantal",
    date: "datum | datum fsn | datum van de fsn",
    otherDate: "productiedatum | vervaldatum | houdbaarheidsdatum | leverdatum",
    revision: "revisie | rev",
    previousNotice: `
      eerdere veiligheidskennisgeving | dit is een update | vervangt de veiligheidskennisgeving`,
    subject: `
      onderwerp | betreft | betreffende | inzake`,
    device: `
      product | producten | productnaam | handelsnaam | betrokken product | betrokken producten |
      hulpmiddel | betrokken hulpmiddelen | productomschrijving | omschrijving | getroffen producten |
      medisch hulpmiddel | apparaat | apparaten | toestel | reagens | instrument | productbenaming |
      naam van het product | naam hulpmiddel | benaming | artikelomschrijving | betrokken apparaat |
      betrokken hulpmiddel | betreffende product | medische hulpmiddelen`,
    model: "model | modellen | modelnummer | type",
    ref: `
      artikelnummer | artikelnummers | catalogusnummer | productcode | productcodes | productnummer |
      bestelnummer | onderdeelnummer | ref-nummer | artikelcode | artikelcodes | artikelnr |
      catalogusnr | catalogusnummers | bestelnr | bestelcode | ref | referentienummer product |
      productnr | onderdeelnummers | referentie product`,
    udi: "unieke hulpmiddelidentificatie | unieke identificatie van het hulpmiddel",
    lot: `
      lot | lotnummer | lotnummers | batch | batchnummer | batchnummers | partijnummer | chargenummer |
      chargenummers | betrokken lotnummers | getroffen lotnummers | charge | charges | chargenr |
      lotnr | batchnr | partij | partijen | betrokken charges | betrokken batches | betrokken loten |
      loten | getroffen charges | lotnrs`,
    serial: `
      serienummer | serienummers | betrokken serienummers | getroffen serienummers | serienr |
      serienrs | serie nr | serienummers van | reeks serienummers`,
    lotOrSerial: `
      serie- of lotnummer | lot- of serienummer | betrokken serie- of lotnummers | lot/serienummer`,
    software: `
      softwareversie | softwareversies | software | firmware | firmwareversie | firmwareversies |
      betrokken versies | betrokken versie | getroffen versies | getroffen softwareversies |
      betrokken softwareversies`,
    actionType: "type actie | soort actie",
    userAction: `
      door de gebruiker te nemen maatregelen | te nemen maatregelen | te nemen acties |
      acties door de gebruiker | vereiste acties | maatregelen | door de gebruiker te nemen actie`,
    problem: "beschrijving van het probleem | probleembeschrijving | reden | achtergrond",
    replyBy: `
      antwoord voor | reageren voor | uiterste reactiedatum | antwoord vóór | reageren vóór |
      antwoorden vóór | reactie vóór | reactie uiterlijk | antwoord uiterlijk | antwoordtermijn |
      uiterste antwoorddatum | reactietermijn | antwoord gewenst vóór`,
    actBy: `
      uit te voeren voor | uit te voeren vóór | uitvoeren vóór | uiterste uitvoeringsdatum |
      actie vóór | te voltooien vóór | afronden vóór | uiterste datum actie`,
    replyWanted: `
      is een reactie van de klant vereist | reactie van de klant vereist | is klantreactie vereist`,
    other: `
      naam | adres | e-mail | website | contact | contactpersoon | aan | van | verzonden | bijlagen |
      bijlage | handtekening | risico | ter attentie van`,
  },
  template: {
    "1": `
      informatie over de betrokken hulpmiddelen | informatie over betrokken hulpmiddelen |
      informatie over getroffen hulpmiddelen`,
    "1.1": "type(n) hulpmiddel | type hulpmiddel | soort(en) hulpmiddel(en)",
    "1.2": "handelsnaam | handelsnamen | handelsna(a)m(en) | commerciële naam | commerciële benaming",
    "1.3": `
      unieke hulpmiddelidentificatie | unieke identificatie van het hulpmiddel |
      unieke hulpmiddelidentificator`,
    "1.4": "primair klinisch doel | belangrijkste klinische doel",
    "1.5": `
      model/catalogus/onderdeelnummer | model-/catalogus-/onderdeelnummer |
      model/catalogusnummer/onderdeelnummer | model hulpmiddel/catalogus/onderdeelnummer`,
    "1.6": "softwareversie",
    "1.7": `
      betrokken serie- of lotnummer* | getroffen serie- of lotnummers |
      betrokken reeks serie- of lotnummers | getroffen serie- of lotnummerreeks`,
    "1.8": "bijbehorende hulpmiddelen",
    "2.1": "beschrijving van het productprobleem | beschrijving van het probleem met het product",
    "2.2": "gevaar dat aanleiding geeft tot de fsca",
    "3.1": `
      door de gebruiker te nemen maatregelen | door de gebruiker te nemen actie |
      door de gebruiker te ondernemen actie | door de gebruiker te nemen acties`,
    "3.2": `
      wanneer moet de actie zijn voltooid | tegen wanneer moet de actie zijn voltooid |
      wanneer moet de actie voltooid zijn`,
    "3.4": `
      is een reactie van de klant vereist | is reactie van de klant vereist |
      antwoord van de klant vereist`,
    "3.5": `
      door de fabrikant genomen maatregelen | door de fabrikant ondernomen actie |
      door de fabrikant genomen actie`,
    "4": "algemene informatie",
    "4.1": "type fsn | fsn-type",
    "4.7": "informatie over de fabrikant | fabrikantinformatie | informatie fabrikant",
    "4.7a": "bedrijfsnaam | naam van het bedrijf",
    "4.7b": "adres",
    "4.10": "naam/handtekening",
  },
  guidance: "",
  headings: `
      veiligheidskennisgeving* | veiligheidsbericht* | dringende veiligheidskennisgeving |
      veiligheidswaarschuwing | terugroepactie | veiligheidsmededeling |
      dringende veiligheidswaarschuwing | dringend veiligheidsbericht |
      belangrijke veiligheidsinformatie | veiligheidsinformatie | productterugroeping | terugroeping |
      belangrijke productinformatie | dringende veiligheidsmededeling`,
  noticeWords: "fsn | fsca | terugroep* | veiligheidskennisgeving*",
  actions: {
    identify: "hulpmiddel identificeren | identificeer het hulpmiddel | identificeer hulpmiddel",
    quarantine:
      "hulpmiddel in quarantaine plaatsen | plaats het hulpmiddel in quarantaine | hulpmiddel in quarantaine",
    return: "terugroep* | retourneer* | retourneren | terugsturen",
    exchange: "vervanging | omruil*",
    modification: "aanpassing ter plaatse | modificatie",
    destruction: "vernietig* | weggooien",
    inspection: "inspectie | inspecteer*",
    software: "software-update | software-upgrade | softwareupdate",
    labelling: `
      wijziging van de gebruiksaanwijzing | wijziging van de etikettering | aangepaste gebruiksaanwijzing`,
    patient_management: "follow-up van patiënten | patiëntmanagement",
    information: "alleen ter informatie",
  },
  deeds: dutchDeeds,
  by: `
      uiterlijk | vóór | voor | uiterlijk op | ten laatste | ten laatste op | uiterlijk tot |
      niet later dan | uiterlijk voor`,
  within: `
      binnen | binnen de | binnen een`,
  units: "dagen | dag | werkdagen | weken | maanden | uur",
  replyWords: `
      antwoordformulier* | reactieformulier* | bevestigingsformulier* | formulier | bevestig* |
      reageren | reageer* | antwoordkaart* | antwoordstrook* | ontvangst te bevestigen |
      laat ons weten | retourformulier* | invulformulier* | terugkoppel* | antwoord`,
  replyForms: "antwoordformulier* | reactieformulier* | bevestigingsformulier* | klantantwoordformulier*",
  noReply: "geen reactie vereist",
  companyVerbs: `
    heeft vastgesteld | heeft besloten | roept | informeert | heeft ontvangen | is zich bewust geworden |
    wil u informeren`,
  rules: `
    alle | en hoger | en lager | en later | en eerder | die beginnen met | voor | tot en met | vanaf |
    of hoger`,
  consumables: "kit | reagens | katheter | steriel | naald | spuit | implantaat | slang | elektroden",
  equipment: "systeem | apparaat | apparaten | pomp | monitor | bed | software",
  closings: "met vriendelijke groet | hoogachtend | met vriendelijke groeten",
  yes: "ja",
  no: "nee",
  update: "update | bijgewerkt",
  otherMail: {
    outOfOffice: "automatisch antwoord | afwezig | niet aanwezig",
    bounce: "onbestelbaar | niet bezorgd",
    invoice: "factuur | orderbevestiging | pakbon | offerte",
    newsletter: "nieuwsbrief* | uitschrijven | afmelden",
  },
};
