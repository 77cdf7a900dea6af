import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TERM_STATUSES } from "@/lib/glossary/core/term";
import { CONCEPT_SORTS, type ConceptSearch, readConceptSearch, writeConceptSearch } from "./concept-search";

const search: fc.Arbitrary<ConceptSearch> = fc.record({
  q: fc.string({ maxLength: 100 }).map((text) => text.trim()),
  status: fc.option(fc.constantFrom(...TERM_STATUSES)),
  domain: fc.option(fc.string({ minLength: 1, maxLength: 100 })),
  undecided: fc.boolean(),
  deleted: fc.boolean(),
  sort: fc.constantFrom(...CONCEPT_SORTS),
});

describe("what of a glossary is shown", () => {
  it("is read back from the address as it was written", () => {
    fc.assert(
      fc.property(search, (given) => {
        expect(readConceptSearch(new URLSearchParams(writeConceptSearch(given)))).toEqual(given);
      }),
    );
  });

  it("leaves what is usual out of the address", () => {
    expect(writeConceptSearch(readConceptSearch(new URLSearchParams("status=none&sort=odd")))).toBe("");
  });
});
