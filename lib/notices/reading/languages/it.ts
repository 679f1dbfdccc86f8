import type { Language } from "#lib/notices/reading/languages/language.ts";

export const italian: Language = {
  code: "it",
  months: [
    "gennaio|gen",
    "febbraio|feb",
    "marzo|mar",
    "aprile|apr",
    "maggio|mag",
    "giugno|giu",
    "luglio|lug",
    "agosto|ago",
    "settembre|set",
    "ottobre|ott",
    "novembre|nov",
    "dicembre|dic",
  ],
  labels: {
    manufacturer: `
      fabbricante | nome del fabbricante | fabbricante legale | produttore | fabbricato da |
      ditta produttrice | prodotto da`,
    otherCompany: `
      distributore | mandatario | importatore | rappresentante autorizzato | cliente | ospedale | struttura`,
    fscaReference: `
      riferimento fsca | rif fsca | numero fsca | fsca n | codice azione | riferimento azione correttiva |
      riferimento del fabbricante | riferimento fabbricante`,
    fsnReference: "riferimento fsn | codice fsn | rif fsn | numero fsn | riferimento avviso di sicurezza",
    reference: "nostro riferimento | riferimento | ns rif | rif | protocollo",
    otherReference:
      "vostro riferimento | vs rif | tel | telefono | fax | partita iva | quantità | repertorio",
    date: "data | data dell'avviso | data di emissione | data avviso di sicurezza",
    otherDate: `
      data di produzione | data di fabbricazione | data di scadenza | scadenza | scad |
      data di distribuzione`,
    revision: "revisione | rev",
    subject: "oggetto",
    device: `
      prodotto | prodotti | nome commerciale | dispositivo | dispositivi interessati | prodotti interessati |
      prodotto interessato | dispositivo interessato | dispositivi coinvolti | prodotti coinvolti |
      nome del dispositivo | denominazione commerciale | descrizione | descrizione prodotto |
      dispositivo medico | nome del prodotto`,
    model: "modello | modelli | modelli interessati",
    ref: `
      codice prodotto | codici prodotto | codici | codice | codice articolo | numero di catalogo |
      numeri di catalogo | codice di riferimento | numero articolo | codici interessati |
      codici prodotti interessati | numero di riferimento | n catalogo`,
    udi: "identificativo unico del dispositivo | identificativo univoco del dispositivo",
    basicUdi: "udi-di di base",
    lot: `
      lotto | lotti | numero di lotto | numeri di lotto | lotti interessati | lotto interessato | n lotto |
      numero lotto | numeri di lotto interessati | lotti coinvolti`,
    serial: `
      numero di serie | numeri di serie | matricola | matricole | numeri di serie interessati | n di serie |
      numero seriale | numeri seriali`,
    lotOrSerial: `
      numero di serie o di lotto | numero di lotto o di serie | lotto/matricola | lotto/numero di serie |
      intervallo di numeri di serie o di lotto interessati`,
    software: "versione software | versioni software | versione del software | software",
    actionType: "tipo di azione | tipo azione | azione",
    userAction: `
      azioni da intraprendere | azioni da intraprendere da parte dell'utilizzatore | azioni richieste |
      misure da adottare`,
    problem: "descrizione del problema | motivo | motivo dell'avviso | problema | motivo del richiamo",
    replyBy: "rispondere entro il | termine per la risposta",
    actBy: "da completare entro",
    other: `
      pagina | indirizzo | allegato | allegati | gentile cliente | alla cortese attenzione | firma | nome |
      e-mail | contatti`,
  },
  template: {
    "1": "informazioni sui dispositivi interessati | informazioni sui dispositivi coinvolti",
    "1.1": "tipo(i) di dispositivo | tipo di dispositivo | tipologia di dispositivo",
    "1.2": "nome commerciale | nomi commerciali | denominazione commerciale",
    "1.3": "identificativo unico del dispositivo | identificativi unici dei dispositivi",
    "1.4": "scopo clinico principale | finalità clinica principale",
    "1.5": `
      modello/catalogo/codice | modello del dispositivo/numero di catalogo |
      modello/numero di catalogo/codice`,
    "1.6": "versione software | versione del software",
    "1.7": `
      numeri di serie o di lotto interessati | intervallo di numeri di serie o di lotto interessati`,
    "1.8": "dispositivi associati",
    "2": "motivo dell'azione correttiva di sicurezza",
    "2.1": "descrizione del problema del prodotto | descrizione del problema",
    "3.1":
      "azioni da intraprendere da parte dell'utilizzatore | azione da intraprendere da parte dell'utente",
    "3.2": "entro quando deve essere completata l'azione | entro quando l'azione deve essere completata",
    "3.4": "è richiesta una risposta del cliente | è richiesta la risposta del cliente",
    "3.5": "azioni intraprese dal fabbricante | azione intrapresa dal fabbricante",
    "4": "informazioni generali",
    "4.1": "tipo di fsn",
    "4.7": "informazioni sul fabbricante",
    "4.7a": "ragione sociale | nome della società | nome dell'azienda",
    "4.7b": "indirizzo",
  },
  guidance: "",
  headings: `
    avviso di sicurezza | avviso urgente di sicurezza | avviso di sicurezza urgente |
    informazione di sicurezza | informazioni di sicurezza | richiamo di lotto | richiamo urgente |
    azione correttiva di sicurezza`,
  noticeWords: "richiamo | avviso di sicurezza | fsn | fsca | lotti interessati",
  actions: {
    identify: "identificare il dispositivo | identificazione del dispositivo",
    quarantine:
      "mettere in quarantena il dispositivo | dispositivo in quarantena | quarantena del dispositivo",
    return: "richiamo | richiamo volontario | ritiro | ritiro dal mercato | restituire | restituzione",
    exchange: "sostituzione",
    modification: "modifica del dispositivo | correzione sul campo | correzione in campo",
    destruction: "distruggere | distruzione | smaltire",
    inspection: "ispezione | verifica visiva",
    labelling: `
      correzione dell'etichetta | correzione dell'etichettatura | modifica delle istruzioni per l'uso |
      aggiornamento delle istruzioni per l'uso`,
    software: "aggiornamento software | aggiornamento del software",
    patient_management: "follow-up dei pazienti",
  },
  by: "entro il | entro e non oltre il | prima del | non oltre il | non più tardi del",
  within: "entro",
  units: "giorni | giorno | giorni lavorativi | settimane | mesi | ore",
  replyWords: "modulo di risposta | modulo | rispondere | restituire il modulo | conferma di ricezione",
  replyForms: "modulo di risposta | modulo di conferma | modulo di riscontro",
  noReply: "non è richiesta alcuna risposta",
  companyVerbs: `
    ha identificato | ha riscontrato | ha rilevato | ha deciso | cambia | comunica | richiama | informa |
    desidera informare | ha ricevuto | sta avviando`,
  rules: `
    tutti | tutte | tutti i lotti | e successivi | e precedenti | e successive | e precedenti | a partire da |
    precedenti a | compresi tra | comprese tra | inferiori a | superiori a | che iniziano con | fino a`,
  consumables: `
    kit | sterile | catetere | cateteri | monouso | reagente | ago | siringa | impianto | protesi | sutura |
    sonda`,
  equipment:
    "sistema | apparecchiatura | pompa | pompa a siringa | batteria | monitor | ventilatore | analizzatore | software | letto",
  closings: "cordiali saluti | distinti saluti",
  yes: "sì",
  no: "no",
  update: "aggiornamento",
  otherMail: {
    outOfOffice: "risposta automatica | fuori ufficio",
    bounce: "mancato recapito",
    invoice: "fattura | conferma d'ordine",
    newsletter: "cancella iscrizione | disiscriviti",
  },
};
