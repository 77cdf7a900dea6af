"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextDifference } from "@/components/ui/text-difference";
import type { VersionChangeView } from "@/lib/documents/server/source-schema";
import styles from "./version.module.css";

/** As many as are drawn at once. */
const AT_ONCE = 100;

/** What differs between two states of a source, paragraph by paragraph, the earlier text beside the later one. */
export function StateChanges({
  changes,
  language,
}: {
  changes: readonly VersionChangeView[];
  language: string;
}) {
  const t = useTranslations("source.version");
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <ol className={styles.changes}>
        {changes.slice(0, shown).map((change) => (
          <Change key={keyOf(change)} change={change} language={language} />
        ))}
      </ol>
      {changes.length > shown && (
        <Button variant="quiet" onClick={() => setShown(shown + AT_ONCE)}>
          {t("more", { count: changes.length - shown })}
        </Button>
      )}
    </>
  );
}

const keyOf = ({ kind, paragraphId, after }: VersionChangeView): string =>
  `${kind} ${paragraphId ?? ""} ${after?.number ?? ""}`;

function Change({ change, language }: { change: VersionChangeView; language: string }) {
  const t = useTranslations("source.version");
  const { kind, before, after } = change;
  return (
    <li className={styles.change} data-kind={kind}>
      <p className={styles.kind}>
        <span className={styles.number}>{after?.number ?? before?.number}</span>
        {t(`kinds.${kind}`)}
        {kind === "moved" && before !== null && before.number !== null && (
          <span className={styles.soft}> {t("from", { number: before.number })}</span>
        )}
      </p>
      {kind === "changed" ? (
        <>
          <p className={styles.before} lang={language}>
            {before?.text}
          </p>
          <p className={styles.after}>
            <TextDifference before={before?.text ?? ""} after={after?.text ?? ""} lang={language} />
          </p>
        </>
      ) : (
        <>
          <p className={styles.before} lang={language}>
            {kind === "removed" ? <del>{before?.text}</del> : kind === "added" ? null : before?.text}
          </p>
          <p className={styles.after} lang={language}>
            {kind === "added" ? <ins>{after?.text}</ins> : after?.text}
          </p>
        </>
      )}
    </li>
  );
}
