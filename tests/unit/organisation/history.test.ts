import { describe, expect, test } from "vitest";
import { locales } from "#lib/i18n/locale.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { historySentence } from "#lib/organisation/history/timeline.ts";

const sv = (key: string, values?: Record<string, string | number>) =>
  (translatorFor("sv") as unknown as (key: string, values?: object) => string)(key, values);
const names = new Map([
  ["u1", "Sara Holm"],
  ["h1", "Hallands sjukhus"],
]);
const told = (type: string, data: Record<string, unknown> = {}) =>
  historySentence({ streamId: "u1", type, data }, names, sv);

describe("an event of the administration is told", () => {
  test("with what changed, ids by name", () => {
    const changes = [
      { field: "administrationId", from: "h0", to: "h1" },
      { field: "costCentre", from: null, to: "4711" },
      { field: "ownHandling", from: false, to: true },
    ];
    expect(told("entry_changed", { entity: "unit", name: "Akuten", changes })).toBe(
      "Verksamheten Akuten ändrades: förvaltning: h0 → Hallands sjukhus; kostnadsställe: inget → 4711; " +
        "egen hantering: Nej → Ja",
    );
  });

  test("with only the parts of a setting that differ", () => {
    const acting = { critical: 2, high: 5 };
    const from = { received: 1, gathering: 3, acting };
    const to = { received: 2, gathering: 3, acting: { ...acting, high: 4 } };
    expect(told("setting_changed", { key: "deadlines", from, to })).toBe(
      "Tidsfrister ändrades från Mottagande: 1, Åtgärd: Hög: 5 till Mottagande: 2, Åtgärd: Hög: 4",
    );
    expect(told("setting_changed", { key: "linkDays", from: null, to: 14 })).toMatch(/sattes till 14$/);
  });

  test("with the place that a role is tied to", () => {
    const role = { role: "unit_manager", administrationId: "h1", unitId: null };
    expect(told("role_granted", role)).toMatch(/^Kontot Sara Holm fick rollen .+ \(Hallands sjukhus\)$/);
  });
});

const entry = { entity: "mailbox", name: "Brevlådan" };
const samples: [string, Record<string, unknown>][] = [
  ["entry_created", entry],
  ["entry_changed", { ...entry, changes: [{ field: "kind", from: "other", to: "intake" }] }],
  ["entry_deactivated", { ...entry, entity: "party" }],
  ["entry_reactivated", { ...entry, entity: "administration" }],
  ["manager_added", { ...entry, kind: "unit_manager", manager: "A", email: "a@b.example" }],
  ["manager_removed", { ...entry, kind: "head_of_operations", manager: "A", email: "a@b.example" }],
  ["import_uploaded", { list: "units", fileName: "a.csv" }],
  ["directory_imported", { list: "parties", fileName: "a.csv", added: [{}], changed: [] }],
  ["user_created", { role: "admin" }],
  ["user_renamed", { from: "A", to: "B" }],
  ["role_granted", { role: "manager" }],
  ["role_withdrawn", { role: "manager" }],
  ["setting_changed", { key: "region", from: null, to: { name: "R", signature: "" } }],
  ...[
    ...["user_deactivated", "user_reactivated", "password_reset", "user_unlocked", "sessions_ended"],
    ...["password_changed", "signed_in", "account_locked", "session_revoked", "other_sessions_ended"],
    ...["mail_resent", "directory_seeded"],
  ].map((type): [string, Record<string, unknown>] => [type, { sessions: 2 }]),
];

describe.each(locales)("in %s", (locale) => {
  test.each(samples)("%s is a whole sentence", (type, data) => {
    const t = translatorFor(locale) as unknown as (key: string, values?: object) => string;
    const sentence = historySentence({ streamId: "u1", type, data }, names, (key, values) => t(key, values));
    expect(sentence).not.toMatch(/history\.|directory\.|undefined|[{}]/);
    expect(sentence.length).toBeGreaterThan(10);
  });
});
