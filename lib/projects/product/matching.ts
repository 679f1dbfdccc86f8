import { sameManufacturer } from "#lib/notices/sameNotice.ts";

/** What a notice says of the devices that it concerns. */
export type NoticeIdentity = {
  manufacturer: string | null;
  devices: readonly string[];
  refs: readonly string[];
  udiDis: readonly string[];
  lots: readonly string[];
  serials: readonly string[];
  softwareVersions: readonly string[];
};

/** What is known of a part. */
export type ComponentIdentity = {
  name: string;
  manufacturer: string;
  reference: string | null;
  udiDi: string | null;
  lots: readonly string[];
  softwareVersion: string | null;
};

export type TouchReason =
  | { key: "udi" | "reference" | "lot" | "software" | "name"; value: string }
  | { key: "otherMaker" | "otherLots" | "otherVersion" };

/** `touched`: the notice names the part. `may_be`: it may be meant, and a person looks. */
export type Touch = { strength: "touched" | "may_be"; reasons: TouchReason[] };

/** Letters and digits alone, in capitals: "12-345 A" and "12345a" are one. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();
}

/** A device identifier as it is compared: GTINs of any length as 14 digits, a leading `(01)` left out. */
export function udiKey(text: string): string {
  const bare = text.replace(/\s/g, "").toUpperCase();
  const digits = bare.replace(/^\(01\)/, "");
  return /^\d{8,14}$/.test(digits) ? digits.padStart(14, "0") : bare;
}

function sharedOf(
  ours: readonly string[],
  theirs: readonly string[],
  key: (text: string) => string,
): string[] {
  const named = new Set(theirs.map(key).filter(Boolean));
  return ours.filter((value) => named.has(key(value)));
}

/** A version as it is compared: "v2.1", "Version 2.1" and "2.1" are one; "2.1.0" is another. */
function versionKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:software|programvara|version|ver|v|rev)[\s.:]*/, "")
    .replace(/\s+/g, "");
}

/** Whether one name holds every word of the other: "Evita V800" is in "Dräger Evita V800 ventilator". */
function sameName(one: string, other: string): boolean {
  const words = (text: string) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  const [fewer = [], more = []] = [words(one), words(other)].sort((a, b) => a.length - b.length);
  const long = fewer.join("").length >= 4;
  return long && fewer.every((word) => more.includes(word));
}

/** A reference or lot of one or two characters tells nothing. */
const tells = (text: string) => plain(text).length >= 3;

function isKnownMaker(notice: NoticeIdentity, component: ComponentIdentity): boolean {
  return (
    Boolean(notice.manufacturer?.trim()) && sameManufacturer(notice.manufacturer, component.manufacturer)
  );
}

/** By what the notice identifies the part; empty when it does not. */
function identity(notice: NoticeIdentity, component: ComponentIdentity): TouchReason[] {
  const reasons: TouchReason[] = [];
  const { udiDi, reference } = component;
  if (udiDi && sharedOf([udiDi], notice.udiDis, udiKey).length > 0)
    reasons.push({ key: "udi", value: udiDi });
  const numbered = reference && tells(reference) ? sharedOf([reference], notice.refs, plain) : [];
  for (const value of numbered) reasons.push({ key: "reference", value });
  return reasons;
}

/** The lots and versions of the part that the notice names. */
function details(notice: NoticeIdentity, component: ComponentIdentity): TouchReason[] {
  const lots = sharedOf(component.lots.filter(tells), notice.lots, plain);
  const { softwareVersion } = component;
  const versions = softwareVersion ? sharedOf([softwareVersion], notice.softwareVersions, versionKey) : [];
  return [
    ...lots.map((value) => ({ key: "lot", value }) as const),
    ...versions.map((value) => ({ key: "software", value }) as const),
  ];
}

/** Known lots or versions that are others than those of the notice: lists are often incomplete, so never a no. */
function doubts(notice: NoticeIdentity, component: ComponentIdentity, found: TouchReason[]): TouchReason[] {
  const has = (key: TouchReason["key"]) => found.some((reason) => reason.key === key);
  const otherLots = notice.lots.length > 0 && component.lots.length > 0 && !has("lot");
  const otherVersion =
    notice.softwareVersions.length > 0 && Boolean(component.softwareVersion) && !has("software");
  return [
    ...(otherLots ? [{ key: "otherLots" } as const] : []),
    ...(otherVersion ? [{ key: "otherVersion" } as const] : []),
  ];
}

/**
 * Whether a safety notice touches a part of a self-made device, and why. A UDI-DI names it; so does a reference number,
 * a lot or a software version together with the manufacturer. The manufacturer with the device's name, a reference
 * number with another manufacturer (a distributor's name stands on many), or lots and versions that are not those of
 * the part make it a "may be". Null when nothing speaks for it.
 */
export function touchOf(notice: NoticeIdentity, component: ComponentIdentity): Touch | null {
  const maker = isKnownMaker(notice, component);
  const ids = identity(notice, component);
  const named = notice.devices.find((device) => maker && sameName(device, component.name));
  const name: TouchReason[] = named ? [{ key: "name", value: named }] : [];
  const detail = maker || ids.some((reason) => reason.key === "udi") ? details(notice, component) : [];
  const found = [...ids, ...detail, ...name];
  if (found.length === 0) return null;
  const unsure = doubts(notice, component, found);
  const byUdi = ids.some((reason) => reason.key === "udi");
  const otherMaker: TouchReason[] = !byUdi && !maker ? [{ key: "otherMaker" }] : [];
  // A version alone ("2.1") is many makers' and many devices': it needs the name beside it.
  const lot = detail.some((reason) => reason.key === "lot");
  const version = detail.some((reason) => reason.key === "software") && name.length > 0;
  const certain = byUdi || (maker && (ids.length > 0 || lot || version));
  const strength = certain && unsure.length === 0 ? "touched" : "may_be";
  return { strength, reasons: [...found, ...otherMaker, ...unsure] };
}
