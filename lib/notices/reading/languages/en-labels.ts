import type { Language } from "#lib/notices/reading/languages/language.ts";

/** The labels of fields in English notices, and in the registers of the authorities that write in English. */
export const englishLabels: Language["labels"] = {
  manufacturer: `
    manufacturer | manufacturer name | name of manufacturer | name of the manufacturer |
    legal manufacturer | manufactured by | recalling firm | recalling firm manufacturer | firm | maker |
    legal manufacturer name`,
  otherCompany: `
    distributor | distributed by | importer | authorised representative | authorized representative |
    eu representative | ec rep | local representative | european representative |
    contact details of local representative | contact details of the local representative | customer |
    customer name | hospital | hospital name | healthcare organisation name | organisation name |
    facility name | account name`,
  fscaReference: `
    fsca ref | fsca reference | fsca | fsca no | fsca id | fsca identifier | fsca-identifier |
    fsca number | fsca reference number | field action | field action number |
    field action reference | field action id | fsca code | recall number | recall reference |
    recall no | recall id | field safety corrective action reference |
    field safety corrective action | manufacturer reference | manufacturer's reference |
    manufacturer's reference number | manufacturer reference number | manufacturer fsca reference |
    field change order | fco | product correction reference | product res number | fca number |
    fca no | fca ref | fca reference | fca | field corrective action number |
    field corrective action reference | correction number | removal number |
    field safety corrective action number | field notification number | manufacturer's ref |
    manufacturer ref | manufacturers ref`,
  fsnReference: `
    fsn ref | fsn reference | fsn | fsn no | fsn id | fsn number | fsn identifier |
    fsn reference number | field safety notice reference | field safety notice ref |
    field safety notice number | field safety notice no | notice number |
    field safety notice reference number | notice no | fsn number and version |
    fsn reference / version | fsn reference/version | fsn ref / rev`,
  reference: `
    our reference | our ref | reference | reference number | reference no | identifier | notice ref |
    notice reference | safety notice no | letter reference | letter no | letter ref |
    document number | document no | communication reference | notification number | bulletin number |
    advisory number | customer letter no | customer letter number | customer letter ref`,
  otherReference: `
    your reference | your ref | mhra reference | competent authority reference | nca reference |
    customer number | account number | order number | your order | your order no | your order number | our order no | purchase order | invoice number | phone |
    telephone | tel | fax | mobile | vat | ncar | certificate number | notified body | quantity | qty |
    phone number | zip code | page | rma | rma number | product quantity | quantity in commerce |
    recall event id | event id | res event number | cfres id | firm fei number | k number | k numbers |
    pma numbers | 510(k)s with product code | 510(k) | pma number | device listing | ndc | ndc code |
    artg number | nhs supply chain code | postal code | system id |
    fda determined cause | fei number | project number | nc number | capa reference | capa number |
    case number | ticket number`,
  date: `
    date | date of fsn | fsn date | date of notice | date of this notice | date of issue | issue date |
    date issued | letter date | date of letter | date recall initiated | date initiated by firm |
    recall initiation date | notice date | release date | event date initiated |
    recall action commencement date | company announcement date`,
  otherDate: `
    date of manufacture | manufacturing date | manufacture date | date manufactured | production date |
    expiry date | expiration date | expiry | exp date | exp | use by | use by date | best before |
    date of previous fsn | effective date | date posted | shipping date | date shipped | delivery date |
    date of signature | print date | shelf life | distribution dates | ship date | date received |
    calibration date | create date | report date | termination date | event date posted |
    event date created | event date terminated | center classification date | fda publish date`,
  revision: "revision | rev | fsn revision | version of this notice | rev no",
  previousNotice: `
    previous fsn | date of previous fsn | supersedes | replaces fsn | previous notice |
    this notice replaces | this fsn replaces | this fsn is an update | this letter is an update |
    this notice is an update | this is an update | update to fsn | update to field safety notice |
    follow-up to | this letter supersedes | this notice supersedes | this fsn supersedes`,
  subject: "subject | re | regarding | concerning",
  device: `
    product name | product | products | device | devices | device name | device name for recall |
    commercial name | commercial name(s) | trade name | trade name(s) | brand name | affected product |
    affected products | affected device | affected devices | product description |
    device commercial name | product(s) affected | products affected | device description |
    name of device | name of product | affected product(s) | affected device(s) | description |
    item description | item name | product(s) | device(s) | product family | impacted product |
    impacted products | affected medical device | affected medical devices | name of the device |
    product name/description | product name or type`,
  model: `
    model | model number | model name | model no | model nos | models | device model | device models | product model |
    type | model(s) | upn`,
  ref: `
    ref | ref no | ref number | catalogue number | catalog number | catalogue no | catalog no |
    cat no | cat number | catalogue | catalog | article number | article no | item number | item no |
    part number | part no | p/n | product code | product codes | product number | product no |
    product reference | product references | material number | material no | order code |
    list number | list no | device model/catalogue/part number | model/catalogue number |
    model/catalog number | model/part number | catalog/model number | reorder number |
    part/reorder number | sku | item code | affected product code | catalogue number(s) |
    catalog number(s) | catalogue ref | reference number(s) of product | product code(s) |
    item number(s) | part number(s) | article number(s) | affected catalogue number |
    affected catalog number | affected part number | affected product codes | catalog # |
    catalogue # | part # | item # | material # | article | gmn | product ref | smn |
    siemens material number | ref nos | cat nos | ref/catalog number | ref/catalogue number |
    ref/catalog no | ref/catalogue no | catalog nos | catalogue nos | item nos | part nos |
    article nos | product nos | order no | pack number | kit number | product list number |
    code number | product code number | product reference number | model or catalog number |
    model or catalogue number | reference part number | global product number | model affected |
    models affected | reference code | codes affected | cat ref | ref code | product item number |
    ref numbers | catalogue numbers affected | stock code | stock codes | rpn | gpn | pn | pns |
      model (ref) number | model (ref)`,
  refWord: "list | item | items | pack | kit | cat",
  udi: `
    udi-di | udi | gtin | unique device identifier | unique device identifier(s) | udi di number |
    device identifier | gtin number | primary di | udi number | udi-di code | udi-di(s) |
    unique device identification | unique device identification number | unique device id | udi/di`,
  basicUdi: "basic udi-di | basic udi | bud di | udi-pi | basic udi-di(s)",
  srn: "srn | single registration number | manufacturer srn",
  lot: `
    lot | lots | lot number | lot numbers | lot no | batch | batches | batch number | batch numbers |
    batch no | lot/batch | lot/batch number | batch/lot | batch/lot number | lot code | lot codes |
    batch code | batch codes | affected lot | affected lots | affected lot number | affected batch |
    affected batches | affected batch number | affected lot numbers | affected batch numbers |
    lot number(s) | batch number(s) | affected lot number(s) | affected batch number(s) | lot # |
    batch # | lot(s) | production lot | production lots | lot id | batch id | impacted lot |
    impacted lots | impacted lot numbers | lot/batch number(s) | batch/lot number(s) |
    lot/batch numbers | batch/lot numbers | lot range | batch range | lots affected |
    batches affected | batch code(s) | lots nos | batch nos | lot nos`,
  serial: `
    serial number | serial numbers | serial no | serial nos | serial | s/n | sn | serial number(s) |
    affected serial number | affected serial numbers | affected serial number(s) | serial # |
    device serial number | affected serials | serials | serial number range |
    affected serial number range | device serial numbers | unit serial number | unit serial numbers |
    impacted serial numbers | system serial number | serial range | serials range | s/n range |
    serial number ranges | serial number(s) range`,
  lotOrSerial: `
    affected serial or lot number range | serial or lot number | lot or serial number |
    lot/serial number | serial/lot number | lot/serial | serial/lot | batch/serial number |
    lot or serial numbers | lot/serial numbers | serial/lot numbers | batch/serial numbers | sn lot no |
    lot/sn | lot/serial number(s) | lot/serial no | affected serial/lot numbers | code information | code info |
    affected lot/serial numbers | sn/lot | serial/batch number | serial/batch numbers |
    affected serial or lot numbers | affected serial/batch numbers | identification of affected devices`,
  software: `
    software version | software versions | software | software version(s) | sw version |
    firmware version | firmware | software release | affected software | affected software version |
    affected software versions | software revision | software revisions | software release | firmware versions | affected version |
    affected versions`,
  actionType: "type of action | action type | type of fsca | fsca type | type of recall",
  userAction: `
    action to be taken by the user | actions to be taken by the user | action to be taken by user |
    actions to be taken by user | advise on action to be taken by the user |
    advice on action to be taken by the user | actions to be taken | action to be taken |
    actions to be taken by customers | actions to be taken by the customer |
    action to be taken by the customer | required actions | action required | recommended actions |
    what you need to do | what to do | customer actions | instructions for users |
    actions required by user | immediate actions | recommended action |
    what actions should be taken by the customer | required action |
    actions to be taken by customer/user | immediate actions required | actions to be taken by customer |
    what should you do | what you should do | steps to be taken by the user | your actions |
    actions required | recommendations | user actions | customer action |
    actions to be taken by the customer/user | action to be taken by customer`,
  problem: `
    description of the problem | description of problem | description of the product problem |
    reason for fsca | reason for the recall | reason for recall | problem description |
    issue description | description of the issue | description of issue |
    reason for the field safety notice | reason for notice | background | issue |
    reason for field safety corrective action | reason for this notice | reason for the notification |
    what is the problem | what is the issue | reason | reason for this field safety notice | problem |
    description of the hazard | reason for correction | product issue | details of the issue |
    reason for communication`,
  replyBy: `
    reply by | respond by | deadline for return | deadline for returning the customer reply form |
    deadline for reply | response deadline | return by | response required by | reply deadline |
    please return by | deadline for response | response due date | due date for reply |
    reply not later than | respond no later than | reply no later than | response by | feedback by |
    response requested by | please reply by | return form by | reply form due | acknowledge by |
    date for reply | reply due`,
  actBy: `
    action to be completed by | complete by | to be completed by | deadline for action |
    by when should the action be completed | action deadline | due date for action |
    actions to be completed by | implementation by | to be implemented by | action by |
    actions to be implemented by | complete action by | completion by | complete the actions by |
    date for completion | action due`,
  replyWanted: "is customer reply required | customer reply required | reply required | response required",
  replyForm: "reply form | response form",
  other: `
    name | address | email | e-mail | website | web | contact | contact person |
    contact reference person | for attention of | attention | attn | to | cc | from | sent |
    transmission of this field safety notice | transmission of this fsn | status | enclosures |
    enclosure | attachments | attachment | signature | title | classification | recall class | risk |
    hazard | health hazard | risk to health | clinical impact | action | position | department | city |
    country | action by the manufacturer | actions by the manufacturer |
    action being taken by the manufacturer | manufacturer actions | corrective action |
    corrective actions | contact information | further information | distribution |
    distribution of this notice | distribution pattern | next steps | device type | device type(s) |
    intended use | intended purpose | primary clinical purpose | associated devices | accessories |
    comment | comments | ref to ifu | pack size | size | details on affected devices |
    information on affected devices | details of affected devices | manufactured between | summary |
    risk assessment | potential risk | the following | risk addressed by fsn | competent authority |
    sincerely | yours sincerely | best regards | kind regards | yours faithfully | distribution list |
    root cause | product type | marketing status | product classification | target audience`,
};
