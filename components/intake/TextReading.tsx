import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import type { TextReadingState } from "#prisma/generated/enums.ts";

const colors = { waiting: "info", done: "neutral", failed: "danger" } as const;

/** Marks a message with pictures or scanned pages: that they wait to be read, or could not be. */
export function TextReadingTag({ state }: { state: TextReadingState | null }) {
  const t = useTranslations("inbox.textReading");
  if (state === null || state === "done") return null;
  return (
    <Tag size="small" variant="outline" data-color={colors[state]} className="whitespace-nowrap">
      {t(`tag.${state}`)}
    </Tag>
  );
}

/** What the reading of pictures and scanned pages means for the facts of a message. */
export function TextReadingNote({ state }: { state: TextReadingState | null }) {
  const t = useTranslations("inbox.textReading");
  return state && <p>{t(`note.${state}`)}</p>;
}
