"use client";

import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { Search } from "@navikt/ds-react/Search";
import { Select } from "@navikt/ds-react/Select";
import { TextField } from "@navikt/ds-react/TextField";
import { Heading } from "@navikt/ds-react/Typography";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState, useTransition } from "react";
import { useFieldState } from "#components/ui/formContext.ts";
import type { RecipientCandidate } from "#lib/organisation/recipients.ts";
import type { RecipientPurpose } from "#prisma/generated/enums.ts";
import { type Addressee, keyOf } from "./draft.ts";

type Props = {
  /** The case's number: the search is a part of its page. */
  number: string;
  rows: Addressee[];
  setRows: (rows: Addressee[]) => void;
  unplaced: string[];
};

/** Whom the dispatch goes to: proposals to tick, the directory to search, and any other address. */
export function Addressees({ number, rows, setRows, unplaced }: Props) {
  const t = useTranslations("dispatch.form");
  const { error } = useFieldState("recipients");
  const chosen = rows.filter((row) => row.chosen);
  const acting = chosen.filter((row) => row.purpose === "for_action").length;
  const add = (candidate: RecipientCandidate) => {
    const known = rows.find((row) => keyOf(row) === keyOf(candidate));
    if (known) return setRows(rows.map((row) => (row === known ? { ...row, chosen: true } : row)));
    const purpose: RecipientPurpose = "for_action";
    setRows([...rows, { ...candidate, purpose, chosen: true, reasons: [], sentBefore: false }]);
  };
  return (
    <div className="flex flex-col gap-5">
      {unplaced.length > 0 && (
        <Alert variant="warning" size="small">
          {t("unplaced", { names: unplaced.slice(0, 20).join(", ") })}
        </Alert>
      )}
      {error && <Alert variant="error">{error}</Alert>}
      {rows.length === 0 ? (
        <p>{t("noProposals")}</p>
      ) : (
        <>
          <p aria-live="polite" className="font-semibold tabular-nums">
            {t("chosen", { count: chosen.length, acting, informed: chosen.length - acting })}
          </p>
          <Rows rows={rows} setRows={setRows} />
        </>
      )}
      <div className="grid gap-6 border-t border-(--ax-border-neutral-subtle) pt-4 lg:grid-cols-2">
        <DirectorySearch number={number} add={add} taken={new Set(chosen.map(keyOf))} />
        <FreeAddress add={add} />
      </div>
    </div>
  );
}

function Rows({ rows, setRows }: Pick<Props, "rows" | "setRows">) {
  const t = useTranslations("dispatch");
  const change = (row: Addressee, part: Partial<Addressee>) =>
    setRows(rows.map((other) => (other === row ? { ...row, ...part } : other)));
  return (
    <ul className="flex flex-col divide-y divide-(--ax-border-neutral-subtle) border-y border-(--ax-border-neutral-subtle)">
      {rows.map((row) => {
        const notes = [...row.reasons, ...(row.sentBefore ? [t("form.sentBefore")] : [])];
        return (
          <li
            key={keyOf(row)}
            className="flex flex-col gap-x-6 gap-y-1 py-2 [overflow-wrap:anywhere] sm:flex-row sm:items-center"
          >
            <Checkbox
              size="small"
              className="min-w-0 flex-1"
              checked={row.chosen}
              onChange={(event) => change(row, { chosen: event.target.checked })}
              description={[t(`kinds.${row.kind}`), row.context, row.email].filter(Boolean).join(" · ")}
            >
              {row.name}
            </Checkbox>
            <p className="min-w-0 flex-1 text-sm text-(--ax-text-neutral-subtle) max-sm:pl-8">
              {notes.slice(0, 3).join(". ")}
              {notes.length > 3 && ` ${t("form.moreReasons", { count: notes.length - 3 })}`}
            </p>
            <Select
              size="small"
              label={t("form.purposeOf", { name: row.name })}
              hideLabel
              className="w-40 max-sm:ml-8"
              value={row.purpose}
              onChange={(event) => change(row, { purpose: event.target.value as RecipientPurpose })}
            >
              <option value="for_action">{t("form.forAction")}</option>
              <option value="for_information">{t("form.forInformation")}</option>
            </Select>
          </li>
        );
      })}
    </ul>
  );
}

type AddProps = { add: (candidate: RecipientCandidate) => void };

function DirectorySearch({ number, add, taken }: AddProps & { number: string; taken: Set<string> }) {
  const t = useTranslations("dispatch");
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<RecipientCandidate[] | null>(null);
  const [pending, startTransition] = useTransition();
  const search = () => startTransition(async () => setFound(await candidates(number, query)));
  return (
    <div className="flex flex-col gap-3">
      <Heading level="3" size="xsmall">
        {t("form.fromDirectory")}
      </Heading>
      <Search
        size="small"
        variant="secondary"
        label={t("form.search")}
        hideLabel={false}
        description={t("form.searchHelp")}
        value={query}
        onChange={setQuery}
        onClear={() => setFound(null)}
        onSearchClick={search}
        onKeyDown={(event) => onEnter(event, search)}
      >
        <Search.Button type="button" loading={pending} onClick={search} />
      </Search>
      {found && (
        <div aria-live="polite">
          {found.length === 0 && <p>{t("form.nobody")}</p>}
          <ul className="flex max-h-80 flex-col divide-y divide-(--ax-border-neutral-subtle) overflow-y-auto">
            {found.map((candidate) => (
              <li key={keyOf(candidate)} className="flex items-center justify-between gap-3 py-2">
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  {candidate.name}
                  <span className="block text-sm text-(--ax-text-neutral-subtle)">
                    {[t(`kinds.${candidate.kind}`), candidate.context, candidate.email]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                <Button
                  type="button"
                  size="xsmall"
                  variant="secondary"
                  disabled={taken.has(keyOf(candidate))}
                  onClick={() => add(candidate)}
                  aria-label={t("form.addNamed", { name: candidate.name })}
                >
                  {t(taken.has(keyOf(candidate)) ? "form.added" : "form.add")}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function FreeAddress({ add }: AddProps) {
  const t = useTranslations("dispatch.form");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [wrong, setWrong] = useState(false);
  const submit = () => {
    const sound = name.trim() !== "" && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
    setWrong(!sound);
    if (!sound) return;
    const nowhere = { administrationId: null, unitId: null, externalId: null, context: "" };
    add({ kind: "other", name: name.trim(), email: email.trim().toLowerCase(), ...nowhere });
    setName("");
    setEmail("");
  };
  return (
    <div className="flex flex-col gap-3">
      <Heading level="3" size="xsmall">
        {t("other")}
      </Heading>
      <TextField
        size="small"
        label={t("otherName")}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => onEnter(event, submit)}
      />
      <TextField
        size="small"
        type="email"
        label={t("otherEmail")}
        value={email}
        error={wrong ? t("otherWrong") : undefined}
        onChange={(event) => setEmail(event.target.value)}
        onKeyDown={(event) => onEnter(event, submit)}
      />
      <Button type="button" size="small" variant="secondary" className="self-start" onClick={submit}>
        {t("add")}
      </Button>
    </div>
  );
}

async function candidates(number: string, query: string): Promise<RecipientCandidate[]> {
  const address = `/cases/${number}/dispatch/new/recipients?q=${encodeURIComponent(query)}`;
  const response = await fetch(address).catch(() => null);
  return response?.ok ? ((await response.json()) as RecipientCandidate[]) : [];
}

// Enter in these boxes must not send the whole form.
function onEnter(event: KeyboardEvent, act: () => void): void {
  if (event.key !== "Enter") return;
  event.preventDefault();
  act();
}
