import { type Evidence, type Proposal, proposal } from "./proposal";
import { turnOf } from "./speakers";
import type { Structure } from "./structure";

/** Proposes the labels that structure left in the text because they may be something else. */
export function proposeSpeakers({ doubtful, paragraphs }: Structure): readonly Proposal[] {
  return doubtful.map(({ paragraph, label, repeats }) => {
    const asked = paragraphs.slice(0, paragraph).some((entry) => entry.turn === "question");
    const evidence: Evidence[] = [{ rule: "label-shape", weight: 0.6, quote: label.label }];
    if (repeats > 1) evidence.push({ rule: "name-repeats", weight: 1, quote: label.speaker });
    const detail = {
      kind: "speaker",
      label: label.label,
      speaker: label.speaker,
      turn: turnOf(label.role, asked),
    } as const;
    return proposal(detail, [paragraph], evidence);
  });
}
