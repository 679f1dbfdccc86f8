import type { Language } from "#lib/notices/reading/languages/language.ts";

/** Polish months stand in the genitive in dates: "3 marca 2024 r.". */
export const polish: Language = {
  code: "pl",
  months: [
    "stycznia|styczeń",
    "lutego|luty",
    "marca|marzec",
    "kwietnia|kwiecień",
    "maja|maj",
    "czerwca|czerwiec",
    "lipca|lipiec",
    "sierpnia|sierpień",
    "września|wrzesień",
    "października|październik",
    "listopada|listopad",
    "grudnia|grudzień",
  ],
  labels: {
    manufacturer: "wytwórca | producent | nazwa wytwórcy | nazwa producenta | wytwórca wyrobu",
    otherCompany: "dystrybutor | importer | upoważniony przedstawiciel | klient | szpital",
    fscaReference: "nr referencyjny fsca | numer referencyjny fsca | numer fsca | nr fsca | ref fsca",
    fsnReference: "nr referencyjny fsn | numer referencyjny fsn | numer fsn | nr fsn | ref fsn",
    reference: "nasz znak | numer referencyjny | nr referencyjny | znak sprawy",
    otherReference: "tel | telefon | faks | nip | regon | ilość | numer klienta",
    date: "data | data notatki | data wydania",
    otherDate: "data produkcji | data ważności | termin ważności",
    subject: "dotyczy | temat",
    device: `
      produkt | produkty | nazwa handlowa | nazwa wyrobu | wyrób | wyroby | wyrób medyczny |
      nazwa produktu | wyroby których dotyczy`,
    model: "model | modele | numer modelu | typ",
    ref: `
      numer katalogowy | numery katalogowe | nr katalogowy | nr kat | kod produktu | kody produktów |
      numer artykułu | numer części`,
    lot: `
      numer serii | numery serii | nr serii | numer partii | numery partii | nr partii | seria | serie |
      partia | nr lot`,
    serial: "numer seryjny | numery seryjne | nr seryjny | nr fabryczny | numer fabryczny | numery fabryczne",
    lotOrSerial: `
      numer seryjny lub numer partii | numery seryjne lub numery partii | nr serii/nr fabryczny |
      numer serii lub seryjny`,
    software: "wersja oprogramowania | wersje oprogramowania | oprogramowanie",
    actionType: "rodzaj działania | typ działania",
    userAction: "działania użytkownika | wymagane działania | działania do podjęcia przez użytkownika",
    problem: "opis problemu | przyczyna | powód",
    other: "adres | e-mail | załącznik | załączniki | podpis | imię i nazwisko",
  },
  template: {
    "1": "informacje o wyrobach których dotyczy | informacje dotyczące wyrobów",
    "1.1": "rodzaj(e) wyrobu | typ wyrobu | rodzaj wyrobu",
    "1.2": "nazwa handlowa | nazwy handlowe | nazwa(y) handlowa(e)",
    "1.3": "niepowtarzalny kod identyfikacyjny wyrobu",
    "1.5": "model/numer katalogowy/numer części | model wyrobu/numer katalogowy",
    "1.6": "wersja oprogramowania",
    "1.7": "zakres numerów seryjnych lub numerów partii | numery seryjne lub numery partii",
    "2.1": "opis problemu | opis problemu z wyrobem",
    "3.1": "działania do podjęcia przez użytkownika | działanie do podjęcia przez użytkownika",
    "3.2": "do kiedy należy zakończyć działanie",
    "3.4": "czy wymagana jest odpowiedź klienta",
    "3.5": "działania podejmowane przez wytwórcę | działania podejmowane przez producenta",
    "4": "informacje ogólne",
    "4.7": "informacje o wytwórcy | informacje o producencie",
    "4.7a": "nazwa firmy",
    "4.7b": "adres",
  },
  guidance: "",
  headings: `
    notatka bezpieczeństwa | pilna notatka bezpieczeństwa | notatka dotycząca bezpieczeństwa |
    wycofanie z rynku | komunikat bezpieczeństwa`,
  noticeWords: "fsn | fsca | notatka bezpieczeństwa | wycofanie",
  actions: {
    return: "wycofanie | wycofanie z rynku | zwrot | zwrócić",
    exchange: "wymiana",
    destruction: "zniszczyć | zniszczenie | utylizacja",
    software: "aktualizacja oprogramowania",
    labelling: "zmiana instrukcji używania | aktualizacja instrukcji",
  },
  by: "do dnia | nie później niż do | najpóźniej do",
  within: "w ciągu | w terminie",
  units: "dni | dnia | tygodni | tygodnie | dni roboczych | miesięcy",
  replyWords: "formularz* odpowiedzi | formularz* | potwierdzeni*",
  replyForms: "formularz* odpowiedzi | potwierdzenie odbioru | formularz* potwierdzenia",
  noReply: "odpowiedź nie jest wymagana",
  companyVerbs: "stwierdziła | stwierdził | informuje | otrzymała | zdecydowała | wycofuje | rozpoczęła",
  rules: "wszystkie | wszystkie serie | i nowsze | i starsze | i wyższe | i niższe | zaczynające się od",
  consumables: "jałowy | jednorazow* | cewnik | igła | strzykawka | implant | odczynnik | sterylny",
  equipment: "system | aparat | urządzenie | pompa | monitor | respirator | oprogramowanie | łóżko",
  closings: "z poważaniem | z wyrazami szacunku",
  yes: "tak",
  no: "nie",
  update: "aktualizacja",
  otherMail: {
    outOfOffice: "automatyczna odpowiedź | poza biurem",
    bounce: "nie dostarczono",
    invoice: "faktura | potwierdzenie zamówienia",
    newsletter: "wypisz się",
  },
};
