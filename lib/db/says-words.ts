/** Parameters of a statement (`$1`), or what stands for them, with their types. */
type Asked = { readonly pattern: string; readonly sure: string; readonly maybe: string };

/** Most texts of letters are as NFKC has them, or soon seen not to be: asking takes less than half of making them so. */
const fold = (text: string): string =>
  `lower(CASE WHEN ${text} IS NFKC NORMALIZED THEN ${text} ELSE normalize(${text}, NFKC) END)`;

/**
 * SQL: whether a text matches a pattern (`readSearchPattern`) once it is folded. It is folded only where the text as it
 * stands does not tell (`readRawPatterns`).
 *
 * @param text an expression
 */
export const saysWords = (text: string, { pattern, sure, maybe }: Asked): string =>
  `CASE WHEN ${text} ~ ${sure} THEN true WHEN ${maybe} = '' THEN false WHEN ${maybe} IS NULL OR ${text} ~ ${maybe} THEN ${fold(text)} ~ ${pattern} ELSE false END`;
