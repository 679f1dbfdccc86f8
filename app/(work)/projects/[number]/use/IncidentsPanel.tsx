import { Tag } from "@navikt/ds-react/Tag";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import type { Option } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { dayOf } from "#lib/clock.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { componentsFor, incidentsOf, type ListedIncident } from "#lib/projects/use/queries.ts";
import { outstandingReports, reportedOn, requiredReports } from "#lib/projects/use/rules.ts";
import { addIncident, changeIncident, closeIncident } from "./actions.ts";
import { IncidentFields } from "./IncidentFields.tsx";

type Props = { actor: Actor; project: PageProject; editable: boolean };

/** Negative events and near misses with the device, whom they are reported to, and what was done about them. */
export async function IncidentsPanel({ actor, project, editable }: Props) {
  const t = await getTranslations("projects.use");
  const incidents = await incidentsOf(actor, project.id);
  const components = (await componentsFor(actor, project.id)).map(({ id, ceMarked, name, manufacturer }) => ({
    value: id,
    label: t(ceMarked ? "ceMarked" : "notCeMarked", { name, manufacturer }),
  }));
  return (
    <Panel title={t("incidents")} id="incidents">
      {incidents.length === 0 && <p>{t("noIncidents")}</p>}
      <ul className="divide-y divide-(--ax-border-neutral-subtle)">
        {incidents.map((incident) => (
          <IncidentRow key={incident.id} {...{ incident, components, editable }} />
        ))}
      </ul>
      {editable && (
        <Disclosure header={t("newIncident")} className="no-print pt-3">
          <div className="max-w-3xl">
            <ActionForm
              action={addIncident}
              hidden={{ projectId: project.id }}
              prefix="new-incident-"
              submitLabel={t("addIncident")}
              resetOnSuccess
            >
              <IncidentFields components={components} />
            </ActionForm>
          </div>
        </Disclosure>
      )}
    </Panel>
  );
}

type RowProps = { incident: ListedIncident; components: Option[]; editable: boolean };

async function IncidentRow({ incident, components, editable }: RowProps) {
  const t = await getTranslations("projects.use");
  const open = incident.closedAt === null;
  return (
    <li id={`incident-${incident.id}`} className="flex flex-col gap-3 py-5">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="font-semibold">{t("incident", { number: incident.number })}</h3>
        <Tag size="small" variant="moderate" data-color={open ? "warning" : "success"}>
          {t(open ? "open" : "closed")}
        </Tag>
        <ReportTag incident={incident} />
      </div>
      <IncidentFacts incident={incident} />
      {open && editable && (
        <div className="no-print flex flex-col gap-3">
          <Disclosure header={t("change")}>
            <div className="max-w-3xl">
              <ActionForm
                action={changeIncident}
                hidden={{ projectId: incident.projectId, id: incident.id, version: incident.version }}
                prefix={`incident-${incident.id}-`}
                submitLabel={t("saveIncident")}
              >
                <IncidentFields components={components} incident={incident} />
              </ActionForm>
            </div>
          </Disclosure>
          <ActionForm
            action={closeIncident}
            hidden={{ projectId: incident.projectId, id: incident.id, version: incident.version }}
            prefix={`close-${incident.id}-`}
            submitLabel={t("closeIncident")}
            submitVariant="secondary"
            submitSize="small"
          />
        </div>
      )}
    </li>
  );
}

async function ReportTag({ incident }: { incident: ListedIncident }) {
  const t = await getTranslations("projects.use");
  const waits = outstandingReports(incident).length > 0;
  const state = waits ? "toReport" : incident.reportable ? "isReported" : "notToReport";
  return (
    <Tag size="small" variant="outline" data-color={waits ? "danger" : "neutral"}>
      {t(state)}
    </Tag>
  );
}

async function IncidentFacts({ incident }: { incident: ListedIncident }) {
  const t = await getTranslations("projects.use");
  const done = reportedOn(incident);
  const day = (date: Date | null) => date?.toISOString().slice(0, 10);
  return (
    <Facts>
      <Fact label={t("incidentKind")}>{t(`incidentKinds.${incident.kind}`)}</Fact>
      <Fact label={t("occurredOn")}>{day(incident.occurredOn)}</Fact>
      <Fact label={t("description")}>
        <span className="whitespace-pre-line break-words">{incident.description}</span>
      </Fact>
      {incident.component && (
        <Fact label={t("component")}>
          {t(incident.component.ceMarked ? "ceMarked" : "notCeMarked", {
            name: incident.component.name,
            manufacturer: incident.component.manufacturer,
          })}
        </Fact>
      )}
      {requiredReports(incident).map((target) => (
        <Fact key={target} label={t(`reports.${target}`)}>
          {day(done[target]) ?? t("notReported")}
        </Fact>
      ))}
      <Fact label={t("correctiveAction")}>
        <span className="whitespace-pre-line break-words">
          {incident.correctiveAction ?? t("notWritten")}
        </span>
      </Fact>
      {incident.closedAt && (
        <Fact label={t("closed")}>
          {t("closedBy", { day: dayOf(incident.closedAt), name: incident.closedBy ?? "" })}
        </Fact>
      )}
    </Facts>
  );
}
