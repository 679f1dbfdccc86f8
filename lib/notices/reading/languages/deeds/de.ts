import type { Language } from "#lib/notices/reading/languages/language.ts";

/** What letters in German ask for, or announce, in plain sentences. */
export const germanDeeds: Language["deeds"] = {
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
};
