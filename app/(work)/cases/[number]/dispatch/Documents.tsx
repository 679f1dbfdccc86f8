import { fileSize } from "#components/dispatch/AnswerVersion.tsx";
import { FileLink } from "#components/intake/FileLink.tsx";
import type { Lock } from "#lib/documents/scanning/lock.ts";

type Props = {
  number: string;
  documents: { id: string; fileName: string; file: { size: number }; lock?: Lock | null }[];
};

/** The documents that went along with a dispatch. */
export function Documents({ number, documents }: Props) {
  if (documents.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {documents.map((document) => (
        <li key={document.id} className="[overflow-wrap:anywhere]">
          <FileLink {...document} href={`/cases/${number}/dispatch/files/${document.id}`} newTab />{" "}
          <span className="text-sm text-(--ax-text-neutral-subtle)">{fileSize(document.file.size)}</span>
        </li>
      ))}
    </ul>
  );
}
