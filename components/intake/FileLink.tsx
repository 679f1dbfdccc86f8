import { LockNote } from "#components/intake/LockNote.tsx";
import type { Lock } from "#lib/documents/scanning/lock.ts";

type Props = { href: string; fileName: string; lock?: Lock | null | undefined; newTab?: boolean };

/** A stored file by its name: a link to it, or its name and why it cannot be opened. */
export function FileLink({ href, fileName, lock, newTab }: Props) {
  if (lock)
    return (
      <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1 [overflow-wrap:anywhere]">
        {fileName} <LockNote lock={lock} />
      </span>
    );
  const target = newTab ? { target: "_blank", rel: "noreferrer" } : {};
  return (
    <a href={href} className="underline [overflow-wrap:anywhere]" {...target}>
      {fileName}
    </a>
  );
}
