import { notFound } from "next/navigation";

/** Nothing else lies beside the answer pages, and nobody is asked to sign in there. */
export default function UnknownAnswerPage() {
  notFound();
}
