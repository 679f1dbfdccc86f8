import type { Language } from "#lib/notices/reading/languages/language.ts";

/** What letters in English ask for, or announce, in plain sentences. */
export const englishDeeds: Language["deeds"] = {
  return: `
    return the affected | return all | return any | return affected | return unused | return these |
    return those | return them | return it | return the product* | return the device* | return your |
    return the remaining | be returned | send them back | send it back | send … back to us |
    ship … back | is recalling | are recalling | is removing | are removing | will collect the |
    will be collected | will arrange … collection | arrange for the return | arrange … pick-up |
    remove … from the market | withdraw`,
  exchange: `
    will be replaced | will replace | be replaced free | replace them | replace … free of charge |
    for a replacement | free replacement | replacement will be | replacements will be |
    replacement product* will | replacement unit* | replacement device* will | be exchanged |
    will exchange | send … a replacement | receive a replacement`,
  destruction: `
    discard | destroy | dispose of | be discarded | be destroyed | be disposed of | scrap |
    certificate of destruction | confirm disposal`,
  inspection: `
    inspect | examine the | examine each | visually check | perform a visual | perform an inspection |
    be inspected | check the valve* | check each | check every device`,
  modification: `
    will be modified | will be repaired | will repair | will modify | will be corrected on site |
    will correct the device* | be reworked | replace the … on site | service engineer will … correct |
    will be retrofitted | field correction`,
  software: `
    install … software | install … version | installs … software | upgrade … software |
    upgrade … firmware | update … software to | update … firmware | update … to version |
    upgrade … to version | software … will be updated | software … will be upgraded |
    new software version* | software update* | software upgrade* | software patch* | firmware update* |
    release … software version | updated software … will | updated software is available | roll back to version`,
  labelling: `
    updated instructions for use | revised instructions for use | updated ifu | revised ifu |
    amended instructions for use | addendum to the instructions | supplement to the instructions |
    addendum to the ifu | corrected label* | new label* | affix … label | apply … label |
    attach … label | revised value sheet* | corrected value sheet* | revised labelling |
    revised labeling | updated labelling | updated labeling | updated user manual | revised user manual`,
  packaging: "will be repackaged | new packaging",
  patient_management: `
    review … results reported | review … patient results | review … patient lipase results |
    review … results | should be reviewed for patients | results … should be reviewed |
    be retested | retest the | re-test | repeat the test* | contact patients | contact affected patients |
    follow up patients | follow up … patients | patients should be monitored | monitor patients |
    patients … should be followed | patients … be examined | patients … should be informed |
    patients … should be re-examined | inform … patients who | identify patients who`,
  advice: `
    may continue to use | can continue to use | may continue to be used | can continue to be used |
    switch to a | use an alternative | do not use the device* for | follow the instructions below`,
};
