import type { Permission } from "#lib/auth/access.ts";

/** The main menu: where each entry leads and which gate it stands behind. */
export const navigation = [
  { key: "home", href: "/", permission: "home.view" },
  { key: "inbox", href: "/inbox", permission: "inbox.view" },
  { key: "cases", href: "/cases", permission: "cases.view" },
  { key: "projects", href: "/projects", permission: "projects.view" },
  { key: "mails", href: "/mails", permission: "mails.view" },
  { key: "directory", href: "/directory", permission: "directory.view" },
  { key: "settings", href: "/settings", permission: "settings.view" },
] as const satisfies readonly { key: string; href: string; permission: Permission }[];
