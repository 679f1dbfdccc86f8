import type { Route } from "next";
import Link from "next/link";

type Props = {
  path: string;
  /** What the list is filtered by, as it stands in the address. */
  filter: Record<string, string | undefined>;
  /** The key of the next page; null on the last one. */
  next: string | null;
  label: string;
};

/** Leads on to the next page of a list, under the same filter. */
export function NextPage({ path, filter, next, label }: Props) {
  if (!next) return null;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
  query.set("after", next);
  return (
    <Link href={`${path}?${query}` as Route} className="no-print self-start underline">
      {label}
    </Link>
  );
}
