import { Alert } from "@navikt/ds-react/Alert";
import Form from "next/form";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { StatusTag } from "#components/cases/tags.tsx";
import { CaseSearch } from "#components/intake/CaseSearch.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { RadioInput, TextInput } from "#components/ui/fields.tsx";
import type { casesToLink, WholeMessage } from "#lib/intake/queries.ts";
import { linkToCase } from "./actions.ts";
import type { Target } from "./Comparison.tsx";

type Candidates = Awaited<ReturnType<typeof casesToLink>>;
type Props = { message: WholeMessage; search: string; candidates: Candidates; target: Target };

const exact = /^SM-\d{4}-\d{4,}$/i;

/** Links the message to a case: the proposed one, one that is searched for, or one whose number is typed. */
export async function LinkForm({ message, search, candidates, target }: Props) {
  const t = await getTranslations("inbox");
  const chosen = exact.test(search) ? search.toUpperCase() : (message.case?.number ?? "");
  const asRevision = target.compared?.succession === "revision";
  return (
    <div className="flex flex-col gap-5">
      <Form action={`/inbox/${message.id}`} scroll={false}>
        <CaseSearch label={t("actions.findCase")} defaultValue={search} />
      </Form>
      {target.case?.status === "closed" && (
        <Alert variant="info" size="small">
          {t("actions.linkReopens", { number: target.case.number })}
        </Alert>
      )}
      {search !== "" && <Found message={message} candidates={candidates} />}
      {target.compared && (
        <p>
          <strong>{t(`compare.seems.${target.compared.succession}`)}</strong>{" "}
          <a href="#compared" className="underline">
            {t("compare.see")}
          </a>
        </p>
      )}
      <ActionForm
        key={chosen}
        action={linkToCase}
        hidden={{ messageId: message.id, version: message.version }}
        prefix="link-"
        submitLabel={t("actions.linkSubmit")}
        submitVariant={message.fate === "link_proposed" ? "primary" : "secondary"}
      >
        <TextInput name="caseNumber" label={t("actions.caseNumber")} defaultValue={chosen} className="w-56" />
        <RadioInput
          name="as"
          label={t("actions.as")}
          defaultValue={asRevision ? "revision" : "letter"}
          options={[
            { value: "letter", label: t("actions.asLetter"), description: t("actions.asLetterHint") },
            { value: "revision", label: t("actions.asRevision"), description: t("actions.asRevisionHint") },
          ]}
        />
      </ActionForm>
    </div>
  );
}

async function Found({ message, candidates }: { message: WholeMessage; candidates: Candidates }) {
  const t = await getTranslations("inbox.actions");
  if (candidates.length === 0) return <p role="status">{t("noCase")}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {candidates.map((found) => (
        <li key={found.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            href={`/inbox/${message.id}?case=${found.number}` as "/inbox"}
            scroll={false}
            className="underline"
          >
            {t("choose", { number: found.number })}
          </Link>
          <StatusTag status={found.status} />
          <span className="basis-full [overflow-wrap:anywhere]">{found.title}</span>
        </li>
      ))}
    </ul>
  );
}
