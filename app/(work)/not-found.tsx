import { NotFound } from "#components/ui/NotFound.tsx";

/** Within the frame of the signed-in part, so that the menu stays. */
export default function WorkNotFound() {
  return <NotFound />;
}
