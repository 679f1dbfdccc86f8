import { Checkbox } from "@navikt/ds-react/Checkbox";
import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import { confidenceOf, percentOf, shownValue, sourceInWords } from "#components/notices/confidence.ts";
import { RestoreButton } from "#components/notices/RestoreButton.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import type { Fact, NoticeFacts } from "#lib/notices/facts.ts";
import { type FieldName, fieldText, noticeFields, saysSame } from "#lib/notices/fields.ts";
import { factsOfField, type marksOf } from "#lib/notices/marks.ts";
import { type FieldState, fieldState, listChanges, type Standing } from "#lib/notices/review.ts";

type Marks = ReturnType<typeof marksOf>;

type Props = {
  name: FieldName;
  standing: Standing;
  facts: NoticeFacts | null;
  marks: Marks;
  /** The form whose field may be ticked as right and set back to what was read; null where nobody may. */
  form: { prefix: string } | null;
  /** The address of the page where the document is; empty on that page itself. */
  documentHref?: string;
};

const colours = {
  missing: "neutral",
  read: "warning",
  confirmed: "success",
  corrected: "info",
  carried: "warning",
} as const satisfies Record<FieldState, string>;

/** How a field stands: as read, or a person's word with what was read beside it; and where each value was read. */
export function FactReading({ name, standing, facts, marks, form, documentHref = "" }: Props) {
  const t = useTranslations("notice.review");
  const fieldNames = useTranslations("notice.fields");
  const state = fieldState(standing, name);
  const entry = standing.review[name];
  const read = factsOfField(facts, name);
  const stands = fieldText(standing.columns, name);
  const field = fieldNames(name);
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 border-l-2 border-(--ax-border-neutral-subtle) pl-3 text-sm [&>p]:basis-full [&>details]:basis-full">
      <div className="flex flex-wrap items-center gap-x-3">
        <Tag size="xsmall" variant="moderate" data-color={colours[state]}>
          {t(`states.${state}`)}
        </Tag>
        {entry && (
          <span className="text-(--ax-text-neutral-subtle)">
            {entry.by && t("by", { name: entry.by })} <Moment at={new Date(entry.at)} />
          </span>
        )}
        {form && state !== "corrected" && (
          <Checkbox
            // Another state is another box: what was ticked before says nothing of it.
            key={`${state} ${stands}`}
            name="confirmed"
            value={name}
            size="small"
            className="-my-1 print:hidden"
            defaultChecked={state === "confirmed"}
          >
            {t(stands === "" ? "notStated" : "stands")} <span className="sr-only">({field})</span>
          </Checkbox>
        )}
        {form && !saysSame(standing.columns, standing.read, name) && (
          <RestoreButton
            prefix={form.prefix}
            name={name}
            values={valuesOf(standing, name)}
            label={t("restoreFor", { field })}
          >
            {t("restore")}
          </RestoreButton>
        )}
      </div>
      <Original name={name} standing={standing} state={state} read={read} />
      <Sources facts={read} marks={marks} documentHref={documentHref} />
    </div>
  );
}

/** What was read, as the field's control has it. */
function valuesOf({ read }: Standing, name: FieldName): string[] {
  const value = read[name];
  return Array.isArray(value) ? value : [fieldText(read, name)];
}

type OriginalProps = Pick<Props, "name" | "standing"> & { state: FieldState; read: Fact[] };

/** What was read, where it is not what holds: for a list what was added and taken away. */
function Original({ name, standing, state, read }: OriginalProps) {
  const t = useTranslations();
  const before = standing.read[name];
  const now = standing.columns[name];
  const asRead = fieldText(standing.read, name);
  // A day that is told in words ("within five days") is read but is no date.
  const [fact] = read;
  if (asRead === "" && fact && !Array.isArray(before))
    return <p>{t("notice.review.notADay", { value: shownValue(fact, t) })}</p>;
  if (state === "missing" || saysSame(standing.columns, standing.read, name)) return null;
  if (asRead === "") return <p>{t("notice.review.originalNone")}</p>;
  if (!Array.isArray(before) || !Array.isArray(now)) {
    const kind = noticeFields.find((field) => field.name === name)?.kind;
    const value = kind === "yesNo" ? t(`form.${asRead}`) : asRead;
    return (
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{t("notice.review.original", { value })}</p>
    );
  }
  const { added, removed } = listChanges(before, now);
  const listed = (values: string[]) => {
    const words = values
      .slice(0, 12)
      .map((value) => (name === "actionTypes" ? t(`notice.actionTypes.${value}`) : value));
    const rest = values.length - words.length;
    return [words.join(", "), rest > 0 && t("notice.review.shortened", { count: rest })]
      .filter(Boolean)
      .join(" ");
  };
  return (
    <>
      {added.length > 0 && (
        <p className="[overflow-wrap:anywhere]">{t("notice.review.added", { values: listed(added) })}</p>
      )}
      {removed.length > 0 && (
        <p className="[overflow-wrap:anywhere]">
          <del>{t("notice.review.removed", { values: listed(removed) })}</del>
        </p>
      )}
    </>
  );
}

type SourcesProps = { facts: Fact[]; marks: Marks; documentHref: string };

/** The places that the values were read from, one line each: many lots of one list share theirs. */
function Sources({ facts, marks, documentHref }: SourcesProps) {
  const t = useTranslations("notice.review");
  const places = placesOf(facts, marks);
  const rest = places.slice(shownPlaces);
  if (places.length === 0) return null;
  return (
    <>
      <ul className={`flex flex-col gap-1 ${places.length > 1 ? "basis-full" : ""}`}>
        {places.slice(0, shownPlaces).map((place) => (
          <Place key={place.place} {...place} several={places.length > 1} documentHref={documentHref} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary className="cursor-pointer">{t("more", { count: rest.length })}</summary>
          <ul className="flex flex-col gap-1 pt-1">
            {rest.slice(0, mostPlaces).map((place) => (
              <Place key={place.place} {...place} several={places.length > 1} documentHref={documentHref} />
            ))}
            {rest.length > mostPlaces && <li>{t("shortened", { count: rest.length - mostPlaces })}</li>}
          </ul>
        </details>
      )}
    </>
  );
}

const shownPlaces = 3;
const mostPlaces = 200;

type PlaceOfFacts = { place: string; id: string | null; facts: Fact[] };

function placesOf(facts: Fact[], marks: Marks): PlaceOfFacts[] {
  const places = new Map<string, PlaceOfFacts>();
  for (const fact of facts) {
    const id = marks.idOf(fact);
    const key = id ?? `${fact.source} ${fact.page} ${fact.value}`;
    const place = places.get(key) ?? { place: key, id, facts: [] };
    place.facts.push(fact);
    places.set(key, place);
  }
  return [...places.values()];
}

type PlaceProps = Omit<PlaceOfFacts, "place"> & {
  /** The field has more places than this, and the values say which it is. */
  several: boolean;
  documentHref: string;
};

function Place({ id, facts, several, documentHref }: PlaceProps) {
  const t = useTranslations();
  const [first] = facts;
  if (!first) return null;
  const lowest = facts.reduce((least, fact) => Math.min(least, fact.confidence), 1);
  const confidence = t(`notice.confidence.${confidenceOf(lowest)}`);
  const where = sourceInWords(first, t);
  const values = facts.slice(0, 8).map((fact) => shownValue(fact, t));
  return (
    <li className="[overflow-wrap:anywhere]">
      {several && `${values.slice(0, 4).join(", ")}${facts.length > 4 ? " …" : ""}: `}
      {id ? (
        <a
          href={`${documentHref}#${id}`}
          {...(documentHref === "" && { "data-mark": id })}
          className="underline"
        >
          {where}
        </a>
      ) : (
        where
      )}
      {" · "}
      {confidence}
      {first.evidence && (
        <details className="inline print:hidden open:block">
          <summary className="ml-2 inline cursor-pointer text-(--ax-text-neutral-subtle) underline decoration-dotted">
            {t("notice.review.evidence")}
          </summary>
          <q className="block italic">{first.evidence}</q>
          <span className="block">
            {values.join(", ")}
            {facts.length > values.length && " …"} (
            {t("notice.review.percent", { confidence, percent: percentOf(lowest) })})
          </span>
        </details>
      )}
      {first.evidence && <q className="hidden italic print:block">{first.evidence}</q>}
    </li>
  );
}
