/** Two revisions by number, the one on the left first. */
export type Comparison = { readonly from: number; readonly to: number };

/** Reads an address's query: "?from=3&to=7". Null unless both are numbers of revisions. */
export function readComparison(query: { readonly get: (name: string) => string | null }): Comparison | null {
  const [from, to] = ["from", "to"].map((name) => query.get(name) ?? "");
  const isNumber = (text: string | undefined): text is string => /^[1-9]\d{0,8}$/u.test(text ?? "");
  return isNumber(from) && isNumber(to) ? { from: Number(from), to: Number(to) } : null;
}
