import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { NotNow } from "#components/cases/NotNow.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { SelectInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { coordinators } from "#lib/cases/queries.ts";
import { assignOwner } from "../actions.ts";

type Props = { params: Promise<{ number: string }> };

export default async function OwnerPage({ params }: Props) {
  const actor = await requirePage("cases.coordinate");
  const found = await pageCase(actor, (await params).number);
  const t = await getTranslations("handling");
  if (found.status === "closed") return <NotNow title={t("owner.title")} number={found.number} />;
  const options = (await coordinators()).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section className="flex max-w-4xl flex-col gap-5 rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default) p-4 sm:p-6">
      <Heading level="2" size="small">
        {t("owner.title")}
      </Heading>
      <ActionForm
        action={assignOwner}
        hidden={{ caseId: found.id, version: found.version }}
        submitLabel={t("owner.submit")}
      >
        <SelectInput
          name="ownerId"
          label={t("owner.owner")}
          options={options}
          defaultValue={found.owner?.id ?? actor.id}
        />
      </ActionForm>
      <Link href={`/cases/${found.number}/handling`} className="underline">
        {t("back")}
      </Link>
    </section>
  );
}
