"use client";

import { Button } from "@navikt/ds-react/Button";

/** Sends the form to be tried only: nothing of it is kept. */
export function TryButton({ label }: { label: string }) {
  return (
    <Button type="submit" name="try" value="1" variant="secondary">
      {label}
    </Button>
  );
}
