"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import {
  CheckboxListInput,
  FileInput,
  type Option,
  TextAreaInput,
  TextInput,
} from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import type { FormState } from "#lib/forms/action.ts";
import { ReplyPreview } from "./ReplyPreview.tsx";

type Props = {
  reply: { id: string; version: number };
  /** The case that the reply belongs to. */
  number: string;
  /** Where the replies of the case are shown. */
  back: string;
  draft: { addresses: string[]; subject: string; body: string; from: string; replyTo: string | null };
  files: Option[];
};

/** The mail to the sender, with files from the case and from the person's own machine. */
export function ReplyForm({ reply, number, back, draft, files }: Props) {
  const t = useTranslations("handling.replies");
  const router = useRouter();
  const { addresses, subject, body, from, replyTo } = draft;
  const address = `/api/replies/${reply.id}?${new URLSearchParams({ case: number })}`;

  async function send(_previous: FormState, data: FormData): Promise<FormState> {
    let state: FormState;
    try {
      const headers = { accept: "application/json" };
      const response = await fetch(address, { method: "POST", body: data, headers });
      state = (await response.json()) as FormState;
    } catch {
      return { at: Date.now(), status: "error", problems: [{ text: t("unreachable") }] };
    }
    if (state?.status === "success") router.push(back as Route);
    // The page reads itself again: what another window did meanwhile is then to be seen.
    router.refresh();
    return state;
  }

  return (
    <ActionForm
      action={send}
      address={address}
      hidden={{ version: reply.version }}
      submitLabel={t("send")}
      footer={
        <LinkButton href={back} variant="tertiary">
          {t("cancel")}
        </LinkButton>
      }
    >
      <TextInput
        name="to"
        type="email"
        label={t("to")}
        description={addresses.length > 0 ? t("toHelp", { addresses: addresses.join(", ") }) : t("toNone")}
        defaultValue={addresses[0]}
      />
      <TextInput name="subject" label={t("subject")} defaultValue={subject} />
      <TextAreaInput name="body" label={t("body")} defaultValue={body} rows={18} />
      {files.length > 0 && (
        <CheckboxListInput name="documents" label={t("caseFiles")} options={files} optional size="small" />
      )}
      <FileInput name="files" label={t("files")} description={t("filesHelp")} optional multiple />
      <ReplyPreview from={from} replyTo={replyTo} files={files} />
    </ActionForm>
  );
}
