import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";

/** The way from the directory down to a page, which is itself not repeated. */
export function Crumbs({ trail }: { trail: { href: string; label: string }[] }) {
  const t = useTranslations("directory");
  return (
    <nav aria-label={t("crumbs")} className="no-print pb-2 text-sm">
      <ol className="flex flex-wrap gap-x-2">
        {[{ href: "/directory", label: t("title") }, ...trail].map((step) => (
          <li
            key={step.href}
            className="after:pl-2 after:text-(--ax-text-neutral-subtle) after:content-['›']"
          >
            <Link href={step.href as Route} className="underline">
              {step.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
