"use client";

import { Alert } from "@navikt/ds-react/Alert";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { FormDoneContext } from "#components/ui/formContext.ts";
import { RichText } from "#components/ui/RichText.tsx";
import { RichTextInput } from "#components/ui/RichTextInput.tsx";
import { saveSection } from "../actions.ts";

type Props = {
  place: { projectId: string; kind: string; version: number };
  section: string;
  title: string;
  help: string;
  saved: string;
  notApplicable: string | null;
  /** The mark of what is saved: only a change under this very heading can conflict. */
  digest: string;
  mayBeLeft: boolean;
};

/** Writes one heading. It is folded until somebody writes, and shows what others have saved there meanwhile. */
export function SectionEditor(props: Props) {
  const { place, section, title, help, saved, notApplicable, digest, mayBeLeft } = props;
  const t = useTranslations("projects.documents");
  const [open, setOpen] = useState(false);
  const [base, setBase] = useState(saved);
  const own = useRef(false);
  const folded = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (folded.current?.open) setOpen(true);
  }, []);
  const done = useCallback(() => {
    own.current = true;
  }, []);
  useEffect(() => {
    if (!own.current) return;
    own.current = false;
    setBase(saved);
  }, [saved]);
  return (
    <details
      ref={folded}
      // Somebody may open it before the page is alive.
      suppressHydrationWarning
      className="no-print group/write"
      onToggle={open ? undefined : () => setOpen(true)}
    >
      <summary className="inline-block cursor-pointer rounded py-1 pr-2 text-(--ax-text-accent) underline focus-visible:outline-3 focus-visible:outline-(--ax-border-focus)">
        {t(saved || notApplicable ? "change" : "write", { section: title })}
      </summary>
      <div className="flex flex-col gap-3 pt-2">
        {open && saved !== base && (
          <Alert variant="warning" size="small">
            <p className="pb-2 font-semibold">{t("savedByOther")}</p>
            <RichText html={saved} />
          </Alert>
        )}
        <FormDoneContext value={done}>
          <ActionForm
            action={saveSection}
            hidden={{ ...place, section, was: digest }}
            prefix={`${section}-`}
            submitLabel={t("saveSection")}
            submitSize="small"
            className="flex flex-col gap-4"
          >
            <RichTextInput name="body" label={title} description={help} defaultValue={saved} active={open} />
            {mayBeLeft && (
              <TextAreaInput
                name="notApplicable"
                label={t("notApplicable")}
                description={t("notApplicableHint")}
                defaultValue={notApplicable}
                rows={2}
                optional
              />
            )}
          </ActionForm>
        </FormDoneContext>
      </div>
    </details>
  );
}
