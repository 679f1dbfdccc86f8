import { Table, TableBody, TableHeader, TableHeaderCell, TableRow } from "@navikt/ds-react/Table";
import type { ReactNode } from "react";

/** From which width a column has room; without, always. The cells of the rows hide themselves in the same way. */
const columnFrom = {
  sm: "hidden sm:table-cell",
  md: "hidden md:table-cell",
  lg: "hidden lg:table-cell",
} as const;

type Column = { label: string; from?: keyof typeof columnFrom };

type Props = {
  columns: Column[];
  /** A list that is the page itself has a frame of its own; one in a panel has the panel's. */
  framed?: boolean;
  /** The rows. */
  children: ReactNode;
};

/** The frame of a list: its columns, and a way to scroll where it is wider than the screen. */
export function ListTable({ columns, framed = false, children }: Props) {
  const frame = "rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default)";
  return (
    <div className={`overflow-x-auto ${framed ? frame : ""}`}>
      <Table size="small" zebraStripes={framed}>
        <TableHeader>
          <TableRow>
            {columns.map(({ label, from }) => (
              <TableHeaderCell key={label} scope="col" className={from && columnFrom[from]}>
                {label}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>{children}</TableBody>
      </Table>
    </div>
  );
}
