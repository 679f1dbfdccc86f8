import type { ExternalPartyKind, MailboxKind, ManagerKind, RecipientKind } from "#prisma/generated/enums.ts";

/** Somebody in the directory that a dispatch can be sent to. */
export type RecipientCandidate = {
  kind: RecipientKind;
  name: string;
  email: string;
  administrationId: string | null;
  unitId: string | null;
  externalId: string | null;
  /** The self-made device that its product owner is written to about. */
  projectId?: string | null;
  /** Where it belongs, to tell namesakes apart: "Hallands sjukhus, Akutsjukvården". Empty for the whole region. */
  context: string;
};

/** As what a mailbox receives a dispatch. */
const kindOfMailbox: Record<MailboxKind, RecipientKind> = {
  administration: "administration",
  own_handling: "own_handling",
  private_providers: "private_provider",
  commission: "commission",
  chief_physician: "chief_physician",
  coordinator: "coordinator",
  intake: "other",
  procurement: "other",
  logistics: "other",
  technician: "other",
  supply_disruption: "other",
  other: "other",
};

type Named = { name: string };

function contextOf(...places: (Named | null)[]): string {
  return places.flatMap((place) => (place ? [place.name] : [])).join(", ");
}

export function mailboxCandidate(box: {
  kind: MailboxKind;
  name: string;
  address: string;
  administrationId: string | null;
  unitId: string | null;
  administration: Named | null;
  unit: Named | null;
}): RecipientCandidate {
  const { name, address, administrationId, unitId } = box;
  const context = contextOf(box.administration, box.unit);
  return {
    kind: kindOfMailbox[box.kind],
    name,
    email: address,
    administrationId,
    unitId,
    externalId: null,
    context,
  };
}

export function managerCandidate(manager: {
  kind: ManagerKind;
  name: string;
  email: string;
  unit: { id: string; name: string; administrationId: string; administration: Named };
}): RecipientCandidate {
  const { unit, kind, name, email } = manager;
  const context = contextOf(unit.administration, unit);
  return {
    kind,
    name,
    email,
    administrationId: unit.administrationId,
    unitId: unit.id,
    externalId: null,
    context,
  };
}

export function partyCandidate(party: {
  id: string;
  kind: ExternalPartyKind;
  name: string;
  email: string;
}): RecipientCandidate {
  const { id, kind, name, email } = party;
  return { kind, name, email, administrationId: null, unitId: null, externalId: id, context: "" };
}
