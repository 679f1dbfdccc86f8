"use client";

import { Button, type ButtonProps } from "@navikt/ds-react/Button";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = Pick<ButtonProps, "variant" | "size" | "icon"> & { href: string; children: ReactNode };

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({ href, children, ...look }: Props) {
  return (
    <Button as={Link} href={href as Route} {...look}>
      {children}
    </Button>
  );
}
