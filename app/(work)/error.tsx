"use client";

import { Button } from "@navikt/ds-react/Button";
import { Heading } from "@navikt/ds-react/Typography";
import { useTranslations } from "next-intl";

/** What a person sees when a page could not be made: what to do, and the id that the log has. */
export default function WorkError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("app");
  return (
    <div className="flex max-w-2xl flex-col items-start gap-4">
      <Heading level="1" size="large">
        {t("failed")}
      </Heading>
      <p>{t("failedText")}</p>
      {error.digest && <code>{error.digest}</code>}
      <Button onClick={reset}>{t("retry")}</Button>
    </div>
  );
}
