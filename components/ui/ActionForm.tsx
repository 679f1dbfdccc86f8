"use client";

import { Alert } from "@navikt/ds-react/Alert";
import { Button, type ButtonProps } from "@navikt/ds-react/Button";
import { ErrorSummary } from "@navikt/ds-react/ErrorSummary";
import { useTranslations } from "next-intl";
import {
  type FormEvent,
  type ReactNode,
  startTransition,
  use,
  useActionState,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { ActionFormContext, FormDoneContext, fieldId } from "#components/ui/formContext.ts";
import type { FormState } from "#lib/forms/action.ts";

type Action = (previous: FormState, formData: FormData) => Promise<FormState>;

type Props = {
  action: Action;
  /** Where the form is posted without scripts, when the action is not a server action but runs in the browser. */
  address?: string;
  children?: ReactNode;
  submitLabel: string;
  submitVariant?: ButtonProps["variant"];
  submitSize?: ButtonProps["size"];
  submitIcon?: ReactNode;
  danger?: boolean;
  /** Fields that go along unseen: ids and the version that was read. */
  hidden?: Record<string, string | number>;
  /** Several forms on one page need a prefix each, so that ids stay unique. */
  prefix?: string;
  /** Empties the form after success: for forms that add one more of something. */
  resetOnSuccess?: boolean;
  /** Nothing is left to send: no fields and no button, but what came of the last sending stays in sight. */
  closed?: boolean;
  /** Said in place of a closed form, unless its own success has just been said. */
  closedText?: ReactNode;
  /** Beside the button: a link back, a second way out. */
  footer?: ReactNode;
  className?: string;
};

/**
 * A form for one server action: keeps what was typed, shows an error summary with links to the fields, what a
 * guard refused with links to where it is put right, and what was done. Works without JavaScript too.
 */
export function ActionForm(props: Props) {
  const {
    action,
    address,
    children,
    hidden = {},
    prefix = "",
    resetOnSuccess = false,
    closed = false,
    closedText,
    footer,
    className,
  } = props;
  const [state, dispatch, pending] = useActionState(action, null);
  const done = use(FormDoneContext);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { errors, mend } = useErrors(state);
  const values = state?.submission?.initialValue ?? {};
  const context = useMemo(() => ({ errors, values, prefix }), [errors, values, prefix]);

  useEffect(() => {
    if (state?.status === "error") summary.current?.focus();
    // The button may stand far below what is said at the head of the form.
    if (state?.status === "success") summary.current?.scrollIntoView({ block: "nearest" });
    if (state?.status === "success" && resetOnSuccess) form.current?.reset();
    if (state?.status === "success") done?.();
  }, [state, resetOnSuccess, done]);

  // Not through `action`: React would empty the fields after every answer.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => dispatch(data));
  }

  if (closed)
    return (
      <>
        <Outcome state={state} prefix={prefix} summaryRef={summary} />
        {state?.status !== "success" && closedText}
      </>
    );
  return (
    <ActionFormContext value={context}>
      <form
        ref={form}
        {...(address
          ? ({ action: address, method: "post", encType: "multipart/form-data" } as const)
          : { action: dispatch })}
        onSubmit={submit}
        onChange={mend}
        noValidate
        className={className ?? "flex flex-col gap-5"}
      >
        <Outcome state={state} prefix={prefix} summaryRef={summary} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className="flex flex-wrap items-center gap-4">
          <SubmitButton {...props} pending={pending} />
          {footer}
        </div>
      </form>
    </ActionFormContext>
  );
}

const noErrors: Record<string, string[] | null> = {};
const noNames: string[] = [];

/**
 * What is wrong with the fields as they were sent; a field that has been changed since is no longer shown as wrong.
 * `mend` hears of changes: it is the form's `onChange`. `sent` where the form names its errors by other fields.
 */
export function useErrors(state: FormState, sent = state?.submission?.error ?? noErrors) {
  const [changed, setChanged] = useState<{ since: FormState; names: string[] }>({ since: null, names: [] });
  const names = changed.since === state ? changed.names : noNames;
  const errors = useMemo(
    () => Object.fromEntries(Object.entries(sent).filter(([name]) => !names.includes(name))),
    [sent, names],
  );
  function mend({ target }: FormEvent<HTMLFormElement>) {
    const name = "name" in target ? String(target.name) : "";
    if (errors[name]) setChanged({ since: state, names: [...names, name] });
  }
  return { errors, mend };
}

function SubmitButton(props: Props & { pending: boolean }) {
  return (
    <Button
      type="submit"
      variant={props.submitVariant ?? "primary"}
      size={props.submitSize ?? "medium"}
      icon={props.submitIcon}
      loading={props.pending}
      data-color={props.danger ? "danger" : undefined}
    >
      {props.submitLabel}
    </Button>
  );
}

type FieldError = [name: string, messages: string[] | null];
type OutcomeProps = { state: FormState; prefix: string; summaryRef: React.RefObject<HTMLDivElement | null> };

/** What came of a form: an error summary with links to the fields, what was refused, or what was done. */
export function Outcome({ state, prefix, summaryRef }: OutcomeProps) {
  const t = useTranslations("form");
  const [order, setOrder] = useState<string[]>([]);
  const fieldErrors = Object.entries(state?.submission?.error ?? {}).filter(
    ([, messages]) => messages?.length,
  );
  useLayoutEffect(() => {
    const fields = document.querySelectorAll(`[id^="${CSS.escape(fieldId(prefix, ""))}"]`);
    if (state?.status === "error") setOrder([...fields].map((field) => field.id));
  }, [state, prefix]);
  if (state?.status === "success" && state.notice)
    return (
      <Alert ref={summaryRef} variant="success" size="small" role="status" key={state.at}>
        {state.notice}
      </Alert>
    );
  if (state?.status !== "error") return null;
  return (
    <div ref={summaryRef} tabIndex={-1} key={state.at}>
      {fieldErrors.length > 0 && (
        <ErrorSummary heading={t("summary")}>
          {asOnPage(order, prefix, fieldErrors).map(([name, messages]) => (
            <ErrorSummary.Item key={name} href={`#${fieldId(prefix, name)}`}>
              <FieldLabel id={fieldId(prefix, name)} />
              {messages?.[0]}
            </ErrorSummary.Item>
          ))}
        </ErrorSummary>
      )}
      {state.problems.length > 0 && (
        <Alert variant="warning" role="alert">
          <strong>{t("refused")}</strong>
          <ul className="list-disc pl-5">
            {state.problems.map((problem) => (
              <li key={problem.text}>
                {problem.href ? (
                  <a href={problem.href} className="underline">
                    {problem.text}
                  </a>
                ) : (
                  problem.text
                )}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}

/** The errors in the order in which their fields stand on the page; a schema may check in another. */
function asOnPage(ids: string[], prefix: string, errors: FieldError[]): FieldError[] {
  const place = ([name]: FieldError) => {
    const position = ids.indexOf(fieldId(prefix, name));
    return position < 0 ? ids.length : position;
  };
  return errors.toSorted((a, b) => place(a) - place(b));
}

/** The words of a field's own label, so that the summary says which field it speaks of. */
function FieldLabel({ id }: { id: string }) {
  const [label, setLabel] = useState("");
  useEffect(() => {
    const field = document.getElementById(id);
    const words = document.querySelector(`label[for="${id}"]`) ?? field?.querySelector("legend");
    setLabel(words?.textContent?.trim() ?? "");
  }, [id]);
  return label && `${label}: `;
}
