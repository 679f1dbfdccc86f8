import { useTranslations } from "next-intl";
import { createElement } from "react";
import type { Part } from "#lib/documents/wordDifference.ts";

const looks = { added: "bg-(--ax-bg-success-moderate)", removed: "bg-(--ax-bg-danger-moderate)" };

/** Which colour stands for what was taken away and what came to. */
export function DifferenceLegend() {
  const t = useTranslations("difference");
  return (
    <p className="pb-3">
      <del className={looks.removed}>{t("removedLegend")}</del>{" "}
      <ins className={looks.added}>{t("addedLegend")}</ins>
    </p>
  );
}

/** A text with what was taken away and what came to, word by word; said in words to who hears it. */
export function WordDifference({ parts }: { parts: Part[] }) {
  const t = useTranslations("difference");
  const shown = ({ text, change }: Part) => {
    if (change === "same") return text;
    const inner = (
      <>
        <span className="sr-only">{` [${t(change)}: `}</span>
        {text}
        <span className="sr-only">{` ${t("end")}] `}</span>
      </>
    );
    return change === "added" ? (
      <ins className={looks.added}>{inner}</ins>
    ) : (
      <del className={looks.removed}>{inner}</del>
    );
  };
  const look = { className: "whitespace-pre-line [overflow-wrap:anywhere]" };
  return createElement("span", look, ...parts.map(shown));
}
