import { inFile, inRoot, NOTES, plain, segment, text, unit } from "./files.fixture";
import type { XliffRule } from "./names";

const EXTRA = '<my:a id="x"/><my:b id="x"/>';
const TWO_NOTES = '<notes><note id="n1">1</note><note id="n1">2</note></notes>';
const STYLE = ' xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0"';

/**
 * The files of the committee's test suite of XLIFF 2 for the core that a program must find fault with, by their names: what is wrong with elements, ids and languages.
 * The files here are ours. Name, the rule that is told, file.
 */
export const COMMITTEE_CORE: readonly (readonly [string, XliffRule, string])[] = [
  [
    "DataIdNotUnique",
    "data-id-unique",
    unit(plain, '<originalData><data id="d">1</data><data id="d">2</data></originalData>'),
  ],
  [
    "DifferentXmlSpace",
    "space-other",
    unit('<segment><source xml:space="preserve">甲</source><target>A</target></segment>'),
  ],
  ["DuplicateExtElemIdsInFile", "extension-id-unique", inFile(`${EXTRA}<unit id="u">${plain}</unit>`)],
  [
    "DuplicateExtElemIdsInGroup",
    "extension-id-unique",
    inFile(`<group id="g">${EXTRA}<unit id="u">${plain}</unit></group>`),
  ],
  ["DuplicateExtElemIdsInUnit", "extension-id-unique", unit(plain, EXTRA)],
  ["DuplicateNoteIdsInFile", "note-id-unique", inFile(`${TWO_NOTES}<unit id="u">${plain}</unit>`)],
  [
    "DuplicateNoteIdsInGroup",
    "note-id-unique",
    inFile(`<group id="g">${TWO_NOTES}<unit id="u">${plain}</unit></group>`),
  ],
  ["DuplicateNoteIdsInUnit", "note-id-unique", unit(plain, TWO_NOTES)],
  ["EmptySkeletonWithoutHref", "skeleton-href", inFile(`<skeleton></skeleton><unit id="u">${plain}</unit>`)],
  ["FileIdNotUnique", "file-id-unique", inRoot(`<file id="f"><unit id="u">${plain}</unit></file>`.repeat(2))],
  [
    "GroupIdNotUnique",
    "group-id-unique",
    inFile(`<group id="g"><unit id="u">${plain}</unit></group><group id="g"/>`),
  ],
  ["GroupWithoutId", "id-missing", inFile(`<group><unit id="u">${plain}</unit></group>`)],
  [
    "IdDuplicationBetweenSegmentAndInline",
    "inline-id-unique",
    unit(segment('<pc id="1">甲</pc>', "", ' id="1"')),
  ],
  [
    "IgnorableIdNotUnique",
    "inline-id-unique",
    unit(`${plain}${'<ignorable id="i"><source> </source></ignorable>'.repeat(2)}`),
  ],
  ["IgnorableWithoutSource", "source-missing", unit(`${plain}<ignorable></ignorable>`)],
  [
    "InvalidDirAttributeOnSource",
    "attribute-unknown",
    unit('<segment><source dir="rtl">甲</source></segment>'),
  ],
  ["InvalidExtensionAttributeOnPc", "attribute-place", text('<pc id="1" my:a="1">甲</pc>')],
  ["InvalidExtensionAttributeOnSegment", "attribute-place", unit(segment("甲", "", ' my:a="1"'))],
  [
    "InvalidExtensionAttributeOnSource",
    "attribute-place",
    unit('<segment><source my:a="1">甲</source></segment>'),
  ],
  [
    "InvalidExtensionAttributeOnTarget",
    "attribute-place",
    unit('<segment><source>甲</source><target my:a="1">A</target></segment>'),
  ],
  [
    "InvalidExtensionElementInData",
    "extension-place",
    unit(plain, '<originalData><data id="d1">b<my:a/></data></originalData>'),
  ],
  [
    "InvalidExtensionElementInFile",
    "element-order",
    inFile(`<group id="g"><unit id="u">${plain}</unit></group><my:a>x</my:a>`),
  ],
  [
    "InvalidExtensionElementInOriginalData",
    "extension-place",
    unit(plain, '<originalData><my:a/><data id="d1">b</data></originalData>'),
  ],
  [
    "InvalidExtensionElementInSegment",
    "extension-place",
    unit("<segment><my:a/><source>甲</source></segment>"),
  ],
  [
    "InvalidExtensionElementOutsideFile",
    "extension-place",
    inRoot(`<file id="f"><unit id="u">${plain}</unit></file><my:a/>`),
  ],
  ["InvalidFSAttribute", "module-unknown", unit(plain, "", `${STYLE} fs:Other="b"`)],
  [
    "InvalidFSAttributeOnEc",
    "style-end",
    unit(segment('<sc id="1" fs:fs="b"/>甲<ec startRef="1" fs:fs="b"/>'), "", STYLE),
  ],
  ["InvalidFSAttributeValue", "style-value", unit(plain, "", `${STYLE} fs:fs="bold"`)],
  ["InvalidId1", "id-form", inRoot(`<file id="f 1"><unit id="u">${plain}</unit></file>`)],
  ["InvalidId2", "id-form", inFile(`<unit id="">${plain}</unit>`)],
  ["InvalidId3", "id-form", text('<ph id="\\1"/>')],
  ["InvalidNotesInFile", "element-order", inFile(`<unit id="u">${plain}</unit>${NOTES}`)],
  [
    "InvalidNotesInGroup",
    "element-order",
    inFile(`<group id="g"><unit id="u">${plain}</unit>${NOTES}</group>`),
  ],
  ["InvalidNotesInUnit", "element-order", unit(`${plain}${NOTES}`)],
  ["InvalidStateValue", "state-value", unit(segment("甲", "A", ' state="done"'))],
  ["InvalidTranslateInSegment", "attribute-unknown", unit(segment("甲", "", ' translate="no"'))],
  [
    "InvalidValidation",
    "module-unknown",
    unit(
      plain,
      '<v:validations xmlns:v="urn:oasis:names:tc:xliff:validation:2.0"><v:rule isPresent="A"/></v:validations>',
    ),
  ],
  [
    "InvalidXmlLangInheritedFromFile",
    "target-language-other",
    inFile(`<unit id="u">${plain}</unit>`, ' xml:lang="zh-CN"'),
  ],
  [
    "InvalidXmlLangInheritedFromGroup",
    "source-language-other",
    inFile(`<group id="g" xml:lang="ja"><unit id="u">${plain}</unit></group>`),
  ],
  ["InvalidXmlLangInheritedFromUnit", "source-language-other", unit(plain, "", ' xml:lang="ja"')],
  ["InvalidXmlLangOnFile", "source-language-other", inFile(`<unit id="u">${plain}</unit>`, ' xml:lang="ja"')],
  ["InvalidXmlLangOnUnit", "language-form", unit(plain, "", ' xml:lang="j!"')],
  ["NoFile", "no-file", inRoot("")],
  [
    "NoTrgLang",
    "target-language-missing",
    inRoot(`<file id="f"><unit id="u">${plain}</unit></file>`, ' srcLang="zh"'),
  ],
  [
    "NoTrgLangWithIgnorable",
    "target-language-missing",
    inRoot(
      `<file id="f"><unit id="u">${segment("甲")}<ignorable><source> </source><target> </target></ignorable></unit></file>`,
      ' srcLang="zh"',
    ),
  ],
  ["NoUnitOrGroupInFile", "no-unit", inFile(NOTES)],
  [
    "NonEmptySkeletonWithHref",
    "skeleton-href",
    inFile(`<skeleton href="s">x</skeleton><unit id="u">${plain}</unit>`),
  ],
  ["NotesWithoutNote", "notes-empty", unit(plain, "<notes></notes>")],
  [
    "OrderNotUnique1",
    "order-unique",
    unit('<segment><source>甲</source><target order="1">A</target></segment>'.repeat(2)),
  ],
  [
    "OrderNotUnique2",
    "order-unique",
    unit(`<segment><source>甲</source><target order="2">A</target></segment>${plain}`),
  ],
  ["OriginalDataWithoutData", "original-data-empty", unit(plain, "<originalData></originalData>")],
  [
    "PartIdNotUnique",
    "inline-id-unique",
    unit(`${segment("甲", "", ' id="p"')}<ignorable id="p"><source> </source></ignorable>`),
  ],
  ["SegmentIdNotUnique", "inline-id-unique", unit(segment("甲", "", ' id="s"').repeat(2))],
  ["SegmentWithoutSource", "source-missing", unit("<segment></segment>")],
  [
    "SrcLangNotWellFormed",
    "language-form",
    inRoot(`<file id="f"><unit id="u">${segment("甲")}</unit></file>`, ' srcLang="z h"'),
  ],
  [
    "TrgLangNotWellFormed",
    "language-form",
    inRoot(`<file id="f"><unit id="u">${plain}</unit></file>`, ' srcLang="zh" trgLang="e n"'),
  ],
  ["TwoSourceInUnit", "element-order", unit("<segment><source>甲</source><source>乙</source></segment>")],
  ["UnitWithoutSegment", "unit-without-segment", unit("", NOTES)],
  ["WrongSourceLang", "source-language-other", unit('<segment><source xml:lang="fr">甲</source></segment>')],
  [
    "WrongTargetLang",
    "target-language-other",
    unit('<segment><source>甲</source><target xml:lang="de">A</target></segment>'),
  ],
];
