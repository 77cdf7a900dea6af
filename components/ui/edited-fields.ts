/** What a form says, by the names of its fields. An empty string is an empty field, or a box that is not ticked. */
export type Fields = Readonly<Record<string, string>>;

/** The fields of `after` that say something else than `before`. */
export function changedFields(before: Fields, after: Fields): Fields {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name]));
}

/**
 * What a form shows after others changed what it was opened with: theirs wherever the person typed nothing, and what
 * they typed everywhere else.
 *
 * @param base what the form was opened with
 */
export function overTheirs(base: Fields, typed: Fields, theirs: Fields): Fields {
  return { ...theirs, ...changedFields(base, typed) };
}
