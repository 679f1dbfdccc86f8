"use client";

import { Button, type ButtonProps } from "@navikt/ds-react/Button";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = Pick<ButtonProps, "variant" | "size" | "icon"> & { href: string; children: ReactNode };

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({ href, children, ...look }: Props) {
  return (
    // Aksel would call it a button; it goes somewhere, so it is a link to who hears the page too.
    <Button as={Link} href={href as Route} {...look} role="link">
      {children}
    </Button>
  );
}
