import { describe, expect, test } from "vitest";
import { type ComponentIdentity, type NoticeIdentity, touchOf } from "#lib/projects/product/matching.ts";

const notice: NoticeIdentity = {
  manufacturer: "Drägerwerk AG & Co. KGaA",
  devices: ["Evita V800"],
  refs: ["8621800"],
  udiDis: ["04048675000013"],
  lots: ["LOT-A1", "LOT-A2"],
  serials: [],
  softwareVersions: ["2.1"],
};

const part: ComponentIdentity = {
  name: "Slangset",
  manufacturer: "Drägerwerk",
  reference: null,
  udiDi: null,
  lots: [],
  softwareVersion: null,
};

const strength = (component: Partial<ComponentIdentity>, said: Partial<NoticeIdentity> = {}) =>
  touchOf({ ...notice, ...said }, { ...part, ...component })?.strength ?? null;

describe("a notice touches a part", () => {
  test.each<[string, Partial<ComponentIdentity>]>([
    ["by UDI-DI", { udiDi: "04048675000013", manufacturer: "Annan" }],
    ["by UDI-DI written with 13 digits", { udiDi: "4048675000013" }],
    ["by UDI-DI with its application identifier", { udiDi: "(01)04048675000013" }],
    ["by REF and manufacturer, however it is written", { reference: "862 1800" }],
    ["by a lot and the manufacturer", { lots: ["lot a2"] }],
    ["by name and software version", { name: "Evita V800", softwareVersion: "v2.1" }],
  ])("%s", (_case, component) => {
    expect(strength(component)).toBe("touched");
  });

  test.each<[string, Partial<ComponentIdentity>]>([
    ["manufacturer and name alone", { name: "Dräger Evita V800 ventilator" }],
    ["REF with another manufacturer", { reference: "8621800", manufacturer: "Mediplast AB" }],
    ["a software version without the name", { softwareVersion: "2.1" }],
    ["other lots than those of the notice", { reference: "8621800", lots: ["B7"] }],
    ["another version than that of the notice", { udiDi: "04048675000013", softwareVersion: "3.0" }],
  ])("may touch it: %s", (_case, component) => {
    expect(strength(component)).toBe("may_be");
  });

  test.each<[string, Partial<ComponentIdentity>, Partial<NoticeIdentity>]>([
    ["another part of the same manufacturer", {}, {}],
    ["a lot of another manufacturer", { lots: ["LOT-A1"], manufacturer: "Mediplast AB" }, {}],
    ["the name of another manufacturer's device", { name: "Evita V800", manufacturer: "Mediplast AB" }, {}],
    ["empty numbers", { reference: "", udiDi: "" }, { refs: [""], udiDis: [""] }],
    ["a reference of one character", { reference: "1" }, { refs: ["1"] }],
    ["an unknown manufacturer", { name: "Evita V800" }, { manufacturer: null }],
  ])("does not touch it: %s", (_case, component, said) => {
    expect(strength(component, said)).toBeNull();
  });

  test("says why, and what speaks against it", () => {
    const touch = touchOf(notice, { ...part, reference: "8621800", lots: ["B7"] });
    expect(touch?.reasons).toEqual([{ key: "reference", value: "8621800" }, { key: "otherLots" }]);
  });
});
