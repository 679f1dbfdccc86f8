"use client";

import { useTranslations } from "next-intl";
import { type Option, RadioInput, SelectInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { reportTargets } from "#lib/projects/use/rules.ts";
import { IncidentKind } from "#prisma/generated/enums.ts";

type Known = {
  kind: IncidentKind;
  occurredOn: Date;
  description: string;
  reportable: boolean;
  componentId: string | null;
  authorityReportedOn: Date | null;
  manufacturerReportedOn: Date | null;
  agencyReportedOn: Date | null;
  correctiveAction: string | null;
};

const dayText = (date: Date | null | undefined) => date?.toISOString().slice(0, 10);

/** What is said of an event; once it is there, whom it was reported to and what is done about it as well. */
export function IncidentFields({ components, incident }: { components: Option[]; incident?: Known }) {
  const t = useTranslations("projects.use");
  return (
    <>
      <RadioInput
        name="kind"
        label={t("incidentKind")}
        defaultValue={incident?.kind}
        options={Object.values(IncidentKind).map((value) => ({ value, label: t(`incidentKinds.${value}`) }))}
      />
      <TextInput
        name="occurredOn"
        type="date"
        label={t("occurredOn")}
        defaultValue={dayText(incident?.occurredOn)}
      />
      <TextAreaInput
        name="description"
        label={t("description")}
        description={t("noPatients")}
        maxLength={8000}
        defaultValue={incident?.description}
      />
      <RadioInput
        name="reportable"
        label={t("reportable")}
        description={t("reportableHint")}
        inline
        defaultValue={incident && (incident.reportable ? "yes" : "no")}
        options={[
          { value: "yes", label: t("yes") },
          { value: "no", label: t("no") },
        ]}
      />
      {components.length > 0 && (
        <SelectInput
          name="componentId"
          label={t("component")}
          emptyLabel={t("noComponent")}
          options={components}
          defaultValue={incident?.componentId}
        />
      )}
      {incident && (
        <>
          {reportTargets.map((target) => (
            <TextInput
              key={target}
              name={`${target}ReportedOn`}
              type="date"
              label={t(`reports.${target}`)}
              description={t(`reportHints.${target}`)}
              optional
              defaultValue={dayText(incident[`${target}ReportedOn`])}
            />
          ))}
          <TextAreaInput
            name="correctiveAction"
            label={t("correctiveAction")}
            description={t("noPatients")}
            optional
            maxLength={8000}
            defaultValue={incident.correctiveAction}
          />
        </>
      )}
    </>
  );
}
