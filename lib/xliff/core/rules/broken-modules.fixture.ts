import { segment, unit } from "./files.fixture";
import type { XliffRule } from "./names";

const glossary = (entries: string) =>
  unit(
    segment('<mrk id="m1" type="term">甲</mrk>'),
    `<g:glossary xmlns:g="urn:oasis:names:tc:xliff:glossary:2.0">${entries}</g:glossary>`,
  );
const matches = (inside: string) =>
  unit(
    segment('<mrk id="m1" type="term">甲</mrk>', "", ' id="s1"'),
    `<m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0">${inside}</m:matches>`,
  );
const TEXTS = "<source>甲</source><target>A</target>";
const SAID = "<g:translation>A</g:translation>";

/** Rule, what breaks it, file. */
export const BROKEN_MODULES: readonly (readonly [XliffRule, string, string])[] = [
  ["glossary-empty", "a glossary without entries", glossary("")],
  [
    "glossary-entry-incomplete",
    "a term of which nothing is said",
    glossary("<g:glossEntry><g:term>甲</g:term></g:glossEntry>"),
  ],
  ["glossary-term", "an entry without a term", glossary(`<g:glossEntry>${SAID}</g:glossEntry>`)],
  [
    "glossary-term",
    "an entry of two terms",
    glossary(`<g:glossEntry><g:term>甲</g:term><g:term>乙</g:term>${SAID}</g:glossEntry>`),
  ],
  [
    "glossary-term",
    "a term behind its translation",
    glossary(`<g:glossEntry>${SAID}<g:term>甲</g:term></g:glossEntry>`),
  ],
  [
    "glossary-reference",
    "an entry of words that are not there",
    glossary(`<g:glossEntry ref="#m9"><g:term>甲</g:term>${SAID}</g:glossEntry>`),
  ],
  [
    "glossary-reference",
    "a translation of words that are not there",
    glossary('<g:glossEntry><g:term>甲</g:term><g:translation ref="#t=m9">A</g:translation></g:glossEntry>'),
  ],
  ["match-none", "candidates without one", matches("")],
  ["match-reference", "a candidate that says not for what", matches(`<m:match>${TEXTS}</m:match>`)],
  ["match-reference", "a candidate for what is not there", matches(`<m:match ref="#m9">${TEXTS}</m:match>`)],
  [
    "match-text-missing",
    "a candidate without a target",
    matches('<m:match ref="#m1"><source>甲</source></m:match>'),
  ],
  [
    "match-text-missing",
    "a candidate without a source",
    matches('<m:match ref="#s1"><target>A</target></m:match>'),
  ],
];

/** What the modules let stand: name, file. */
export const FINE_MODULES: readonly (readonly [string, string])[] = [
  [
    "an entry for words of the source",
    glossary(`<g:glossEntry ref="#m1"><g:term>甲</g:term>${SAID}</g:glossEntry>`),
  ],
  [
    "an entry with a definition alone, for nothing in particular",
    glossary("<g:glossEntry><g:term>甲</g:term><g:definition>D</g:definition></g:glossEntry>"),
  ],
  [
    "candidates for words and for a segment",
    matches(`<m:match ref="#m1">${TEXTS}</m:match><m:match ref="#s1">${TEXTS}</m:match>`),
  ],
];
