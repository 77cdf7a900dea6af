import { flatMapInTurns, type Turns } from "@/lib/text/core/turns";
import { findName, findNearName, type NameForm, readCapitals } from "./name-in-english";
import { type NameReadings, readingsOf, readNames } from "./name-reading";
import { report, spanAt } from "./spans";
import type { PlacedFinding, TrackParagraph } from "./track";

type Prepared = { readonly paragraph: TrackParagraph; readonly words: ReturnType<typeof readCapitals> };
type Person = {
  readonly name: string;
  readonly titles: ReadonlySet<string>;
  readonly readings: NameReadings;
};
type Place = NameForm & { readonly paragraph: TrackParagraph };

/** So many names are followed in one document; the rest is left alone. */
const MOST_NAMES = 200;

/**
 * Persons of a document whose names stand beside a title in the source. A name that the English spells or orders in two
 * ways is `name-spelling`, at each place that departs from the commonest form; letters that this name cannot be read as,
 * though they are near, are `name-pinyin`; one title before the name rendered in two ways is `name-title` (notice).
 * Names that the English has in no reading of their characters (foreign ones, older spellings) are left alone.
 */
export function* checkName(paragraphs: readonly TrackParagraph[]): Turns<readonly PlacedFinding<"name">[]> {
  const persons = yield* collectPersons(paragraphs);
  if (persons.length === 0) return [];
  const begun = yield* flatMapInTurns(paragraphs, (paragraph) => {
    const { source, target } = paragraph;
    const isNaming = target !== "" && persons.some(({ name }) => source.includes(name));
    return isNaming ? [{ paragraph, words: readCapitals(target) }] : [];
  });
  const placed: PlacedPerson[] = [];
  for (const person of persons) placed.push({ person, places: yield* findPlaces(person, begun) });
  const good = placed.filter(({ places }) => places.length > 0);
  const forms = yield* flatMapInTurns(good, ({ person, places }) => checkForms(person, places));
  const titles = yield* flatMapInTurns(good, ({ person, places }) => checkTitles(person, places));
  const spelled: PlacedFinding<"name">[] = [];
  for (const each of placed) for (const found of yield* checkPinyin(each, begun, placed)) spelled.push(found);
  return [...forms, ...titles, ...spelled];
}

function* collectPersons(paragraphs: readonly TrackParagraph[]): Turns<Person[]> {
  const titles = new Map<string, Set<string>>();
  yield* flatMapInTurns(paragraphs, ({ source }) => {
    for (const { name, title } of readNames(source)) {
      if (!titles.has(name) && titles.size >= MOST_NAMES) continue;
      titles.set(name, (titles.get(name) ?? new Set<string>()).add(title));
    }
    return [];
  });
  return yield* flatMapInTurns([...titles], ([name, held]) => [
    { name, titles: held, readings: readingsOf(name) },
  ]);
}

function findPlaces({ name, readings }: Person, begun: readonly Prepared[]): Turns<Place[]> {
  return flatMapInTurns(begun, ({ paragraph, words }) => {
    if (!paragraph.source.includes(name)) return [];
    return findName(paragraph.target, words, readings).map((form) => ({ ...form, paragraph }));
  });
}

function commonest(forms: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? "";
}

function checkForms({ name }: Person, places: readonly Place[]): PlacedFinding<"name">[] {
  const agreed = commonest(places.map(({ form }) => form));
  return places
    .filter(({ form }) => form !== agreed)
    .map(({ paragraph, start, end, form }) => ({
      paragraph: paragraph.id,
      finding: report("name", "name-spelling", "warning", {
        values: { name, found: form, expected: agreed },
        source: sourceSpan(paragraph.source, name),
        target: spanAt(paragraph.target, start, end, form),
      }),
    }));
}

const sourceSpan = (source: string, name: string) => {
  const start = source.indexOf(name);
  return start < 0 ? null : spanAt(source, start, start + name.length);
};

const TITLE_BEFORE = /(?:\p{Lu}[\p{L}.-]{1,30}\s(?:of\s|for\s)?){1,5}$/u;
const NO_TITLE =
  /^(?:The|Chinese|China|Former|Mr\.?|Ms\.?|On|In|At|With|And|But|As|When|Today|Yesterday|While|By|For)\s/;

function checkTitles({ name, titles }: Person, places: readonly Place[]): PlacedFinding<"name">[] {
  return [...titles].flatMap((title) => {
    const held = places
      .filter(({ paragraph: { source } }) => isOnly(source, name) && source.includes(`${title}${name}`))
      .map((place) => ({ place, found: titleBefore(place) }))
      .filter(({ found }) => found !== "");
    const agreed = commonest(held.map(({ found }) => found));
    return held
      .filter(({ found }) => found !== agreed && !found.endsWith(agreed) && !agreed.endsWith(found))
      .map(({ place: { paragraph, start }, found }) => ({
        paragraph: paragraph.id,
        finding: report("name", "name-title", "notice", {
          values: { name: `${title}${name}`, found, expected: agreed },
          source: sourceSpan(paragraph.source, `${title}${name}`),
          target: spanAt(paragraph.target, start - found.length - 1, start - 1, found),
        }),
      }));
  });
}

/** Where a name stands more than once, which English title belongs to which cannot be seen. */
const isOnly = (source: string, name: string): boolean => source.indexOf(name) === source.lastIndexOf(name);

function titleBefore({ paragraph, start }: Place): string {
  let title = TITLE_BEFORE.exec(paragraph.target.slice(Math.max(0, start - 120), start))?.[0] ?? "";
  while (NO_TITLE.test(title)) title = title.replace(NO_TITLE, "");
  return title.trimEnd();
}

type PlacedPerson = { readonly person: Person; readonly places: readonly Place[] };

/** Off by one letter is enough to ask; by two when the name is known from elsewhere in the document. */
function checkPinyin(
  { person, places }: PlacedPerson,
  begun: readonly Prepared[],
  all: readonly PlacedPerson[],
): Turns<PlacedFinding<"name">[]> {
  const { name, readings } = person;
  const known = new Set(places.map(({ paragraph }) => paragraph));
  return flatMapInTurns(begun, ({ paragraph, words }) => {
    if (!isNamed(paragraph.source, person) || known.has(paragraph)) return [];
    const near = findNearName(paragraph.target, words, readings, places.length > 0 ? 2 : 1);
    if (near === null || isSomebodyElse(near, paragraph, person, all)) return [];
    return [
      {
        paragraph: paragraph.id,
        finding: report("name", "name-pinyin", "warning", {
          values: { name, found: near.form },
          source: sourceSpan(paragraph.source, name),
          target: spanAt(paragraph.target, near.start, near.end, near.form),
        }),
      },
    ];
  });
}

const isNamed = (source: string, { name, titles }: Person): boolean =>
  [...titles].some((title) => source.includes(`${title}${name}`) || source.includes(`${name}${title}`));

/** The same surname stands in the source with characters that are read so, or another name covers this one. */
function isSomebodyElse(
  near: { readonly given: string },
  { source }: TrackParagraph,
  { name }: Person,
  all: readonly PlacedPerson[],
): boolean {
  const sharing = all.filter(
    ({ person, places }) =>
      person.name !== name &&
      (person.name.startsWith(name) || name.startsWith(person.name)) &&
      places.length > 0,
  );
  if (sharing.length > 0) return true;
  const surname = name.slice(0, 1);
  let looked = 0;
  for (let at = source.indexOf(surname); at >= 0; at = source.indexOf(surname, at + 1)) {
    if (++looked > MOST_NAMES) return true;
    const one = source.slice(at, at + 2);
    const two = source.slice(at, at + 3);
    if ([one, two].some((other) => other !== name && soundsLike(other, near.given))) return true;
  }
  return false;
}

const soundsLike = (name: string, given: string): boolean =>
  /^\p{Script=Han}{2,3}$/u.test(name) && readingsOf(name).given.includes(given);
