import type { DeviceUnitState } from "#prisma/generated/enums.ts";

/**
 * From this many units on, the page asks whether it is still not manufacture on an industrial scale, which MDR art. 5(5)
 * leaves to the manufacturer's own conformity assessment. The regulation gives no number: this is advice.
 */
export const industrialAdviceFrom = 50;

/** The most units of one series. */
export const longestSeries = 500;

/** The codes of a series: from `first` on, with its digits counted up, `HD-098` → `HD-099`, `HD-100`. Null without digits. */
export function seriesFrom(first: string, count: number): string[] | null {
  const match = /^(.*?)(\d+)(\D*)$/s.exec(first);
  if (!match) return null;
  const [, before = "", digits = "", after = ""] = match;
  const start = BigInt(digits);
  return Array.from({ length: count }, (_, index) => {
    const number = String(start + BigInt(index)).padStart(digits.length, "0");
    return `${before}${number}${after}`;
  });
}

/** Units that have not been accounted for. */
export const unitsLeft = ["made", "in_use"] as const satisfies readonly DeviceUnitState[];

/** Units that a list of what stands in the way names one by one; the others are counted. */
export const unitsNamed = 7;
