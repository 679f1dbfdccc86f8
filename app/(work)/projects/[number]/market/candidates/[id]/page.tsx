import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pagePart, pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { candidateById } from "#lib/projects/queries/market.ts";
import { Equivalence } from "#prisma/generated/enums.ts";
import { PartPage } from "../../../PartPage.tsx";
import { changeCandidate, removeCandidate } from "../../actions.ts";
import { DeviceFields } from "../../DeviceFields.tsx";

type Props = { params: Promise<{ number: string; id: string }> };

export default async function CandidatePage({ params }: Props) {
  const actor = await requirePage("projects.edit");
  const { number, id } = await params;
  const project = await pageProject(actor, number);
  if (!mayEdit(actor, project)) notFound();
  const row = await pagePart(id, (known) => candidateById(actor, project.id, known));
  const t = await getTranslations("projects.market");
  return (
    <PartPage
      title={t("judgeTitle")}
      project={project}
      part={row}
      save={changeCandidate}
      remove={removeCandidate}
      back="/market#candidates"
    >
      <DeviceFields device={row} />
      {(["technical", "biological", "clinical"] as const).map((name) => (
        <TextAreaInput
          key={name}
          name={name}
          label={t(`fields.${name}`)}
          description={t(`fields.${name}Hint`)}
          defaultValue={row[name]}
          rows={3}
          maxLength={4000}
          optional="later"
        />
      ))}
      <RadioInput
        name="equivalence"
        label={t("fields.equivalence")}
        defaultValue={row.equivalence}
        options={Object.values(Equivalence).map((value) => ({ value, label: t(`judgements.${value}`) }))}
        optional="later"
      />
      <TextAreaInput
        name="reason"
        label={t("fields.reason")}
        description={t("fields.reasonHint")}
        defaultValue={row.reason}
        rows={3}
        maxLength={4000}
        optional="later"
      />
    </PartPage>
  );
}
