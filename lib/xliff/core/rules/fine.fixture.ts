import { old } from "./broken-old.fixture";
import { annotated, DATA, FIXED, inFile, inRoot, NOTES, plain, segment, text, unit } from "./files.fixture";

/** Name, file that breaks no rule. */
export const FINE: readonly (readonly [string, string])[] = [
  ["a unit", unit(plain)],
  [
    "notes and metadata of a whole file, in 2.2",
    inRoot(
      `${NOTES}<m:metadata xmlns:m="urn:oasis:names:tc:xliff:metadata:2.0"><m:metaGroup><m:meta type="t">x</m:meta></m:metaGroup></m:metadata><file id="f"><unit id="u">${plain}</unit></file>`,
    )
      .replace("document:2.0", "document:2.2")
      .replace('"2.1"', '"2.2"'),
  ],
  [
    "a unit of all states",
    unit(
      ["initial", "translated", "reviewed", "final"]
        .map((state) => segment("甲", "A", ` state="${state}"`))
        .join(""),
    ),
  ],
  ["an own sub-state", unit(segment("甲", "A", ' state="translated" subState="my:x"'))],
  [
    "the same id in two units",
    inFile(
      `<unit id="a">${segment("甲", "", ' id="s"')}</unit><unit id="b">${segment("乙", "", ' id="s"')}</unit>`,
    ),
  ],
  [
    "the same unit in two files",
    inRoot(
      `<file id="a"><unit id="u">${plain}</unit></file><file id="b"><unit id="u">${plain}</unit></file>`,
    ),
  ],
  [
    "codes with their data",
    unit(segment('<pc id="1" dataRefStart="d1">甲</pc>', '<pc id="1" dataRefStart="d1">A</pc>'), DATA),
  ],
  ["a code that only the target has", text("甲", '<ph id="9"/>A')],
  ["codes over two segments", unit(`${segment('<sc id="1"/>甲')}${segment('乙<ec startRef="1"/>')}`)],
  ["a lone start and a lone end", text('<sc id="1" isolated="yes"/>甲<ec id="2" isolated="yes"/>')],
  [
    "targets in another order",
    unit(
      '<segment><source>甲</source><target order="2">A</target></segment><segment><source>乙</source><target order="1">B</target></segment>',
    ),
  ],
  [
    "fixed codes in their order",
    text(
      `<ph id="1" ${FIXED} canReorder="firstNo"/><ph id="2" ${FIXED} canReorder="no"/>`,
      `<ph id="1" ${FIXED} canReorder="firstNo"/><ph id="2" ${FIXED} canReorder="no"/>`,
    ),
  ],
  ["a code that cannot be deleted, where nothing is translated", text('甲<ph id="1" canDelete="no"/>')],
  ["a copy", text('<ph id="1"/><ph id="2" copyOf="1"/>')],
  ["a comment on a note", annotated('type="comment" ref="#n=n1"', NOTES)],
  ["a comment of its own", annotated('type="comment" value="v"')],
  ["a reference to elsewhere", annotated('type="term" ref="https://example.org/#u=1"')],
  ["a reference to another unit's note", annotated('type="term" ref="#/f=f1/u=u1/n=n1"', NOTES)],
  ["a reference to an extension", annotated('type="term" ref="#my=1"', '<my:a id="1"/>')],
  ["modules of two kinds with one id", unit(plain, '<my:a id="1"/><o:a id="1"/>')],
  [
    "attributes of others where they may stand",
    unit(segment('<mrk id="1" type="term" my:a="1">甲</mrk>'), "", ' my:a="1"'),
  ],
  ["what XML cannot hold", text('<cp hex="0007"/><cp hex="FFFE"/>')],
  [
    "a more exact language on a target",
    unit('<segment><source>甲</source><target xml:lang="en-IE">A</target></segment>'),
  ],
  ["an XLIFF 1.2", old('<source>甲</source><target state="x-mine">A</target>', ' approved="no"')],
  [
    "an XLIFF 1.2 cut in segments",
    old(
      '<source>甲 乙</source><seg-source><mrk mtype="seg" mid="1">甲</mrk> <mrk mtype="seg" mid="2">乙</mrk></seg-source><target><mrk mtype="seg" mid="2">B</mrk></target>',
    ),
  ],
];
