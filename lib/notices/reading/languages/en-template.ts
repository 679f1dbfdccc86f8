import type { Language } from "#lib/notices/reading/languages/language.ts";

/** The headings of the Commission's FSN template in English, with the variants seen in translations. */
export const englishTemplate: Language["template"] = {
  "1": "information on affected devices",
  "1.1": "device type(s) | device type | type of device",
  "1.2": "commercial name(s) | commercial name | commercial names",
  "1.3": "unique device identifier(s) udi-di | unique device identifier(s) | unique device identifier",
  "1.4": `
      primary clinical purpose of device(s) | primary clinical purpose | clinical purpose of device(s)`,
  "1.5": `
      device model/catalogue/part number(s) | device model/catalog/part number(s) |
      device model/catalogue/part numbers | model/catalogue/part number(s)`,
  "1.6": "software version | software version(s)",
  "1.7": `
      affected serial or lot number range | affected serial or lot numbers |
      affected lot or serial number range | affected serial/lot number range |
      affected lot or serial numbers`,
  "1.8": "associated devices",
  "2": `
      reason for field safety corrective action fsca | reason for field safety corrective action |
      reason for fsca`,
  "2.1": "description of the product problem | description of product problem",
  "2.2": "hazard giving rise to the fsca | hazard giving rise to the field safety corrective action",
  "2.3": "probability of problem arising | probability of the problem arising",
  "2.4": "predicted risk to patient/users | predicted risk to patients/users | predicted risk to patient",
  "2.5": `
      further information to help characterise the problem |
      further information to help characterize the problem`,
  "2.6": "background on issue | background on the issue",
  "2.7": "other information relevant to fsca | other information relevant to the fsca",
  "3": "type of action to mitigate the risk",
  "3.1": "action to be taken by the user | actions to be taken by the user | action to be taken by user",
  "3.2": "by when should the action be completed | by when should the action(s) be completed",
  "3.3": "particular considerations for",
  "3.4": "is customer reply required | customer reply required",
  "3.5": `
      action being taken by the manufacturer | actions being taken by the manufacturer |
      action to be taken by the manufacturer | action being taken by manufacturer`,
  "3.7": `
      is the fsn required to be communicated to the patient/lay user |
      is the fsn required to be communicated to the patient`,
  "3.8": `
      if yes has manufacturer provided additional information suitable for the patient/lay user |
      if yes has the manufacturer provided additional information`,
  "4": "general information",
  "4.1": "fsn type",
  "4.2": `
      for updated fsn reference number and date of previous fsn |
      for updated fsn reference number and date of the previous fsn`,
  "4.3": "for updated fsn key new information as follows | for updated fsn key new information",
  "4.4": `
      further advice or information already expected in follow-up fsn |
      further advice or information already expected`,
  "4.5": `
      if follow-up fsn expected what is the further advice expected to relate to |
      if follow-up fsn expected what is further advice expected to relate to`,
  "4.6": `
      anticipated timescale for follow-up fsn | anticipated time scale for follow-up fsn |
      anticipated timescale of follow-up fsn`,
  "4.7": "manufacturer information",
  "4.7a": "company name",
  "4.7b": "address",
  "4.7c": "website address | website",
  "4.8": `
      the competent regulatory authority of your country has been informed |
      the competent authority of your country has been informed`,
  "4.9": "list of attachments/appendices | list of attachments",
  "4.10": "name/signature | name signature",
};
