import { notFound } from "next/navigation";

/** Nothing lies below the sign-in page. */
export default function UnknownSignInPage() {
  notFound();
}
