import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/LinkButton.tsx";

/** Leads to the form of a page and back: a page opens for reading. */
export function EditSwitch({ href, editing }: { href: string; editing: boolean }) {
  const t = useTranslations("directory");
  return (
    <LinkButton href={editing ? href : `${href}?edit=1`} variant="secondary" size="small">
      {editing ? t("doneEditing") : t("edit")}
    </LinkButton>
  );
}
