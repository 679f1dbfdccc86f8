"use client";

import { type FileObject, FileUpload } from "@navikt/ds-react/FileUpload";
import { Loader } from "@navikt/ds-react/Loader";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FateTag } from "#components/intake/FateTag.tsx";
import type { MessageFate } from "#prisma/generated/enums.ts";

type Answer = { fate: MessageFate; id: string; caseNumber: string | null } | { problem: string };
type Result = { key: string; name: string; answer: Answer | null };

type Props = { maxBytes: number; megabytes: number };

/** Takes files that are dropped or chosen, one after the other, and says of each what became of it. */
export function DropZone({ maxBytes, megabytes }: Props) {
  const t = useTranslations("inbox.drop");
  const errors = useTranslations("errors");
  const router = useRouter();
  const [results, setResults] = useState<Result[]>([]);
  const settle = (key: string, answer: Answer) =>
    setResults((all) => all.map((result) => (result.key === key ? { ...result, answer } : result)));

  async function send(file: File): Promise<Answer> {
    if (file.size > maxBytes) return { problem: errors("fileOver", { megabytes }) };
    const body = new FormData();
    body.set("file", file);
    try {
      const response = await fetch("/api/uploads/messages", { method: "POST", body });
      return (await response.json()) as Answer;
    } catch {
      return { problem: t("failed") };
    }
  }

  async function take(objects: FileObject[]) {
    const files = objects.map(({ file }, index) => ({ key: `${performance.now()}-${index}`, file }));
    setResults((all) => [...files.map(({ key, file }) => ({ key, name: file.name, answer: null })), ...all]);
    for (const { key, file } of files) settle(key, await send(file));
    router.refresh();
  }

  return (
    <div className="no-print flex flex-col gap-3">
      <FileUpload.Dropzone
        label={t("title")}
        description={t("description", { megabytes })}
        accept=".eml,.msg,.pdf,.docx,.png,.jpg,.jpeg,.tif,.tiff"
        multiple
        // One row, so that the list is seen without scrolling.
        className="[&_.aksel-dropzone\\_\\_area]:flex-row [&_.aksel-dropzone\\_\\_area]:py-2"
        onSelect={(objects) => void take(objects)}
      />
      <ResultList results={results} />
    </div>
  );
}

function ResultList({ results }: { results: Result[] }) {
  const t = useTranslations("inbox.drop");
  return (
    <ul aria-live="polite" aria-label={t("results")} className="flex flex-col gap-1">
      {results.map(({ key, name, answer }) => (
        <li key={key} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="[overflow-wrap:anywhere]">{name}</span>
          {answer === null ? <Loader size="xsmall" title={t("working")} /> : <Outcome answer={answer} />}
        </li>
      ))}
    </ul>
  );
}

function Outcome({ answer }: { answer: Answer }) {
  const t = useTranslations("inbox.drop");
  if ("problem" in answer)
    return <span className="font-semibold text-(--ax-text-danger)">{answer.problem}</span>;
  const href = answer.caseNumber ? `/cases/${answer.caseNumber}` : `/inbox/${answer.id}`;
  return (
    <>
      <FateTag fate={answer.fate} />
      <a href={href} className="underline">
        {answer.caseNumber ?? t("open")}
      </a>
    </>
  );
}
