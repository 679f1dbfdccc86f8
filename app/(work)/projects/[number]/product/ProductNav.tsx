"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";

type Props = { links: { href: string; label: string }[]; label: string };

/** From one part of the device to the next. */
export function ProductNav({ links, label }: Props) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="no-print">
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {links.map(({ href, label: text }) => (
          <li key={href}>
            <Link
              href={href as Route}
              aria-current={pathname === href ? "page" : undefined}
              className={pathname === href ? "font-semibold no-underline" : "underline"}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
