import { type RefObject, useEffect, useRef } from "react";

/**
 * For a row of links that scrolls sideways where not all of them fit: the one that is open (`aria-current`) is in
 * sight, and again whenever `current` changes. Sideways only: the page itself stays where it is.
 */
export function useCurrentInSight(current: string | undefined): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link is open when it changes.
  useEffect(() => {
    const open = row.current?.querySelector("[aria-current]");
    if (!row.current || !open) return;
    const [whole, part] = [row.current.getBoundingClientRect(), open.getBoundingClientRect()];
    row.current.scrollLeft += part.left - whole.left - (whole.width - part.width) / 2;
  }, [current]);
  return row;
}
