"use client";

import Link from "next/link";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { FormColumn, SelectField, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { CandidateView } from "@/lib/glossary/server/candidates-schema";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import entry from "./entry.module.css";
import { MarkedText } from "./marked-text";

type CandidatesPageProps = {
  projectId: string;
  sourceLanguage: string;
  targetLanguage: string;
  /** Those in which the person may propose. */
  glossaries: readonly GlossaryView[];
  candidates: readonly CandidateView[];
  /** Not all of the project's texts were looked through. */
  truncated: boolean;
};

/** What may be a term: j and k go down and up, p proposes, x hides for now. */
export function CandidatesPage(props: CandidatesPageProps) {
  const { candidates, glossaries, truncated, projectId } = props;
  const t = useTranslations("glossary.candidates");
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [proposing, setProposing] = useState<CandidateView | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const shown = candidates.filter(({ text }) => !hidden.has(text));
  const hide = (text: string) => setHidden((before) => new Set([...before, text]));
  const press = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>("[data-candidate]") ?? [])];
    const at = items.findIndex((each) => each.contains(document.activeElement));
    const candidate = shown[at];
    if (event.key === "j") items[at + 1]?.focus();
    if (event.key === "k") items[at - 1]?.focus();
    if (candidate === undefined) return;
    if (event.key === "p" && glossaries.length > 0) {
      event.preventDefault();
      setProposing(candidate);
    }
    if (event.key === "x") {
      items[at + 1]?.focus();
      hide(candidate.text);
    }
  };
  return (
    <>
      <div className={projects.head}>
        <h1>{t("title")}</h1>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : (
        <>
          <p className={entry.about}>{t("keys")}</p>
          {truncated && <p className={entry.about}>{t("truncated")}</p>}
          {glossaries.length === 0 && (
            <p>
              {t("noGlossary")} <Link href={`/projects/${projectId}/glossaries`}>{t("toGlossaries")}</Link>
            </p>
          )}
          <ol ref={list} className={entry.votes} onKeyDown={press}>
            {shown.map((candidate) => (
              <Item
                key={candidate.text}
                candidate={candidate}
                props={props}
                onPropose={glossaries.length === 0 ? null : () => setProposing(candidate)}
                onHide={() => hide(candidate.text)}
              />
            ))}
          </ol>
        </>
      )}
      {proposing !== null && (
        <ProposeDialog
          candidate={proposing}
          props={props}
          onDone={() => hide(proposing.text)}
          onClose={() => setProposing(null)}
        />
      )}
    </>
  );
}

type ItemProps = {
  candidate: CandidateView;
  props: CandidatesPageProps;
  onPropose: (() => void) | null;
  onHide: () => void;
};

function Item({ candidate, props, onPropose, onHide }: ItemProps) {
  const t = useTranslations("glossary.candidates");
  const { text, kind, frequency, contexts } = candidate;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the list act on the item that has the focus.
    <li data-candidate={text} tabIndex={0} aria-label={text}>
      <div className={entry.line}>
        <span className={entry.text} lang={props.sourceLanguage}>
          {text}
        </span>
        <span className={entry.about}>
          {t(`kinds.${kind}`)} · {t("times", { count: frequency })}
        </span>
        {onPropose !== null && (
          <Button size="small" onClick={onPropose}>
            {t("propose")}
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={onHide}>
          {t("hide")}
        </Button>
      </div>
      {contexts.slice(0, 2).map(({ documentId, paragraphId, number, text: around, start, end }) => (
        <p key={`${paragraphId} ${start}`} className={entry.source} lang={props.sourceLanguage}>
          <Link href={`/projects/${props.projectId}/documents/${documentId}?p=${number}`}>{number}</Link>{" "}
          <MarkedText text={around} spans={[{ start, end }]} />
        </p>
      ))}
    </li>
  );
}

type ProposeDialogProps = {
  candidate: CandidateView;
  props: CandidatesPageProps;
  onDone: () => void;
  onClose: () => void;
};

/** Proposes a candidate with its places as evidence. */
function ProposeDialog({ candidate, props, onDone, onClose }: ProposeDialogProps) {
  const t = useTranslations("glossary.candidates");
  const toast = useToast();
  const { busy, run } = useAction();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const target = String(form.get("target") ?? "").trim();
    const term = (language: string, text: string) => ({ language, text, status: "preferred" });
    void run(async () => {
      await api(`/glossaries/${String(form.get("glossary"))}/proposals`, {
        method: "POST",
        body: {
          concept: {
            terms: [
              term(props.sourceLanguage, candidate.text),
              ...(target === "" ? [] : [term(props.targetLanguage, target)]),
            ],
          },
          evidence: candidate.contexts.map(({ documentId, paragraphId, text }) => ({
            ...{ documentId, paragraphId, quote: text },
          })),
        },
      });
      onDone();
      onClose();
      toast(t("proposed", { term: candidate.text }));
    });
  };
  return (
    <Dialog open onClose={onClose} title={candidate.text}>
      <FormColumn onSubmit={submit}>
        <SelectField label={t("glossary")} name="glossary">
          {props.glossaries.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField label={t("target")} name="target" optional maxLength={500} data-autofocus />
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {t("propose")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
