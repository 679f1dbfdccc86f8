import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { StatusTag } from "#components/cases/tags.tsx";
import { VerbPage } from "#components/cases/VerbPage.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { requirePage } from "#lib/auth/session.ts";
import { type PageCase, pageCase } from "#lib/cases/page.ts";
import { likelyOriginals } from "#lib/cases/queries/handling.ts";
import { markDuplicate, undoDuplicate } from "../actions.ts";

type Props = { params: Promise<{ number: string }> };

export default async function DuplicatePage({ params }: Props) {
  const actor = await requirePage("cases.triage");
  const found = await pageCase(actor, (await params).number);
  return found.outcome === "duplicate" ? (
    <Undo actor={actor} found={found} />
  ) : (
    <Mark actor={actor} found={found} />
  );
}

async function Mark({ actor, found }: { actor: Actor; found: PageCase }) {
  const t = await getTranslations("handling.duplicate");
  const likely = await likelyOriginals(actor, found.id);
  return (
    <VerbPage actor={actor} found={found} verb="markDuplicate" title={t("title")} lead={t("lead")}>
      <div>
        <Heading level="3" size="xsmall">
          {t("likely")}
        </Heading>
        {likely.length === 0 ? (
          <p>{t("none")}</p>
        ) : (
          <ul className="divide-y divide-(--ax-border-neutral-subtle)">
            {likely.map((row) => (
              <li key={row.number} className="flex flex-wrap items-center gap-2 py-2">
                <Link href={`/cases/${row.number}`} className="underline">
                  {row.number}
                </Link>
                <StatusTag status={row.status} />
                <span className="min-w-0 [overflow-wrap:anywhere]">{row.title}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <ActionForm
        action={markDuplicate}
        hidden={{ caseId: found.id, version: found.version, number: found.number }}
        submitLabel={t("title")}
      >
        <TextInput
          name="duplicateOf"
          label={t("of")}
          defaultValue={likely.length === 1 ? likely[0]?.number : undefined}
          className="w-56"
        />
      </ActionForm>
    </VerbPage>
  );
}

async function Undo({ actor, found }: { actor: Actor; found: PageCase }) {
  const t = await getTranslations("handling.duplicate");
  return (
    <VerbPage
      actor={actor}
      found={found}
      verb="undoDuplicate"
      title={t("undoTitle")}
      lead={t("undoLead", { number: found.duplicateOf?.number ?? "" })}
    >
      <ActionForm
        action={undoDuplicate}
        hidden={{ caseId: found.id, version: found.version, number: found.number }}
        submitLabel={t("undoTitle")}
      />
    </VerbPage>
  );
}
