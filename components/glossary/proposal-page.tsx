"use client";

import { Printer } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { api, Problem } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { type TermProposalView, termProposalSchema } from "@/lib/glossary/server/proposals-schema";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import { ChangeProposal } from "./change-proposal";
import entry from "./entry.module.css";
import { EvidenceList } from "./evidence-list";
import { ProposedSteps } from "./proposed-steps";
import { type GivenToProposal, StaleProposal } from "./stale-proposal";
import { useTermAction } from "./use-term-action";
import { conceptName } from "./view";

type ProposalPageProps = { glossary: GlossaryView; proposal: TermProposalView };

/** One decision on one page, which prints on one: what is proposed, what speaks for it, the votes, and how it ended. */
export function ProposalPage({ glossary, proposal }: ProposalPageProps) {
  const t = useTranslations("glossary.proposal");
  const { concept, status, reason, evidence, createdByName, createdAt, may } = proposal;
  const { busy, send, missed, forget } = useSend(proposal);
  return (
    <>
      <div className={projects.head}>
        <div>
          <h1 className={entry.title} lang={glossary.sourceLanguage}>
            {conceptName(concept, glossary)}
          </h1>
          <p className={entry.about}>
            {t(`statuses.${status}`)} · {t("by", { name: createdByName ?? "?" })} ·{" "}
            <TimeText value={createdAt} />
          </p>
        </div>
        <div className={`${projects.actions} ${entry.noPrint}`}>
          <Link className={entry.button} href={`/concepts/${concept.id}`}>
            {t("concept")}
          </Link>
          <Button icon={<Printer />} onClick={() => window.print()}>
            {t("print")}
          </Button>
        </div>
      </div>
      <section className={entry.section}>
        <h2>{t("what")}</h2>
        <ProposedSteps proposal={proposal} />
        {reason !== "" && <p className={entry.note}>{reason}</p>}
        {may.change && (
          <ChangeProposal
            glossary={glossary}
            proposal={proposal}
            busy={busy}
            onChange={(change, done) => send({ method: "PATCH", path: "", body: change }, "changed", done)}
          />
        )}
      </section>
      {evidence.length > 0 && (
        <section className={entry.section}>
          <h2>{t("evidence")}</h2>
          <EvidenceList glossary={glossary} evidence={evidence} />
        </section>
      )}
      <Votes proposal={proposal} />
      {proposal.decision !== null && (
        <section className={entry.section}>
          <h2>{t("decision")}</h2>
          <p>
            {t(proposal.decision.accepted ? "accepted" : "rejected", {
              name: proposal.decision.decidedByName ?? "?",
            })}{" "}
            · <TimeText value={proposal.decision.at} />
          </p>
          {proposal.decision.reason !== "" && <p className={entry.note}>{proposal.decision.reason}</p>}
        </section>
      )}
      {status === "open" && <Act proposal={proposal} busy={busy} onSend={send} />}
      {missed !== null && (
        <StaleProposal
          current={missed.current}
          given={missed.given}
          busy={busy}
          onSend={missed.again}
          onClose={forget}
        />
      )}
    </>
  );
}

function Votes({ proposal: { votes, agreed, quorum } }: { proposal: TermProposalView }) {
  const t = useTranslations("glossary.proposal");
  return (
    <section className={entry.section}>
      <h2>{t("votes")}</h2>
      <p className={entry.about}>{t("tally", { agreed, quorum })}</p>
      <ul className={entry.votes}>
        {votes.map(({ userId, name, agrees, reason, counts, at }) => (
          <li key={userId}>
            <div className={entry.line}>
              <strong>{name}</strong>
              <span>{t(agrees ? "agrees" : "disagrees")}</span>
              {!counts && <span className={entry.about}>{t("doesNotCount")}</span>}
              <span className={entry.about}>
                <TimeText value={at} />
              </span>
            </div>
            {reason !== "" && <p className={entry.note}>{reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Request = {
  readonly method: "POST" | "PATCH";
  readonly path: string;
  readonly body?: GivenToProposal;
};
type Said = "voted" | "decided" | "withdrawn" | "changed";
type Send = (request: Request, said: Said, done?: () => void) => void;
/** What was meant for the proposal as it was before its maker changed it. */
type Missed = {
  readonly current: TermProposalView;
  readonly given: GivenToProposal;
  readonly again: () => void;
};

/** Sends what a person does with a proposal, for what they have read of it; what its maker changed since is shown first. */
function useSend({ id, revision }: TermProposalView) {
  const t = useTranslations("glossary.proposal");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useTermAction();
  const [missed, setMissed] = useState<Missed | null>(null);
  const sendFor = (seen: number, request: Request, said: Said, done?: () => void): void =>
    void run(async () => {
      const { method, path, body } = request;
      const headers = { "if-match": `"${seen}"` };
      try {
        await api(`/proposals/${id}${path}`, { method, headers, ...(body !== undefined && { body }) });
      } catch (error) {
        const current = readCurrent(error);
        if (current === null) throw error;
        const again = () => sendFor(current.revision, request, said, done);
        setMissed({ current, given: body ?? {}, again });
        router.refresh();
        return;
      }
      setMissed(null);
      done?.();
      toast(t(said));
      router.refresh();
    });
  const send: Send = (request, said, done) => sendFor(revision, request, said, done);
  return { busy, send, missed, forget: () => setMissed(null) };
}

/** The proposal as it is now, where that is why something was refused. */
function readCurrent(error: unknown): TermProposalView | null {
  if (!(error instanceof Problem) || error.code !== "stale") return null;
  return termProposalSchema.safeParse(error.current).data ?? null;
}

type ActProps = { proposal: TermProposalView; busy: boolean; onSend: Send };

/** What the person may do with it now. */
function Act({ proposal: { may }, busy, onSend }: ActProps) {
  const t = useTranslations("glossary.proposal");
  const [reason, setReason] = useState("");
  const send = (path: string, body: GivenToProposal | undefined, said: Said) =>
    onSend({ method: "POST", path: `/${path}`, ...(body !== undefined && { body }) }, said, () =>
      setReason(""),
    );
  if (!may.vote && !may.decide && !may.withdraw) return null;
  const words = { reason: reason.trim() };
  return (
    <section className={`${entry.section} ${entry.noPrint}`}>
      <h2>{t("yours")}</h2>
      {(may.vote || may.decide) && (
        <TextArea
          label={t("reason")}
          optional
          maxLength={4000}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <div className={entry.controls}>
        {may.decide && (
          <>
            <Button
              variant="primary"
              busy={busy}
              onClick={() => send("decide", { accept: true, ...words }, "decided")}
            >
              {t("accept")}
            </Button>
            <Button busy={busy} onClick={() => send("decide", { accept: false, ...words }, "decided")}>
              {t("reject")}
            </Button>
          </>
        )}
        {may.vote && (
          <>
            <Button
              variant="quiet"
              busy={busy}
              onClick={() => send("votes", { agrees: true, ...words }, "voted")}
            >
              {t("agree")}
            </Button>
            <Button
              variant="quiet"
              busy={busy}
              onClick={() => send("votes", { agrees: false, ...words }, "voted")}
            >
              {t("disagree")}
            </Button>
          </>
        )}
        {may.withdraw && (
          <Button variant="quiet" busy={busy} onClick={() => send("withdraw", undefined, "withdrawn")}>
            {t("withdraw")}
          </Button>
        )}
      </div>
    </section>
  );
}
