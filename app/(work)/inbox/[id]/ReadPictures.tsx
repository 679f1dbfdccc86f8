import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { hasReadPictures } from "#lib/intake/policy.ts";
import type { WholeMessage } from "#lib/intake/queries.ts";
import { readPictures } from "./actions.ts";

/** Has the pictures and scanned pages of the message read once more. */
export async function ReadPictures({ message }: { message: WholeMessage }) {
  const t = await getTranslations("inbox.textReading");
  if (!hasReadPictures(message)) return null;
  return (
    <div className="no-print flex flex-col gap-3">
      <p className="text-(--ax-text-neutral-subtle)">{t("againLead")}</p>
      <ActionForm
        action={readPictures}
        hidden={{ messageId: message.id, version: message.version }}
        prefix="pictures-"
        submitLabel={t("again")}
        submitVariant="secondary"
        submitSize="small"
      />
    </div>
  );
}

/** Whether some of the pictures could not be read, or not whole, and might be at another try. */
export function lacksPictures({ textReading, problems }: WholeMessage): boolean {
  return textReading === "failed" || problems.some((problem) => /^pictures-(?!format|empty)/.test(problem));
}
