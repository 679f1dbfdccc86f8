import type { Missing } from "#lib/errors.ts";

export type ClosableDeviation = { id: string; action: string | null; ownerCheckedAt: Date | null };

/** What a deviation lacks before it can be closed: something done about it, and the product owner's word (VGR 3). */
export function lackingToClose(deviation: ClosableDeviation): Missing[] {
  return [
    ...(deviation.action?.trim() ? [] : [{ key: "project.deviationAction" }]),
    ...(deviation.ownerCheckedAt ? [] : [{ key: "project.deviationCheck" }]),
  ];
}
