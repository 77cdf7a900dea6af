"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useProblemText } from "@/components/ui/use-problem-text";
import { EMBEDDED_STYLE } from "@/lib/interchange/core/html-style";
import styles from "./export.module.css";
import type { PreviewState } from "./use-export-preview";

/** The file's beginning as it will be. */
export function ExportPreview({ state, language }: { state: PreviewState; language: string }) {
  const t = useTranslations("interchange");
  const problemText = useProblemText();
  if (state.status === "failed") {
    return (
      <p className={styles.problem} role="alert">
        {problemText(state.error)}
      </p>
    );
  }
  if (state.status === "loading") return <p className={styles.waiting}>{t("making")}</p>;
  const { fileName, sampleType, sample, sampleRows, rows } = state.preview;
  return (
    <section className={styles.preview} aria-label={t("preview")} aria-busy={state.stale}>
      <p className={styles.fileName}>
        <span lang={language}>{fileName}</span>
        <span>{t("shown", { shown: sampleRows, rows })}</span>
      </p>
      {sampleType.startsWith("text/html") ? (
        <HtmlSheet html={sample} label={t("preview")} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <pre className={styles.plain} tabIndex={0}>
          {sample}
        </pre>
      )}
    </section>
  );
}

/**
 * An exported page on a sheet of its own. Our content security policy, which a frame would inherit, forbids the
 * page's own style element; a constructed style sheet is let through. The page holds no script.
 */
function HtmlSheet({ html, label }: { html: string; label: string }) {
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(EMBEDDED_STYLE);
    root.adoptedStyleSheets = [sheet];
    // Without its own style element: the parser would try to apply it, and the policy would say so in the console.
    const source = new DOMParser().parseFromString(html.replace(/<style>[^<]*<\/style>/, ""), "text/html");
    const page = document.createElement("div");
    page.className = "page";
    page.lang = source.documentElement.lang;
    page.append(...source.body.childNodes);
    root.replaceChildren(page);
  }, [html]);

  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  return <div ref={host} className={styles.sheet} role="document" aria-label={label} tabIndex={0} />;
}
