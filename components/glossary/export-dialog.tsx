"use client";

import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import exports from "@/components/interchange/export.module.css";
import { api } from "@/components/ui/api";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import { TERM_EXPORT_FORMATS, type TermExportFormat } from "@/lib/interchange/core/terms/formats";
import type { TermsExportPreview } from "@/lib/interchange/server/terms-schema";
import styles from "./glossary.module.css";

type ExportDialogProps = { glossary: GlossaryView; open: boolean; onClose: () => void };

/** A glossary as a file: first what the format cannot say of it, then the file. */
export function ExportDialog({ glossary, open, onClose }: ExportDialogProps) {
  const t = useTranslations("glossary.export");
  return (
    <Dialog open={open} onClose={onClose} title={t("title")} shape="wide">
      <ExportChoice glossary={glossary} onClose={onClose} />
    </Dialog>
  );
}

function ExportChoice({ glossary: { id }, onClose }: { glossary: GlossaryView; onClose: () => void }) {
  const t = useTranslations("glossary.export");
  const formats = useTranslations("glossary.formats");
  const [format, setFormat] = useState<TermExportFormat>(TERM_EXPORT_FORMATS[0]);
  return (
    <div className={styles.export}>
      <fieldset className={styles.choices}>
        <legend>{t("format")}</legend>
        {TERM_EXPORT_FORMATS.map((each, at) => (
          <label key={each}>
            <input
              type="radio"
              name="format"
              checked={format === each}
              onChange={() => setFormat(each)}
              {...(at === 0 && { "data-autofocus": true })}
            />
            <span>{formats(each)}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.stack}>
        <Losses glossaryId={id} format={format} />
        <div>
          <a
            className={exports.download}
            href={`/api/v1/glossaries/${id}/export?format=${format}`}
            download
            onClick={onClose}
          >
            <Download aria-hidden="true" /> {t("download")}
          </a>
        </div>
      </div>
    </div>
  );
}

type Answer = { readonly preview: TermsExportPreview } | { readonly error: unknown };

/** What the file will not say of this glossary, counted by reading all of it. */
function Losses({ glossaryId, format }: { glossaryId: string; format: TermExportFormat }) {
  const t = useTranslations("glossary.export");
  const formats = useTranslations("glossary.formats");
  const problemText = useProblemText();
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    setAnswer(null);
    api<TermsExportPreview>(`/glossaries/${glossaryId}/export/preview?format=${format}`, {
      signal: asking.signal,
    })
      .then((preview) => setAnswer({ preview }))
      .catch((error: unknown) => {
        if (!asking.signal.aborted) setAnswer({ error });
      });
    return () => asking.abort();
  }, [glossaryId, format]);
  if (answer === null)
    return (
      <p role="status" className={styles.running}>
        <progress aria-label={t("reading")} /> {t("reading")}
      </p>
    );
  if ("error" in answer) return <FormError>{problemText(answer.error)}</FormError>;
  const { notes } = answer.preview;
  return (
    <section className={exports.loss} aria-live="polite" data-complete={notes.length === 0 || undefined}>
      <h2>{t(notes.length === 0 ? "losesNothing" : "loses", { format: formats(format) })}</h2>
      {notes.length > 0 && (
        <ul>
          {notes.map(({ code, count, examples }) => (
            <li key={code}>
              {t(`loss.${code}`, { count })}
              <span className={styles.examples}>
                {[...new Set(examples.map(({ text }) => text))].map((text) => (
                  <q key={text}>{text}</q>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
