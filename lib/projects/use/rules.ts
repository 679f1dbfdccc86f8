/** Whom an incident is reported to. */
export const reportTargets = ["authority", "manufacturer", "agency"] as const;
export type ReportTarget = (typeof reportTargets)[number];

export type ReportableIncident = {
  reportable: boolean;
  correctiveAction: string | null;
  authorityReportedOn: Date | null;
  manufacturerReportedOn: Date | null;
  agencyReportedOn: Date | null;
  /** The part that it was about; null when it was the device itself. */
  component: { ceMarked: boolean } | null;
};

/**
 * Whom an incident must be reported to (HSLF-FS 2021:52, 5 kap. 5 §): the device is self-made, so always to the
 * supervisory authority; when it was about a CE-marked part, to that part's manufacturer and to Läkemedelsverket too.
 */
export function requiredReports(
  incident: Pick<ReportableIncident, "reportable" | "component">,
): ReportTarget[] {
  if (!incident.reportable) return [];
  return incident.component?.ceMarked ? ["authority", "manufacturer", "agency"] : ["authority"];
}

/** When each report was made. */
export function reportedOn(incident: ReportableIncident): Record<ReportTarget, Date | null> {
  return {
    authority: incident.authorityReportedOn,
    manufacturer: incident.manufacturerReportedOn,
    agency: incident.agencyReportedOn,
  };
}

/** Required reports that nobody has noted yet. */
export function outstandingReports(incident: ReportableIncident): ReportTarget[] {
  const done = reportedOn(incident);
  return requiredReports(incident).filter((target) => done[target] === null);
}

/** What an incident lacks before it can be closed: its reports, and a corrective action or why there is none. */
export function lackingToClose(incident: ReportableIncident): (ReportTarget | "correctiveAction")[] {
  const action = incident.correctiveAction?.trim() ? [] : (["correctiveAction"] as const);
  return [...outstandingReports(incident), ...action];
}
