import { getTranslations } from "next-intl/server";
import { attachmentHref } from "#components/intake/Attachments.tsx";
import { sourceName } from "#components/notices/confidence.ts";
import { DocumentZoom } from "#components/notices/DocumentZoom.tsx";
import { PagePicture } from "#components/notices/PagePicture.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import {
  isMarked,
  type MarkedDocument,
  type MarkedPages,
  type MarkedText,
} from "#lib/intake/markedDocument.ts";
import { markedDocuments } from "#lib/intake/queries/documents.ts";
import type { MarkedPiece } from "#lib/notices/evidence.ts";
import type { FactMark } from "#lib/notices/marks.ts";

type Props = { actor: Actor; messageId: string; marks: readonly FactMark[] };

/** The documents that facts were read from, with the words marked; the first one is open, and the message's own text. */
export async function DocumentPane({ actor, messageId, marks }: Props) {
  const t = await getTranslations("notice.document");
  const documents = await markedDocuments(actor, messageId, marks);
  if (documents.length === 0) return <p>{t("none")}</p>;
  return (
    <DocumentZoom>
      <div className="flex flex-col gap-2">
        {documents.map((document, index) => (
          <Shown key={document.key} document={document} open={index === 0 || opens(document)} order={index} />
        ))}
        <Unplaced marks={marks} documents={documents} />
      </div>
    </DocumentZoom>
  );
}

/** A subject line alone says little: the text of the mail that goes with it is open too. */
const opens = (document: MarkedDocument) => document.attachmentId === null && isMarked(document);

async function Shown({ document, open, order }: { document: MarkedDocument; open: boolean; order: number }) {
  const t = await getTranslations();
  const name = sourceName(document.name, t);
  const marked = isMarked(document);
  const isLocked = document.kind === "unshown" && document.problem === "locked";
  return (
    <details open={open} className="rounded border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default)">
      <summary className="cursor-pointer px-3 py-2 font-semibold [overflow-wrap:anywhere]">
        {name}
        {!marked && (
          <span className="pl-2 text-sm font-normal text-(--ax-text-neutral-subtle)">
            {t("notice.document.noMarks")}
          </span>
        )}
      </summary>
      {document.attachmentId && !isLocked && (
        <p className="px-3 pb-2 text-sm print:hidden">
          <a
            href={attachmentHref(document.attachmentId)}
            target="_blank"
            rel="noreferrer"
            className="inline-block py-1 underline"
          >
            {t("notice.document.original")} <span className="sr-only">{name}</span>
          </a>
        </p>
      )}
      {document.kind === "text" && <Text document={document} name={name} />}
      {document.kind === "unshown" && (
        <p className="px-3 pb-3">
          {t(`notice.document.problems.${document.problem}`)}{" "}
          {document.problem !== "locked" && t("notice.document.notShown")}
        </p>
      )}
      {(document.kind === "pdf" || document.kind === "picture") && (
        <Pages document={document} id={document.attachmentId ?? ""} name={name} order={order} />
      )}
    </details>
  );
}

type PagesProps = { document: MarkedPages; id: string; name: string; order: number };

async function Pages({ document, id, name, order }: PagesProps) {
  const t = await getTranslations("notice.document");
  const { pages, pageCount, kind } = document;
  const anchor = (index: number) => `page-${order + 1}-${pages[index]?.page ?? 0}`;
  return (
    <div className="flex flex-col gap-3 px-3 pb-3">
      {pages.map((page, index) => (
        <figure
          key={page.page}
          id={anchor(index)}
          className="flex scroll-mt-2 break-inside-avoid flex-col gap-1"
        >
          <figcaption className="flex flex-wrap items-center justify-between gap-x-4 text-sm print:hidden">
            <span>{t("page", { page: page.page, pages: pageCount })}</span>
            {pages.length > 1 && (
              <span className="flex gap-4">
                {index > 0 && (
                  <a href={`#${anchor(index - 1)}`} className="inline-block py-1 underline">
                    {t("previous")}
                  </a>
                )}
                {index < pages.length - 1 && (
                  <a href={`#${anchor(index + 1)}`} className="inline-block py-1 underline">
                    {t("next")}
                  </a>
                )}
              </span>
            )}
          </figcaption>
          <PagePicture
            source={
              kind === "picture"
                ? { kind: "file", href: attachmentHref(id) }
                : { kind: "page", href: `${attachmentHref(id)}/pages/${page.page}` }
            }
            alt={t("picture", { name, page: page.page })}
            ratio={page.ratio}
          >
            {page.marks.map((mark) => (
              <Mark key={mark.mark.id} {...mark} />
            ))}
          </PagePicture>
        </figure>
      ))}
      {pages.length < pageCount && <p className="text-sm">{t("morePages", { count: pages.length })}</p>}
    </div>
  );
}

const percent = (fraction: number) => `${(fraction * 100).toFixed(3)}%`;

/** The words of one place on a page: a box for each line, and a stronger one for each value within. */
async function Mark({ mark, boxes, values }: MarkedPages["pages"][number]["marks"][number]) {
  const label = await markLabel([mark]);
  const place = ({ x, y, width, height }: (typeof boxes)[number]) => ({
    left: percent(x),
    top: percent(y),
    width: percent(width),
    height: percent(height),
  });
  return (
    <>
      {boxes.map((box, index) => (
        <mark
          key={`${box.x} ${box.y}`}
          {...(index === 0 ? { id: mark.id, tabIndex: -1, title: label } : {})}
          data-marks={mark.id}
          className="fact-mark absolute"
          style={place(box)}
        >
          {index === 0 && <span className="sr-only">{`${label}: ${mark.evidence}`}</span>}
        </mark>
      ))}
      {values.map((box) => (
        <span
          key={`${box.x} ${box.y} ${box.width}`}
          data-marks={mark.id}
          className="fact-value absolute"
          style={place(box)}
        />
      ))}
    </>
  );
}

async function markLabel(marks: readonly FactMark[]): Promise<string> {
  const t = await getTranslations("notice");
  const names = [...new Set(marks.flatMap(({ fields }) => fields))];
  return t("document.markOf", { fields: names.map((name) => t(`fields.${name}`)).join(", ") });
}

async function Text({ document, name }: { document: MarkedText; name: string }) {
  const t = await getTranslations("notice.document");
  return (
    <div className="flex flex-col gap-3 px-3 pb-3">
      {document.pages.map(({ page, pieces }) => (
        <section key={page ?? 0} aria-label={page === null ? name : t("picture", { name, page })}>
          {page !== null && (
            <p className="text-sm text-(--ax-text-neutral-subtle)">
              {t("page", { page, pages: document.pages.length })}
            </p>
          )}
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            {withPlaces(pieces).map(({ at, piece }) => (
              <Piece key={at} piece={piece} />
            ))}
          </p>
        </section>
      ))}
    </div>
  );
}

/** Text that is shown of one page at most; a longer one is there to be downloaded. */
const MAX_TEXT = 200_000;

function withPlaces(pieces: readonly MarkedPiece[]): { at: number; piece: MarkedPiece }[] {
  const placed: { at: number; piece: MarkedPiece }[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (at < MAX_TEXT || piece.marks.length > 0) placed.push({ at, piece });
    at += piece.text.length;
  }
  return placed;
}

async function Piece({ piece }: { piece: MarkedPiece }) {
  const { marks, begins, text, value } = piece;
  if (marks.length === 0) return text.slice(0, MAX_TEXT);
  const label = begins.length > 0 ? await markLabel(begins) : undefined;
  return (
    <>
      {begins.map((mark) => (
        <span key={mark.id} id={mark.id} tabIndex={-1} data-marks={mark.id} className="scroll-mt-24">
          <span className="sr-only">{label} </span>
        </span>
      ))}
      <mark
        data-marks={marks.map(({ id }) => id).join(" ")}
        className={value ? "fact-text font-semibold underline" : "fact-text"}
        title={label}
      >
        {text}
      </mark>
    </>
  );
}

/** Places whose words could not be found again are still led to: here it is said. */
async function Unplaced({ marks, documents }: { marks: readonly FactMark[]; documents: MarkedDocument[] }) {
  const t = await getTranslations("notice");
  const placed = new Set(documents.flatMap(placedIds));
  const lost = marks.filter(({ id }) => !placed.has(id));
  if (lost.length === 0) return null;
  return (
    <section className="px-3 py-2 text-sm">
      <p className="font-semibold">{t("document.unplaced")}</p>
      <ul className="list-disc pl-5">
        {lost.map((mark) => (
          <li key={mark.id} id={mark.id} tabIndex={-1} data-marks={mark.id} className="fact-lost">
            {mark.fields.map((name) => t(`fields.${name}`)).join(", ")}: <q>{mark.evidence}</q>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placedIds(document: MarkedDocument): string[] {
  if (document.kind === "unshown") return [];
  if (document.kind === "text")
    return document.pages.flatMap(({ pieces }) => pieces.flatMap(({ begins }) => begins.map(({ id }) => id)));
  return document.pages.flatMap((page) =>
    page.marks.filter(({ boxes }) => boxes.length > 0).map(({ mark }) => mark.id),
  );
}
