import type { Language } from "#lib/notices/reading/languages/language.ts";

/** The headings of the Commission's FSN template in Swedish, with the variants seen in translations. */
export const swedishTemplate: Language["template"] = {
  "1": `
      information om berörda produkter | information om de berörda produkterna |
      uppgifter om berörda produkter | information om påverkade produkter`,
  "1.1": "produkttyp(er) | produkttyp | typ av produkt(er) | typ av produkt | enhetstyp(er) | enhetstyp",
  "1.2": "handelsnamn | kommersiella namn | kommersiellt namn | kommersiellt(a) namn | produktnamn",
  "1.3": `
      unik produktidentifierare udi-di | unik produktidentifierare | unika produktidentifierare |
      unik(a) produktidentifierare | unik produktidentifiering | unika enhetsidentifierare |
      unik enhetsidentifierare | unik identifieringskod | unik produktidentifieringskod |
      unika produktidentifieringskoder`,
  "1.4": `
      produktens primära kliniska syfte | primärt kliniskt syfte | primärt kliniskt ändamål |
      produktens primära kliniska ändamål | enhetens primära kliniska syfte |
      primärt kliniskt syfte med produkten | produkternas primära kliniska syfte |
      huvudsakligt kliniskt ändamål | huvudsakligt kliniskt syfte`,
  "1.5": `
      produktmodell/katalognummer/artikelnummer | produktmodell/katalog-/artikelnummer |
      produktens modell/katalognummer/artikelnummer | modell/katalognummer/artikelnummer |
      enhetsmodell/katalog-/artikelnummer | produktmodell/katalog/artikelnummer |
      modell-/katalog-/artikelnummer | produktmodell/katalognummer |
      enhetens modell/katalog-/artikelnummer | produktmodell/katalog-/delnummer`,
  "1.6": "programvaruversion | programvaruversion(er) | mjukvaruversion | mjukvaruversion(er)",
  "1.7": `
      berörda serie- eller lotnummer | berört serie- eller lotnummer | berörda serienummer eller lotnummer |
      berörda lot- eller serienummer | påverkade serie- eller lotnummer |
      påverkat serie- eller lotnummerintervall | berört serie- eller lotnummerintervall |
      berört intervall av serie- eller lotnummer | berörda serie- eller partinummer |
      berört serie- eller partinummerintervall | intervall för berörda serie- eller lotnummer |
      berörda serie- eller batchnummer | berörda serie-/lotnummer | serie- eller lotnummerintervall |
      berörda serienummer eller batchnummer | berörda serie- eller satsnummer |
      påverkade serie- eller batchnummer`,
  "1.8": `
      tillhörande produkter | associerade produkter | tillhörande enheter | relaterade produkter |
      tillhörande utrustning | associerade enheter`,
  "2": `
      skäl till fsca | skäl till korrigerande säkerhetsåtgärd |
      orsak till korrigerande säkerhetsåtgärd på marknaden | orsak till fsca |
      orsak till korrigerande säkerhetsåtgärd | skäl till korrigerande säkerhetsåtgärd på marknaden |
      anledning till korrigerande säkerhetsåtgärd | anledning till fsca |
      skäl för den korrigerande säkerhetsåtgärden`,
  "2.1": `
      beskrivning av produktproblemet | beskrivning av problemet med produkten |
      beskrivning av produktens problem | beskrivning av problemet`,
  "2.2": `
      fara som ger upphov till fsca | fara som gett upphov till fsca | risk som ger upphov till fsca |
      fara som orsakat fsca | risk som gett upphov till fsca | fara som ligger till grund för fsca |
      fara som föranleder fsca | fara som föranlett den korrigerande säkerhetsåtgärden |
      fara som ger upphov till den korrigerande säkerhetsåtgärden`,
  "2.3": `
      sannolikhet för att problemet uppstår | sannolikheten för att problemet uppstår |
      sannolikhet att problemet uppstår | sannolikheten att problemet uppstår |
      sannolikhet för att problemet ska uppstå`,
  "2.4": `
      förutsedd risk för patient/användare | förutsedd risk för patienter/användare |
      förväntad risk för patient/användare | förutspådd risk för patient/användare |
      förväntad risk för patienter/användare | förutsedd risk för patient |
      beräknad risk för patient/användare`,
  "2.5": `
      ytterligare information som hjälper till att karakterisera problemet |
      ytterligare information för att karakterisera problemet |
      ytterligare information för att beskriva problemet |
      ytterligare information som kan bidra till att beskriva problemet`,
  "2.6": `
      bakgrund till problemet | problemets bakgrund | bakgrund till frågan | bakgrund om problemet |
      bakgrund till ärendet`,
  "2.7": `
      annan information som är relevant för fsca | övrig information som är relevant för fsca |
      annan relevant information om fsca | annan information av relevans för fsca |
      övrig information av betydelse för fsca`,
  "3": `
      typ av åtgärd för att minska risken | typ av åtgärd för att begränsa risken |
      åtgärder för att minska risken | typ av åtgärd för att mildra risken`,
  "3.1": `
      åtgärder som ska vidtas av användaren | åtgärd som ska vidtas av användaren |
      åtgärd(er) som ska vidtas av användaren | åtgärder som användaren ska vidta |
      åtgärd som användaren ska vidta`,
  "3.2": `
      när ska åtgärden vara genomförd | när ska åtgärden vara slutförd | när bör åtgärden vara slutförd |
      när ska åtgärderna vara genomförda | när bör åtgärden vara genomförd |
      till när ska åtgärden vara genomförd | när ska åtgärden(erna) vara genomförd(a) |
      senast när ska åtgärden vara slutförd | när ska åtgärderna vara slutförda |
      till när ska åtgärden vara slutförd | när ska åtgärden vara klar`,
  "3.3": "särskilda överväganden för | särskild hänsyn för | särskilda hänsyn för",
  "3.4": `
      krävs svar från kunden | krävs kundsvar | krävs svar från kund | krävs ett kundsvar |
      är kundsvar obligatoriskt | behövs svar från kunden`,
  "3.5": `
      åtgärder som vidtas av tillverkaren | åtgärd som vidtas av tillverkaren |
      åtgärder som tillverkaren vidtar | åtgärd som tillverkaren vidtar |
      åtgärd(er) som vidtas av tillverkaren | åtgärder som ska vidtas av tillverkaren`,
  "3.7": `
      måste säkerhetsmeddelandet förmedlas till patienten/lekmannaanvändaren |
      ska säkerhetsmeddelandet förmedlas till patienten | krävs det att fsn meddelas patienten |
      måste fsn meddelas till patienten | behöver säkerhetsmeddelandet delges patienten |
      måste säkerhetsmeddelandet kommuniceras till patienten |
      krävs det att säkerhetsmeddelandet kommuniceras till patienten | ska fsn kommuniceras till patienten`,
  "3.8": `
      om ja har tillverkaren tillhandahållit ytterligare information |
      om ja har tillverkaren lämnat ytterligare information |
      om ja har tillverkaren gett ytterligare information`,
  "4": "allmän information",
  "4.1": "typ av säkerhetsmeddelande | typ av fsn | fsn-typ | säkerhetsmeddelandetyp",
  "4.2": `
      för uppdaterat säkerhetsmeddelande referensnummer och datum |
      för uppdaterad fsn referensnummer och datum för föregående fsn |
      för uppdaterat fsn referensnummer och datum | för uppdaterad fsn referensnummer och datum |
      vid uppdatering referensnummer och datum för tidigare säkerhetsmeddelande |
      för uppdaterade fsn referensnummer och datum |
      för uppdaterade säkerhetsmeddelanden referensnummer och datum |
      vid uppdaterat säkerhetsmeddelande referensnummer och datum`,
  "4.3": `
      för uppdaterat säkerhetsmeddelande viktig ny information | för uppdaterad fsn viktig ny information |
      för uppdaterat fsn viktig ny information | vid uppdatering viktig ny information |
      för uppdaterad fsn ny nyckelinformation | viktig ny information`,
  "4.4": `
      ytterligare råd eller information förväntas | ytterligare råd eller information som redan förväntas |
      förväntas ytterligare råd eller information | förväntas ytterligare råd |
      ytterligare råd eller information redan förväntade`,
  "4.5": `
      om uppföljande säkerhetsmeddelande förväntas | om uppföljande fsn förväntas |
      om uppföljning av fsn förväntas | om ett uppföljande säkerhetsmeddelande förväntas`,
  "4.6": `
      förväntad tidsplan för uppföljande säkerhetsmeddelande | förväntad tidsplan för uppföljande fsn |
      beräknad tidsplan för uppföljande fsn | beräknad tidpunkt för uppföljande säkerhetsmeddelande |
      förväntad tidsram för uppföljande fsn`,
  "4.7": `
      information om tillverkaren | tillverkarinformation | tillverkarens uppgifter |
      uppgifter om tillverkaren`,
  "4.7a": "företagsnamn | företagets namn | namn på företaget",
  "4.7b": "adress",
  "4.7c": "webbplats | webbadress | hemsida",
  "4.8": `
      den behöriga myndigheten i ditt land har informerats | behörig myndighet i ditt land har informerats |
      den behöriga tillsynsmyndigheten i ditt land har informerats |
      den behöriga tillsynsmyndigheten i ert land har informerats |
      den behöriga myndigheten i ert land har informerats | behörig myndighet i landet har informerats`,
  "4.9": "lista över bilagor | förteckning över bilagor | lista med bilagor | bilageförteckning",
  "4.10": "namn/underskrift | namn/namnteckning | namn/signatur",
};
