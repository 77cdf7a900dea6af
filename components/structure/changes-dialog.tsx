"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { TimeText } from "@/components/ui/time-text";
import { useAction } from "@/components/ui/use-action";
import { useModel, useVoice } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import { can } from "@/lib/accounts/core/rights";
import type { StructureChangeView } from "@/lib/documents/server/structure-schema";
import { undoChange } from "./change-structure";
import styles from "./structure.module.css";

const AT_ONCE = 50;

type Page = { readonly items: readonly StructureChangeView[]; readonly nextCursor: string | null };

/** What was split, joined and moved in this document, newest first, each with its way back. */
export function ChangesDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("structure");
  const { page, reload, more, busy } = usePages();
  return (
    <Dialog open onClose={onClose} title={t("changesTitle")} shape="wide">
      {page?.items.length === 0 && <EmptyState title={t("noChanges")}>{t("noChangesHint")}</EmptyState>}
      {page === null ? (
        <p>{t("loading")}</p>
      ) : (
        <ol className={styles.changes}>
          {page.items.map((change) => (
            <Change key={change.id} change={change} onUndone={reload} />
          ))}
        </ol>
      )}
      {page !== null && page.nextCursor !== null && (
        <Button variant="quiet" busy={busy} onClick={more}>
          {t("earlierChanges")}
        </Button>
      )}
    </Dialog>
  );
}

/** The newest changes; asked for more, the ones before. What was taken back may tell other things of all of them. */
function usePages() {
  const { busy, run } = useAction();
  const [page, setPage] = useState<Page | null>(null);
  const { id } = useModel().seed.document;
  useEffect(() => {
    const stop = new AbortController();
    void run(async () => {
      const first = await readChanges(id, AT_ONCE, null);
      if (!stop.signal.aborted) setPage(first);
    });
    return () => stop.abort();
  }, [id, run]);
  const more = () =>
    void run(async () => {
      const next = await readChanges(id, AT_ONCE, page?.nextCursor ?? null);
      setPage({ ...next, items: [...(page?.items ?? []), ...next.items] });
    });
  const reload = () => void run(async () => setPage(await readChanges(id, page?.items.length ?? 0, null)));
  return { page, reload, more, busy };
}

/** So many changes at least, if there are as many; from one on, or the newest. */
async function readChanges(documentId: string, count: number, from: string | null): Promise<Page> {
  const items: StructureChangeView[] = [];
  let next = from;
  do {
    const after = next === null ? "" : `&cursor=${next}`;
    const page = await api<Page>(`/documents/${documentId}/structure-changes?limit=${AT_ONCE}${after}`);
    items.push(...page.items);
    next = page.nextCursor;
  } while (next !== null && items.length < count);
  return { items, nextCursor: next };
}

function Change({ change, onUndone }: { change: StructureChangeView; onUndone: () => void }) {
  const t = useTranslations("structure");
  const model = useModel();
  const voice = useVoice();
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    if (await undoChange(model, voice, change)) onUndone();
    setBusy(false);
  };
  return (
    <li className={styles.change} data-holds={change.holds}>
      <p className={styles.about}>
        <strong>{t(`kinds.${change.kind}`)}</strong> {change.createdBy.name}{" "}
        <TimeText value={change.createdAt} />
      </p>
      <p className={styles.words} lang={languageTag(model.seed.project.sourceLanguage)}>
        {change.words.join(change.kind === "split" ? " ┃ " : " + ")}
      </p>
      {change.holds ? (
        can(model.seed.role, "translate") && (
          <Button size="small" variant="quiet" busy={busy} onClick={() => void undo()}>
            {t("undo")}
          </Button>
        )
      ) : (
        <p className={styles.hint}>{t("overtaken")}</p>
      )}
    </li>
  );
}
