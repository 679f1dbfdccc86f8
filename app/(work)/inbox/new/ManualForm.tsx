"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { NoticeFields } from "#components/notices/NoticeFields.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { FileInput, RadioInput, TextInput } from "#components/ui/fields.tsx";
import type { FormState } from "#lib/forms/action.ts";
import { manualSources } from "#lib/intake/schema.ts";

/** The form of a notice that came by phone, letter or in a meeting. Files are larger than a server action takes. */
export function ManualForm({ megabytes }: { megabytes: number }) {
  const t = useTranslations("inbox.new");
  const errors = useTranslations("errors");
  const router = useRouter();

  async function send(_previous: FormState, formData: FormData): Promise<FormState> {
    try {
      const response = await fetch("/api/uploads/notice", { method: "POST", body: formData });
      const { state, href } = (await response.json()) as { state: FormState; href: string | null };
      if (href) router.push(href as Route);
      return state;
    } catch {
      const problem = { text: errors("unexpected", { id: "–" }) };
      return { at: performance.now(), status: "error", problems: [problem] };
    }
  }

  return (
    <ActionForm action={send} submitLabel={t("submit")} className="flex flex-col gap-6">
      <fieldset className="flex min-w-0 flex-col gap-4">
        <legend className="pb-3 text-lg font-semibold">{t("who")}</legend>
        <RadioInput
          name="source"
          label={t("source")}
          inline
          defaultValue="phone"
          options={manualSources.map((value) => ({ value, label: t(`sources.${value}`) }))}
        />
        <TextInput name="sender" label={t("sender")} />
        <TextInput name="senderEmail" label={t("senderEmail")} type="email" optional />
      </fieldset>
      <NoticeFields defaults={{}} />
      <FileInput
        name="files"
        label={t("files")}
        description={t("filesHint", { megabytes })}
        multiple
        optional
      />
    </ActionForm>
  );
}
