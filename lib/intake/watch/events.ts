import type { SourceInput } from "#lib/intake/watch/schema.ts";
import { type Change, changesBetween } from "#lib/organisation/events.ts";

/** The events of a source: part of the chain of the settings. */
export type SourceEvent =
  | { type: "watch_source_added"; data: { name: string; address: string } }
  | { type: "watch_source_changed"; data: { entity: "watch"; name: string; changes: Change[] } }
  | {
      type: "watch_source_activated" | "watch_source_deactivated" | "watch_source_removed";
      data: { name: string };
    };

export const settingsStream = { type: "settings", id: "region" } as const;

/** What a person sets of a source as plain values: lists in one text, the mapping and the filters as they are kept. */
function plain(fields: SourceFields) {
  return {
    name: fields.name,
    address: fields.address,
    kind: fields.kind,
    intervalMinutes: fields.intervalMinutes,
    quietAfterDays: fields.quietAfterDays,
    takeDays: fields.takeDays,
    fetchLinked: fields.fetchLinked,
    linkedHosts: fields.linkedHosts.join(", "),
    opensCases: fields.opensCases,
    filters: inText(fields.filters),
    mapping: inText(fields.mapping ?? {}),
  };
}

export type SourceFields = Omit<SourceInput, "quietAfterDays" | "mapping" | "filters"> & {
  quietAfterDays: number | null;
  mapping: object | null;
  filters: object;
};

/** Which fields differ. */
export function sourceChanges(before: SourceFields, after: SourceFields): Change[] {
  return changesBetween(plain(before), plain(after));
}

/** Filled parts as "words: pump, slang; areas: ortopedi". */
function inText(parts: object): string {
  return Object.entries(parts)
    .map(([part, value]) => [part, Array.isArray(value) ? value.join(", ") : String(value)] as const)
    .filter(([, value]) => value !== "")
    .map(([part, value]) => `${part}: ${value}`)
    .join("; ");
}
