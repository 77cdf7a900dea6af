"use client";

import { Plus, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useAction } from "@/components/ui/use-action";
import type { ConceptView, GlossaryView, LinkView } from "@/lib/glossary/server/schema";
import { BulkBar } from "./bulk-bar";
import { ConceptFilters, type Domain } from "./concept-filters";
import { type ConceptSearch, isNarrowed, writeConceptSearch } from "./concept-search";
import { ConceptTable } from "./concept-table";
import styles from "./glossary.module.css";
import { GlossaryMenus } from "./glossary-menus";
import { ImportDialog } from "./import-dialog";
import { NewConceptDialog } from "./new-concept-dialog";
import { mayDecide, mayPropose } from "./view";

export type ConceptPage = {
  readonly items: readonly ConceptView[];
  readonly nextCursor: string | null;
  readonly total: number;
};

type GlossaryPageProps = {
  glossary: GlossaryView;
  first: ConceptPage;
  search: ConceptSearch;
  domains: readonly Domain[];
  links: readonly LinkView[];
};

/** A glossary: its concepts as a table, and all that is done with many of them. */
export function GlossaryPage({ glossary, first, search, domains, links }: GlossaryPageProps) {
  const t = useTranslations("glossary.page");
  const [open, setOpen] = useState<"concept" | "import" | null>(null);
  const close = () => setOpen(null);
  const isEmpty = first.total === 0 && !isNarrowed(search);
  const buttons = mayPropose(glossary) && (
    <>
      <Button variant="primary" icon={<Plus />} onClick={() => setOpen("concept")}>
        {t("newConcept")}
      </Button>
      <Button icon={<Upload />} onClick={() => setOpen("import")}>
        {t("import")}
      </Button>
    </>
  );
  return (
    <>
      <div className={projects.head}>
        <h1>{glossary.name}</h1>
        <div className={projects.actions}>
          {!isEmpty && buttons}
          <GlossaryMenus glossary={glossary} links={links} />
        </div>
      </div>
      {glossary.description !== "" && <p className={styles.lead}>{glossary.description}</p>}
      {isEmpty ? (
        <EmptyState title={t("emptyTitle")} action={buttons}>
          {t("empty")}
        </EmptyState>
      ) : (
        <>
          <ConceptFilters search={search} domains={domains} total={first.total} />
          <Concepts
            key={writeConceptSearch(search)}
            glossary={glossary}
            first={first}
            search={search}
            domains={domains}
          />
        </>
      )}
      <NewConceptDialog glossary={glossary} domains={domains} open={open === "concept"} onClose={close} />
      <ImportDialog glossary={glossary} open={open === "import"} onClose={close} />
    </>
  );
}

type ConceptsProps = Omit<GlossaryPageProps, "links">;

function Concepts({ glossary, first, search, domains }: ConceptsProps) {
  const t = useTranslations("glossary.page");
  const router = useRouter();
  const { busy, run } = useAction();
  const [later, setLater] = useState<readonly ConceptPage[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const concepts = [first, ...later].flatMap(({ items }) => items);
  const nextCursor = (later.at(-1) ?? first).nextCursor;
  const more = () =>
    run(async () => {
      const query = new URLSearchParams(writeConceptSearch(search));
      query.set("cursor", nextCursor ?? "");
      const page = await api<ConceptPage>(`/glossaries/${glossary.id}/concepts?${query}`);
      setLater((before) => [...before, page]);
    });
  /** What was changed may stand elsewhere now: the list is read anew from its beginning. */
  const refresh = () => {
    setLater([]);
    setChosen(new Set());
    router.refresh();
  };
  if (concepts.length === 0) return <p className={projects.nothing}>{t("nothingFound")}</p>;
  return (
    <>
      <ConceptTable
        glossary={glossary}
        concepts={concepts}
        chosen={chosen}
        onChoose={mayDecide(glossary) ? setChosen : null}
      />
      {nextCursor !== null && (
        <div className={styles.more}>
          <Button busy={busy} onClick={() => void more()}>
            {t("showMore")}
          </Button>
        </div>
      )}
      {chosen.size > 0 && (
        <BulkBar
          glossary={glossary}
          conceptIds={[...chosen]}
          domains={domains}
          onClear={() => setChosen(new Set())}
          onDone={refresh}
        />
      )}
    </>
  );
}
