"use client";

import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useTranslations } from "next-intl";

/** What is typed for the declaration before it is shown: a plain form that only reads. */
export function DraftForm({ number, place }: { number: string; place: string }) {
  const t = useTranslations("projects.conclude");
  return (
    <form action={`/projects/${number}/conclude/sign`} method="get" className="flex max-w-xl flex-col gap-5">
      <TextField
        name="registration"
        label={t("registration")}
        description={t("registrationHint")}
        maxLength={60}
        required
        autoComplete="off"
      />
      <TextField name="place" label={t("place")} defaultValue={place} maxLength={100} required />
      <div>
        <Button type="submit">{t("read")}</Button>
      </div>
    </form>
  );
}
