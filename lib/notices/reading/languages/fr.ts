import { frenchDeeds } from "#lib/notices/reading/languages/deeds/fr.ts";
import type { Language } from "#lib/notices/reading/languages/language.ts";

export const french: Language = {
  code: "fr",
  months: [
    "janvier|janv",
    "février|févr|fév",
    "mars",
    "avril|avr",
    "mai",
    "juin",
    "juillet|juil",
    "août",
    "septembre|sept",
    "octobre|oct",
    "novembre|nov",
    "décembre|déc",
  ],
  labels: {
    manufacturer: "fabricant | nom du fabricant | fabriqué par | fabricant légal",
    otherCompany: `
      distributeur | importateur | mandataire | représentant local | client | établissement | fournisseur |
      nom de l'établissement`,
    fscaReference: `
      référence fsca | réf fsca | numéro fsca | référence fmi | réf action | référence de l'action | référence de l'action corrective | référence fabricant |
      référence de l'action | numéro de l'action | référence de la fsca | n° fsca | n° de fsca |
      référence du rappel | numéro de rappel | référence rappel |
      référence de l'action corrective de sécurité | identifiant fsca | code fsca`,
    fsnReference: `
      référence fsn | réf fsn | référence de l'avis de sécurité | numéro fsn | référence du fsn |
      n° fsn | n° de fsn | numéro de l'avis | numéro de l'avis de sécurité | identifiant fsn |
      référence avis`,
    reference: `
      notre référence | nos réf | n réf | référence interne | n/réf | notre réf |
      référence du courrier | numéro de dossier | dossier | nos références | référence de l'avis |
      référence de l'information | n° de dossier | réf interne | réf courrier`,
    otherReference: `
      votre référence | vos réf | numéro de client | téléphone | tél | fax | quantité | référence ansm`,
    date: "date | date de l'avis | date du fsn | date d'émission",
    otherDate: "date de fabrication | date de péremption | date d'expiration | date de livraison",
    revision: "révision | rév",
    subject: `
      objet | concerne | sujet | concernant`,
    device: `
      produit | produits | produit concerné | produits concernés | dispositif | dispositifs |
      dispositif concerné | dispositifs concernés | nom commercial | dénomination commerciale |
      nom du produit | nom du dispositif | noms des dispositifs | désignation | modèles concernés |
      nom du modèle du produit concerné | dispositif médical | dispositif médical concerné | appareil |
      appareils | appareil concerné | réactif | réactifs | instrument | équipement | dénomination |
      intitulé du produit | spécialité | article concerné | libellé | désignation du produit |
      nom du produit concerné`,
    model: "modèle | modèles | numéro de modèle",
    ref: `
      référence | références | référence du produit | référence produit | numéro de catalogue |
      code produit | codes produits | référence catalogue | référence du produit concerné |
      codes de produits de l'ue concernés | numéro d'article | code article | références concernées |
      réf produit | réf article | référence article | référence commerciale | références commerciales |
      code(s) produit | codes articles | références produit | références produits | n° de référence |
      n° réf | code produit fabricant | référence(s)`,
    udi: "identifiant unique du dispositif | iud-id | iud | identifiant unique",
    basicUdi: "iud-id de base",
    lot: `
      lot | lots | numéro de lot | numéros de lot | n° de lot | lots concernés | lot concerné |
      numéros de lots | numéros de lots concernés | numéro de lots | lots n° | n° lot | n°lot | lot n° |
      lots numéros | numéro(s) de lot(s) | n° de lots | numéros de lots impactés | lots impactés |
      lot impacté`,
    serial: `
      numéro de série | numéros de série | n° de série | numéros de série concernés | n° série |
      n°série | n° de séries | numéro(s) de série | série | sn | numéros de série impactés`,
    lotOrSerial: `
      numéro de lot ou de série | numéro de série ou de lot | numéros de série ou de lot concernés |
      lot/série`,
    software: `
      version du logiciel | version logicielle | versions du logiciel | versions logicielles |
      logiciel | versions logiciel | version logiciel | versions du logiciel concernées |
      versions concernées | version concernée | micrologiciel | version du micrologiciel |
      version de logiciel | versions de logiciel`,
    actionType: "type d'action | type de mesure",
    userAction: `
      mesures à prendre par l'utilisateur | actions à entreprendre | mesures à prendre | conduite à tenir |
      actions à mener | recommandations | mesures à prendre par les utilisateurs |
      actions à entreprendre par l'utilisateur`,
    problem: `
      description du problème | motif | motif de l'action | raison | contexte | problème | motif du rappel`,
    replyBy: `
      réponse avant le | date limite de réponse | réponse attendue avant le | réponse attendue pour le |
      date limite de retour | à retourner avant le | réponse souhaitée avant le | délai de réponse |
      réponse au plus tard le | retour avant le | date limite`,
    actBy: `
      à réaliser avant le | délai d'exécution | date limite d'exécution | à réaliser pour le |
      à effectuer avant le | action à terminer avant le | date d'échéance de l'action |
      échéance de l'action`,
    replyWanted: "réponse du client requise | une réponse du client est-elle requise",
    other: `
      nom | adresse | courriel | e-mail | site web | contact | à l'attention de | destinataires |
      pièces jointes | annexe | annexes | signature | risque | diffusion | transmission de cet avis | de |
      envoyé`,
  },
  template: {
    "1": "informations sur les dispositifs concernés | informations relatives aux dispositifs concernés",
    "1.1": "type(s) de dispositif(s) | type de dispositif",
    "1.2": "nom(s) commercial(aux) | nom commercial | noms commerciaux | dénomination commerciale",
    "1.3": `
      identifiant(s) unique(s) du dispositif | identifiant unique du dispositif |
      identifiants uniques des dispositifs`,
    "1.4": "principale utilisation clinique | objectif clinique principal | finalité clinique principale",
    "1.5": `
      modèle/catalogue/référence | modèle du dispositif/numéro de catalogue |
      numéro de modèle/catalogue/pièce | modèle de dispositif/catalogue/numéro de pièce`,
    "1.6": "version du logiciel | version logicielle",
    "1.7": `
      numéros de série ou de lot concernés | plage de numéros de série ou de lot concernés |
      numéros de lot ou de série concernés`,
    "1.8": "dispositifs associés",
    "2.1": "description du problème du produit | description du problème lié au produit",
    "2.2": "danger donnant lieu à la fsca | danger à l'origine de la fsca",
    "3.1": `
      mesures à prendre par l'utilisateur | action à entreprendre par l'utilisateur |
      actions à entreprendre par l'utilisateur`,
    "3.2": `
      délai d'exécution de l'action | à quelle date l'action doit-elle être terminée |
      quand l'action doit-elle être terminée`,
    "3.4": `
      une réponse du client est-elle requise | réponse du client requise |
      la réponse du client est-elle requise`,
    "3.5": `
      mesures prises par le fabricant | actions entreprises par le fabricant |
      action entreprise par le fabricant`,
    "4": "informations générales",
    "4.1": "type de fsn | type d'avis de sécurité",
    "4.7": "informations sur le fabricant | informations relatives au fabricant",
    "4.7a": "nom de la société | nom de l'entreprise",
    "4.7b": "adresse",
    "4.10": "nom/signature",
  },
  guidance: "",
  headings: `
      avis de sécurité | avis urgent de sécurité | avis de sécurité urgent | information de sécurité |
      rappel de lots | rappel de produit | rappel urgent | action corrective de sécurité |
      information urgente de sécurité | rappel de lot | note de sécurité | notification de sécurité |
      notice de sécurité | retrait de lots | retrait de lot | alerte de sécurité | avis de rappel |
      lettre de sécurité`,
  noticeWords: "fsn | fsca | rappel | lots concernés | avis de sécurité",
  actions: {
    identify: "identifier le dispositif | identifier le produit | identification du dispositif",
    quarantine:
      "mettre le dispositif en quarantaine | mise en quarantaine du dispositif | mettre en quarantaine le dispositif | dispositif en quarantaine",
    return: `
      rappel | retour du dispositif | retrait |
      retourner les produits | retourner les dispositifs | retourner le produit | retourner le dispositif`,
    exchange: "remplacement | échange",
    modification: "modification du dispositif | modification sur site",
    destruction: "détruire | destruction | éliminer",
    inspection: "inspection | vérification visuelle",
    software: "mise à jour du logiciel | mise à jour logicielle | mise à niveau du logiciel",
    labelling: `
      modification de la notice | modification de l'étiquetage | changement d'étiquetage |
      mise à jour de la notice`,
    patient_management: "suivi des patients | prise en charge des patients",
    information: "pour information uniquement",
  },
  deeds: frenchDeeds,
  by: `
      avant le | au plus tard le | jusqu'au | d'ici le | au plus tard | avant | pour le | d'ici au |
      dernier délai le | au plus tard avant le | jusqu'à |
      pas plus tard que`,
  within: `
      dans les | sous | dans un délai de | dans un délai maximum de | dans un délai maximal de |
      sous un délai de | endéans les`,
  units: "jours | jour | jours ouvrables | jours ouvrés | semaines | mois | heures",
  replyWords: `
      formulaire de réponse | formulaire | accusé de réception | répondre | renvoyer |
      accuser réception | questionnaire | nous retourner | nous répondre | répondez |
      bien vouloir répondre | nous confirmer | confirmer la réception | confirmer son exécution |
      coupon-réponse | coupon réponse | bordereau de réponse | réponse | merci de répondre |
      attestation de destruction | nous parvenir`,
  replyForms: `
    formulaire de réponse | accusé de réception | coupon-réponse | formulaire de réponse du client`,
  noReply: "aucune réponse n'est requise",
  companyVerbs: `
    a identifié | a constaté | a décidé | souhaite vous informer | procède | rappelle |
    a pris connaissance | a reçu | informe | vous informe`,
  rules: `
    tous | toutes | et supérieur | et ultérieures | et antérieures | commençant par | antérieurs à |
    jusqu'à | inférieur à | avant | tous les | supérieurs à | et inférieur | et postérieurs | et antérieurs |
    à partir de | inférieurs à | compris entre | comprises entre`,
  consumables: `
    kit | réactif | cathéter | stérile | usage unique | aiguille | seringue | implant | tubulure`,
  equipment:
    "système | appareil | appareils | équipement | pompe | moniteur | batterie | logiciel | analyseur",
  closings: "cordialement | salutations distinguées | sincères salutations | veuillez agréer",
  yes: "oui",
  no: "non",
  update: "mise à jour",
  otherMail: {
    outOfOffice: "absence du bureau | réponse automatique | absent du bureau",
    bounce: "non remis | échec de la remise",
    invoice: "facture | devis | bon de commande",
    newsletter: "newsletter | se désabonner | désinscrire | lettre d'information",
  },
};
