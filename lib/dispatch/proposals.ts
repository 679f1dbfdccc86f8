import type { RecipientCandidate } from "#lib/organisation/recipients.ts";
import { mailboxCandidate, managerCandidate, partyCandidate } from "#lib/organisation/recipients.ts";
import type { TouchReason } from "#lib/projects/product/matching.ts";
import type { TouchedProject } from "#lib/projects/queries/touched.ts";
import type {
  ExternalPartyKind,
  MailboxKind,
  ManagerKind,
  RecipientPurpose,
  Severity,
  Track,
} from "#prisma/generated/enums.ts";

type Box = { kind: MailboxKind; name: string; address: string };
type Manager = { kind: ManagerKind; name: string; email: string };

/** A unit of the directory with those who receive for it. */
export type ProposalUnit = {
  id: string;
  name: string;
  parentId: string | null;
  ownHandling: boolean;
  administration: { id: string; name: string; mailboxes: Box[] };
  managers: Manager[];
  mailboxes: Box[];
};

export type ProposalParty = { id: string; kind: ExternalPartyKind; name: string; email: string | null };

/** What recipients are proposed from: the matches of Bilaga 1, and the part of the directory that they name. */
export type ProposalFacts = {
  entries: { name: string; unitId: string | null; externalId: string | null }[];
  /** The matched units and everything above them. */
  units: ProposalUnit[];
  parties: ProposalParty[];
  mailboxes: Box[];
  severity: Severity | null;
  /** Self-made devices with parts that the notice touches. */
  projects: TouchedProject[];
};

export type ProposalReason =
  | { key: "matched"; unit: string }
  | { key: "above"; unit: string }
  | { key: "administrationOf"; unit: string }
  | { key: "ownHandling"; unit: string }
  | { key: "ordered"; unit: string }
  | { key: "noAddress"; unit: string }
  | { key: "component" | "mayBeComponent"; component: string; why: TouchReason[] }
  | { key: "critical" | "wide" | "copy" | "stock" };

export type Proposal = RecipientCandidate & {
  purpose: RecipientPurpose;
  chosen: boolean;
  reasons: ProposalReason[];
};

/** This many administrations with matches count as "stor del av sjukvården" (RH-15405, Samordning). */
const wideFrom = 3;

class Collector {
  readonly proposals = new Map<string, Proposal>();

  /** Adds a proposal, or a further reason to one that is there; the stronger purpose wins. */
  add(candidate: RecipientCandidate, purpose: RecipientPurpose, chosen: boolean, reason: ProposalReason) {
    const key = `${candidate.email.toLowerCase()} ${candidate.unitId ?? ""} ${candidate.projectId ?? ""}`;
    const before = this.proposals.get(key);
    if (!before) {
      this.proposals.set(key, { ...candidate, purpose, chosen, reasons: [reason] });
      return;
    }
    const known = before.reasons.some((other) => JSON.stringify(other) === JSON.stringify(reason));
    if (!known) before.reasons.push(reason);
    if (purpose === "for_action") before.purpose = purpose;
    before.chosen ||= chosen;
  }
}

function lineage(unit: ProposalUnit, units: Map<string, ProposalUnit>): ProposalUnit[] {
  const line: ProposalUnit[] = [];
  let at: ProposalUnit | undefined = unit;
  while (at && !line.includes(at)) {
    line.push(at);
    at = at.parentId ? units.get(at.parentId) : undefined;
  }
  return line;
}

const regional = { administrationId: null, unitId: null, administration: null, unit: null };

function boxOf(unit: ProposalUnit, box: Box, asUnit: boolean): RecipientCandidate {
  const { administration } = unit;
  const place = { administrationId: administration.id, administration: { name: administration.name } };
  const at = asUnit ? { unitId: unit.id, unit: { name: unit.name } } : { unitId: null, unit: null };
  return mailboxCandidate({ ...box, ...place, ...at });
}

function managersOf(unit: ProposalUnit, kind: ManagerKind): RecipientCandidate[] {
  const place = { ...unit, administrationId: unit.administration.id };
  return unit.managers
    .filter((manager) => manager.kind === kind)
    .map((manager) => managerCandidate({ ...manager, unit: place }));
}

function proposeOwnHandler(unit: ProposalUnit, matched: string, track: Track, into: Collector): void {
  const box = unit.mailboxes.find((mailbox) => mailbox.kind === "own_handling") ?? unit.mailboxes[0];
  const fallback = unit.administration.mailboxes[0];
  const chosenBox = box ?? fallback;
  if (!chosenBox) return;
  const candidate = { ...boxOf(unit, chosenBox, true), kind: "own_handling" as const, name: unit.name };
  const chosen = track === "own_handling" || track === "information_only";
  into.add(candidate, "for_action", chosen, { key: "ownHandling", unit: matched });
}

/** Managers of the unit for action, heads of operations above and the administration for information. */
function proposeUnit(line: ProposalUnit[], chosen: boolean, into: Collector): void {
  const [unit] = line;
  if (!unit) return;
  const reason = { key: "matched", unit: unit.name } as const;
  const managers = managersOf(unit, "unit_manager");
  for (const manager of managers) into.add(manager, "for_action", chosen, reason);
  const headUnit = line.find((above) => above.managers.some((row) => row.kind === "head_of_operations"));
  const heads = headUnit ? managersOf(headUnit, "head_of_operations") : [];
  const headActs = managers.length === 0;
  for (const head of heads)
    into.add(
      head,
      headActs ? "for_action" : "for_information",
      chosen,
      headUnit === unit ? reason : { key: "above", unit: unit.name },
    );
  const nobody = headActs && heads.length === 0;
  for (const box of unit.administration.mailboxes)
    into.add(boxOf(unit, box, false), nobody ? "for_action" : "for_information", chosen, {
      key: "administrationOf",
      unit: unit.name,
    });
}

function proposeParty(party: ProposalParty, mailboxes: Box[], chosen: boolean, into: Collector): void {
  const { email } = party;
  if (email) {
    const reason = { key: "ordered", unit: party.name } as const;
    into.add(partyCandidate({ ...party, email }), "for_action", chosen, reason);
    return;
  }
  if (party.kind !== "private_provider") return;
  for (const box of mailboxes.filter((mailbox) => mailbox.kind === "private_providers"))
    into.add(mailboxCandidate({ ...box, ...regional }), "for_action", chosen, {
      key: "noAddress",
      unit: party.name,
    });
}

function proposeRegional(facts: ProposalFacts, track: Track, administrations: number, into: Collector): void {
  const of = (kind: MailboxKind) =>
    facts.mailboxes
      .filter((mailbox) => mailbox.kind === kind)
      .map((box) => mailboxCandidate({ ...box, ...regional }));
  const critical = facts.severity === "critical";
  if (critical || administrations >= wideFrom) {
    const reason = { key: critical ? "critical" : "wide" } as const;
    for (const box of of("chief_physician")) into.add(box, "for_information", critical, reason);
    for (const box of of("commission")) into.add(box, "for_information", critical, { key: "copy" });
  }
  if (track !== "consumable") return;
  for (const box of of("logistics")) into.add(box, "for_information", true, { key: "stock" });
  for (const box of of("procurement")) into.add(box, "for_information", false, { key: "stock" });
}

/** A part stands in words beside its project, so many of them at most. */
const partsTold = 5;

/** The product owner of a self-made device as somebody who can receive. */
export function productOwnerOf({ id, number, title, owner }: TouchedProject) {
  return {
    ...{ kind: "product_owner", name: owner.name, email: owner.email, projectId: id },
    ...{ administrationId: null, unitId: null, externalId: null, context: `${number} ${title}` },
  } satisfies RecipientCandidate;
}

/**
 * The product owner of a self-made device answers for its parts (VGR 3.1; MDR art. 5(5)(h)): for action, on every track.
 */
function proposeProductOwner(project: TouchedProject, into: Collector): void {
  const candidate = productOwnerOf(project);
  for (const { name, touch } of project.components.slice(0, partsTold)) {
    const key = touch.strength === "touched" ? "component" : "mayBeComponent";
    into.add(candidate, "for_action", true, { key, component: name, why: touch.reasons });
  }
}

/**
 * Whom a dispatch of a track should go to, from the matches of Bilaga 1: managers of the units that have the
 * product, heads of operations and administrations for information, own handlers through their own mailbox,
 * private providers and municipalities that ordered, product owners of self-made devices with the product in them, and the chief physician when it is serious or wide. Source:
 * RH-15405, Samordning. Also returns the matches that lead to nobody, so that a person deals with them.
 */
export function proposeRecipients(
  facts: ProposalFacts,
  track: Track,
): { proposals: Proposal[]; unplaced: string[] } {
  const units = new Map(facts.units.map((unit) => [unit.id, unit]));
  const parties = new Map(facts.parties.map((party) => [party.id, party]));
  const into = new Collector();
  const unplaced = new Set<string>();
  const administrations = new Set<string>();
  const central = track !== "own_handling";
  for (const entry of facts.entries) {
    const unit = entry.unitId ? units.get(entry.unitId) : undefined;
    const party = entry.externalId ? parties.get(entry.externalId) : undefined;
    const line = unit ? lineage(unit, units) : [];
    const ownHandler = line.find((above) => above.ownHandling);
    if (unit) administrations.add(unit.administration.id);
    if (unit && ownHandler) proposeOwnHandler(ownHandler, unit.name, track, into);
    else if (unit) proposeUnit(line, central, into);
    else if (party) proposeParty(party, facts.mailboxes, central, into);
    if (!isReached(unit, party, into)) unplaced.add(entry.name);
  }
  for (const project of facts.projects) {
    if (project.owner.active) proposeProductOwner(project, into);
    else unplaced.add(`${project.number} ${project.title}`);
  }
  proposeRegional(facts, track, administrations.size, into);
  const proposals = [...into.proposals.values()];
  if (track === "information_only") for (const row of proposals) row.purpose = "for_information";
  return { proposals, unplaced: [...unplaced] };
}

/** Whether anybody was found for a match: then some reason names it. */
function isReached(
  unit: ProposalUnit | undefined,
  party: ProposalParty | undefined,
  into: Collector,
): boolean {
  const name = unit?.name ?? party?.name;
  return [...into.proposals.values()].some((row) =>
    row.reasons.some((reason) => "unit" in reason && reason.unit === name),
  );
}
