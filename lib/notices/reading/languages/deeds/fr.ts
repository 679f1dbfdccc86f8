import type { Language } from "#lib/notices/reading/languages/language.ts";

/** What letters in French ask for, or announce, in plain sentences. */
export const frenchDeeds: Language["deeds"] = {
  return: `
    retourner les | retourner le dispositif | retourner les produits | retourner tous | retournez les |
    retournez-nous les | nous retourner les produits | nous retourner les dispositifs | renvoyer les produits |
    renvoyer les dispositifs | renvoyez les | procède au retrait | procède au rappel | procédons au rappel |
    procédons au retrait | procéder au retour | seront repris | seront récupérés | rappelle les |
    préparez leur enlèvement | enlèvement par | retour des produits | retour des dispositifs`,
  exchange: `
    seront remplacés | sera remplacé | seront échangés | remplaçons les | remplacement sera |
    remplacement gratuit | remplacés gratuitement | échange gratuit | produits de remplacement`,
  destruction: `
    détruire | détruisez | éliminer les | éliminez | être détruits | être éliminés | jeter les |
    procéder à la destruction | certificat de destruction | mettre au rebut | mise au rebut`,
  inspection: `
    inspecter | inspectez | vérifiez … de chaque | vérifier … de chaque | effectuer une vérification |
    effectuer la vérification | vérifiez visuellement | contrôle visuel | effectuez un contrôle`,
  modification: `
    remplaçons le | remplacera le … sur site | sera modifié | seront modifiés | technicien* … réparer |
    intervention sur site | sera réparé | seront réparés | mise en conformité`,
  software: `
    installer la version | installer une nouvelle version | mise à jour du logiciel |
    mise à jour logicielle | mettre à jour le logiciel | mettez à jour le logiciel |
    mise à niveau du logiciel | nouvelle version du logiciel | nouvelle version logicielle |
    logiciel sera mis à jour | installation de la version`,
  labelling: `
    notice d'utilisation mise à jour | nouvelle notice | notice mise à jour | notice modifiée |
    notice révisée | nouvelle étiquette | nouvelles étiquettes | apposer … étiquette* | étiquette corrective |
    addendum à la notice | modification de la notice | ré-étiquetage | réétiquetage`,
  patient_management: `
    revoir les résultats | réexaminer les résultats | revue des résultats | suivi des patients |
    informez les patients | informer les patients | contacter les patients | surveiller les patients |
    suivi particulier | refaire les | patients … suivis | patients … réévalués | répéter les dosages`,
  advice: `
    peuvent continuer à | peut continuer à | peuvent être utilisés normalement`,
};
