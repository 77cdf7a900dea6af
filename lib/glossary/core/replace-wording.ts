/** An article at the beginning of a wording is no part of what is found in a text, and stays as it stands there. */
const ARTICLE = /^(?:a|an|the)\s+/iu;

/**
 * What is written in place of a wording that was found: the other wording without its article, with a capital where
 * the one found has one. Anything else (number, case of other words) is for a person to look at in the preview.
 */
export function replacementFor(found: string, wording: string): string {
  const bare = wording.replace(ARTICLE, "");
  const first = found.slice(0, 1);
  const isCapital = first !== first.toLowerCase() && first === first.toUpperCase();
  return isCapital ? bare.slice(0, 1).toUpperCase() + bare.slice(1) : bare;
}
