type Values = Record<string, string | number>;
type Translate = (key: string, values?: Values) => string;
type Names = ReadonlyMap<string, string>;
type Told = { streamId: string; type: string; data: Record<string, unknown> };
type Scalar = string | number | boolean | null | undefined;

/** Fields whose values are words of the application rather than of a person. */
const wordLists: Record<string, string> = {
  mailbox: "directory.mailboxKinds",
  party: "directory.partyKinds",
  watch: "watch.form",
};

const texts = (value: unknown): string => (typeof value === "string" ? value : "");
const counted = (value: unknown): number =>
  Array.isArray(value) ? value.length : typeof value === "number" ? value : 0;

/**
 * The sentence that tells an event of the directory, of an account, of the settings or of a mail in the reader's
 * language. `names` are the present names of what the event holds by id; what is gone keeps its id.
 */
export function historySentence(event: Told, names: Names, t: Translate): string {
  const { data, type } = event;
  const subject = names.get(event.streamId) ?? event.streamId;
  switch (type) {
    case "entry_created":
    case "entry_deactivated":
    case "entry_reactivated":
      return t(`history.events.${type}`, entry(data, t));
    case "entry_changed":
      return t("history.events.entry_changed", {
        ...entry(data, t),
        changes: changesInWords(data, names, t),
      });
    case "manager_added":
    case "manager_removed":
      return t(`history.events.${type}`, {
        ...entry(data, t),
        kind: t(`directory.managerKinds.${texts(data.kind)}`),
        manager: texts(data.manager),
        email: texts(data.email),
      });
    case "watch_source_added":
    case "watch_source_activated":
    case "watch_source_deactivated":
    case "watch_source_removed":
      return t(`history.events.${type}`, { name: texts(data.name), address: texts(data.address) });
    case "watch_source_changed":
      return t("history.events.watch_source_changed", {
        name: texts(data.name),
        changes: changesInWords(data, names, t),
      });
    case "import_uploaded":
    case "directory_imported":
      return t(`history.events.${type}`, {
        list: t(`directory.csv.lists.${texts(data.list)}`),
        fileName: texts(data.fileName),
        added: counted(data.added),
        changed: counted(data.changed),
      });
    case "user_created":
    case "role_granted":
    case "role_withdrawn":
      return t(`history.events.${type}`, { subject, ...roleInWords(data, names, t) });
    case "user_renamed":
      return t("history.events.user_renamed", { from: texts(data.from), to: texts(data.to) });
    case "setting_changed": {
      const [from, to] = differing(data.from, data.to);
      return t(`history.events.${data.from === null ? "setting_made" : "setting_changed"}`, {
        setting: t(`history.settings.${texts(data.key)}`),
        from: shown(from, t),
        to: shown(to, t),
      });
    }
    case "mailbox_connected":
    case "mailbox_paused":
    case "mailbox_resumed":
    case "mailbox_removed":
    case "mailbox_compared":
    case "mailbox_missing":
      return t(`history.events.${type}`, {
        name: texts(data.name),
        address: texts(data.address),
        missing: counted(data.missing),
      });
    case "mailbox_changed": {
      const secret = data.secretChanged ? [t("history.fields.secret")] : [];
      const told = [changesInWords(data, names, t), ...secret].filter(Boolean);
      return t("history.events.mailbox_changed", { name: texts(data.name), changes: told.join("; ") });
    }
    default:
      return t(`history.events.${type}`, { subject, sessions: counted(data.sessions) });
  }
}

function entry(data: Told["data"], t: Translate): Values {
  return { entity: t(`history.entities.${texts(data.entity)}`), name: texts(data.name) };
}

function roleInWords(data: Told["data"], names: Names, t: Translate): Values {
  const place = texts(data.unitId) || texts(data.administrationId) || texts(data.projectId);
  return {
    role: t(`roles.${texts(data.role)}`),
    place: place ? (names.get(place) ?? place) : t("directory.wholeRegion"),
  };
}

function changesInWords(data: Told["data"], names: Names, t: Translate): string {
  const changes = Array.isArray(data.changes) ? data.changes : [];
  return changes
    .map(({ field, from, to }: { field: string; from: Scalar; to: Scalar }) => {
      const value = (given: Scalar) => {
        if (field === "kind" && given) return t(`${wordLists[texts(data.entity)]}.${given}`);
        return names.get(String(given)) ?? shown(given, t);
      };
      const values = { field: t(`history.fields.${field}`), from: value(from), to: value(to) };
      return t("history.change", values);
    })
    .join("; ");
}

/** Where the names of a setting's parts stand. */
const partNames: Record<string, string> = {
  ...group("statuses", "received", "gathering", "coordinating", "acting", "following_up"),
  ...group("severities", "critical", "high", "moderate", "low"),
  ...group("history.fields", "name", "signature"),
  ...group("settings.opening", "mode", "threshold", "required"),
  ...group("settings.acknowledgement", "enabled", "perSenderAndDay"),
};

/** Where the values of a setting's parts stand that are words of the application. */
const valueNames: Record<string, string> = {
  mode: "settings.opening.modes",
  required: "settings.opening.facts",
};

function group(place: string, ...parts: string[]): Record<string, string> {
  return Object.fromEntries(parts.map((part) => [part, `${place}.${part}`]));
}

type Parts = Record<string, unknown>;
const isPlain = (value: unknown) => value === null || typeof value !== "object";
/** Whether a value is told part by part; a list of plain values is told as a whole. */
const isParts = (value: unknown): value is Parts =>
  !isPlain(value) && !(Array.isArray(value) && value.every(isPlain));

/** Two values of a setting without the parts that are alike. */
function differing(from: unknown, to: unknown): [unknown, unknown] {
  if (!isParts(from) || !isParts(to)) return [from, to];
  const before: Parts = {};
  const after: Parts = {};
  for (const key of Object.keys({ ...from, ...to })) {
    if (JSON.stringify(from[key]) === JSON.stringify(to[key])) continue;
    [before[key], after[key]] = differing(from[key], to[key]);
  }
  return [before, after];
}

/** A value as people read it: settings are plain data. */
function shown(value: unknown, t: Translate): string {
  if (value === null || value === undefined || value === "") return t("history.nothing");
  if (typeof value === "boolean") return t(value ? "form.yes" : "form.no");
  if (Array.isArray(value)) return value.map((part) => shown(part, t)).join(", ");
  if (!isParts(value)) return String(value);
  const known = Object.keys(partNames);
  return Object.entries(value)
    .sort(([a], [b]) => known.indexOf(a) - known.indexOf(b))
    .map(([key, part]) => {
      const [label, words] = [partNames[key], valueNames[key]];
      return `${label ? t(label) : key}: ${words ? inWords(part, words, t) : shown(part, t)}`;
    })
    .join(", ");
}

/** One word of the application or several, in the reader's language. */
function inWords(value: unknown, place: string, t: Translate): string {
  const words = Array.isArray(value) ? value : [value];
  return words.length === 0 ? t("history.nothing") : words.map((word) => t(`${place}.${word}`)).join(", ");
}
