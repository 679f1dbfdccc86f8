import { checklistRows } from "#lib/checklist/rules.ts";
import type { ChecklistEntryView, ChecklistRowView, ChecklistSubject } from "#lib/checklist/view.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

const at = new Date("2026-03-23T13:05:00Z");

function entry(change: Partial<ChecklistEntryView>): ChecklistEntryView {
  return {
    id: crypto.randomUUID(),
    key: "customers",
    name: "IVA",
    customerNumber: "610210",
    quantity: 12,
    note: null,
    addedBy: "Fatima Haddad",
    addedAt: at,
    knownAs: "Intensivvården, Hallands sjukhus",
    external: false,
    ...change,
  };
}

/** The rows of a form, answered as given, with a unit and a private provider among the customers. */
export function checklistRowsWith(answers: Partial<Record<ChecklistKey, unknown>>): ChecklistRowView[] {
  const customers = [entry({}), entry({ name: "Kustens Läkargrupp", knownAs: "Kustens AB", external: true })];
  return checklistRows.map(({ key }) => ({
    key,
    answer: answers[key] ?? null,
    version: 1,
    answeredById: answers[key] ? "01900000-0000-7000-8000-000000000001" : null,
    answeredBy: answers[key] ? "Erik Samuelsson" : null,
    answeredAt: answers[key] ? at : null,
    entries: key === "customers" ? customers : [],
    files: [],
  }));
}

export function checklistSubjectOf(change: Partial<ChecklistSubject> = {}): ChecklistSubject {
  return {
    number: "SM-2026-0001",
    title: "Perfusor Space sprutpump",
    assessment: null,
    intakeAddress: "fsn.medicaldevice@regionhalland.se",
    notice: {
      manufacturer: "B. Braun Melsungen AG",
      devices: ["Perfusor Space"],
      refs: ["8713030"],
      lots: [],
      fscaReferences: ["FSCA-2026-017"],
      noticeDate: new Date("2026-03-20T00:00:00Z"),
    },
    ...change,
  };
}
