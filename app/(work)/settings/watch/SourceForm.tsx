"use client";

import { Button } from "@navikt/ds-react/Button";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { CheckboxInput, RadioInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { FormState } from "#lib/forms/action.ts";
import type { SourcePreview } from "#lib/intake/watch/commands/preview.ts";
import type { Filters } from "#lib/intake/watch/filter.ts";
import { addSource, saveSource, trySource } from "./actions.ts";
import { MappingFields } from "./MappingFields.tsx";
import { PreviewPanel } from "./PreviewPanel.tsx";

/** What the form begins with. */
export type SourceStart = {
  name: string;
  address: string;
  kind: "feed" | "json";
  mapping: Record<string, string> | null;
  filters: Filters;
  intervalMinutes: number;
  quietAfterDays: number | null;
  takeDays: number;
  fetchLinked: boolean;
  linkedHosts: string[];
  opensCases: boolean;
};

type Props = { title?: string; start: SourceStart; read?: { id: string; version: number } };

/** The settings of a source, and the look at what it gives before they are saved. */
export function SourceForm({ title, start, read }: Props) {
  const t = useTranslations("watch");
  const [preview, setPreview] = useState<SourcePreview | null>(null);
  const found = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (preview) found.current?.focus();
  }, [preview]);
  const send = async (previous: FormState, formData: FormData): Promise<FormState> => {
    // What stands in fields out of sight is not asked about, and stays there.
    if (formData.get("kind") !== "json")
      for (const name of [...formData.keys()]) if (name.startsWith("mapping.")) formData.delete(name);
    if (formData.get("intent") === "try") {
      const { preview: looked, ...state } = await trySource(previous, formData);
      setPreview(looked);
      return state;
    }
    return read ? saveSource(previous, formData) : addSource(previous, formData);
  };
  return (
    <div className="flex flex-col gap-6">
      <Panel title={title} id="settings">
        <ActionForm
          action={send}
          hidden={read}
          submitLabel={t("form.save")}
          className="group/source flex max-w-4xl flex-col gap-6"
          footer={
            <Button type="submit" name="intent" value="try" variant="secondary">
              {t("form.try")}
            </Button>
          }
        >
          <TextInput
            name="name"
            label={t("form.name")}
            description={t("form.nameHint")}
            defaultValue={start.name}
            maxLength={200}
          />
          <TextInput
            name="address"
            type="url"
            label={t("form.address")}
            description={t("form.addressHint")}
            defaultValue={start.address}
          />
          <RadioInput
            name="kind"
            label={t("form.kind")}
            defaultValue={start.kind}
            options={(["feed", "json"] as const).map((value) => ({
              value,
              label: t(`form.${value}`),
              description: t(`form.${value}Hint`),
            }))}
          />
          <MappingFields mapping={start.mapping} />
          <FilterFields filters={start.filters} />
          <TimeFields start={start} />
        </ActionForm>
      </Panel>
      {preview && (
        <div ref={found} tabIndex={-1}>
          <PreviewPanel preview={preview} />
        </div>
      )}
    </div>
  );
}

function FilterFields({ filters }: { filters: Filters }) {
  const t = useTranslations("watch.form");
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="pb-1 font-semibold">{t("filters")}</legend>
      <p className="max-w-prose text-(--ax-text-neutral-subtle)">{t("filtersHint")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {(["words", "notWords", "manufacturers", "notManufacturers", "areas", "notAreas"] as const).map(
          (name) => (
            <TextAreaInput
              key={name}
              name={`filters.${name}`}
              label={t(name)}
              defaultValue={filters[name].join("\n")}
              rows={2}
              optional
              size="small"
            />
          ),
        )}
      </div>
    </fieldset>
  );
}

function TimeFields({ start }: { start: SourceStart }) {
  const t = useTranslations("watch.form");
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="pb-1 font-semibold">{t("when")}</legend>
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <TextInput
          name="intervalMinutes"
          type="number"
          label={t("interval")}
          defaultValue={start.intervalMinutes}
          size="small"
          className="w-full"
        />
        <TextInput
          name="quietAfterDays"
          type="number"
          label={t("quiet")}
          defaultValue={start.quietAfterDays}
          optional
          size="small"
          className="w-full"
        />
        <TextInput
          name="takeDays"
          type="number"
          label={t("takeDays")}
          description={t("takeDaysHint")}
          defaultValue={start.takeDays}
          size="small"
          className="w-full"
        />
      </div>
      <CheckboxInput
        name="opensCases"
        label={t("opensCases")}
        description={t("opensCasesHint")}
        defaultChecked={start.opensCases}
        size="small"
      />
      <CheckboxInput
        name="fetchLinked"
        label={t("fetchLinked")}
        description={t("fetchLinkedHint")}
        defaultChecked={start.fetchLinked}
        size="small"
      />
      <TextAreaInput
        name="linkedHosts"
        label={t("linkedHosts")}
        defaultValue={start.linkedHosts.join("\n")}
        rows={2}
        optional
        size="small"
      />
    </fieldset>
  );
}
