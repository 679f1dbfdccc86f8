import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import type { Missing } from "#lib/errors.ts";
import { missingText } from "#lib/forms/missingText.ts";

/** Of hundreds of recipients who have not answered, the first tell what is going on. */
const shownAtOnce = 8;

/** What stands in the way, each with a link to where it is put right: the same words as a refusal. */
export async function MissingList({ missing }: { missing: Missing[] }) {
  const t = await getTranslations("nextStep");
  const rest = missing.slice(shownAtOnce);
  return (
    <>
      <Items missing={missing.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <Disclosure header={t("moreMissing", { count: rest.length })}>
          <Items missing={rest} />
        </Disclosure>
      )}
    </>
  );
}

async function Items({ missing }: { missing: Missing[] }) {
  const t = await getTranslations();
  return (
    <ul className="list-disc pl-5">
      {missing.map((item) => {
        const text = missingText(t, "refusals", item);
        return (
          <li key={`${item.key}${item.href ?? ""}`} className="break-words">
            {item.href ? (
              <Link href={item.href as Route} className="underline">
                {text}
              </Link>
            ) : (
              text
            )}
          </li>
        );
      })}
    </ul>
  );
}
