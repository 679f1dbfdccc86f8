"use client";

import { useTranslations } from "next-intl";
import { TextInput } from "#components/ui/fields.tsx";

type Activity = { title?: string; owner?: string | null; startsOn?: string; endsOn?: string };

export function ActivityFields({ activity = {} }: { activity?: Activity }) {
  const t = useTranslations("projects.timePlan");
  return (
    <>
      <TextInput name="title" label={t("activity")} defaultValue={activity.title} maxLength={200} />
      <TextInput name="owner" label={t("owner")} defaultValue={activity.owner} maxLength={200} optional />
      <div className="flex flex-wrap items-start gap-5">
        <TextInput name="startsOn" type="date" label={t("startsOn")} defaultValue={activity.startsOn} />
        <TextInput name="endsOn" type="date" label={t("endsOn")} defaultValue={activity.endsOn} />
      </div>
    </>
  );
}
