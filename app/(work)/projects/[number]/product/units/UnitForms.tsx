"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { UnitPicker } from "#components/organisation/UnitPicker.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import {
  CheckboxInput,
  CheckboxListInput,
  RadioInput,
  SelectInput,
  TextAreaInput,
  TextInput,
} from "#components/ui/fields.tsx";
import type { DeviceUnitState } from "#prisma/generated/enums.ts";
import { accountUnits, addUnits, changeUnit } from "../actions.ts";

const states = ["made", "in_use", "scrapped", "returned", "lost"] as const;

function WhereFields({ unit, place }: { unit?: { id: string; name: string } | null; place?: string | null }) {
  const t = useTranslations("projects.product.units");
  return (
    <>
      <UnitPicker
        name="unitId"
        label={t("unit")}
        chosen={unit ? { value: unit.id, label: unit.name } : null}
      />
      <TextInput name="place" label={t("place")} description={t("placeHint")} defaultValue={place} optional />
    </>
  );
}

/** One unit, a series of them, or a batch. */
export function AddUnits({ projectId, today }: { projectId: string; today: string }) {
  const t = useTranslations("projects.product.units");
  return (
    <ActionForm
      action={addUnits}
      hidden={{ projectId }}
      prefix="units-"
      submitLabel={t("add")}
      submitSize="small"
      resetOnSuccess
    >
      <RadioInput
        name="kind"
        label={t("kind")}
        defaultValue="single"
        options={(["single", "series", "batch"] as const).map((value) => ({
          value,
          label: t(`kinds.${value}`),
          description: t(`kindHelp.${value}`),
        }))}
      />
      <TextInput name="code" label={t("code")} maxLength={60} className="max-w-96" />
      <TextInput name="count" type="number" label={t("count")} description={t("countHint")} optional />
      <TextInput name="madeOn" type="date" label={t("madeOn")} defaultValue={today} />
      <WhereFields />
    </ActionForm>
  );
}

type Unit = {
  id: string;
  version: number;
  state: DeviceUnitState;
  stateNote: string | null;
  unit: { id: string; name: string } | null;
  place: string | null;
};

/** What has become of a unit, with the note that one that is gone needs. */
function StateFields({ state, note }: { state: DeviceUnitState; note?: string | null }) {
  const t = useTranslations("projects");
  const [chosen, setChosen] = useState<string>(state);
  return (
    // The select is the form's own; what is chosen in it is also looked at here.
    <div
      className="flex flex-col gap-5"
      onChange={({ target }) => target instanceof HTMLSelectElement && setChosen(target.value)}
      onReset={() => setChosen(state)}
    >
      <SelectInput
        name="state"
        label={t("product.units.state")}
        defaultValue={state}
        options={states.map((value) => ({ value, label: t(`unitStates.${value}`) }))}
      />
      <TextAreaInput
        name="stateNote"
        label={t("product.units.stateNote")}
        description={t("product.units.stateNoteHint")}
        defaultValue={note}
        rows={2}
        optional={chosen === "made" || chosen === "in_use"}
      />
    </div>
  );
}

type AccountProps = {
  projectId: string;
  /** Those of the page that are not accounted for. */
  units: { id: string; version: number; code: string; where: string }[];
  /** How many are not accounted for in all, and the sum of their versions. */
  left: number;
  leftVersions: number;
};

/** Several units at once: a series that is scrapped is not told of unit by unit. */
export function AccountUnits({ projectId, units, left, leftVersions }: AccountProps) {
  const t = useTranslations("projects.product.units");
  return (
    <ActionForm
      action={accountUnits}
      hidden={{ projectId, left, leftVersions }}
      prefix="account-"
      submitLabel={t("account")}
      submitSize="small"
      resetOnSuccess
      closed={left === 0}
      closedText={<p>{t("accounted")}</p>}
    >
      {left > units.length && <CheckboxInput name="everyLeft" label={t("everyLeft", { count: left })} />}
      {units.length > 0 && (
        <CheckboxListInput
          name="units"
          label={t("accountWhich")}
          size="small"
          options={units.map(({ id, version, code, where }) => ({
            value: `${id}:${version}`,
            label: where ? `${code}, ${where}` : code,
          }))}
        />
      )}
      <StateFields state="scrapped" />
    </ActionForm>
  );
}

/** Where a unit is and what has become of it. */
export function ChangeUnit({ projectId, unit }: { projectId: string; unit: Unit }) {
  const t = useTranslations("projects");
  return (
    <ActionForm
      action={changeUnit}
      hidden={{ projectId, id: unit.id, version: unit.version }}
      prefix={`unit-${unit.id}-`}
      submitLabel={t("save")}
      submitSize="small"
    >
      <StateFields state={unit.state} note={unit.stateNote} />
      <WhereFields unit={unit.unit} place={unit.place} />
    </ActionForm>
  );
}
