import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ProductNav } from "./ProductNav.tsx";

type Props = { children: ReactNode; params: Promise<{ number: string }> };

/** The parts, the marking and the units of the device itself. */
export default async function ProductLayout({ children, params }: Props) {
  const { number } = await params;
  const t = await getTranslations("projects.product");
  const base = `/projects/${number}/product`;
  const links = [
    { href: base, label: t("components") },
    { href: `${base}/marking`, label: t("marking.title") },
    { href: `${base}/units`, label: t("units.title") },
  ];
  return (
    <div className="flex flex-col gap-5">
      <ProductNav links={links} label={t("label")} />
      {children}
    </div>
  );
}
