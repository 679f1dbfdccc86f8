"use client";

import { LeaveIcon, PersonIcon } from "@navikt/aksel-icons";
import { Dropdown } from "@navikt/ds-react/Dropdown";
import { InternalHeader } from "@navikt/ds-react/InternalHeader";
import Link from "next/link";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";

/** Who is signed in and as what; the way to the account, the language and out. */
export function UserMenu({ name, roles }: { name: string; roles: string[] }) {
  const t = useTranslations("app");
  const [first, ...others] = roles;
  const description = others.length > 0 ? `${first} +${others.length}` : first;
  return (
    <Dropdown>
      <InternalHeader.UserButton as={Dropdown.Toggle} name={name} description={description} />
      <Dropdown.Menu>
        <div className="px-4 pb-2 text-sm">
          <strong>{name}</strong>
          <ul>
            {roles.map((role) => (
              <li key={role}>{role}</li>
            ))}
          </ul>
        </div>
        <Dropdown.Menu.Divider />
        <Dropdown.Menu.List>
          <Dropdown.Menu.List.Item as={Link} href="/account">
            <PersonIcon aria-hidden /> {t("account")}
          </Dropdown.Menu.List.Item>
          <Dropdown.Menu.List.Item onClick={() => signOut({ callbackUrl: "/sign-in" })}>
            <LeaveIcon aria-hidden /> {t("signOut")}
          </Dropdown.Menu.List.Item>
        </Dropdown.Menu.List>
      </Dropdown.Menu>
    </Dropdown>
  );
}
