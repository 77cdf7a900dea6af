"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import type { SourceVersionView, VersionChangeView } from "@/lib/documents/server/source-schema";
import type { SourceDocument } from "./source-version-page";
import { StateChanges } from "./state-changes";
import styles from "./version.module.css";

type CompareStatesProps = { document: SourceDocument; versions: readonly SourceVersionView[] };

/** Compares what the source said with one version and with another, or now. */
export function CompareStates({ document, versions }: CompareStatesProps) {
  const t = useTranslations("source.version");
  const { busy, run } = useAction();
  const [from, setFrom] = useState("first");
  const [to, setTo] = useState("now");
  const [changes, setChanges] = useState<readonly VersionChangeView[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was compared is no answer to another question, nor after another version.
  useEffect(() => setChanges(null), [from, to, versions]);
  const compare = () =>
    void run(async () => {
      const query = new URLSearchParams({ from, to });
      const path = `/documents/${document.id}/source-versions/compare?${query}`;
      setChanges((await api<{ items: readonly VersionChangeView[] }>(path)).items);
    });
  const options = versions.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
  return (
    <section className={styles.section} aria-labelledby="compare">
      <h2 id="compare">{t("compare")}</h2>
      <div className={styles.choices}>
        <SelectField label={t("compareFrom")} value={from} onChange={(event) => setFrom(event.target.value)}>
          <option value="first">{t("first")}</option>
          {options}
        </SelectField>
        <SelectField label={t("compareTo")} value={to} onChange={(event) => setTo(event.target.value)}>
          <option value="now">{t("now")}</option>
          {options}
        </SelectField>
        <Button busy={busy} onClick={compare}>
          {t("compare")}
        </Button>
      </div>
      <div aria-live="polite">
        {changes?.length === 0 && <p className={styles.lead}>{t("noDifference")}</p>}
        {changes !== null && changes.length > 0 && (
          <StateChanges changes={changes} language={document.language} />
        )}
      </div>
    </section>
  );
}
