"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCurrentInSight } from "#components/ui/useCurrentInSight.ts";

type Item = { key: string; href: string };

function isCurrent(pathname: string, href: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}

/** The main menu: one row that scrolls sideways where the screen is narrow. */
export function MainNav({ items }: { items: Item[] }) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const nav = useCurrentInSight(pathname);
  return (
    <nav
      ref={nav}
      aria-label={t("label")}
      className="no-print overflow-x-auto border-b border-(--ax-border-neutral-subtle) bg-(--ax-bg-default)"
    >
      <ul className="mx-auto flex max-w-screen-2xl gap-1 px-2 sm:px-6">
        {items.map((item) => {
          const current = isCurrent(pathname, item.href);
          return (
            <li key={item.key}>
              <Link
                href={item.href as Route}
                aria-current={current ? "page" : undefined}
                className={`block whitespace-nowrap border-b-4 px-3 py-3 font-semibold no-underline hover:bg-(--ax-bg-neutral-soft) focus-visible:outline-2 focus-visible:-outline-offset-2 ${
                  current
                    ? "border-(--ax-border-accent-strong) text-(--ax-text-accent)"
                    : "border-transparent text-(--ax-text-neutral)"
                }`}
              >
                {t(item.key)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
