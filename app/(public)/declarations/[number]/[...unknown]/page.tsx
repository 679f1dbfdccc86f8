import { notFound } from "next/navigation";

/** Nothing else lies below a public declaration, and nobody is asked to sign in there. */
export default function UnknownDeclarationPage() {
  notFound();
}
