import { fileSize } from "#components/dispatch/AnswerVersion.tsx";

type Props = {
  number: string;
  documents: { id: string; fileName: string; file: { size: number } }[];
};

/** The documents that went along with a dispatch. */
export function Documents({ number, documents }: Props) {
  if (documents.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {documents.map((document) => (
        <li key={document.id} className="[overflow-wrap:anywhere]">
          <a
            href={`/cases/${number}/dispatch/files/${document.id}`}
            className="underline"
            target="_blank"
            rel="noreferrer"
          >
            {document.fileName}
          </a>{" "}
          <span className="text-sm text-(--ax-text-neutral-subtle)">{fileSize(document.file.size)}</span>
        </li>
      ))}
    </ul>
  );
}
