import type { ChangeRefusal } from "@/lib/glossary/core/change";
import type { Rule } from "@/lib/glossary/core/rule";
import type { VotedChange } from "@/lib/glossary/core/voted-on";
import { AppError } from "@/lib/kernel/app-error";
import type { Held } from "./held-terms";

const SENTENCES = {
  "no-such-term": ["conflict", "This term is not there any more.", "termGone"],
  "too-many-terms": ["invalid", "A concept holds at most 200 terms.", "tooManyTerms"],
  "same-term-twice": ["conflict", "This term stands in the concept already.", "termTwice"],
  "dates-reversed": ["invalid", "A term cannot end before it begins: look at its dates.", "termDates"],
  "no-source-term": ["invalid", "A concept needs a term in the source language.", "noSourceTerm"],
  "related-to-itself": ["invalid", "A concept cannot be related to itself.", "relatedToItself"],
} as const satisfies Record<ChangeRefusal, readonly [AppError["code"], string, string]>;

export function changeRefused(reason: ChangeRefusal): AppError {
  const [code, sentence, key] = SENTENCES[reason];
  return new AppError(code, sentence, { key });
}

/** Whoever may read the glossary knows of it, and hears that they may not do this. */
export const roleTooSmall = (): AppError =>
  new AppError("forbidden", "Your role does not allow this in this glossary.", { key: "glossaryRole" });

/** Others hold the glossary, and do not let go. */
export const glossaryBusy = (cause: unknown): AppError =>
  new AppError(
    "unavailable",
    "Others are changing this glossary just now, an import perhaps: try again in a moment.",
    { key: "glossaryBusy", cause },
  );

/** What is decided changes by a decision only. */
export function needsProposal(mayDecide: boolean, rule: Rule): AppError {
  return mayDecide
    ? new AppError("conflict", `This glossary decides by ${rule.quorum} votes: make a proposal.`, {
        key: "needsProposal",
        values: { quorum: rule.quorum },
      })
    : new AppError("forbidden", "This is for those who decide in this glossary: make a proposal.", {
        key: "needsDecider",
      });
}

export function nothingToDecide(): AppError {
  return new AppError("conflict", "There is nothing to decide in this: make the change itself.", {
    key: "nothingToDecide",
  });
}

/** What is voted on stays as it is; `current` names the proposal. */
export function heldByProposal({ was, proposalId }: Pick<Held, "was" | "proposalId">): AppError {
  return new AppError(
    "conflict",
    `“${was}” is being voted on and stays as it is until then: have the open proposal decided or taken back first.`,
    { key: "heldByProposal", values: { was }, detail: { proposalId } },
  );
}

/** A decision carries out what was voted on, and nothing else. */
export function proposalChanged({ was, is }: VotedChange): AppError {
  return is === null
    ? new AppError("conflict", `“${was}”, which was voted on, is not there any more: reject the proposal.`, {
        key: "proposalTermGone",
        values: { was },
      })
    : new AppError(
        "conflict",
        `“${was}” was voted on, and “${is}” stands there now: reject the proposal, and propose what is wanted.`,
        { key: "proposalChanged", values: { was, is } },
      );
}
