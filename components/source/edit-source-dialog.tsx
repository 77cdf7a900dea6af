"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Problem } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, FormError, TextArea } from "@/components/ui/field";
import { TextDifference } from "@/components/ui/text-difference";
import { useModel, useRow, useVoice } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import { useStore } from "@/components/workbench/store";
import { TEXT_LIMIT } from "@/lib/text/core/text-limit";
import styles from "./source.module.css";
import { correctSource } from "./source-actions";

/** Corrects what the paragraph says where one stands, with what becomes of it in view. */
export function EditSourceDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("source.edit");
  const model = useModel();
  const index = useStore(model.cursor, (cursor) => cursor.index);
  const row = useRow(index);
  if (row === undefined) return null;
  return (
    <Dialog open onClose={onClose} title={t("title", { number: index + 1 })}>
      <EditForm key={row.paragraph.id} paragraph={row.paragraph} onClose={onClose} />
    </Dialog>
  );
}

type Given = { readonly id: string; readonly text: string; readonly revision: number };

function EditForm({ paragraph, onClose }: { paragraph: Given; onClose: () => void }) {
  const t = useTranslations("source.edit");
  const model = useModel();
  const voice = useVoice();
  // Somebody else's correction meanwhile is not written over: it is refused, and shown.
  const [from, setFrom] = useState(paragraph);
  const [text, setText] = useState(paragraph.text);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const lang = languageTag(model.seed.project.sourceLanguage);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const { id: paragraphId, revision } = from;
      await correctSource(model, voice, { paragraphId, revision, wanted: { text } });
      onClose();
    } catch (problem) {
      if (problem instanceof Problem && problem.code === "stale") {
        setFrom(problem.current as Given);
        setError(t("changedMeanwhile"));
      } else setError(voice.problem(problem));
    } finally {
      setBusy(false);
    }
  };
  const isSame = text.trim() === from.text || text.trim() === "";
  return (
    <FormColumn onSubmit={(event) => void save(event)}>
      <TextArea
        label={t("text")}
        hint={t("hint")}
        rows={8}
        lang={lang}
        data-autofocus
        maxLength={TEXT_LIMIT}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text !== from.text && (
        <section className={styles.preview} aria-label={t("becomes")}>
          <h3>{t("becomes")}</h3>
          <p className={styles.text}>
            <TextDifference before={from.text} after={text} lang={lang} abridged />
          </p>
        </section>
      )}
      <FormError>{error}</FormError>
      <div>
        <Button type="submit" variant="primary" busy={busy} disabled={isSame}>
          {t("save")}
        </Button>
      </div>
    </FormColumn>
  );
}
