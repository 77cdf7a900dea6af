import type { Paragraph } from "./block";
import { endsSentence, isCredit } from "./line-shapes";
import { type Evidence, type Proposal, proposal } from "./proposal";

/** Longer paragraphs are not captions. */
const LONGEST = 220;

/** Proposes paragraphs that stand under a picture: a credit on the last line, a date at the head, words about a picture. */
export function proposeCaptions(paragraphs: readonly Paragraph[]): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const evidence = evidenceFor(paragraph, index);
    if (evidence === null) continue;
    const alone = isCredit(paragraph.text);
    const before = paragraphs[index - 1];
    if (alone && before !== undefined && couldBeCaption(before) && evidenceFor(before, index - 1) === null) {
      found.push(
        proposal(
          { kind: "caption" },
          [index - 1],
          [...placeEvidence(before, index - 1), { rule: "credit-line", weight: 1.5, quote: paragraph.text }],
        ),
      );
    }
    found.push(proposal({ kind: "caption" }, [index], evidence));
  }
  return found.filter((entry) => entry.confidence >= 0.5);
}

function evidenceFor(paragraph: Paragraph, index: number): readonly Evidence[] | null {
  if (!couldBeCaption(paragraph)) return null;
  const lines = paragraph.text.split("\n");
  const credit = lines.length > 1 ? lines.at(-1) : trailingCredit(paragraph.text);
  const hasCredit = credit !== undefined && isCredit(credit.trim());
  const aboutPicture =
    /^(?:[（(])?(?:图为|圖為|图[一二三四五六七八九十\d]?[：:]|上图|下图|左图|右图|资料图|这是.{2,30}(?:拍摄|无人机照片))/u.exec(
      paragraph.text,
    );
  if (!hasCredit && aboutPicture === null) return null;
  const evidence: Evidence[] = [];
  if (hasCredit) evidence.push({ rule: "credit-line", weight: 3, quote: credit.trim() });
  if (aboutPicture !== null) evidence.push({ rule: "picture-words", weight: 2, quote: aboutPicture[0] });
  return [...evidence, ...placeEvidence(paragraph, index)];
}

function placeEvidence(paragraph: Paragraph, index: number): readonly Evidence[] {
  const evidence: Evidence[] = [];
  const date = /^(?:\d{4}年)?\d{1,2}月\d{1,2}日/u.exec(paragraph.text)?.[0];
  if (date !== undefined) evidence.push({ rule: "begins-with-date", weight: 1, quote: date });
  if (index <= 3) evidence.push({ rule: "near-the-title", weight: 0.5 });
  return evidence;
}

function couldBeCaption(paragraph: Paragraph): boolean {
  return (
    paragraph.kind === "body" &&
    paragraph.label === null &&
    paragraph.container === null &&
    paragraph.text.length <= LONGEST
  );
}

/** A credit that follows the caption's sentence in the same line, or is all there is. */
function trailingCredit(text: string): string | undefined {
  if (isCredit(text)) return text;
  const cut = Math.max(text.lastIndexOf("。"), text.lastIndexOf("）"));
  const tail = cut < 0 ? "" : text.slice(cut + 1).trim();
  if (tail !== "" && endsSentence(text.slice(0, cut + 1))) return tail;
  return /[（(][^（()）]{1,24}[）)]$/u.exec(text)?.[0];
}
