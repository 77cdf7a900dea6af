"use client";

import { Search } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { WordsInLine } from "@/components/search/words-in-line";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import type { MemoryConcordance, MemoryLine } from "@/lib/memory/server/out-schema";
import type { MemoryView } from "@/lib/memory/server/schema";
import styles from "./memory.module.css";
import { UnitOrigin } from "./unit-origin";

type Looked = MemoryConcordance & { readonly q: string; readonly memoryId: string };

/** Words in the pairs of a memory, in either language: each place on a line, with the sentence of the other side under it. */
export function MemoryLines({ memories }: { memories: readonly MemoryView[] }) {
  const t = useTranslations("memory.lines");
  const page = useTranslations("memory.page");
  const { busy, run } = useAction();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState(memories[0]?.id ?? "");
  const [found, setFound] = useState<Looked | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  /** Goes on until there is something to show, or nothing is left. */
  const look = (begin: Looked) =>
    run(async () => {
      let now = begin;
      do {
        const query = new URLSearchParams({
          q: now.q,
          ...(now.nextCursor !== null && { cursor: now.nextCursor }),
        });
        const next = await api<MemoryConcordance>(`/memories/${now.memoryId}/concordance?${query}`);
        const items = [...now.items, ...next.items];
        now = { ...now, items, nextCursor: next.nextCursor, looked: now.looked + next.looked };
        if (isGone.current) return;
        setFound(now);
      } while (now.nextCursor !== null && now.items.length === begin.items.length);
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const q = words.trim();
    if (q !== "") void look({ q, memoryId: chosen, items: [], nextCursor: null, looked: 0 });
  };
  return (
    <section className={styles.wide}>
      <h2>{t("title")}</h2>
      <search>
        <form className={styles.row} onSubmit={submit}>
          <TextField
            label={t("words")}
            type="search"
            maxLength={200}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          {memories.length > 1 && (
            <SelectField
              label={t("memory")}
              value={chosen}
              onChange={({ target }) => setChosen(target.value)}
            >
              {memories.map(({ id, isOwn, projectName }) => (
                <option key={id} value={id}>
                  {isOwn ? page("own") : projectName}
                </option>
              ))}
            </SelectField>
          )}
          <Button type="submit" icon={<Search />} busy={busy} disabled={words.trim() === ""}>
            {t("find")}
          </Button>
        </form>
      </search>
      {found !== null && (
        <p role="status" className={styles.soft}>
          {busy ? t("looking", { looked: found.looked }) : t("found", { count: found.items.length })}
        </p>
      )}
      {found !== null && found.items.length > 0 && (
        <ul className={styles.lines}>
          {found.items.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end
            <Line key={at} line={line} />
          ))}
        </ul>
      )}
      {found !== null && found.nextCursor !== null && !busy && (
        <Button onClick={() => void look(found)}>{t("more")}</Button>
      )}
    </section>
  );
}

function Line({ line }: { line: MemoryLine }) {
  const { beside } = line;
  return (
    <li>
      <WordsInLine line={line} language={line.language} />
      {beside !== null && (
        <span className={styles.besideLine} lang={beside.language}>
          {beside.isCutBefore && "… "}
          {beside.text}
          {beside.isCutAfter && " …"}
        </span>
      )}
      <UnitOrigin origin={line.origin} />
    </li>
  );
}
