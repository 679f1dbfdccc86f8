import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import type { Role } from "#prisma/generated/enums.ts";
import { takeRole } from "../actions.ts";

type Held = {
  id: string;
  role: Role;
  projectId: string | null;
  administration: { name: string } | null;
  unit: { name: string } | null;
};

/** The roles of an account, each with what it is tied to. */
export async function HeldRoles({ roles, read }: { roles: Held[]; read: { id: string; version: number } }) {
  const t = await getTranslations();
  if (roles.length === 0) return <p>{t("users.noRoles")}</p>;
  return (
    <ul className="divide-y divide-(--ax-border-neutral-subtle)">
      {roles.map((held) => {
        const tie = (held.unit ?? held.administration)?.name;
        return (
          <li key={held.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <div>
              <div className="font-semibold">{t(`roles.${held.role}`)}</div>
              <div className="text-sm text-(--ax-text-neutral-subtle)">
                {tie ?? (held.projectId ? t("users.scopes.project") : t("users.scopes.region"))}
              </div>
            </div>
            <ActionForm
              action={takeRole}
              hidden={{ ...read, assignmentId: held.id }}
              prefix={`${held.id}-`}
              submitLabel={t("form.remove")}
              submitVariant="tertiary"
              submitSize="small"
              className="flex flex-col gap-2"
            />
          </li>
        );
      })}
    </ul>
  );
}
