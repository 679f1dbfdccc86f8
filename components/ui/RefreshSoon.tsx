"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** After how many seconds the page is read again, each counted from the one before. */
const waits = [2, 3, 5, 10, 20, 40];

/**
 * Reads the page again for as long as it is shown, at growing intervals and for little more than a minute: beside
 * something that is soon done by itself. What is typed on the page stays.
 */
export function RefreshSoon() {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (turn: number) => {
      const seconds = waits[turn];
      if (seconds === undefined) return;
      timer = setTimeout(() => {
        router.refresh();
        wait(turn + 1);
      }, seconds * 1000);
    };
    wait(0);
    return () => clearTimeout(timer);
  }, [router]);
  return null;
}
