"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { TermProposalView } from "@/lib/glossary/server/proposals-schema";
import entry from "./entry.module.css";
import { ProposedSteps } from "./proposed-steps";
import { conceptName } from "./view";

/** What waits for one's vote: j and k go down and up, a agrees, Enter opens. */
export function ReviewsPage({ proposals }: { proposals: readonly TermProposalView[] }) {
  const t = useTranslations("glossary.reviews");
  const list = useRef<HTMLUListElement>(null);
  const move = (event: KeyboardEvent) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-proposal]") ?? [])];
    const at = links.findIndex((each) => each.contains(document.activeElement));
    const to = event.key === "j" ? at + 1 : event.key === "k" ? at - 1 : null;
    if (to !== null) links[to]?.querySelector("a")?.focus();
    if (event.key === "a") links[at]?.querySelector<HTMLElement>("[data-agree]")?.click();
  };
  return (
    <>
      <div className={projects.head}>
        <h1>{t("title")}</h1>
      </div>
      {proposals.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : (
        <>
          <p className={entry.about}>{t("keys")}</p>
          <ul ref={list} className={entry.votes} onKeyDown={move}>
            {proposals.map((proposal) => (
              <Waiting key={proposal.id} proposal={proposal} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Waiting({ proposal }: { proposal: TermProposalView }) {
  const t = useTranslations("glossary.reviews");
  const words = useTranslations("glossary.proposal");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const { id, concept, createdByName, createdAt, reason, agreed, quorum, may, revision } = proposal;
  const agree = () =>
    void run(async () => {
      const headers = { "if-match": `"${revision}"` };
      await api(`/proposals/${id}/votes`, { method: "POST", headers, body: { agrees: true } }).finally(() =>
        router.refresh(),
      );
      const takeBack = () => api(`/proposals/${id}/votes`, { method: "DELETE" }).then(() => router.refresh());
      toast(words("voted"), { undo: () => void takeBack() });
    });
  return (
    <li data-proposal={id}>
      <div className={entry.line}>
        <Link className={entry.text} href={`/proposals/${id}`} lang={proposal.sourceLanguage}>
          {conceptName(concept, proposal)}
        </Link>
        <span className={entry.about}>
          {words("by", { name: createdByName ?? "?" })} · <TimeText value={createdAt} /> ·{" "}
          {words("tally", { agreed, quorum })}
        </span>
        {may.vote && (
          <Button size="small" busy={busy} onClick={agree} data-agree>
            {words("agree")}
          </Button>
        )}
        <Link className={entry.about} href={`/glossaries/${proposal.glossaryId}`}>
          {t("glossary")}
        </Link>
      </div>
      <ProposedSteps proposal={proposal} />
      {reason !== "" && <p className={entry.note}>{reason}</p>}
    </li>
  );
}
