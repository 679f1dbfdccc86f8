import { expect, test } from "vitest";
import { nameOfNotice } from "#lib/notices/name.ts";

const notice = {
  title: "Urgent Field Safety Notice",
  manufacturer: "Pumpteknik AB",
  devices: ["Infusor P300"],
};

test.each([
  [
    "a title that names the device",
    { ...notice, title: "Infusor P300: batteri" },
    [],
    "Infusor P300: batteri",
  ],
  ["another title that does", notice, ["Återkallelse av infusor p300"], "Återkallelse av infusor p300"],
  ["manufacturer and devices, when no title does", notice, ["FSN"], "Pumpteknik AB: Infusor P300"],
  ["devices alone", { ...notice, manufacturer: null }, [], "Infusor P300"],
  ["the title, without devices", { ...notice, devices: [] }, [], "Urgent Field Safety Notice"],
  [
    "the manufacturer, without all else",
    { manufacturer: "Pumpteknik AB", devices: [] },
    [" "],
    "Pumpteknik AB",
  ],
  ["nothing", { devices: [] }, [], null],
])("a notice is called by %s", (_what, named, titles, name) => {
  expect(nameOfNotice(named, titles)).toBe(name);
});
