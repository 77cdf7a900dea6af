"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useModel } from "./context";
import { announce } from "./model";
import { useStore } from "./store";
import { useSaveWords } from "./use-save-words";

/** Comings and goings of others are told at most this often. */
const PEOPLE_EVERY_MS = 5000;
/** Within this after opening, those who appear were here before. */
const ARRIVAL_MS = 3000;

/** Says to a screen reader what eyes see in passing: saved or not, confirmed, who came and went. */
export function LiveRegion() {
  const model = useModel();
  const news = useStore(model.news, (value) => value);
  useSaveNews();
  usePeopleNews();
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {/* The key makes an equal sentence a new one. */}
      <span key={news.nth}>{news.text}</span>
    </p>
  );
}

/** Only what matters: that saving stopped, and that it works again. */
function useSaveNews(): void {
  const words = useSaveWords();
  const model = useModel();
  const save = useStore(model.save, (state) => state);
  const isBad = !["connecting", "saved", "saving", "read-only"].includes(save.kind);
  const wasBad = useRef(false);
  useEffect(() => {
    if (isBad) announce(model, words(save));
    else if (wasBad.current && save.kind === "saved") announce(model, words(save));
    if (isBad || save.kind === "saved") wasBad.current = isBad;
  }, [model, words, isBad, save]);
}

function usePeopleNews(): void {
  const t = useTranslations("workbench");
  const model = useModel();
  const people = useStore(model.people, (all) => all);
  const told = useRef<ReadonlyMap<string, string> | null>(null);
  const [openedAt] = useState(() => performance.now());
  const [, wake] = useState(0);
  const lastAt = useRef(0);
  useEffect(() => {
    const now = new Map(people.map(({ id, name }) => [id, name]));
    now.delete(model.seed.person.id);
    if (told.current === null && people.length === 0) return;
    // Who was here before is no news; who is first seen later is.
    told.current ??= performance.now() - openedAt < ARRIVAL_MS ? now : new Map();
    const before = told.current;
    const came = [...now].filter(([id]) => !before.has(id)).map(([, name]) => name);
    const left = [...before].filter(([id]) => !now.has(id)).map(([, name]) => name);
    if (came.length + left.length === 0) return;
    const wait = lastAt.current + PEOPLE_EVERY_MS - performance.now();
    if (wait > 0) {
      const timer = setTimeout(() => wake((nth) => nth + 1), wait);
      return () => clearTimeout(timer);
    }
    lastAt.current = performance.now();
    told.current = now;
    const sentences = [
      ...(came.length > 0 ? [t("joined", { names: came.join(", ") })] : []),
      ...(left.length > 0 ? [t("left", { names: left.join(", ") })] : []),
    ];
    announce(model, sentences.join(" "));
  });
}
