/** The chain of the directory's events. Its length is the directory's version. */
export const directoryStream = { type: "directory", id: "region" } as const;

/** What kind of row of the directory an event is about. */
export type DirectoryEntity = "administration" | "unit" | "mailbox" | "party";

type Scalar = string | number | boolean | null;
export type Change = { field: string; from: Scalar; to: Scalar };
type Entry = { entity: DirectoryEntity; id: string; name: string };

/** The events of the directory: one chain for the whole of it, so that its length tells whether it has changed. */
export type DirectoryEvent =
  | { type: "entry_created"; data: Entry & { values: Record<string, Scalar> } }
  | { type: "entry_changed"; data: Entry & { changes: Change[] } }
  | { type: "entry_deactivated" | "entry_reactivated"; data: Entry }
  | {
      type: "manager_added" | "manager_removed";
      data: Entry & { kind: string; manager: string; email: string };
    };

/** The fields whose values differ, in the order of `after`. */
export function changesBetween(before: Record<string, unknown>, after: Record<string, Scalar>): Change[] {
  return Object.entries(after).flatMap(([field, to]) => {
    const from = (before[field] ?? null) as Scalar;
    return from === to ? [] : [{ field, from, to }];
  });
}
