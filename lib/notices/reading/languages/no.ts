import { norwegianDeeds } from "#lib/notices/reading/languages/deeds/no.ts";
import type { Language } from "#lib/notices/reading/languages/language.ts";

export const norwegian: Language = {
  code: "no",
  months: [
    "januar|jan",
    "februar|feb",
    "mars|mar",
    "april|apr",
    "mai",
    "juni|jun",
    "juli|jul",
    "august|aug",
    "september|sep|sept",
    "oktober|okt",
    "november|nov",
    "desember|des",
  ],
  labels: {
    manufacturer: "produsent | produsentens navn | produsert av",
    otherCompany: `
      distributør | importør | forhandler | leverandør | lokal representant | kunde | sykehus | kundenavn`,
    fscaReference: `
      fsca-referanse | fsca ref | fsca-nummer | fsca referansenummer | produsentens referanse |
      fsca-nr | fsca nr | fsca-id | fsca-referansenummer | tilbakekalling nr | tilbakekallingsnummer`,
    fsnReference: `
      fsn-referanse | fsn ref | fsn-nummer | fsn referansenummer | fsn-nr | fsn nr | fsn-id |
      fsn-referansenummer | sikkerhetsmelding nr`,
    reference: `
      vår referanse | vår ref | referanse | referansenummer | saksnummer | saksnr | saks-nr | sak |
      referansenr | vårt saksnummer | melding nr | ref nr`,
    otherReference: "deres referanse | deres ref | kundenummer | ordrenummer | telefon | tlf | antall",
    date: "dato | dato for fsn | utstedelsesdato",
    otherDate: "produksjonsdato | utløpsdato | holdbarhetsdato | leveringsdato",
    revision: "revisjon | rev",
    previousNotice: "tidligere sikkerhetsmelding | dette er en oppdatering | erstatter sikkerhetsmelding",
    subject: `
      emne | vedr | vedrørende | angående | gjelder | det gjelder | angår`,
    device: `
      produkt | produkter | produktnavn | handelsnavn | berørt produkt | berørte produkter | utstyr |
      berørt utstyr | produktbeskrivelse | betegnelse | apparat | reagens | produktbetegnelse |
      varenavn | utstyrets navn | handelsnavn og modell | instrument | hjelpemiddel | produktets navn |
      kommersielt navn`,
    model: "modell | modeller | modellnummer",
    ref: `
      varenummer | varenr | katalognummer | artikkelnummer | artikkelnr | produktkode | produktnummer |
      bestillingsnummer | delenummer | ref-nr | artikkelnumre | artikkelnumrene | artikkel nr |
      artikkel-nr | katalognr | bestillingsnr | produktnr | delenr | art nr | katalognumre | ref nr |
      ref`,
    udi: "unik utstyrsidentifikasjon | unik utstyrsidentifikator",
    lot: `
      lot | lotnummer | lotnumre | lot-nr | batch | batchnummer | batchnumre | partinummer |
      berørte lotnumre | berørte lotnummer | batcher | lot nr | lotnr | batch-nr | batchnr |
      lotnumrene | partier | berørte lot | berørte batcher`,
    serial: `
      serienummer | serienumre | serienr | berørte serienumre | berørte serienummer | serie-nr |
      serie nr | serienumrene | serienummeret`,
    lotOrSerial: `
      serie- eller lotnummer | lot- eller serienummer | berørte serie- eller lotnumre | lot/serienummer |
      serienummer/lotnummer`,
    software: `
      programvareversjon | programvareversjoner | softwareversjon | programvare | software |
      berørte versjoner | berørt versjon | firmware | firmwareversjon | fastvare |
      berørte programvareversjoner`,
    actionType: "type tiltak | tiltakstype",
    userAction: `
      tiltak som skal utføres av brukeren | tiltak som skal iverksettes av brukeren | nødvendige tiltak |
      tiltak | hva må du gjøre | anbefalte tiltak`,
    problem: "beskrivelse av problemet | problembeskrivelse | årsak | bakgrunn",
    replyBy: `
      svar innen | svarfrist | svar senest | tilbakemelding innen | frist for svar | besvares innen`,
    actBy: `
      utføres innen | tiltak innen | gjennomføres innen | frist for tiltak | frist for gjennomføring |
      utført innen`,
    replyWanted: "kreves svar fra kunden | er kundesvar påkrevd | kreves kundesvar",
    other: `
      navn | adresse | e-post | nettsted | kontakt | kontaktperson | til | fra | sendt | vedlegg |
      underskrift | risiko | att | videreformidling av denne sikkerhetsmeldingen`,
  },
  template: {
    "1": "informasjon om berørt utstyr | informasjon om berørte produkter",
    "1.1": "utstyrstype(r) | type(r) utstyr | produkttype(r)",
    "1.2": "handelsnavn | kommersielt navn | kommersielle navn",
    "1.3": "unik utstyrsidentifikasjon | unik(e) utstyrsidentifikator(er) | unik utstyrsidentifikator",
    "1.4": "utstyrets primære kliniske formål | primært klinisk formål",
    "1.5": `
      utstyrsmodell/katalognummer/delenummer | utstyrsmodell/katalog-/delenummer |
      modell/katalog/delenummer`,
    "1.6": "programvareversjon",
    "1.7": `
      berørte serie- eller lotnumre | berørt serie- eller lotnummer | berørte serie- eller lotnummer |
      berørt serie- eller partinummerområde`,
    "1.8": "tilhørende utstyr | tilknyttet utstyr",
    "2.1": "beskrivelse av produktproblemet | beskrivelse av problemet med produktet",
    "2.2": "fare som gir opphav til fsca | fare som ligger til grunn for fsca",
    "3.1": `
      tiltak som skal utføres av brukeren | tiltak som skal iverksettes av brukeren |
      tiltak som skal treffes av brukeren`,
    "3.2": `
      når skal tiltaket være fullført | når bør tiltaket være fullført |
      når skal tiltaket være gjennomført`,
    "3.4": "kreves svar fra kunden | kreves det svar fra kunden | er kundesvar påkrevd | kreves kundesvar",
    "3.5": "tiltak som utføres av produsenten | tiltak som iverksettes av produsenten",
    "4": "generell informasjon",
    "4.1": "fsn-type | type fsn",
    "4.7": "informasjon om produsenten | produsentinformasjon",
    "4.7a": "firmanavn | selskapets navn | firmaets navn",
    "4.7b": "adresse",
    "4.10": "navn/underskrift | navn/signatur",
  },
  guidance: "",
  headings: `
      sikkerhetsmelding* | viktig sikkerhetsmelding | sikkerhetsvarsel | tilbakekalling av |
      tilbaketrekking av | viktig sikkerhetsinformasjon | tilbaketrekking | tilbakekalling |
      viktig produktinformasjon | produkttilbakekalling | viktig melding`,
  noticeWords: "fsn | fsca | tilbakekall* | sikkerhetsmelding* | tilbaketrekk*",
  actions: {
    identify: "identifiser utstyr* | identifiser enhet*",
    quarantine: "sett utstyr* i karantene | utstyr i karantene | karantene for utstyr*",
    return: "tilbakekall* | returner* | tilbaketrekk*",
    exchange: "utskifting | erstatningsprodukt* | byttes ut",
    modification: "modifisering | modifikasjon | endring på stedet",
    destruction: "destruer* | kasser* | destruksjon",
    inspection: "inspeksjon | inspiser*",
    software: "programvareoppdatering | programvareoppgradering | oppdatering av programvare*",
    labelling: "endring av bruksanvisning* | endring av merking* | oppdatert bruksanvisning",
    patient_management: "pasientoppfølging | oppfølging av pasienter",
    information: "kun til informasjon",
  },
  deeds: norwegianDeeds,
  by: `
      senest | senest den | innen den | før den | innen | før | ikke senere enn |
      ikkje seinare enn`,
  within: `
      innen | i løpet av`,
  units: "dager | dag | virkedager | arbeidsdager | uker | måneder | timer",
  replyWords: `
      svarskjema* | svarslipp* | skjemaet | bekreft* | fyll ut | svar | tilbakemelding* | bekreftelse* |
      svarskjemaet | gi oss beskjed | gi beskjed | kvitter* | meld tilbake | svarbrev*`,
  replyForms: "svarskjema* | kundesvarskjema* | bekreftelsesskjema* | svarslipp*",
  noReply: "svar er ikke nødvendig | kreves ikke svar",
  companyVerbs: `
    har identifisert | har oppdaget | tilbakekaller | trekker tilbake | har besluttet |
    har blitt oppmerksom på | er blitt kjent med | har mottatt | informerer | ønsker å informere`,
  rules: `
    alle | samtlige | og høyere | og lavere | og senere | og tidligere | som begynner med | før |
    til og med | fra og med | eller høyere | fra`,
  consumables: `
    kit | reagens | kateter | katetre | steril | engangs* | kanyle | sprøyte | implantat | slange`,
  equipment: "system | apparat | apparater | utstyr | pumpe | monitor | seng | programvare",
  closings: "med vennlig hilsen | vennlig hilsen | mvh",
  yes: "ja",
  no: "nei",
  update: "oppdatering | oppdatert",
  otherMail: {
    outOfOffice: "automatisk svar | fraværende | ikke på kontoret",
    bounce: "kan ikke leveres | ikke levert",
    invoice: "faktura | ordrebekreftelse | pakkseddel | tilbud",
    newsletter: "nyhetsbrev* | meld deg av",
  },
};
