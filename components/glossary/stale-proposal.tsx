"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Step } from "@/lib/glossary/core/change";
import type { TermProposalView } from "@/lib/glossary/server/proposals-schema";
import entry from "./entry.module.css";
import { ProposedSteps } from "./proposed-steps";

/** What a person gives of their own with what they do to a proposal. */
export type GivenToProposal = {
  readonly reason?: string;
  readonly steps?: readonly Step[];
  readonly agrees?: boolean;
  readonly accept?: boolean;
};

type StaleProposalProps = {
  /** As its maker has it now. */
  current: TermProposalView;
  given: GivenToProposal;
  busy: boolean;
  /** Does it to the proposal as it is now. */
  onSend: () => void;
  /** Back to what was typed. */
  onClose: () => void;
};

/** The proposal was changed meanwhile: what it says now beside what I was about to say of it. */
export function StaleProposal({ current, given, busy, onSend, onClose }: StaleProposalProps) {
  const t = useTranslations("glossary.proposal.stale");
  const { steps, reason = "" } = given;
  const said = useSaid(given);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      shape="wide"
      actions={
        <>
          <Button variant="quiet" onClick={onClose} data-autofocus>
            {t("back")}
          </Button>
          <Button variant="primary" busy={busy} onClick={onSend}>
            {t("send")}
          </Button>
        </>
      }
    >
      <p className={entry.note}>{t("explain")}</p>
      <div className={entry.languages}>
        <section>
          <h2>{t("theirs", { revision: current.revision })}</h2>
          <ProposedSteps proposal={current} />
          {current.reason !== "" && <p className={entry.note}>{current.reason}</p>}
        </section>
        <section>
          <h2>{t("mine")}</h2>
          {said !== null && <p>{said}</p>}
          {steps !== undefined && (
            <ProposedSteps proposal={{ concept: current.concept, steps: [...steps] }} />
          )}
          {reason !== "" && <p className={entry.note}>{reason}</p>}
        </section>
      </div>
    </Dialog>
  );
}

/** The vote or the decision in words; null where it is a change. */
function useSaid({ agrees, accept }: GivenToProposal): string | null {
  const t = useTranslations("glossary.proposal");
  if (agrees !== undefined) return t(agrees ? "agree" : "disagree");
  return accept === undefined ? null : t(accept ? "accept" : "reject");
}
