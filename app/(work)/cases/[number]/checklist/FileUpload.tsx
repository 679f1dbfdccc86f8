"use client";

import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

type Props = { caseId: string; rowKey: ChecklistKey };

/** Attaches a file to a row. Files take a way of their own: they are larger than what an action accepts. */
export function FileUpload({ caseId, rowKey }: Props) {
  const t = useTranslations();
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = `file-${rowKey}`;

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setPending(true);
    setProblem(null);
    try {
      const response = await fetch("/api/uploads/checklist", { method: "POST", body: new FormData(form) });
      const answer = (await response.json()) as { problem: string | null };
      setProblem(answer.problem);
      if (!answer.problem) {
        form.reset();
        router.refresh();
      }
    } catch {
      setProblem(t("checklist.page.uploadFailed"));
    } finally {
      setPending(false);
    }
  }

  return (
    <form onSubmit={send} className="flex flex-col gap-2">
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="key" value={rowKey} />
      <label htmlFor={id} className="font-semibold">
        {t("checklist.page.attach")}
      </label>
      {problem && (
        <Alert variant="error" size="small" role="alert" id={`${id}-problem`}>
          {problem}
        </Alert>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <input
          id={id}
          type="file"
          name="file"
          required
          aria-describedby={problem ? `${id}-problem` : undefined}
          className="max-w-full text-base file:mr-3 file:rounded file:border file:border-(--ax-border-neutral) file:bg-(--ax-bg-default) file:px-3 file:py-1.5"
        />
        <Button type="submit" size="small" variant="secondary" loading={pending}>
          {t("checklist.page.upload")}
        </Button>
      </div>
    </form>
  );
}
