"use client";

import { InternalHeader } from "@navikt/ds-react/InternalHeader";
import Link from "next/link";

/** The application's name in the header: leads home. */
export function HeaderTitle({ name }: { name: string }) {
  return (
    <InternalHeader.Title as={Link} href="/">
      {name}
    </InternalHeader.Title>
  );
}
