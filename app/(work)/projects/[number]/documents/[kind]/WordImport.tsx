"use client";

import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { RichText } from "#components/ui/RichText.tsx";
import type { ImportPreview } from "#lib/projects/documents/importPreview.ts";
import { importSections } from "../actions.ts";

type Place = { projectId: string; kind: string; version: number };
type Answer = { problem: string } | { preview: ImportPreview; version: number };

/** Reads a filled Word file, shows what it would change under each heading, and puts it in once that is confirmed. */
export function WordImport({ place }: { place: Place }) {
  const t = useTranslations("projects.documents.word");
  const files = useTranslations("projects.files");
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [pending, setPending] = useState(false);

  async function read(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setPending(true);
    try {
      const body = new FormData(event.currentTarget);
      const headers = { Accept: "application/json" };
      const response = await fetch("/api/uploads/document", { method: "POST", body, headers });
      setAnswer((await response.json()) as Answer);
    } catch {
      setAnswer({ problem: files("failed") });
    } finally {
      setPending(false);
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <noscript>
        <p className="font-semibold">{t("needsScripts")}</p>
      </noscript>
      <form onSubmit={read} className="flex flex-col gap-2">
        {Object.entries({ ...place, purpose: "word" }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor="word-file" className="font-semibold">
          {t("choose")}
        </label>
        <div className="flex flex-wrap items-center gap-3">
          <input
            id="word-file"
            type="file"
            name="file"
            accept=".docx"
            required
            className="max-w-full text-base file:mr-3 file:rounded file:border file:border-(--ax-border-neutral) file:bg-(--ax-bg-default) file:px-3 file:py-1.5"
          />
          <Button type="submit" size="small" variant="secondary" loading={pending}>
            {t("read")}
          </Button>
        </div>
      </form>
      <div aria-live="polite" className="flex flex-col gap-4">
        {answer && "problem" in answer && (
          <Alert variant="error" size="small">
            {answer.problem}
          </Alert>
        )}
        {answer && "preview" in answer && (
          <Preview
            key={answer.preview.mark}
            place={{ ...place, version: answer.version }}
            preview={answer.preview}
          />
        )}
      </div>
    </div>
  );
}

function Preview({ place, preview }: { place: Place; preview: ImportPreview }) {
  const t = useTranslations("projects.documents.word");
  const outline = useTranslations("outline");
  const { changed, unchanged, kept, unknown, twice, pictures } = preview;
  const sections = JSON.stringify(
    changed.map(({ key, html, notApplicable }) => ({ key, html, notApplicable })),
  );
  return (
    <section
      aria-labelledby="word-preview"
      className="flex flex-col gap-4 border-l-4 border-(--ax-border-accent) pl-4"
    >
      <h3 id="word-preview" className="font-semibold">
        {t("changes", { count: changed.length })}
      </h3>
      {unknown.length > 0 && (
        <Alert variant="warning" size="small">
          <p>{t("unknown")}</p>
          <ul className="list-disc pl-5">
            {unknown.map(({ heading, text }) => (
              <li key={heading + text.slice(0, 40)} className="[overflow-wrap:anywhere]">
                <strong>{heading || t("before")}</strong>{" "}
                <span className="whitespace-pre-line">{text.slice(0, 2000)}</span>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {twice.length > 0 && <p>{t("twice", { numbers: twice.join(", ") })}</p>}
      {pictures > 0 && <p>{t("pictures", { count: pictures })}</p>}
      {unchanged.length > 0 && <p>{t("unchanged", { numbers: unchanged.join(", ") })}</p>}
      {kept.length > 0 && <p>{t("kept", { numbers: kept.join(", ") })}</p>}
      {changed.map(({ key, number, html, notApplicable, before }) => (
        <div key={key} className="flex max-w-4xl flex-col gap-2">
          <h4 className="font-semibold">
            {number} {outline(`${place.kind}.${key}.title` as Parameters<typeof outline>[0])}
          </h4>
          {before && (
            <details>
              <summary className="cursor-pointer underline">{t("wasBefore")}</summary>
              <p className="whitespace-pre-line [overflow-wrap:anywhere]">{before}</p>
            </details>
          )}
          {html ? <RichText html={html} /> : <p>{notApplicable}</p>}
        </div>
      ))}
      {changed.length > 0 && (
        <ActionForm
          action={importSections}
          hidden={{ ...place, sections }}
          prefix="import-"
          submitLabel={t("confirm")}
          submitSize="small"
        />
      )}
    </section>
  );
}
