import Link from "next/link";
import { getTranslations } from "next-intl/server";

type Props = {
  what: "notice.movedTo" | "cases.messagesMovedTo" | "cases.documentsMovedTo";
  /** The number of the case that the duplicate gave it to. */
  number: string;
};

/** Where that is which a duplicate no longer has: it went to the case that stays. */
export async function MovedTo({ what, number }: Props) {
  const t = await getTranslations();
  const link = (words: React.ReactNode) => (
    <Link href={`/cases/${number}`} className="underline">
      {words}
    </Link>
  );
  return <p>{t.rich(what, { number, link })}</p>;
}
