"use client";

import { Button, type ButtonProps } from "@navikt/ds-react/Button";
import type { ReactNode } from "react";

type Props = Pick<ButtonProps, "variant" | "size" | "icon"> & { href: string; children: ReactNode };

/** A link to a file that looks like a button. A plain link: the file is made when it is asked for, not before. */
export function DownloadButton({ href, children, ...look }: Props) {
  return (
    <Button as="a" href={href} {...look} role="link">
      {children}
    </Button>
  );
}
