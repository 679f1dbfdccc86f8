import { FileTextIcon } from "@navikt/aksel-icons";
import { useTranslations } from "next-intl";
import { fileSize } from "#components/intake/fileSize.ts";
import { LetterView } from "#components/intake/LetterView.tsx";
import { LockNote } from "#components/intake/LockNote.tsx";
import type { Lock } from "#lib/documents/scanning/lock.ts";
import type { Letter } from "#lib/intake/letter.ts";

type Attachment = {
  id: string;
  fileName: string;
  mediaType: string;
  size: number;
  inline: boolean;
  contentId: string | null;
  /** How many other files it was unpacked from. */
  depth: number;
  lock: Lock | null;
  letter: Letter | null;
};

/** How far a file is set in below what it was unpacked from; deeper ones no further. */
const indents = ["", "ml-4 sm:ml-8", "ml-8 sm:ml-16", "ml-12 sm:ml-24"];

const none: ReadonlySet<string> = new Set();

/** The address that serves one attachment. */
export function attachmentHref(id: string): string {
  return `/api/files/attachments/${id}`;
}

/** The files to show: all but the pictures that are seen within the text, by their content ids. */
export function shownFiles(attachments: Attachment[], withinText: ReadonlySet<string> = none): Attachment[] {
  return attachments.filter((file) => !(file.contentId && withinText.has(file.contentId)));
}

type Props = { attachments: Attachment[]; openFirst?: boolean; withinText?: ReadonlySet<string> };

/**
 * The files of a message, each below what it was unpacked from: each can be saved, PDFs are shown in the page when
 * opened; the first at once if asked. A locked one is only named.
 */
export function Attachments({ attachments, openFirst, withinText }: Props) {
  const t = useTranslations("inbox.message");
  const files = shownFiles(attachments, withinText);
  if (files.length === 0) return null;
  const firstPdf = files.find((file) => file.mediaType === "application/pdf" && !file.lock);
  return (
    <ul aria-label={t("attachments")} className="flex flex-col gap-2">
      {files.map((file) => (
        <li
          key={file.id}
          className={`rounded-lg border border-(--ax-border-neutral-subtle) ${indents[Math.min(file.depth, indents.length - 1)]}`}
        >
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
            <span className="flex min-w-0 items-center gap-2 font-semibold">
              <FileTextIcon aria-hidden className="shrink-0" />
              <span className="[overflow-wrap:anywhere]">{file.fileName}</span>
            </span>
            <Access file={file} />
          </div>
          {file.letter && <LetterView letter={file.letter} name={file.fileName} />}
          {file.mediaType === "application/pdf" && !file.lock && (
            <PdfView file={file} open={openFirst === true && file === firstPdf} />
          )}
          {file.mediaType.startsWith("image/") && !file.lock && <ImageView file={file} />}
        </li>
      ))}
    </ul>
  );
}

/** The way to a file's bytes, or why there is none. */
function Access({ file }: { file: Attachment }) {
  const t = useTranslations("inbox");
  // A message within an Outlook file has no bytes of its own.
  if (file.size === 0 && file.letter)
    return <span className="text-sm text-(--ax-text-neutral-subtle)">{t("letter.noFile")}</span>;
  const size = <span className="text-sm text-(--ax-text-neutral-subtle)">{fileSize(file.size)}</span>;
  if (file.lock)
    return (
      <>
        {size} <LockNote lock={file.lock} />
      </>
    );
  return (
    <>
      {size}
      <a href={`${attachmentHref(file.id)}?download`} download className="underline">
        {t("message.download")} <span className="sr-only">{file.fileName}</span>
      </a>
    </>
  );
}

function PdfView({ file, open }: { file: Attachment; open: boolean }) {
  const t = useTranslations("inbox.message");
  const href = attachmentHref(file.id);
  return (
    <details open={open} className="border-t border-(--ax-border-neutral-subtle)">
      <summary className="cursor-pointer px-3 py-2">
        {t("showPdf")} <span className="sr-only">{file.fileName}</span>
      </summary>
      <object
        // Of the browser's own PDF view: no side panel, the page as wide as its place.
        data={`${href}#navpanes=0&view=FitH`}
        type="application/pdf"
        aria-label={t("pdfTitle", { name: file.fileName })}
        className="h-[75vh] w-full"
      >
        <p className="p-3">
          {t("pdfFallback")}{" "}
          <a href={href} className="underline">
            {file.fileName}
          </a>
        </p>
      </object>
    </details>
  );
}

/** Only types that are served as pictures; any other is not shown by the browser. */
function ImageView({ file }: { file: Attachment }) {
  const t = useTranslations("inbox.message");
  if (!/^image\/(?:png|jpeg|gif|webp)$/.test(file.mediaType)) return null;
  return (
    <details className="border-t border-(--ax-border-neutral-subtle)">
      <summary className="cursor-pointer px-3 py-2">
        {t("showPdf")} <span className="sr-only">{file.fileName}</span>
      </summary>
      {/* biome-ignore lint/performance/noImgElement: a private file, served as it is */}
      <img src={attachmentHref(file.id)} alt={file.fileName} loading="lazy" className="max-h-[75vh] p-3" />
    </details>
  );
}
