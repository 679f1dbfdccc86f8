import { describe, expect, test } from "vitest";
import { type ProposalFacts, type ProposalUnit, proposeRecipients } from "#lib/dispatch/proposals.ts";
import type { ManagerKind } from "#prisma/generated/enums.ts";

function unit(id: string, more: Partial<ProposalUnit> = {}): ProposalUnit {
  return {
    id,
    name: id,
    parentId: null,
    ownHandling: false,
    administration: {
      id: "hs",
      name: "Hallands sjukhus",
      mailboxes: [{ kind: "administration", name: "Hallands sjukhus", address: "hs@region.example" }],
    },
    managers: [],
    mailboxes: [],
    ...more,
  };
}

const manager = (name: string, kind: ManagerKind = "unit_manager") => ({
  kind,
  name,
  email: `${name}@region.example`,
});

const clinic = unit("Anestesi", { managers: [manager("henrik", "head_of_operations")] });
const ward = unit("IVA", { parentId: "Anestesi", managers: [manager("sara")] });
const lab = unit("Klinisk kemi", {
  ownHandling: true,
  managers: [manager("goran")],
  mailboxes: [{ kind: "own_handling", name: "KKTM", address: "kktm@region.example" }],
});

const facts: ProposalFacts = {
  entries: [{ name: "IVA", unitId: "IVA", externalId: null }],
  units: [clinic, ward, lab],
  parties: [],
  mailboxes: [
    { kind: "chief_physician", name: "Chefläkare", address: "cl@region.example" },
    { kind: "commission", name: "HS uppdrag", address: "hsu@region.example" },
    { kind: "logistics", name: "Logistikservice", address: "log@region.example" },
    { kind: "procurement", name: "Inköp", address: "ink@region.example" },
    { kind: "private_providers", name: "Uppdrag och analys", address: "uoa@region.example" },
  ],
  severity: "moderate",
  projects: [],
};

const short = (found: ReturnType<typeof proposeRecipients>) =>
  found.proposals.map((row) => [row.email, row.kind, row.purpose, row.chosen]);

describe("proposeRecipients", () => {
  test("a matched unit: its manager acts, the head above and the administration are told", () => {
    expect(short(proposeRecipients(facts, "equipment"))).toEqual([
      ["sara@region.example", "unit_manager", "for_action", true],
      ["henrik@region.example", "head_of_operations", "for_information", true],
      ["hs@region.example", "administration", "for_information", true],
    ]);
  });

  test("a unit without a manager: the head acts; without either, the administration does", () => {
    const entries = [{ name: "x", unitId: "x", externalId: null }];
    const below = [clinic, unit("x", { parentId: "Anestesi" })];
    const withHead = proposeRecipients({ ...facts, entries, units: below }, "equipment");
    expect(short(withHead)[0]).toEqual(["henrik@region.example", "head_of_operations", "for_action", true]);
    const alone = proposeRecipients({ ...facts, entries, units: [unit("x")] }, "equipment");
    expect(short(alone)).toEqual([["hs@region.example", "administration", "for_action", true]]);
  });

  test("own handling goes through its own mailbox, ticked on its own track only", () => {
    const entries = [{ name: "lab", unitId: "Klinisk kemi", externalId: null }];
    const mixed = { ...facts, entries: [...facts.entries, ...entries] };
    const own = proposeRecipients(mixed, "own_handling").proposals;
    const central = proposeRecipients(mixed, "equipment").proposals;
    const ticked = (rows: typeof own) => rows.filter((row) => row.chosen).map((row) => row.email);
    expect(ticked(own)).toEqual(["kktm@region.example"]);
    expect(ticked(central)).not.toContain("kktm@region.example");
    expect(ticked(central)).toContain("sara@region.example");
    expect(own.find((row) => row.email === "kktm@region.example")).toMatchObject({
      kind: "own_handling",
      purpose: "for_action",
      unitId: "Klinisk kemi",
    });
    expect(own.map((row) => row.email)).not.toContain("goran@region.example");
  });

  test("a unit below an own handler counts as the own handler's", () => {
    const below = unit("Transfusion", { parentId: "Klinisk kemi", managers: [manager("eva")] });
    const entries = [{ name: "Transfusion", unitId: "Transfusion", externalId: null }];
    const found = proposeRecipients({ ...facts, entries, units: [lab, below] }, "own_handling");
    expect(found.proposals.map((row) => row.email)).toEqual(["kktm@region.example"]);
    expect(found.unplaced).toEqual([]);
  });

  test("a serious notice proposes the chief physician, with a copy to HS uppdrag", () => {
    const rows = short(proposeRecipients({ ...facts, severity: "critical" }, "equipment"));
    expect(rows).toContainEqual(["cl@region.example", "chief_physician", "for_information", true]);
    expect(rows).toContainEqual(["hsu@region.example", "commission", "for_information", true]);
  });

  test("a wide but less serious one offers them unticked", () => {
    const units = ["a", "b", "c"].map((id) =>
      unit(id, { administration: { id, name: id, mailboxes: [] }, managers: [manager(id)] }),
    );
    const entries = units.map(({ id }) => ({ name: id, unitId: id, externalId: null }));
    const rows = short(proposeRecipients({ ...facts, entries, units }, "equipment"));
    expect(rows).toContainEqual(["cl@region.example", "chief_physician", "for_information", false]);
  });

  test("consumables are handled in dialogue with Logistikservice and procurement", () => {
    const rows = short(proposeRecipients(facts, "consumable"));
    expect(rows).toContainEqual(["log@region.example", "other", "for_information", true]);
    expect(rows).toContainEqual(["ink@region.example", "other", "for_information", false]);
  });

  test("information only asks nobody to act", () => {
    const { proposals } = proposeRecipients(facts, "information_only");
    expect(new Set(proposals.map((row) => row.purpose))).toEqual(new Set(["for_information"]));
  });

  test("private providers by their own address, else through the mailbox for them", () => {
    const parties = [
      { id: "p1", kind: "private_provider" as const, name: "Kustens", email: "k@provider.example" },
      { id: "p2", kind: "private_provider" as const, name: "Lagans", email: null },
      { id: "p3", kind: "municipality" as const, name: "Hylte", email: null },
    ];
    const entries = parties.map(({ id, name }) => ({ name, unitId: null, externalId: id }));
    const found = proposeRecipients({ ...facts, entries, parties }, "consumable");
    const emails = found.proposals.map((row) => row.email);
    expect(emails).toContain("k@provider.example");
    expect(emails).toContain("uoa@region.example");
    expect(found.unplaced).toEqual(["Hylte"]);
  });

  test("matches that lead to nobody are told", () => {
    const entries = [
      { name: "Okänd kund", unitId: null, externalId: null },
      { name: "Borttagen", unitId: "gone", externalId: null },
    ];
    const found = proposeRecipients({ ...facts, entries }, "equipment");
    expect(found.proposals).toEqual([]);
    expect(found.unplaced).toEqual(["Okänd kund", "Borttagen"]);
  });

  test("the same unit matched twice is proposed once, and a circle of units ends", () => {
    const a = unit("a", { parentId: "b", managers: [manager("a")] });
    const b = unit("b", { parentId: "a" });
    const entries = [1, 2].map(() => ({ name: "a", unitId: "a", externalId: null }));
    const found = proposeRecipients({ ...facts, entries, units: [a, b] }, "equipment");
    expect(found.proposals.map((row) => row.email)).toEqual(["a@region.example", "hs@region.example"]);
    expect(found.proposals[0]?.reasons).toHaveLength(1);
  });
});
