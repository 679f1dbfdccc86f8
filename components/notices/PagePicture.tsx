import type { CSSProperties, ReactNode } from "react";
import { PICTURE_WIDTHS } from "#lib/intake/schema.ts";

type Props = {
  /** A page that is drawn in several widths, or a picture as it is. */
  source: { kind: "page" | "file"; href: string };
  alt: string;
  /** Width by height: keeps the place until the picture is there. */
  ratio: number;
  children: ReactNode;
};

/** A page as a picture, with marks laid over it; it grows with the frame's own size. */
export function PagePicture({ source, alt, ratio, children }: Props) {
  const widths =
    source.kind === "page"
      ? {
          src: `${source.href}?width=${PICTURE_WIDTHS[1]}`,
          srcSet: PICTURE_WIDTHS.map((width) => `${source.href}?width=${width} ${width}w`).join(", "),
          sizes: "auto, (min-width: 1280px) 50vw, 100vw",
        }
      : { src: source.href };
  return (
    <div
      className="relative border border-(--ax-border-neutral-subtle) bg-white"
      style={{ width: "calc(100% * var(--zoom, 1))", aspectRatio: ratio } as CSSProperties}
    >
      {/* biome-ignore lint/performance/noImgElement: a private file, drawn by this server */}
      <img {...widths} alt={alt} loading="lazy" decoding="async" className="absolute inset-0 size-full" />
      {children}
    </div>
  );
}
