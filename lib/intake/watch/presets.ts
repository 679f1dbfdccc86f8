import type { Mapping } from "#lib/intake/watch/mapping.ts";

/** A source to begin from. Addresses change: whoever turns one on checks it first. */
export type Preset = {
  name: string;
  address: string;
  kind: "feed" | "json";
  mapping: Partial<Mapping> | null;
  intervalMinutes: number;
  quietAfterDays: number;
  fetchLinked: boolean;
  opensCases: boolean;
};

const feed = {
  kind: "feed",
  mapping: null,
  intervalMinutes: 360,
  fetchLinked: true,
  opensCases: true,
} as const;

/**
 * Authorities and databases that publish on medical devices. In demonstration and in a new region they are there but
 * turned off: nothing leaves the machine before an administrator turns one on.
 */
export const presets = {
  lakemedelsverket: {
    ...feed,
    name: "Läkemedelsverket, nyheter",
    address: "https://www.lakemedelsverket.se/api/newslist/newsrss?query=&pageTypeId=1&from=&to=",
    quietAfterDays: 30,
  },
  openFda: {
    name: "FDA, device recalls (openFDA)",
    address: "https://api.fda.gov/device/recall.json?sort=event_date_posted:desc&limit=100",
    kind: "json",
    mapping: {
      list: "results",
      id: "cfres_id",
      title: "{recalling_firm}: {product_description}",
      link: "https://www.accessdata.fda.gov/scripts/cdrh/cfdocs/cfRES/res.cfm?id={cfres_id}",
      published: "event_date_posted",
      area: "openfda.medical_specialty_description",
      manufacturer: "recalling_firm",
      device: "product_description",
      reference: "product_res_number",
      lotOrSerial: "code_info",
      date: "event_date_initiated",
      problem: "reason_for_recall",
      action: "action",
      more: "recall_status, product_code, product_quantity, distribution_pattern, root_cause_description",
    },
    intervalMinutes: 720,
    quietAfterDays: 21,
    fetchLinked: false,
    opensCases: false,
  },
  mhra: {
    ...feed,
    name: "MHRA, alerts, recalls and safety information",
    address: "https://www.gov.uk/drug-device-alerts.atom",
    quietAfterDays: 30,
  },
  bfarm: {
    ...feed,
    name: "BfArM, Kundeninformationen Medizinprodukte",
    address:
      "https://www.bfarm.de/SiteGlobals/Functions/RSSFeed/DE/Kundeninfos/RSSNewsfeed_Kundeninfos_MP.xml",
    quietAfterDays: 14,
  },
  fda: {
    ...feed,
    name: "FDA, medical devices",
    address: "https://www.fda.gov/about-fda/contact-fda/stay-informed/rss-feeds/medical-devices/rss.xml",
    quietAfterDays: 30,
    opensCases: false,
  },
} as const satisfies Record<string, Preset>;

export type PresetKey = keyof typeof presets;

/** The preset of this name, or null when there is none. */
export function presetOf(key: string | undefined): Preset | null {
  return key !== undefined && Object.hasOwn(presets, key) ? presets[key as PresetKey] : null;
}
