import { FileTextIcon } from "@navikt/aksel-icons";
import { useTranslations } from "next-intl";
import { fileSize } from "#components/intake/fileSize.ts";

type Attachment = {
  id: string;
  fileName: string;
  mediaType: string;
  size: number;
  inline: boolean;
  contentId: string | null;
};

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

/** The files of a message: each can be saved, PDFs are shown in the page when opened; the first at once if asked. */
export function Attachments({ attachments, openFirst, withinText }: Props) {
  const t = useTranslations("inbox.message");
  const files = shownFiles(attachments, withinText);
  if (files.length === 0) return null;
  const firstPdf = files.find((file) => file.mediaType === "application/pdf");
  return (
    <ul aria-label={t("attachments")} className="flex flex-col gap-2">
      {files.map((file) => (
        <li key={file.id} className="rounded-lg border border-(--ax-border-neutral-subtle)">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
            <span className="flex min-w-0 items-center gap-2 font-semibold">
              <FileTextIcon aria-hidden className="shrink-0" />
              <span className="[overflow-wrap:anywhere]">{file.fileName}</span>
            </span>
            <span className="text-sm text-(--ax-text-neutral-subtle)">{fileSize(file.size)}</span>
            <a href={`${attachmentHref(file.id)}?download`} download className="underline">
              {t("download")} <span className="sr-only">{file.fileName}</span>
            </a>
          </div>
          {file.mediaType === "application/pdf" && (
            <PdfView file={file} open={openFirst === true && file === firstPdf} />
          )}
          {file.mediaType.startsWith("image/") && <ImageView file={file} />}
        </li>
      ))}
    </ul>
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
