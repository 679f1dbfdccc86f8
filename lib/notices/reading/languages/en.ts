import { englishDeeds } from "#lib/notices/reading/languages/deeds/en.ts";
import { englishLabels } from "#lib/notices/reading/languages/en-labels.ts";
import { englishTemplate } from "#lib/notices/reading/languages/en-template.ts";
import type { Language } from "#lib/notices/reading/languages/language.ts";

export const english: Language = {
  code: "en",
  months: [
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sep|sept",
    "october|oct",
    "november|nov",
    "december|dec",
  ],
  labels: englishLabels,
  template: englishTemplate,
  guidance: `
    complete when this becomes available | only necessary if not evident on letter-head |
    only necessary if not evident on letterhead | choose an item |
    specify where critical to patient/end user safety |
    if yes form attached specifying deadline for return |
    provide further details of the action(s) identified |
    provide further details of the actions identified |
    for contact details of local representative refer to page 1 of this fsn |
    if extensive consider providing web-link instead | click or tap here to enter text |
    add as appropriate | click or tap to enter a date | if applicable`,
  headings: `
    field safety notice | field safety notification | field safety corrective action |
    urgent medical device recall | medical device recall | urgent product recall | urgent recall |
    urgent medical device correction | medical device correction | urgent medical device removal |
    medical device safety alert | device recall | product recall | voluntary recall |
    urgent device correction | urgent medical device | urgent safety notice | device safety information |
    medical device safety notice | important product notice | field safety information | field correction |
    product safety notice | device correction | customer safety advisory notice | urgent correction |
    field corrective action | product advisory notice | medical device advisory | urgent field safety |
    medical device field correction | safety alert | urgent field action | urgent removal`,
  noticeWords: `
    fsn | fsca | recall | recalled | recalling | field action | affected lots | affected devices |
    affected products | corrective action | safety notice`,
  actions: {
    identify: "identify device | identify the device | identify devices | identify product",
    quarantine: "quarantine device | quarantine the device | quarantine devices | quarantine product",
    return: `
      recall | recalls | recalled | recalling | return device | return the device | return affected |
      return all | product removal | removal | return the affected | return of product | withdrawal`,
    exchange: "replacement | exchange | replace | replaced | will be replaced | replacement devices",
    modification: `
      on-site device modification | device modification | on site device modification | field correction |
      hardware correction | hardware modification | repair | retrofit by service | field modification`,
    retrofit: "retrofit",
    destruction: "destroy | destroy device | discard | dispose of | destruction | discarded",
    advice: `
      advice on use | advice | additional training | change of use | follow the instructions below |
      advisory notice | take precautions`,
    inspection: "inspection by user | inspect | inspection | check the device | visual inspection",
    software: `
      software upgrade | software update | software patch | firmware update | firmware upgrade |
      update of the software | software correction | software rollback | new software version |
      software version will be`,
    labelling: `
      ifu or labelling change | labelling change | labeling change | relabel | relabelling |
      amendment of instructions for use | amendment/reinforcement of instructions for use |
      take note of amendment | ifu update | updated instructions for use | revised instructions for use |
      update of the instructions for use | labelling correction | labeling correction`,
    packaging: "packaging change | change of packaging",
    patient_management: `
      patient management recommendations | follow patient management | patient follow-up |
      follow-up of patients | review of previous results | retest | re-test`,
    information: "for information only | no action required | no action is required | informational notice",
  },
  deeds: englishDeeds,
  by: `
      no later than | not later than | by | before | at the latest | latest by | until | on or before |
      deadline | at latest | prior to | latest | due | by the`,
  within: "within | in the next | within the next",
  units: "days | day | business days | working days | calendar days | weeks | week | months | month | hours",
  replyWords: `
      reply form | response form | acknowledgement form | acknowledgment form | confirmation form |
      return the form | return this form | completed form | reply | respond | return the attached |
      confirm receipt | acknowledge | feedback form | verification form | business reply |
      response sheet | complete and return | your response | enclosed form | attached form |
      customer response | reply slip | reply sheet | acknowledgement | confirm disposal |
      confirm receipt of | attached declaration | let us know | reply to this | answer this e-mail |
      answer this email | acknowledge this notice | confirm by e-mail | tear-off slip |
      sign and return | complete and send | return receipt | certificate of destruction |
      signed confirmation | written confirmation | expect it back | return the table |
      your confirmation | confirm that you | acknowledge receipt`,
  replyForms: `
    customer reply form | customer response form | reply form | response form | acknowledgement form |
    acknowledgment form | confirmation form | distributor/importer reply form | distributor reply form |
    field safety notice response form | fax-back form | effectiveness check form | business reply form |
    receipt confirmation form | medical device recall return response | verification form | feedback form |
    acknowledgement and receipt form | customer acknowledgement form |
    field safety notice customer reply form`,
  noReply: `
    no reply is required | no response is required | no reply required | reply is not required |
    no customer reply is required | no acknowledgement is required | no response required`,
  companyVerbs: `
    has become aware | has identified | is recalling | has decided | is initiating | has initiated |
    is voluntarily | has received | has determined | is informing | is conducting | would like to inform |
    wishes to inform | recalls | is issuing | has recently | has confirmed | is contacting |
    has discovered | is notifying | is writing to | became aware | is performing | is undertaking |
    has issued | is providing | has detected | identified | has observed | is removing | has learned |
    has launched | has found | is withdrawing | is aware | announces | wants to inform | is expanding`,
  rules: `
      all | and above | and below | and later | and earlier | or higher | or later | or lower |
      or earlier | and higher | and lower | or above | or below | beginning with | starting with |
      begin with | start with | ending with | before | prior to | up to | lower than | higher than |
      below | above | after | and newer | and older | or older | or newer | from | manufactured before |
      manufactured between | manufactured after | prefix | and prior | earlier than | later than |
      up to and including | between | begins with | starts with`,
  consumables: `
    kit | kits | reagent | reagents | calibrator | catheter | catheters | cassette | tube | tubes | suture |
    implant | implants | sterile | disposable | single-use | single use | needle | needles | syringe |
    syringes | cartridge | glove | gloves | dressing | tray | trays | pads | screw | stent | cannula |
    mask | masks | test strips | infusion set | tubing | filter | filters | electrodes | guidewire |
    guidewires | pack | packs | stem | trocar | trocars | graft | nail | swab | swabs | wipes | sheath |
    liner | test | tests | lens | lenses | drill | blade | blades`,
  equipment: `
    system | systems | analyser | analyzer | monitor | monitors | ventilator | ventilators | pump | pumps |
    scanner | instrument | workstation | defibrillator | equipment | unit | units | machine | machines |
    bed | beds | lift | wheelchair | software | generator | table | incubator | lamp`,
  closings: `
    sincerely | yours sincerely | best regards | kind regards | yours faithfully | with kind regards |
    sincerely yours | regards | respectfully`,
  yes: "yes",
  no: "no",
  update: "update | updated | follow-up",
  otherMail: {
    outOfOffice: `
      out of office | automatic reply | auto reply | autoreply | automatic response |
      i am out of the office | on annual leave`,
    bounce: `
      undeliverable | undelivered mail | delivery status notification | mail delivery failed |
      returned mail | delivery failure | mail delivery subsystem | delivery has failed |
      message not delivered | failure notice | mail delivery system`,
    invoice: "invoice | payment reminder | order confirmation | purchase order | delivery note | quotation",
    newsletter: `
      newsletter | unsubscribe | webinar | view in browser | view this email in your browser |
      register now | free trial`,
  },
};
