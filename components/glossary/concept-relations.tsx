"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { IconButton } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { RELATION_KINDS, type Relation } from "@/lib/glossary/core/entry";
import type { ConceptView, GlossaryView } from "@/lib/glossary/server/schema";
import { ConceptPicker } from "./concept-picker";
import entry from "./entry.module.css";
import { conceptName } from "./view";

type Kind = Relation["kind"];
type Related = ConceptView["relations"][number];

type ConceptRelationsProps = { concept: ConceptView; glossary: GlossaryView; mayChange: boolean };

/** Broader, narrower and related concepts. The other end shows the same relation from its side. */
export function ConceptRelations({ concept, glossary, mayChange }: ConceptRelationsProps) {
  const t = useTranslations("glossary.entry");
  const { busy, put, take } = useRelations(concept.id);
  const [kind, setKind] = useState<Kind>("broader");
  const { relations } = concept;
  if (relations.length === 0 && !mayChange) return null;
  return (
    <section className={entry.section}>
      <h2>{t("relationsTitle")}</h2>
      <ul className={entry.relations} aria-label={t("relationsTitle")}>
        {[...relations].sort(byKind).map((related) => (
          <li key={related.conceptId}>
            {mayChange ? (
              <KindSelect
                label={t("kindOf", { name: related.name })}
                value={related.kind}
                disabled={busy}
                onChange={(next) => put({ ...related, kind: next }, related)}
              />
            ) : (
              <span className={entry.about}>{t(`relations.${related.kind}`)}</span>
            )}
            <Link href={`/concepts/${related.conceptId}`} lang={glossary.sourceLanguage}>
              {related.name}
            </Link>
            {mayChange && (
              <IconButton
                size="small"
                label={t("removeRelation", { name: related.name })}
                icon={<X />}
                disabled={busy}
                onClick={() => take(related)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <div className={entry.controls}>
          <KindSelect label={t("kind")} value={kind} disabled={busy} onChange={setKind} />
          <ConceptPicker
            glossary={glossary}
            without={[concept.id, ...relations.map(({ conceptId }) => conceptId)]}
            label={t("relateTo")}
            onPick={(picked) =>
              put({ conceptId: picked.id, kind, name: conceptName(picked, glossary) }, null)
            }
          />
        </div>
      )}
    </section>
  );
}

const byKind = (a: Related, b: Related): number =>
  RELATION_KINDS.indexOf(a.kind) - RELATION_KINDS.indexOf(b.kind);

/** Each change goes to the relations as they are at that moment: those that others make meanwhile stay. */
function useRelations(conceptId: string) {
  const t = useTranslations("glossary.entry");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  /** Puts one relation, or none when it is null, in the place of all to that concept. */
  const set = async (otherId: string, related: Related | null) => {
    const path = `/concepts/${conceptId}`;
    const { revision, relations } = await api<ConceptView>(path);
    const others = relations.filter((each) => each.conceptId !== otherId);
    const wanted = [...others, ...(related === null ? [] : [related])];
    await api(path, {
      method: "PATCH",
      headers: { "if-match": `"${revision}"` },
      body: { relations: wanted.map(({ conceptId, kind }) => ({ conceptId, kind })) },
    });
    router.refresh();
  };
  const change = (otherId: string, before: Related | null, after: Related | null, said: string) =>
    void run(async () => {
      await set(otherId, after);
      toast(said, { undo: () => void run(() => set(otherId, before)) });
    });
  return {
    busy,
    put: (related: Related, before: Related | null) =>
      change(
        related.conceptId,
        before,
        related,
        t("related", { kind: t(`relations.${related.kind}`), name: related.name }),
      ),
    take: (related: Related) =>
      change(related.conceptId, related, null, t("relationRemoved", { name: related.name })),
  };
}

type KindSelectProps = { label: string; value: Kind; disabled: boolean; onChange: (kind: Kind) => void };

function KindSelect({ label, value, disabled, onChange }: KindSelectProps) {
  const t = useTranslations("glossary.entry");
  return (
    <select
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={({ target }) => {
        const kind = RELATION_KINDS.find((each) => each === target.value);
        if (kind !== undefined) onChange(kind);
      }}
    >
      {RELATION_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {t(`relations.${kind}`)}
        </option>
      ))}
    </select>
  );
}
