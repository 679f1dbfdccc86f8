"use client";

import { type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from "react";

type Props = { children: ReactNode; className?: string };

/**
 * Facts and the document that they were read from, side by side: choosing a fact brings its mark into sight, and
 * Escape in the document goes back to the fact. Without scripts the links still lead to the marks.
 */
export function BesideDocument({ children, className }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);

  function onClick(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-mark]");
    const mark = link && show(root.current, link.dataset.mark ?? "", true);
    if (!link || !mark) return;
    event.preventDefault();
    cameFrom.current = link;
    mark.focus({ preventScroll: true });
  }

  function onFocus(event: FocusEvent) {
    const { target } = event;
    if (target.closest("a[data-mark], [data-document]")) return;
    const link = target.closest("[data-field]")?.querySelector<HTMLAnchorElement>("a[data-mark]");
    if (link) show(root.current, link.dataset.mark ?? "", false);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || !(event.target as Element).closest("[data-document]")) return;
    cameFrom.current?.focus();
    cameFrom.current?.scrollIntoView({ block: "center" });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links and fields within are what is used; this listens
    <div ref={root} className={className} onClick={onClick} onFocus={onFocus} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

/** Brings a mark into sight: within the document's own frame, or on a narrow screen by moving the page if asked. */
function show(root: HTMLElement | null, id: string, movePage: boolean): HTMLElement | null {
  const mark = root?.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  const frame = mark?.closest<HTMLElement>("[data-document]");
  if (!root || !mark || !frame) return null;
  mark.closest("details")?.setAttribute("open", "");
  for (const piece of root.querySelectorAll("[data-marks]"))
    piece.toggleAttribute("data-chosen", (piece.getAttribute("data-marks") ?? "").split(" ").includes(id));
  if (frame.scrollHeight > frame.clientHeight + 1) {
    const [outer, inner] = [frame.getBoundingClientRect(), mark.getBoundingClientRect()];
    const down = inner.top - outer.top - (outer.height - Math.min(inner.height, outer.height)) / 3;
    const across = inner.left - outer.left - outer.width / 4;
    frame.scrollBy({ top: down, left: Math.abs(across) > outer.width / 2 ? across : 0 });
  } else if (movePage) mark.scrollIntoView({ block: "center" });
  return mark;
}
