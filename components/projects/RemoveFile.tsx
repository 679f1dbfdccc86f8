"use client";

import { Button } from "@navikt/ds-react/Button";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

/** Takes one file away; a plain form where there are no scripts. */
export function RemoveFile({ id, fileName }: { id: string; fileName: string }) {
  const t = useTranslations("projects.files");
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const address = `/api/uploads/project/${id}/remove`;

  async function remove(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    try {
      const response = await fetch(address, { method: "POST", headers: { Accept: "application/json" } });
      const answer = (await response.json()) as { problem: string | null };
      setProblem(answer.problem);
      if (!answer.problem) router.refresh();
    } catch {
      setProblem(t("failed"));
    } finally {
      setPending(false);
    }
  }

  return (
    <form
      method="post"
      action={address}
      onSubmit={remove}
      className="no-print flex flex-wrap items-center gap-2"
    >
      <Button
        type="submit"
        size="small"
        variant="tertiary"
        loading={pending}
        aria-label={t("removeNamed", { name: fileName })}
      >
        {t("remove")}
      </Button>
      {problem && (
        <span role="alert" className="font-semibold text-(--ax-text-danger)">
          {problem}
        </span>
      )}
    </form>
  );
}
