"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useCurrentInSight } from "#components/ui/useCurrentInSight.ts";

type Tab = { href: string; label: string };

/** The parts of one thing, each a page of its own. The first is at the thing's own address. */
export function TabNav({ tabs, label }: { tabs: Tab[]; label: string }) {
  const pathname = usePathname();
  const isOpen = ({ href }: Tab, position: number) =>
    position === 0 ? pathname === href : pathname.startsWith(href);
  const nav = useCurrentInSight(tabs.find(isOpen)?.href);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="no-print overflow-x-auto border-b border-(--ax-border-neutral-subtle)"
    >
      <ul className="flex gap-1">
        {tabs.map((tab, position) => {
          const current = isOpen(tab, position);
          return (
            <li key={tab.href}>
              <Link
                href={tab.href as Route}
                aria-current={current ? "page" : undefined}
                className={`block whitespace-nowrap border-b-3 px-3 py-2 no-underline hover:bg-(--ax-bg-neutral-moderate) focus-visible:outline-2 focus-visible:-outline-offset-2 ${
                  current
                    ? "border-(--ax-border-accent-strong) font-semibold text-(--ax-text-accent)"
                    : "border-transparent text-(--ax-text-neutral)"
                }`}
              >
                {tab.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
