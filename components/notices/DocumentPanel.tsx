import { Heading } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DocumentPane } from "#components/notices/DocumentPane.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import type { FactMark } from "#lib/notices/marks.ts";

type Props = { actor: Actor; messageId: string; marks: readonly FactMark[] };

/** The documents beside the facts: stays in sight on a wide screen, stands after the facts on a narrow one. */
export async function DocumentPanel({ actor, messageId, marks }: Props) {
  const t = await getTranslations("notice.document");
  return (
    <section
      aria-labelledby="document-title"
      className="flex min-w-0 flex-col gap-2 rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default) p-4 xl:sticky xl:top-20 xl:max-h-[calc(100vh-6rem)] print:border-0 print:p-0"
    >
      <Heading level="2" size="small" id="document-title">
        {t("title")}
      </Heading>
      <Suspense fallback={<p>{t("loading")}</p>}>
        <DocumentPane actor={actor} messageId={messageId} marks={marks} />
      </Suspense>
    </section>
  );
}
