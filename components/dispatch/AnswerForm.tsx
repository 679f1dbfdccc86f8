"use client";

import { Button } from "@navikt/ds-react/Button";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { AnswerVersion, fileSize } from "#components/dispatch/AnswerVersion.tsx";
import { Outcome, useErrors } from "#components/ui/ActionForm.tsx";
import {
  CheckboxInput,
  CheckboxListInput,
  FileInput,
  RadioInput,
  TextAreaInput,
  TextInput,
} from "#components/ui/fields.tsx";
import { ActionFormContext } from "#components/ui/formContext.ts";
import { answerFileLimits } from "#lib/dispatch/answerLimits.ts";
import type { AnswerReply } from "#lib/dispatch/answerReply.ts";
import type { FormState } from "#lib/forms/action.ts";

/** The answer that was given before, to start from. */
export type EarlierAnswer = {
  version: number;
  concerned: "yes" | "no";
  quantity: number | null;
  comment: string | null;
  respondentName: string;
  actions: { position: number; done: boolean; note: string | null }[];
  files: { id: string; fileName: string; size: number }[];
};

type Props = {
  /** Where the form is posted: works as a plain form as well. */
  action: string;
  asked: boolean;
  ownHandling: boolean;
  actions: { position: number; text: string }[];
  earlier: EarlierAnswer | null;
  /** The name of who is signed in. */
  respondentName?: string;
};

// Shown once the recipient says that it is concerned; by style alone, so that it needs no script.
const whenConcerned = "hidden flex-col gap-6 group-has-[[name=concerned][value=yes]:checked]/answer:flex";

/** The form by which a recipient answers, with or without scripts. What was typed is kept until it is taken. */
export function AnswerForm(props: Props) {
  const { action, asked, ownHandling, actions, earlier } = props;
  const t = useTranslations("answer.form");
  const { state, newest, pending, scripted, submit } = useAnswer(action);
  const summary = useRef<HTMLDivElement>(null);
  const { errors, mend } = useErrors(state);
  const values = state?.submission?.initialValue ?? {};
  const context = useMemo(() => ({ errors, values: flattened(values), prefix: "" }), [errors, values]);
  useEffect(() => {
    if (state?.status === "error") summary.current?.focus();
  }, [state]);
  return (
    <ActionFormContext value={context}>
      <form
        action={action}
        method="post"
        encType="multipart/form-data"
        noValidate={scripted}
        onSubmit={submit}
        onChange={mend}
        className="group/answer flex flex-col gap-6"
      >
        <Outcome state={state} prefix="" summaryRef={summary} />
        {newest && <Meanwhile newest={newest} />}
        <input
          type="hidden"
          name="readVersion"
          autoComplete="off"
          value={(newest ?? earlier)?.version ?? 0}
        />
        <RadioInput
          name="concerned"
          label={t("concerned")}
          description={asked ? t("concernedHelp") : undefined}
          defaultValue={earlier?.concerned}
          options={[
            { value: "yes", label: t("concernedYes") },
            { value: "no", label: t("concernedNo") },
          ]}
        />
        <div className={whenConcerned}>
          <TextInput
            name="quantity"
            type="number"
            className="w-full"
            label={t("quantity")}
            description={t("quantityHelp")}
            optional={!asked || ownHandling}
            defaultValue={earlier?.quantity}
          />
          <RequestedActions asked={asked} actions={actions} earlier={earlier} />
        </div>
        <TextAreaInput
          name="comment"
          label={t("comment")}
          optional
          rows={2}
          defaultValue={earlier?.comment}
        />
        {/* Also a unit that is not concerned closes its part: the case waits for it. */}
        {ownHandling && <Closure />}
        <KeptFiles key={(newest ?? earlier)?.version} files={(newest ?? earlier)?.files ?? []} />
        <FileInput name="files" label={t("files")} description={t("filesHelp")} optional multiple />
        <TextInput
          name="respondentName"
          label={t("name")}
          autoComplete="name"
          defaultValue={earlier?.respondentName ?? props.respondentName}
        />
        <div>
          <Button type="submit" loading={pending} className="w-full sm:w-auto">
            {earlier ? t("submitChange") : t("submit")}
          </Button>
        </div>
      </form>
    </ActionFormContext>
  );
}

type Newest = NonNullable<AnswerReply["newest"]>;

/** What somebody else answered while this form was being filled in: the next save replaces it, knowingly. */
function Meanwhile({ newest }: { newest: Newest }) {
  const t = useTranslations("answer.form");
  return (
    <section
      aria-label={t("meanwhile")}
      className="flex flex-col gap-3 rounded-lg border border-(--ax-border-warning) p-4"
    >
      <p className="font-semibold">{t("meanwhile")}</p>
      <AnswerVersion answer={{ ...newest, submittedAt: new Date(newest.submittedAt) }} />
    </section>
  );
}

/** Files that came with the version that is changed: they stay unless the tick is taken away. */
function KeptFiles({ files }: Pick<EarlierAnswer, "files">) {
  const t = useTranslations("answer.form");
  if (files.length === 0) return null;
  return (
    <CheckboxListInput
      name="keepFiles"
      label={t("keptFiles")}
      description={t("keptFilesHelp")}
      options={files.map(({ id, fileName, size }) => ({
        value: id,
        label: t("keep", { name: fileName }),
        description: fileSize(size),
      }))}
      defaultValue={files.map((file) => file.id)}
    />
  );
}

type RequestedProps = Pick<Props, "asked" | "actions" | "earlier">;

function RequestedActions({ asked, actions, earlier }: RequestedProps) {
  const t = useTranslations("answer.form");
  if (actions.length === 0) return null;
  return (
    <ol className="flex list-none flex-col gap-4">
      {actions.map(({ position, text }, index) => {
        const before = earlier?.actions.find((row) => row.position === position);
        const name = `actions[${index}]`;
        return (
          <li
            key={position}
            className="flex flex-col gap-3 rounded-lg border border-(--ax-border-neutral-subtle) p-4"
          >
            <input type="hidden" name={`${name}.position`} value={position} />
            <RadioInput
              name={`${name}.done`}
              label={`${index + 1}. ${text}`}
              optional={!asked}
              inline
              defaultValue={before && (before.done ? "yes" : "no")}
              options={[
                { value: "yes", label: t("done") },
                { value: "no", label: t("notDone") },
              ]}
            />
            <TextInput
              name={`${name}.note`}
              label={t("note")}
              optional
              size="small"
              defaultValue={before?.note}
            />
          </li>
        );
      })}
    </ol>
  );
}

function Closure() {
  const t = useTranslations("answer.form");
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-(--ax-border-neutral-subtle) p-4">
      <CheckboxInput name="closesHandling" label={t("closes")} description={t("closesHelp")} />
      <div className="hidden group-has-[[name=closesHandling]:checked]/answer:block">
        <TextAreaInput name="closureReport" label={t("closureReport")} rows={3} />
      </div>
    </div>
  );
}

/** Sends the form without leaving the page, so that nothing typed is lost; without scripts the browser does. */
function useAnswer(action: string) {
  const t = useTranslations("answer.problem");
  const [state, setState] = useState<FormState>(null);
  const [newest, setNewest] = useState<Newest>();
  const [pending, setPending] = useState(false);
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const fail = (text: string) => setState({ at: Date.now(), status: "error", problems: [{ text }] });

  async function send(form: HTMLFormElement) {
    const data = new FormData(form);
    if (!filesFit(data)) return fail(t("files"));
    setPending(true);
    const reply = await post(action, data);
    if (reply?.next) {
      window.location.assign(reply.next);
      return;
    }
    setPending(false);
    if (reply) {
      setState(reply.state);
      // Kept through later errors of the fields: it stays the version that the next save builds on.
      if (reply.newest) setNewest(reply.newest);
    } else fail(t("unreachable"));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!pending) void send(event.currentTarget);
  }
  return { state, newest, pending, scripted, submit };
}

async function post(action: string, data: FormData): Promise<AnswerReply | null> {
  try {
    const headers = { accept: "application/json" };
    const response = await fetch(action, { method: "POST", body: data, headers });
    return (await response.json()) as AnswerReply;
  } catch {
    return null;
  }
}

function filesFit(data: FormData): boolean {
  const files = data.getAll("files").filter((value) => value instanceof File);
  const { count, eachBytes, totalBytes } = answerFileLimits;
  const total = files.reduce((sum, file) => sum + file.size, 0);
  return files.length <= count && files.every((file) => file.size <= eachBytes) && total <= totalBytes;
}

/** `{ actions: [{ done: "yes" }] }` → `{ "actions[0].done": "yes" }`: as the fields are named. */
function flattened(values: Record<string, unknown>): Record<string, unknown> {
  // Ticks stay by themselves; those of an older version say nothing of the files of a newer one.
  const { keepFiles: _ticks, ...flat }: Record<string, unknown> = values;
  const rows = Array.isArray(values.actions) ? values.actions : [];
  for (const [index, row] of rows.entries())
    for (const [key, value] of Object.entries((row ?? {}) as object))
      flat[`actions[${index}].${key}`] = value;
  return flat;
}
