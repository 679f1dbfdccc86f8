"use client";

import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { Heading } from "@navikt/ds-react/Typography";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "#components/ui/Panel.tsx";
import type { Preview, PreviewMail } from "#lib/dispatch/queries/preview.ts";

type Props = { preview: Preview; pending: boolean; onSend: () => void; onBack: () => void };

/** The mails exactly as they will go out, for any recipient; links masked. */
export function PreviewPanel({ preview, pending, onSend, onBack }: Props) {
  const t = useTranslations("dispatch.preview");
  const { mails } = preview;
  const [position, setPosition] = useState(0);
  const mail = mails[position] ?? mails[0];
  const acting = mails.filter((row) => row.purpose === "for_action").length;
  return (
    <Panel title={t("title")}>
      <div className="flex flex-col gap-5">
        <Alert variant="info" size="small">
          {t("count", { count: mails.length, acting, informed: mails.length - acting })}
        </Alert>
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
          <Receivers mails={mails} />
          <div className="flex min-w-0 flex-col gap-4">
            <Select
              size="small"
              label={t("mailTo")}
              value={String(position)}
              onChange={(event) => setPosition(Number(event.target.value))}
            >
              {mails.map((row, index) => (
                <option key={`${row.to} ${row.name}`} value={String(index)}>
                  {row.name}
                </option>
              ))}
            </Select>
            {mail && <Mail mail={mail} preview={preview} />}
          </div>
        </div>
        <div className="flex flex-wrap gap-4">
          <Button type="button" loading={pending} onClick={onSend}>
            {t("send", { count: mails.length })}
          </Button>
          <Button type="button" variant="secondary" disabled={pending} onClick={onBack}>
            {t("back")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Receivers({ mails }: { mails: PreviewMail[] }) {
  const t = useTranslations("answer.tag");
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {(["for_action", "for_information"] as const).map((purpose) => {
        const rows = mails.filter((mail) => mail.purpose === purpose);
        if (rows.length === 0) return null;
        return (
          <div key={purpose}>
            <Heading level="3" size="xsmall">
              {t(purpose)} ({rows.length})
            </Heading>
            <ul className="max-h-96 overflow-y-auto text-sm [overflow-wrap:anywhere]">
              {rows.map((mail) => (
                <li key={`${mail.to} ${mail.name}`} className="py-1">
                  {mail.name}
                  <span className="block text-(--ax-text-neutral-subtle)">{mail.to}</span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function Mail({ mail, preview }: { mail: PreviewMail; preview: Preview }) {
  const t = useTranslations("dispatch.preview");
  return (
    <article className="min-w-0 rounded-lg border border-(--ax-border-neutral) [overflow-wrap:anywhere]">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 border-b border-(--ax-border-neutral-subtle) p-4">
        <dt className="text-(--ax-text-neutral-subtle)">{t("to")}</dt>
        <dd>{mail.to}</dd>
        <dt className="text-(--ax-text-neutral-subtle)">{t("subject")}</dt>
        <dd className="font-semibold">{mail.subject}</dd>
        {preview.attached.length > 0 && (
          <>
            <dt className="text-(--ax-text-neutral-subtle)">{t("attached")}</dt>
            <dd>{preview.attached.join(", ")}</dd>
          </>
        )}
        {preview.attached.length + preview.behindLink.length === 0 && (
          <>
            <dt className="text-(--ax-text-neutral-subtle)">{t("attached")}</dt>
            <dd>{t("noDocument")}</dd>
          </>
        )}
        {preview.behindLink.length > 0 && (
          <>
            <dt className="text-(--ax-text-neutral-subtle)">{t("behindLink")}</dt>
            <dd>{preview.behindLink.join(", ")}</dd>
          </>
        )}
      </dl>
      <pre className="p-4 font-[inherit] whitespace-pre-wrap">{mail.text}</pre>
    </article>
  );
}
