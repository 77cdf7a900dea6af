"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import projectStyles from "@/components/projects/projects.module.css";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { SearchDocument } from "@/lib/search/core/found";
import { Options } from "./options";
import styles from "./replace.module.css";
import { ReplaceList } from "./replace-list";
import { toReplaceAddress } from "./search-address";
import { type Asked, useReplaceable } from "./use-replaceable";

type Named = { readonly id: string; readonly name: string };

type ReplacePageProps = {
  words: string;
  /** Where the person may translate. */
  projects: readonly Named[];
  projectId: string | null;
  /** Of that project. */
  documents: readonly SearchDocument[];
};

/** Replaces words in the translations of a project, a document or a track: what to look for, then every place for approval. */
export function ReplacePage({ words, projects, projectId, documents }: ReplacePageProps) {
  const t = useTranslations("search.replace");
  const toast = useToast();
  const problemText = useProblemText();
  const { found, look, more, stop, clear } = useReplaceable((problem) =>
    toast(problemText(problem), { tone: "error" }),
  );
  const [replacement, setReplacement] = useState("");
  if (projectId === null) return <EmptyState title={t("noProjectTitle")}>{t("noProject")}</EmptyState>;
  return (
    <>
      <div className={projectStyles.head}>
        <h1>{t("title")}</h1>
      </div>
      <p className={projectStyles.subtitle}>{t("explain")}</p>
      <ReplaceForm
        words={words}
        projects={projects}
        projectId={projectId}
        documents={documents}
        replacement={replacement}
        onReplacement={setReplacement}
        onLook={(asked) => void look(asked)}
        onChange={clear}
      />
      {found !== null && (
        <ReplaceList
          // Another search begins with nothing approved.
          key={JSON.stringify(found.asked)}
          found={found}
          replacement={replacement}
          onMore={() => void more()}
          onStop={stop}
          onLookAgain={() => void look(found.asked)}
        />
      )}
    </>
  );
}

type FormProps = Omit<ReplacePageProps, "projectId"> & {
  projectId: string;
  replacement: string;
  onReplacement: (replacement: string) => void;
  onLook: (asked: Asked) => void;
  /** What is looked for is another: what was found counts no more. */
  onChange: () => void;
};

const SWITCHES = ["matchCase", "wholeWord", "anyForm"] as const;

function ReplaceForm(props: FormProps) {
  const { words, projects, projectId, documents, replacement, onReplacement, onLook, onChange } = props;
  const t = useTranslations("search.replace");
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>({
    ...{ projectId, find: words, matchCase: false, wholeWord: true, anyForm: false },
    ...{ document: null, track: null },
  });
  const set = (change: Partial<Asked>) => {
    setAsked({ ...asked, ...change });
    onChange();
  };
  const tracks = documents.find(({ id }) => id === asked.document)?.tracks ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asked.find.trim() !== "") onLook(asked);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.fields}>
        <TextField
          label={t("find")}
          autoFocus={words === ""}
          maxLength={200}
          value={asked.find}
          onChange={({ target }) => set({ find: target.value })}
        />
        <TextField
          label={t("with")}
          maxLength={2000}
          value={replacement}
          onChange={({ target }) => onReplacement(target.value)}
        />
      </div>
      <div className={styles.switches}>
        {SWITCHES.map((each) => (
          <label key={each} className={styles.switch}>
            <input
              type="checkbox"
              checked={asked[each]}
              disabled={asked.anyForm && each !== "anyForm"}
              onChange={({ target }) => set({ [each]: target.checked })}
            />
            {t(each)}
          </label>
        ))}
      </div>
      <div className={styles.fields}>
        <SelectField
          label={t("project")}
          value={projectId}
          onChange={({ target }) => router.push(toReplaceAddress({ q: asked.find, project: target.value }))}
        >
          <Options of={projects} />
        </SelectField>
        <SelectField
          label={t("document")}
          value={asked.document ?? ""}
          onChange={({ target }) => set({ document: target.value || null, track: null })}
        >
          <option value="">{t("allDocuments")}</option>
          <Options of={documents.map(({ id, title }) => ({ id, name: title }))} />
        </SelectField>
        <SelectField
          label={t("track")}
          value={asked.track ?? ""}
          disabled={tracks.length === 0}
          onChange={({ target }) => set({ track: target.value || null })}
        >
          <option value="">{t("allTracks")}</option>
          <Options of={tracks} />
        </SelectField>
        <Button type="submit" icon={<Search />} disabled={asked.find.trim() === ""}>
          {t("look")}
        </Button>
      </div>
    </form>
  );
}
