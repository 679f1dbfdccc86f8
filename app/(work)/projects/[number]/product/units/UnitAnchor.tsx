"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** A link to `#unit-<id>` finds its unit also when that is on a later page of the list. */
export function UnitAnchor() {
  const router = useRouter();
  useEffect(() => {
    const id = /^#unit-([0-9a-f-]{36})$/.exec(window.location.hash)?.[1];
    const asked = new URLSearchParams(window.location.search).has("unit");
    if (id && !asked && !document.getElementById(`unit-${id}`))
      router.replace(`?unit=${id}#unit-${id}` as "/", { scroll: true });
  }, [router]);
  return null;
}
