"use client";

import { ErrorMessage } from "@navikt/ds-react/Typography";
import dynamic from "next/dynamic";
import { useRef, useState, useSyncExternalStore } from "react";
import { useFieldState } from "#components/ui/formContext.ts";
import { blocksOf, textOf } from "#lib/documents/richText.ts";

type Props = {
  name: string;
  label: string;
  description?: string;
  /** HTML of the small subset that documents are kept in. */
  defaultValue: string;
  /** Whether the editor is to be there: it waits while its part of the page is folded. */
  active?: boolean;
};

/** The editor is large, and only who writes needs it. */
const Editor = dynamic(() => import("#components/ui/RichTextEditor.tsx"), { ssr: false });

const never = () => () => undefined;

/**
 * Several paragraphs with headings, lists, bold, italic and links. Sends HTML under its name and `html` as
 * `<name>Format`; where there are no scripts, a text area that sends plain text and `text`.
 */
export function RichTextInput({ name, label, description, defaultValue, active = true }: Props) {
  const { id, error, typed } = useFieldState(name);
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [ready, setReady] = useState(false);
  const hidden = useRef<HTMLInputElement>(null);
  const latest = useRef(defaultValue);
  const area = useRef<HTMLTextAreaElement>(null);
  const labelId = `${id}-label`;
  const describedBy = [description && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  const plain = typeof typed === "string" ? typed : textOf(blocksOf(defaultValue));
  return (
    <div className="flex flex-col gap-2">
      <label id={labelId} htmlFor={id} className="font-semibold">
        {label}
      </label>
      {description && (
        <p id={`${id}-help`} className="-mt-1 text-(--ax-text-neutral-subtle)">
          {description}
        </p>
      )}
      {inBrowser && active && (
        <Editor
          id={id}
          labelId={labelId}
          describedBy={describedBy || undefined}
          invalid={Boolean(error)}
          initial={defaultValue}
          typedBefore={() => (area.current && area.current.value !== plain ? area.current.value : null)}
          onReady={() => setReady(true)}
          onChange={(html) => {
            latest.current = html;
            if (hidden.current) hidden.current.value = html;
          }}
        />
      )}
      {ready ? (
        <>
          <input
            type="hidden"
            name={name}
            ref={(input) => {
              hidden.current = input;
              if (input) input.value = latest.current;
            }}
          />
          <input type="hidden" name={`${name}Format`} value="html" />
        </>
      ) : (
        <>
          <textarea
            ref={area}
            id={inBrowser && active ? undefined : id}
            name={name}
            rows={6}
            defaultValue={plain}
            aria-labelledby={labelId}
            aria-describedby={describedBy || undefined}
            className="w-full rounded border border-(--ax-border-neutral) p-2"
          />
          <input type="hidden" name={`${name}Format`} value="text" />
        </>
      )}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </div>
  );
}
