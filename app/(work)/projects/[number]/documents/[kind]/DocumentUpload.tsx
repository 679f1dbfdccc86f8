"use client";

import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { sendFile } from "#components/projects/sendFile.ts";

type Props = { place: { projectId: string; kind: string; version: number }; label: string };

/** Sends a file that stands in place of the text; a plain form where there are no scripts. */
export function DocumentUpload({ place, label }: Props) {
  const t = useTranslations("projects.files");
  const router = useRouter();
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setPercent(0);
    try {
      const told = await sendFile("/api/uploads/document", new FormData(event.currentTarget), setPercent);
      setProblem(told);
      if (!told) router.refresh();
    } catch {
      setProblem(t("failed"));
    } finally {
      setPercent(null);
    }
  }

  return (
    <form
      method="post"
      action="/api/uploads/document"
      encType="multipart/form-data"
      onSubmit={send}
      className="flex flex-col gap-2"
    >
      {Object.entries(place).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="document-file" className="font-semibold">
        {label}
      </label>
      {problem && (
        <Alert variant="error" size="small" role="alert" id="document-problem">
          {problem}
        </Alert>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <input
          id="document-file"
          type="file"
          name="file"
          required
          aria-describedby={problem ? "document-problem" : undefined}
          className="max-w-full text-base file:mr-3 file:rounded file:border file:border-(--ax-border-neutral) file:bg-(--ax-bg-default) file:px-3 file:py-1.5"
        />
        <Button type="submit" size="small" variant="secondary" loading={percent !== null}>
          {t("upload")}
        </Button>
        {percent !== null && <progress value={percent} max={100} aria-label={label} />}
      </div>
    </form>
  );
}
