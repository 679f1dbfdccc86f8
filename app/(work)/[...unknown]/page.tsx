import { notFound } from "next/navigation";
import { requirePage } from "#lib/auth/session.ts";

/** Every address that nothing else answers to. */
export default async function UnknownPage() {
  await requirePage("home.view");
  notFound();
}
