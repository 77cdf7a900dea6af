type OptionsProps = { of: readonly { readonly id: string; readonly name: string }[] };

/** Choices of a field, each by its name. */
export function Options({ of }: OptionsProps) {
  return of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
