"use client";

import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { CheckboxListInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { composeChecklistMail } from "#lib/checklist/mailText.ts";
import type { MailFunction } from "#lib/checklist/schema.ts";
import { mail } from "../actions.ts";

type Props = {
  caseId: string;
  caseNumber: string;
  functions: { kind: MailFunction; label: string; addresses: string[] }[];
  draft: {
    subject: string;
    body: string;
    link: string;
    fingerprint: string;
    attached: string[];
    leftOut: string[];
  };
  proposal: { functions: MailFunction[]; message: string };
  sender: string;
};

type Typed = { functions: string[]; address: string; message: string };

/** Chooses whom Bilaga 1 goes to, with the mail as it will be beside it. */
export function MailForm({ caseId, caseNumber, functions, draft, proposal, sender }: Props) {
  const t = useTranslations("checklist.mailPage");
  const [typed, setTyped] = useState<Typed>({ ...proposal, address: "" });

  function read(event: FormEvent<HTMLDivElement>) {
    const form = (event.target as HTMLInputElement).form;
    if (!form) return;
    const data = new FormData(form);
    setTyped({
      functions: data.getAll("functions").map(String),
      address: String(data.get("address") ?? "").trim(),
      message: String(data.get("message") ?? ""),
    });
  }

  const to = functions
    .filter(({ kind }) => typed.functions.includes(kind))
    .flatMap(({ addresses }) => addresses);
  const recipients = [...new Set([...to, ...(typed.address ? [typed.address] : [])])];
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]" onInput={read}>
      <ActionForm
        action={mail}
        hidden={{ caseId, fingerprint: draft.fingerprint }}
        submitLabel={t("send")}
        footer={
          <Link href={`/cases/${caseNumber}/checklist`} className="underline">
            {t("back")}
          </Link>
        }
      >
        <CheckboxListInput
          name="functions"
          label={t("functions")}
          defaultValue={proposal.functions}
          options={functions.map(({ kind, label, addresses }) => ({
            value: kind,
            label,
            description: addresses.join(", ") || t("noMailbox"),
          }))}
        />
        <TextInput name="address" type="email" label={t("address")} optional maxLength={254} />
        <TextAreaInput
          name="message"
          label={t("message")}
          optional
          rows={7}
          maxLength={5000}
          defaultValue={proposal.message}
        />
      </ActionForm>
      <section aria-labelledby="mail-preview" className="min-w-0">
        <Heading level="3" size="xsmall" id="mail-preview" className="pb-2">
          {t("preview")}
        </Heading>
        <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 pb-3 text-sm">
          <dt className="font-semibold">{t("to")}</dt>
          <dd className="break-words">{recipients.join(", ") || "–"}</dd>
          <dt className="font-semibold">{t("subject")}</dt>
          <dd className="break-words">{draft.subject}</dd>
          <dt className="font-semibold">{t("attached")}</dt>
          <dd className="break-words">{draft.attached.join(", ") || t("nothingAttached")}</dd>
        </dl>
        {draft.leftOut.length > 0 && (
          <p className="pb-3 text-sm">{t("leftOut", { files: draft.leftOut.join(", ") })}</p>
        )}
        <pre className="whitespace-pre-wrap break-words rounded border border-(--ax-border-neutral-subtle) bg-(--ax-bg-neutral-soft) p-4 text-sm">
          {composeChecklistMail({ ...draft, message: typed.message, sender })}
        </pre>
      </section>
    </div>
  );
}
