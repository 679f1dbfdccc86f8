import type { MailboxKind } from "#prisma/generated/enums.ts";

/** The region's name, and what mails and replies end with until somebody writes another signature. */
export const region = {
  name: "Region Halland",
  signature: "Medicinsk teknik Halland, Region Halland",
} as const;

/**
 * The directory of Region Halland as the routine RH-15405 lists it (2026-03-23, Samordning and Verksamheter med
 * egen hantering). Every address here stands in the routine; addresses are kept in lower case.
 */
export const administrations = [
  { code: "KS", name: "Kultur och skola", address: "kulturochskola@regionhalland.se" },
  { code: "NSVH", name: "Närsjukvården Halland", address: "narsjukvarden@regionhalland.se" },
  { code: "PSH", name: "Psykiatrin Halland", address: "psykiatrin@regionhalland.se" },
  { code: "ADH", name: "Ambulans, diagnostik och hälsa", address: "adh@regionhalland.se" },
  { code: "HS", name: "Hallands sjukhus", address: "mt.sakerhetssamordnare@regionhalland.se" },
  { code: "ITD", name: "RK ITD", address: "ltfunk1760450@regionhalland.se" },
] as const;

/**
 * Units that handle safety notices themselves. The routine gives Hjälpmedelscentrum no mailbox of its own: it is
 * reached through its administration's, which the routine allows.
 */
export const ownHandlingUnits = [
  {
    code: "ADH-PAT",
    administration: "ADH",
    name: "Patologen",
    mailbox: { name: "ADH Patologen", address: "patologen.hsh@regionhalland.se" },
  },
  {
    code: "ADH-KKTM",
    administration: "ADH",
    name: "Klinisk kemi och transfusionsmedicin",
    mailbox: { name: "ADH Klinkem, transfusionmed", address: "adhsafetymessage.kktm@regionhalland.se" },
  },
  { code: "ADH-HMC", administration: "ADH", name: "Hjälpmedelscentrum", mailbox: null },
] as const;

type SeedMailbox = { kind: MailboxKind; name: string; address: string };

/** Who makes the region's self-made devices, and the authority that is told of them (HSLF-FS 2021:32). */
export const institution = {
  legalEntity: "Region Halland",
  organisationNumber: "232100-0115",
  address: "Box 517, 301 80 Halmstad",
  place: "Halmstad",
  authority: "Inspektionen för vård och omsorg (IVO)",
};

/** Mailboxes of functions that serve the whole region. */
export const regionMailboxes: readonly SeedMailbox[] = [
  {
    kind: "intake",
    name: "Säkerhetsmeddelanden medicintekniska produkter",
    address: "fsn.medicaldevice@regionhalland.se",
  },
  {
    kind: "coordinator",
    name: "Medicinteknisk säkerhetssamordnare",
    address: "mt.sakerhetssamordnare@regionhalland.se",
  },
  { kind: "logistics", name: "Logistikservice", address: "logistikservice@regionhalland.se" },
  {
    kind: "private_providers",
    name: "Privata vårdgivare (uppdrag och analys)",
    address: "uppdragochanalys@regionhalland.se",
  },
];

/** The municipalities of the county. The routine gives them no addresses. */
export const municipalities = [
  { code: "KOM-FALKENBERG", name: "Falkenbergs kommun" },
  { code: "KOM-HALMSTAD", name: "Halmstads kommun" },
  { code: "KOM-HYLTE", name: "Hylte kommun" },
  { code: "KOM-KUNGSBACKA", name: "Kungsbacka kommun" },
  { code: "KOM-LAHOLM", name: "Laholms kommun" },
  { code: "KOM-VARBERG", name: "Varbergs kommun" },
] as const;
