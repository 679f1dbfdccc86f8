import { germanDeeds } from "#lib/notices/reading/languages/deeds/de.ts";
import type { Language } from "#lib/notices/reading/languages/language.ts";

export const german: Language = {
  code: "de",
  months: [
    "januar|jan|jänner",
    "februar|feb",
    "märz|mär|mrz",
    "april|apr",
    "mai",
    "juni|jun",
    "juli|jul",
    "august|aug",
    "september|sep|sept",
    "oktober|okt",
    "november|nov",
    "dezember|dez",
  ],
  labels: {
    manufacturer: `
      hersteller | name des herstellers | hergestellt von | legalhersteller | rechtlicher hersteller`,
    otherCompany: `
      vertreiber | händler | importeur | bevollmächtigter | lokaler vertreter | lieferant | kunde |
      einrichtung | kundenname | krankenhaus | vertrieb`,
    fscaReference: `
      fsca-referenz | fsca ref | fsca-nummer | fsca-nr | fsca-id | fsca referenznummer | rückrufnummer |
      rückruf | referenz fsca | maßnahmennummer | herstellerreferenz | fsca-kennung | fsca-kennzeichen |
      fsca-referenznummer | fsca-identifikation | fsca-identifikator | maßnahmenkennung | rückruf-nr |
      rückrufnr`,
    fsnReference: `
      fsn-referenz | fsn ref | fsn-nummer | fsn-nr | referenz fsn | referenznummer fsn | fsn-kennung |
      fsn-referenznummer | fsn-kennzeichen | fsn-identifikation`,
    reference: `
      unser zeichen | unsere referenz | referenz | referenznummer | referenz-nr | aktenzeichen |
      interne referenz | kennung | vorgangsnummer | vorgangs-nr | vorgang | geschäftszeichen |
      interne nr der maßnahme | interne nummer | interne nr | maßnahmen-nr | referenz-nummer |
      unsere ref | mitteilung nr | zeichen | bearbeitungsnummer | meldenummer |
      interne maßnahmennummer | kennzeichen der maßnahme | nummer der maßnahme | maßnahmennr |
      referenz der maßnahme | unser aktenzeichen | unsere referenznummer`,
    otherReference: `
      ihr zeichen | kundennummer | kunden-nr | bestellnummer auftrag | rechnungsnummer | telefon | tel |
      fax | menge | anzahl | bfarm-nummer | bfarm-referenz | bfarm-fallnummer | vorgangsnummer bfarm |
      bfarm-vorgangsnummer | bfarm-az | aktenzeichen bfarm | bfarm-aktenzeichen | fallnummer bfarm |
      az bfarm`,
    date: `
      datum | datum der fsn | ausstellungsdatum | fsn-datum | einstelldatum |
      datum der sicherheitsinformation`,
    otherDate: `
      herstellungsdatum | verfallsdatum | verfalldatum | haltbarkeitsdatum | haltbar bis | verwendbar bis |
      lieferdatum | produktionsdatum | auslieferungszeitraum`,
    revision: "revision | rev | ausgabe",
    previousNotice: `
      vorherige sicherheitsinformation | frühere sicherheitsinformation |
      ersetzt die sicherheitsinformation | dies ist eine aktualisierung |
      aktualisierung der sicherheitsinformation | diese sicherheitsinformation ersetzt`,
    subject: "betreff | betrifft | betr",
    device: `
      produkt | produkte | produktname | produktbezeichnung | handelsname | artikelbezeichnung |
      bezeichnung | betroffenes produkt | betroffene produkte | betroffene medizinprodukte |
      betroffenes medizinprodukt | produktbeschreibung | betroffenes gerät | betroffene geräte |
      medizinprodukt | produktfamilie | beschreibung | gerät | gerätename | gerätebezeichnung |
      reagenz | instrument | handelsbezeichnung | name des produkts | produkt/artikel |
      betroffener artikel | betroffene artikel | medizinprodukte | handelsname des produkts`,
    model: "modell | modellnummer | typ | modelle | modellbezeichnung | gerätetyp",
    ref: `
      artikelnummer | artikel-nr | art-nr | artikelnummern | katalognummer | katalog-nr |
      bestellnummer | bestell-nr | ref-nummer | ref-nr | produktcode | produktnummer | materialnummer |
      teilenummer | produktmodell/katalognummer/artikelnummer | betroffene artikelnummern | sachnummer |
      artikelnr | artikel nr | bestellnr | best-nr | ref | referenznummer produkt | pzn |
      katalognummern | kat-nr | teile-nr | modell-/artikelnummer | bestellnummern | artikel-nummer |
      artikelnummer(n) | produktcodes`,
    udi: "eindeutige produktkennung | eindeutige gerätekennung | eindeutige produktidentifizierung",
    basicUdi: "basis-udi-di",
    lot: `
      charge | chargen | chargennummer | chargennummern | chargen-nr | ch-b | lotnummer | lot-nummer |
      lot-nr | lotnummern | losnummer | betroffene chargen | betroffene charge |
      betroffene chargennummern | chargenbezeichnung | betroffene lotnummern | lose | los | losnummern |
      los-nr | lot | lots | chargen nr | chargennr | ch.-b | betroffene lose | betroffene lots |
      charge(n) | chargen-nummern | chargennummer(n) | losen | chargen-nummer | der lose | lospositionen`,
    serial: `
      seriennummer | seriennummern | serien-nr | betroffene seriennummern | gerätenummer |
      betroffene seriennummer | fabriknummer | seriennr | serien nr | serialnummer | serialnummern |
      sn-nummern | seriennummer(n) | seriennummernkreis | seriennummernbereich`,
    lotOrSerial: `
      serien- oder chargennummer | chargen- oder seriennummer | chargen-/seriennummer |
      seriennummer/chargennummer | lot-/seriennummer | serien-/chargennummer |
      betroffene serien- oder chargennummern | lot/seriennummer`,
    software: `
      softwareversion | software-version | softwareversionen | softwarestand | firmwareversion |
      firmware-version | betroffene softwareversionen | software-versionen |
      betroffene software-versionen | betroffene versionen | betroffene version | software-stand |
      betroffene software | version der software | software | firmware | betroffene softwareversion |
      betroffene software-version`,
    actionType: "art der maßnahme | maßnahmenart",
    userAction: `
      vom anwender zu ergreifende maßnahmen | maßnahmen des anwenders |
      vom anwender durchzuführende maßnahmen | zu ergreifende maßnahmen | erforderliche maßnahmen |
      maßnahmen | ihre maßnahmen | empfohlene maßnahmen | was ist zu tun |
      welche maßnahmen sind durch den adressaten zu ergreifen | sofortmaßnahmen |
      maßnahmen durch den anwender | zu treffende maßnahmen`,
    problem: `
      beschreibung des problems | problembeschreibung | grund | ursache | hintergrund | grund des rückrufs |
      beschreibung des problems einschließlich der ermittelten ursache | grund für die fsca | sachverhalt |
      grund der maßnahme | anlass | grund für den rückruf`,
    replyBy: `
      antwort bis | rückantwort bis | rückmeldung bis | frist für die rückmeldung | rücksendung bis |
      frist für die rücksendung | rückmeldefrist | antwortfrist | rückmeldung erbeten bis |
      antwort erbeten bis | antwort spätestens | rückmeldung spätestens | bitte antworten bis |
      frist für antwort | frist für die antwort | frist rückmeldung | rückmeldung bis spätestens`,
    actBy: `
      durchzuführen bis | maßnahme abzuschließen bis | umsetzung bis | frist für die umsetzung |
      abzuschließen bis | frist für die maßnahme | umzusetzen bis | zu erledigen bis |
      frist der umsetzung | erledigung bis | umsetzungsfrist`,
    replyWanted: `
      ist eine rückmeldung erforderlich | ist eine kundenantwort erforderlich | rückmeldung erforderlich`,
    other: `
      name | adresse | anschrift | e-mail | website | webseite | kontakt | ansprechpartner | kontaktperson |
      an | von | gesendet | anlagen | anlage | unterschrift | risiko | gefährdung |
      weitergabe der hier beschriebenen informationen | weitergabe der sicherheitsinformation | absender |
      adressat | identifikation der betroffenen medizinprodukte | maßnahmen des herstellers |
      weitere informationen | abteilung | produkttyp | zweckbestimmung | zubehör | bemerkung`,
  },
  template: {
    "1": `
      informationen zu den betroffenen produkten | angaben zu betroffenen produkten |
      information zu betroffenen produkten | informationen über betroffene produkte |
      informationen zu betroffenen produkten`,
    "1.1": "produkttyp(en) | produktart(en) | produkttyp | gerätetyp(en)",
    "1.2": "handelsname(n) | handelsname | handelsbezeichnung(en)",
    "1.3": `
      eindeutige produktkennung(en) | eindeutige produktkennung udi-di | eindeutige gerätekennung(en) |
      einmalige produktkennung(en)`,
    "1.4": `
      klinischer hauptzweck | primärer klinischer zweck | primärer klinischer zweck des produkts |
      hauptsächlicher klinischer zweck`,
    "1.5": `
      produktmodell/katalognummer/artikelnummer | gerätemodell/katalog-/teilenummer(n) |
      produktmodell/katalog-/teilenummer | produktmodell-/katalog-/teilenummer(n) |
      modell-/katalog-/artikelnummer`,
    "1.6": "softwareversion",
    "1.7": `
      betroffene serien- oder chargennummern | betroffener serien- oder chargennummernbereich |
      betroffener bereich von serien- oder chargennummern | betroffene serien- oder losnummern |
      betroffene serien-/chargennummern`,
    "1.8": "zugehörige produkte | zugehörige geräte | verbundene produkte",
    "2": `
      grund für die sicherheitskorrekturmaßnahme im feld | grund für die fsca | grund für fsca |
      grund für die sicherheitskorrekturmaßnahme`,
    "2.1": "beschreibung des produktproblems | beschreibung des problems",
    "2.2": "gefährdung die zur fsca führt | gefahr die zur fsca führt | gefährdung die zu der fsca führt",
    "2.3": "wahrscheinlichkeit des auftretens | wahrscheinlichkeit des auftretens des problems",
    "2.4": "vorhersehbares risiko für patienten/anwender | voraussichtliches risiko für patienten/anwender",
    "2.6": "hintergrund zum problem | hintergrund des problems",
    "3": `
      art der maßnahme zur risikominderung | art der maßnahmen zur minderung des risikos |
      maßnahmen zur risikominderung`,
    "3.1": `
      vom anwender zu ergreifende maßnahmen | vom anwender zu ergreifende maßnahme(n) |
      durch den anwender zu ergreifende maßnahmen | maßnahmen die vom anwender zu ergreifen sind`,
    "3.2": `
      bis wann sollte die maßnahme abgeschlossen sein | bis wann muss die maßnahme abgeschlossen sein |
      bis wann ist die maßnahme abzuschließen | bis wann sollen die maßnahmen abgeschlossen sein`,
    "3.3": "besondere überlegungen für | besondere hinweise für",
    "3.4": `
      ist eine kundenantwort erforderlich | ist eine antwort des kunden erforderlich |
      ist eine rückmeldung des kunden erforderlich | kundenantwort erforderlich |
      rückmeldung des kunden erforderlich`,
    "3.5": `
      vom hersteller ergriffene maßnahmen | maßnahmen des herstellers |
      vom hersteller zu ergreifende maßnahmen | durch den hersteller ergriffene maßnahmen`,
    "3.7": "muss die fsn dem patienten | muss die sicherheitsinformation dem patienten",
    "4": "allgemeine informationen | allgemeine angaben",
    "4.1": "fsn-typ | art der fsn | art der sicherheitsinformation",
    "4.2": `
      für aktualisierte fsn referenznummer und datum | bei aktualisierter fsn referenznummer und datum |
      bei aktualisierten fsn referenznummer und datum`,
    "4.3": `
      für aktualisierte fsn wichtige neue informationen |
      bei aktualisierter fsn wichtige neue informationen`,
    "4.4": "weitere ratschläge oder informationen | weitere hinweise oder informationen",
    "4.7": "angaben zum hersteller | herstellerinformationen | informationen zum hersteller",
    "4.7a": "name des unternehmens | firmenname | unternehmen",
    "4.7b": "adresse | anschrift",
    "4.7c": "website | webseite | internetadresse",
    "4.8": `
      die zuständige behörde ihres landes | die zuständige regulierungsbehörde ihres landes |
      die zuständige aufsichtsbehörde ihres landes`,
    "4.9": "liste der anlagen/anhänge | liste der anlagen | liste der anhänge",
    "4.10": "name/unterschrift",
  },
  guidance: "falls ja formular mit rückgabefrist beigefügt | wählen sie ein element aus",
  headings: `
      sicherheitsinformation* | dringende sicherheitsinformation | sicherheitshinweis |
      dringender sicherheitshinweis | dringend rückruf | rückruf eines | rückruf von | produktrückruf |
      korrekturmaßnahme im feld | sicherheitskorrekturmaßnahme | dringende sicherheitsmitteilung |
      rückruf | dringende medizinprodukte* | kundeninformation zu | kundeninformation |
      dringende kundeninformation | wichtige sicherheitsinformation | sicherheitsmitteilung* |
      sicherheitsanweisung* | dringende sicherheitsanweisung | wichtige kundeninformation |
      sicherheitswarnung`,
  noticeWords: `
    fsn | fsca | rückruf* | sicherheitsinformation* | betroffene chargen | betroffene produkte |
    korrekturmaßnahme*`,
  actions: {
    identify: "produkt identifizieren | identifizierung des produkts | gerät identifizieren",
    quarantine:
      "produkt in quarantäne stellen | gerät in quarantäne stellen | produkt unter quarantäne stellen | produkt in quarantäne",
    return: `
      rückruf* | rücksendung | produkt zurücksenden | zurücksenden | senden sie die produkte | zurückzusenden | rückgabe | produktentfernung |
      produkt entfernen | nehmen die genannten | zurückrufen`,
    exchange: "austausch | ersetzt | ausgetauscht",
    modification: `
      modifikation | modifizierung | nachbesserung | vor-ort-änderung | umbau | produktmodifikation`,
    retrofit: "nachrüstung",
    destruction: "vernichten | vernichtung | entsorgen | entsorgung | zerstören | produkt vernichten",
    advice: "anwendungshinweise | hinweise zur anwendung | schulung",
    inspection: "inspektion | überprüfung | überprüfen sie | sichtprüfung",
    software: `
      software-update | softwareupdate | softwareaktualisierung | software-upgrade |
      aktualisierung der software | softwareupgrade`,
    labelling: `
      änderung der gebrauchsanweisung | kennzeichnungsänderung | änderung der kennzeichnung |
      aktualisierte gebrauchsanweisung | ergänzung der gebrauchsanweisung | neue gebrauchsanweisung |
      anpassung der gebrauchsanweisung`,
    packaging: "änderung der verpackung",
    patient_management: `
      nachsorge der patienten | patientennachsorge | empfehlungen zum patientenmanagement |
      patientenmanagement`,
    information: "nur zur information | keine maßnahmen erforderlich",
  },
  deeds: germanDeeds,
  by: `
      bis zum | bis | spätestens | spätestens bis | spätestens am | bis spätestens | vor dem |
      spätestens zum | spätestens jedoch zum | spätestens jedoch bis | spätestens jedoch |
    nicht später als`,
  within: `
      innerhalb von | binnen | innerhalb | innerhalb einer | innert | in den nächsten`,
  units: `
    tage | tagen | arbeitstage | arbeitstagen | werktagen | werktage | wochen | woche | monate | monaten |
    kalendertagen | stunden`,
  replyWords: `
      antwortformular* | rückantwort* | rückmeldeformular* | empfangsbestätigung* |
      bestätigungsformular* | formular* | rückmeldung | antwort | faxantwort | beigefügte formular |
      bestätigen | bestätigen sie |
      rückmeldung* | antworten sie | empfang* | protokoll der vernichtung | melden sie uns |
      formblatt* | rückantwortfax | antwortbogen | rückmeldebogen | antwort auf | vernichtungsprotokoll*`,
  replyForms: `
    antwortformular* | rückantwortformular* | rückmeldeformular* | empfangsbestätigung* |
    bestätigungsformular* | kundenantwortformular* | faxantwort* | rückantwort* | antwortfax`,
  noReply: "keine rückmeldung erforderlich | keine antwort erforderlich",
  companyVerbs: `
    hat festgestellt | ruft | hat beschlossen | informiert | möchte sie | hat kenntnis | führt |
    hat erfahren | hat berichte | hat sich entschieden | möchte | hat identifiziert | hat informationen |
    teilt mit | leitet`,
  rules: `
    alle | sämtliche | und höher | und niedriger | und früher | und später | beginnend mit | die mit | vor |
    bis einschließlich | ab | kleiner als | größer als | oder höher | oder früher | bis | zwischen`,
  consumables: `
    kit | reagenz | kalibrator | katheter | kassette | schlauch | schläuche | nahtmaterial | implantat |
    implantate | steril | einmal* | kanüle | kanülen | spritze | spritzen | handschuhe | verband |
    elektroden | teststreifen | dialysatoren | instrumente`,
  equipment: `
    system | systeme | gerät | geräte | analysegerät | pumpe | pumpen | infusionspumpe | beatmungsgerät |
    monitor | defibrillator | bett | rollstuhl | software`,
  closings: "mit freundlichen grüßen | freundliche grüße | mit freundlichem gruß | hochachtungsvoll",
  yes: "ja",
  no: "nein",
  update: "aktualisierung | aktualisiert | aktualisierte",
  otherMail: {
    outOfOffice: "abwesenheitsnotiz | automatische antwort | nicht im büro | abwesend",
    bounce: "unzustellbar | zustellung fehlgeschlagen | nicht zugestellt",
    invoice: "rechnung | zahlungserinnerung | auftragsbestätigung | lieferschein | angebot",
    newsletter: "newsletter | abmelden | abbestellen | webinar",
  },
};
