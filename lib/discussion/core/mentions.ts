/** Somebody who can be mentioned. */
export type Mentionable = { readonly id: string; readonly name: string };

/** A stretch of a comment: plain, or the mention of a person. */
export type CommentPart = { readonly text: string; readonly person: Mentionable | null };

/**
 * A comment's text in parts: each "@" with the name of one of these people is a mention. Of several names that fit, the
 * longest counts, so that a name which begins like another is not taken for it. Joined, the parts give the text.
 */
export function splitMentions(body: string, people: readonly Mentionable[]): readonly CommentPart[] {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  const parts: { text: string; person: Mentionable | null }[] = [];
  let plain = "";
  for (let at = 0; at < body.length; ) {
    const person =
      body[at] === "@"
        ? byLength.find(({ name }) => name !== "" && body.startsWith(name, at + 1))
        : undefined;
    if (person === undefined) {
      plain += body[at];
      at++;
      continue;
    }
    if (plain !== "") parts.push({ text: plain, person: null });
    plain = "";
    parts.push({ text: `@${person.name}`, person });
    at += person.name.length + 1;
  }
  if (plain !== "") parts.push({ text: plain, person: null });
  return parts;
}

/** Who is mentioned in a text, each once. */
export function findMentioned(body: string, people: readonly Mentionable[]): readonly string[] {
  const ids = splitMentions(body, people).flatMap(({ person }) => (person === null ? [] : [person.id]));
  return [...new Set(ids)];
}

/** What somebody is typing after an "@", up to the caret; null when they are not naming anybody. */
export function mentionAtCaret(
  body: string,
  caret: number,
): { readonly from: number; readonly query: string } | null {
  const from = body.lastIndexOf("@", caret - 1);
  if (from < 0) return null;
  const query = body.slice(from + 1, caret);
  // An address has letters before its "@"; a name that goes on over a line, or for long, is none.
  if (/[A-Za-z0-9._-]/.test(body[from - 1] ?? "") || /\n/.test(query) || query.length > 40) return null;
  return { from, query };
}
