import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { hasReadPictures, isReadable } from "#lib/intake/policy.ts";
import type { WholeMessage } from "#lib/intake/queries.ts";
import { readAnew } from "./actions.ts";
import { lacksPictures, ReadPictures } from "./ReadPictures.tsx";

/** Reads the facts of the message once more. */
export async function ReadAnew({ message }: { message: WholeMessage }) {
  const t = await getTranslations("notice.review");
  if (hasReadPictures(message) && !lacksPictures(message))
    return (
      <Panel>
        <details className="no-print">
          <summary className="cursor-pointer pb-2 text-lg font-semibold">{t("readAnew")}</summary>
          <ReadPictures message={message} />
        </details>
      </Panel>
    );
  if (!isReadable(message)) return null;
  return (
    <Panel>
      <details className="no-print">
        <summary className="cursor-pointer text-lg font-semibold">{t("readAnew")}</summary>
        <p className="pt-2 pb-4 text-(--ax-text-neutral-subtle)">{t("readAnewLead")}</p>
        <ActionForm
          action={readAnew}
          hidden={{ messageId: message.id, version: message.version }}
          prefix="read-"
          submitLabel={t("readAnew")}
          submitVariant="secondary"
          submitSize="small"
        />
      </details>
    </Panel>
  );
}
