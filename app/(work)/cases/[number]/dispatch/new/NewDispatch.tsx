"use client";

import { Button } from "@navikt/ds-react/Button";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState, useTransition } from "react";
import { fileSize } from "#components/dispatch/AnswerVersion.tsx";
import { Outcome, useErrors } from "#components/ui/ActionForm.tsx";
import { CheckboxListInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { ActionFormContext } from "#components/ui/formContext.ts";
import { Panel } from "#components/ui/Panel.tsx";
import type { Preview } from "#lib/dispatch/queries/preview.ts";
import type { FormState } from "#lib/forms/action.ts";
import { Addressees } from "./Addressees.tsx";
import { previewDispatch, sendNewDispatch } from "./actions.ts";
import { type Addressee, formDataOf, type TrackStart } from "./draft.ts";
import { PreviewPanel } from "./PreviewPanel.tsx";

type Props = {
  /** The id that the dispatch will have: sending the form twice sends it once. */
  id: string;
  caseId: string;
  number: string;
  starts: TrackStart[];
  documents: { sha256: string; fileName: string; size: number; chosen: boolean }[];
  replyBy: string;
  /** How many dispatches the case has. */
  readDispatches: number;
};

const textFields = ["subject", "body", "actions", "replyHow"] as const;

/** The form of a new dispatch and the look at its mails. The form stays behind the preview, as it was typed. */
export function NewDispatch(props: Props) {
  const { id: offeredId, caseId, number, starts, documents, replyBy, readDispatches } = props;
  const t = useTranslations();
  // The page makes a new one whenever it is rendered again: this form keeps its own.
  const [id] = useState(offeredId);
  const [start, setStart] = useState(starts[0]);
  const [locale, setLocale] = useState<"sv" | "en">("sv");
  const [perTrack, setPerTrack] = useState<Record<string, Addressee[]>>({});
  const form = useRef<HTMLFormElement>(null);
  const typed = useRef<Record<string, Record<string, string>>>({});
  const addressees = start ? (perTrack[start.track] ?? start.addressees) : [];
  const { state, preview, pending, summary, check, send, back } = useSending(form, addressees);
  const sent = useMemo(() => gathered(state?.submission?.error), [state]);
  const { errors, mend } = useErrors(state, sent);
  const context = useMemo(() => ({ errors, values: {}, prefix: "" }), [errors]);
  if (!start) return null;
  const key = `${start.track}-${locale}`;
  const draft = { ...start.drafts[locale], ...typed.current[key] };
  // Another track or language has a text of its own; what was typed for this one is there on return.
  const keepTyped = () => {
    const data = form.current && new FormData(form.current);
    const entries = textFields.map((name) => [name, String(data?.get(name) ?? "")]);
    typed.current[key] = Object.fromEntries(entries);
  };
  return (
    <ActionFormContext value={context}>
      <div ref={summary} tabIndex={-1} className={state?.status === "error" ? "" : "hidden"}>
        <Outcome
          state={state && { ...state, submission: withGathered(state) }}
          prefix=""
          summaryRef={summary}
        />
      </div>
      <form
        ref={form}
        noValidate
        inert={preview !== null}
        // Not display: none, in which the text boxes would lose their size.
        className={preview ? "invisible -mt-5 h-0 overflow-hidden" : "flex flex-col gap-5"}
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="caseId" value={caseId} />
        <input type="hidden" name="readDispatches" value={readDispatches} />
        <Panel title={t("dispatch.form.kind")}>
          <div className="flex flex-wrap gap-x-12 gap-y-4">
            <RadioGroup
              legend={t("dispatch.form.track")}
              name="track"
              value={start.track}
              onChange={(track) => {
                keepTyped();
                setStart(starts.find((row) => row.track === track));
              }}
            >
              {starts.map((row) => (
                <Radio key={row.track} value={row.track}>
                  {t(`tracks.${row.track}`)}
                </Radio>
              ))}
            </RadioGroup>
            <RadioGroup
              legend={t("dispatch.form.locale")}
              name="locale"
              value={locale}
              onChange={(value) => {
                keepTyped();
                setLocale(value);
              }}
            >
              <Radio value="sv">{t("app.swedish")}</Radio>
              <Radio value="en">{t("app.english")}</Radio>
            </RadioGroup>
          </div>
        </Panel>
        <Panel title={t("dispatch.form.recipients")} id="field-recipients">
          <Addressees
            rows={addressees}
            number={number}
            setRows={(rows) => setPerTrack({ ...perTrack, [start.track]: rows })}
            unplaced={start.unplaced}
          />
        </Panel>
        <Panel title={t("dispatch.form.text")}>
          <div className="flex max-w-4xl flex-col gap-5" key={key}>
            <TextInput
              name="subject"
              label={t("dispatch.form.subject")}
              description={t("dispatch.form.subjectHelp")}
              defaultValue={draft.subject}
              maxLength={200}
            />
            <TextAreaInput name="body" label={t("dispatch.form.body")} defaultValue={draft.body} rows={4} />
            <TextAreaInput
              name="actions"
              label={t("dispatch.form.actions")}
              description={t("dispatch.form.actionsHelp")}
              defaultValue={draft.actions}
              rows={4}
            />
            <TextAreaInput
              name="replyHow"
              label={t("dispatch.form.replyHow")}
              defaultValue={draft.replyHow}
              rows={2}
              optional
            />
          </div>
          <div className="flex max-w-4xl flex-col gap-5 pt-5">
            <TextInput name="replyBy" type="date" label={t("dispatch.form.replyBy")} defaultValue={replyBy} />
            {documents.length > 0 ? (
              <CheckboxListInput
                name="documents"
                label={t("dispatch.form.documents")}
                defaultValue={documents.filter((file) => file.chosen).map((file) => file.sha256)}
                options={documents.map((file) => ({
                  value: file.sha256,
                  label: `${file.fileName} (${fileSize(file.size)})`,
                }))}
              />
            ) : (
              <p>{t("dispatch.form.noDocuments")}</p>
            )}
          </div>
        </Panel>
        <div>
          <Button type="submit" loading={pending}>
            {t("dispatch.form.preview")}
          </Button>
        </div>
      </form>
      {preview && <PreviewPanel preview={preview} pending={pending} onSend={send} onBack={back} />}
    </ActionFormContext>
  );
}

/** The two steps: check and look, then send. Only the second writes. */
function useSending(form: React.RefObject<HTMLFormElement | null>, addressees: Addressee[]) {
  const [state, setState] = useState<FormState>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [pending, startTransition] = useTransition();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state?.status === "error") summary.current?.focus();
  }, [state]);
  useEffect(() => {
    if (preview) window.scrollTo({ top: 0 });
  }, [preview]);
  const dataOf = () => (form.current ? formDataOf(form.current, addressees) : null);
  const check = () =>
    startTransition(async () => {
      const data = dataOf();
      if (!data) return;
      const result = await previewDispatch(null, data);
      setState(result);
      setPreview(result.preview);
    });
  const send = () =>
    startTransition(async () => {
      const data = dataOf();
      if (!data) return;
      const result = await sendNewDispatch(null, data);
      setState(result);
      if (result?.status === "error") setPreview(null);
    });
  return { state, preview, pending, summary, check, send, back: () => setPreview(null) };
}

type Errors = Record<string, string[] | null>;

/** Rows of the form's lists have no field of their own: their messages go to the list's field. */
function gathered(errors: Errors | null | undefined): Errors {
  const result: Errors = {};
  for (const [name, messages] of Object.entries(errors ?? {})) {
    const field = name.replace(/\[.*$/, "").replace("requestedActions", "actions");
    result[field] = [...(result[field] ?? []), ...(messages ?? [])];
  }
  return result;
}

function withGathered(state: NonNullable<FormState>) {
  return state.submission && { ...state.submission, error: gathered(state.submission.error) };
}
