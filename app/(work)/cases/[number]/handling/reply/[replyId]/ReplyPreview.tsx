"use client";

import { Button } from "@navikt/ds-react/Button";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Option } from "#components/ui/fields.tsx";

type Shown = { to: string; subject: string; body: string; attached: string[] };

type Props = { from: string; replyTo: string | null; files: Option[] };

/** Shows the mail as the form has it now: head and text, nothing added. */
export function ReplyPreview({ from, replyTo, files }: Props) {
  const t = useTranslations("handling.replies");
  const place = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);

  function read() {
    const form = place.current?.closest("form");
    if (!form) return;
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? "");
    const chosen = files.filter((file) => data.getAll("documents").includes(file.value));
    const own = data.getAll("files").filter((file) => file instanceof File && file.size > 0) as File[];
    const attached = [...chosen.map((file) => file.label), ...own.map((file) => file.name)];
    setShown({ to: text("to"), subject: text("subject"), body: text("body"), attached });
  }

  return (
    <div ref={place} className="flex flex-col items-start gap-3">
      <Button
        type="button"
        variant="secondary"
        size="small"
        onClick={() => (shown ? setShown(null) : read())}
      >
        {shown ? t("hidePreview") : t("preview")}
      </Button>
      {shown && (
        <section
          aria-label={t("previewTitle")}
          className="w-full rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-neutral-soft) p-4"
        >
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 border-b border-(--ax-border-neutral-subtle) pb-3 text-sm">
            <dt className="font-semibold">{t("from")}</dt>
            <dd className="break-words">{from}</dd>
            <dt className="font-semibold">{t("to")}</dt>
            <dd className="break-words">{shown.to}</dd>
            {replyTo && (
              <>
                <dt className="font-semibold">{t("replyTo")}</dt>
                <dd className="break-words">{replyTo}</dd>
              </>
            )}
            <dt className="font-semibold">{t("subject")}</dt>
            <dd className="break-words">{shown.subject}</dd>
            {shown.attached.length > 0 && (
              <>
                <dt className="font-semibold">{t("attached")}</dt>
                <dd className="break-words">{shown.attached.join(", ")}</dd>
              </>
            )}
          </dl>
          <p className="pt-3 whitespace-pre-wrap break-words">{shown.body}</p>
        </section>
      )}
    </div>
  );
}
