"use client";

import { ChevronDownIcon, ChevronRightIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { Search } from "@navikt/ds-react/Search";
import { Tag } from "@navikt/ds-react/Tag";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from "react";
import { rowsInSight, searchTree, type TreeItem } from "#lib/organisation/directory/tree.ts";

type Row = ReturnType<typeof rowsInSight>[number];

const columns = "lg:grid lg:grid-cols-[minmax(0,1fr)_9rem_7rem_8rem] lg:items-center lg:gap-4";

function withBranches(items: TreeItem[]): string[] {
  return items.flatMap((item) => (item.children.length > 0 ? [item.id, ...withBranches(item.children)] : []));
}

/**
 * Administrations and units as a tree (WAI-ARIA tree view): arrows move and open, Enter goes to the page, the search
 * keeps what is found with all that is above it.
 */
export function UnitTree({ items, label }: { items: TreeItem[]; label: string }) {
  const t = useTranslations("directory.tree");
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(() => new Set(items.map((item) => item.id)));
  const [current, setCurrent] = useState<string | null>(null);
  const wanted = useDeferredValue(query.trim());
  const found = useMemo(() => searchTree(items, wanted), [items, wanted]);
  const isOpen = (id: string) => wanted !== "" || open.has(id);
  const rows = rowsInSight(found.items, isOpen);
  const inSight = rows.some((row) => row.item.id === current) ? current : rows[0]?.item.id;

  function toggle(id: string) {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Search
          label={t("search")}
          description={t("searchHint")}
          hideLabel={false}
          variant="simple"
          size="small"
          className="w-full max-w-md"
          value={query}
          onChange={setQuery}
        />
        <div className="flex gap-2">
          <Button variant="tertiary" size="small" onClick={() => setOpen(new Set(withBranches(items)))}>
            {t("openAll")}
          </Button>
          <Button variant="tertiary" size="small" onClick={() => setOpen(new Set())}>
            {t("closeAll")}
          </Button>
        </div>
      </div>
      <p role="status" className={wanted ? "text-sm" : "sr-only"}>
        {wanted && t("found", { count: found.hits })}
      </p>
      {rows.length > 0 && (
        <div
          aria-hidden
          className={`${columns} hidden border-b border-(--ax-border-neutral-subtle) px-2 pb-1 text-sm font-semibold`}
        >
          <span className="pl-8">{t("name")}</span>
          <span>{t("code")}</span>
          <span>{t("costCentre")}</span>
          <span>{t("rgs")}</span>
        </div>
      )}
      {rows.length > 0 && (
        <div role="tree" aria-label={label} className="-mt-2">
          {rows.map((row) => (
            <TreeRow
              key={row.item.id}
              row={row}
              isOpen={isOpen(row.item.id)}
              isCurrent={row.item.id === inSight}
              onFocus={() => setCurrent(row.item.id)}
              onToggle={() => toggle(row.item.id)}
              rows={rows}
            />
          ))}
        </div>
      )}
    </div>
  );
}

type RowProps = {
  row: Row;
  rows: Row[];
  isOpen: boolean;
  isCurrent: boolean;
  onFocus: () => void;
  onToggle: () => void;
};

function focusRow(id: string | null | undefined) {
  if (id) document.getElementById(`tree-${id}`)?.focus();
}

function TreeRow({ row, rows, isOpen, isCurrent, onFocus, onToggle }: RowProps) {
  const { item, level } = row;
  const t = useTranslations("directory.tree");
  const router = useRouter();
  const hasChildren = item.children.length > 0;

  function move(key: string): boolean {
    const index = rows.indexOf(row);
    switch (key) {
      case "ArrowDown":
        focusRow(rows[index + 1]?.item.id);
        return true;
      case "ArrowUp":
        focusRow(rows[index - 1]?.item.id);
        return true;
      case "Home":
        focusRow(rows[0]?.item.id);
        return true;
      case "End":
        focusRow(rows.at(-1)?.item.id);
        return true;
      case "ArrowRight":
        if (hasChildren && !isOpen) onToggle();
        else if (hasChildren) focusRow(rows[index + 1]?.item.id);
        return true;
      case "ArrowLeft":
        if (hasChildren && isOpen) onToggle();
        else focusRow(row.parentId);
        return true;
      case " ":
        if (hasChildren) onToggle();
        return true;
      case "Enter":
        router.push(item.href as Route);
        return true;
      default:
        return false;
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (move(event.key)) event.preventDefault();
  }

  const { code, costCentre, rgsCustomerNumber } = item.details;
  return (
    <div
      role="treeitem"
      id={`tree-${item.id}`}
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-selected={false}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className={`${columns} border-b border-(--ax-border-neutral-subtle) px-2 py-1.5 last:border-0 hover:bg-(--ax-bg-neutral-soft) focus-visible:outline-2 focus-visible:-outline-offset-2`}
    >
      <span className="flex min-w-0 items-start gap-1" style={{ paddingLeft: `${(level - 1) * 1.5}rem` }}>
        {hasChildren ? (
          <button
            type="button"
            tabIndex={-1}
            aria-hidden
            onClick={onToggle}
            className="mt-0.5 flex shrink-0 cursor-pointer rounded p-0.5 hover:bg-(--ax-bg-neutral-moderate)"
          >
            {isOpen ? <ChevronDownIcon fontSize="1.25rem" /> : <ChevronRightIcon fontSize="1.25rem" />}
          </button>
        ) : (
          <span className="w-6 shrink-0" />
        )}
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <Link
            href={item.href as Route}
            tabIndex={-1}
            className={`break-words no-underline hover:underline ${level === 1 ? "font-semibold" : ""} ${item.active ? "text-(--ax-text-neutral)" : "text-(--ax-text-neutral-subtle)"}`}
          >
            {item.name}
          </Link>
          {level === 1 && hasChildren && (
            <span className="text-sm text-(--ax-text-neutral-subtle)">
              {t("units", { count: withAll(item) })}
            </span>
          )}
          {item.ownHandling && (
            <Tag size="xsmall" variant="outline" data-color="info">
              {t("ownHandling")}
            </Tag>
          )}
          {!item.active && (
            <Tag size="xsmall" variant="outline" data-color="neutral">
              {t("inactive")}
            </Tag>
          )}
          <span className="w-full text-sm text-(--ax-text-neutral-subtle) lg:hidden">
            {[
              code,
              costCentre && `${t("costCentreShort")}\u00a0${costCentre}`,
              rgsCustomerNumber && `${t("rgsShort")}\u00a0${rgsCustomerNumber}`,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
      </span>
      <span className="hidden text-sm lg:block">{code}</span>
      <span className="hidden text-sm tabular-nums lg:block">{costCentre}</span>
      <span className="hidden text-sm tabular-nums lg:block">{rgsCustomerNumber}</span>
    </div>
  );
}

function withAll(item: TreeItem): number {
  return item.children.reduce((count, child) => count + 1 + withAll(child), 0);
}
