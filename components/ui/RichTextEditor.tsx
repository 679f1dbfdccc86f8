"use client";

import { type Editor, EditorContent, useEditor, useEditorState } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { cleanHtml, htmlOf, textBlocks } from "#lib/documents/richText.ts";

type Props = {
  id: string;
  labelId: string;
  describedBy?: string;
  invalid: boolean;
  initial: string;
  /** What was typed into the plain text area while the editor was on its way; null when nothing was. */
  typedBefore: () => string | null;
  onReady: () => void;
  onChange: (html: string) => void;
};

// Only what the server keeps: anything else would vanish when it is saved.
const extensions = [
  StarterKit.configure({
    ...{
      blockquote: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      strike: false,
      underline: false,
    },
    heading: { levels: [3, 4] },
    link: { openOnClick: false, autolink: true, protocols: ["http", "https", "mailto"] },
  }),
];

/** The editor of rich text with its toolbar. What is pasted is cleaned as the server will clean it. */
export default function RichTextEditor(props: Props) {
  const { id, labelId, describedBy, invalid, initial, typedBefore, onReady, onChange } = props;
  const changed = useRef(onChange);
  changed.current = onChange;
  const editor = useEditor({
    extensions,
    content: initial,
    immediatelyRender: false,
    // Style sheets go by the class names below; a style element of its own is not needed.
    injectCSS: false,
    editorProps: {
      attributes: {
        id,
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": labelId,
        ...(describedBy && { "aria-describedby": describedBy }),
        ...(invalid && { "aria-invalid": "true" }),
        class: "rich-text min-h-28 max-h-[70vh] overflow-y-auto p-3 focus:outline-none",
      },
      transformPastedHTML: cleanHtml,
    },
    onUpdate: ({ editor: current }) => changed.current(current.isEmpty ? "" : current.getHTML()),
  });
  const begun = useRef(false);
  useEffect(() => {
    if (!editor || begun.current) return;
    begun.current = true;
    const typed = typedBefore();
    if (typed !== null) {
      editor.commands.setContent(htmlOf(textBlocks(typed)), { emitUpdate: true });
      editor.commands.focus("end");
    }
    onReady();
  }, [editor, onReady, typedBefore]);
  if (!editor) return null;
  return (
    <div className="rounded border border-(--ax-border-neutral) bg-(--ax-bg-default) focus-within:outline-3 focus-within:outline-(--ax-border-focus)">
      <Toolbar editor={editor} labelId={labelId} />
      <EditorContent editor={editor} />
    </div>
  );
}

type Tool = { key: string; sign: ReactNode; run: () => void; pressed: boolean };

function Toolbar({ editor, labelId }: { editor: Editor; labelId: string }) {
  const t = useTranslations("projects.richText");
  const [linking, setLinking] = useState(false);
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive("bold"),
      italic: current.isActive("italic"),
      heading: current.isActive("heading"),
      bullets: current.isActive("bulletList"),
      numbers: current.isActive("orderedList"),
      link: current.isActive("link"),
    }),
  });
  const chain = () => editor.chain().focus();
  const tools: Tool[] = [
    { key: "bold", sign: <b>F</b>, run: () => chain().toggleBold().run(), pressed: active.bold },
    { key: "italic", sign: <i>K</i>, run: () => chain().toggleItalic().run(), pressed: active.italic },
    {
      key: "heading",
      sign: "H",
      run: () => chain().toggleHeading({ level: 3 }).run(),
      pressed: active.heading,
    },
    { key: "bullets", sign: "•", run: () => chain().toggleBulletList().run(), pressed: active.bullets },
    { key: "numbers", sign: "1.", run: () => chain().toggleOrderedList().run(), pressed: active.numbers },
    { key: "link", sign: "↗", run: () => setLinking((open) => !open), pressed: active.link || linking },
  ];
  return (
    <>
      <div
        role="toolbar"
        aria-label={t("toolbar")}
        aria-describedby={labelId}
        className="flex flex-wrap gap-1 border-b border-(--ax-border-neutral-subtle) p-1"
      >
        {tools.map(({ key, sign, run, pressed }) => (
          <button
            key={key}
            type="button"
            aria-pressed={pressed}
            aria-label={t(key)}
            title={t(key)}
            onClick={run}
            className="min-h-9 min-w-9 rounded px-2 hover:bg-(--ax-bg-neutral-moderate-hover) aria-pressed:bg-(--ax-bg-accent-moderate-pressed) focus-visible:outline-3 focus-visible:outline-(--ax-border-focus)"
          >
            {sign}
          </button>
        ))}
      </div>
      {linking && <LinkForm editor={editor} onDone={() => setLinking(false)} />}
    </>
  );
}

/** Asks for the address of a link. Not a form of its own: it stands within one. */
function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useTranslations("projects.richText");
  const field = useRef<HTMLInputElement>(null);
  const before = String(editor.getAttributes("link").href ?? "");
  useEffect(() => field.current?.focus(), []);
  function put() {
    const address = field.current?.value.trim() ?? "";
    const href = /^[\w.+-]+@[\w.-]+$/.test(address) ? `mailto:${address}` : address;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (href === "") chain.unsetLink().run();
    else {
      const full = /^(?:https?:\/\/|mailto:)/i.test(href) ? href : `https://${href}`;
      if (editor.state.selection.empty && !before)
        chain
          .insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: full } }] })
          .run();
      else chain.setLink({ href: full }).run();
    }
    onDone();
  }
  return (
    <div className="flex flex-wrap items-end gap-2 border-b border-(--ax-border-neutral-subtle) p-2">
      <label className="flex min-w-0 grow flex-col text-sm">
        {t("address")}
        <input
          ref={field}
          type="url"
          defaultValue={before}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              put();
            }
            if (event.key === "Escape") {
              onDone();
              editor.commands.focus();
            }
          }}
          className="w-full rounded border border-(--ax-border-neutral) p-1.5 text-base"
        />
      </label>
      <button type="button" onClick={put} className="rounded border border-(--ax-border-neutral) px-3 py-1.5">
        {t("putLink")}
      </button>
    </div>
  );
}
