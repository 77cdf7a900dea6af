import { annotated, DATA, FIXED, inFile, NOTES, segment, text, unit } from "./files.fixture";
import type { XliffRule } from "./names";

const FIRST = `${FIXED} canReorder="firstNo"`;
const NEXT = `${FIXED} canReorder="no"`;
const pointed = (ref: string) => annotated(`type="my:x" ref="${ref}"`, NOTES);

/**
 * The files of the committee's test suite of XLIFF 2 for the core that a program must find fault with, by their names: what is wrong inside the texts.
 * The files here are ours. Name, the rule that is told, file.
 */
export const COMMITTEE_INLINE: readonly (readonly [string, XliffRule, string])[] = [
  ["CommentWithValueAndRef", "comment-content", annotated('type="comment" value="v" ref="#n=n1"', NOTES)],
  ["ConfusedIsolatedOnEc", "end-isolated", text('甲<ec startRef="1" id="1"/>')],
  ["CopyOfWithBadReference", "copy-reference", text('<pc id="1">甲</pc><pc id="2" copyOf="3">乙</pc>')],
  ["CopyOfWithNoCopyReference", "copy-reference", text('<ph id="1" canCopy="no"/><ph id="2" copyOf="1"/>')],
  [
    "CopyOfWithOriginalData",
    "copy-with-data",
    unit(segment('<ph id="1"/><ph id="2" copyOf="1" dataRef="d1"/>'), DATA),
  ],
  ["DataRefWithoutOriginalData", "data-reference", text('<ph id="1" dataRef="d1"/>')],
  ["DifferentCanCopyInScAndEc", "pair-differs", text('<sc id="1" canCopy="no"/>甲<ec startRef="1"/>')],
  ["DifferentCanDeleteInScAndEc", "pair-differs", text('<sc id="1"/>甲<ec startRef="1" canDelete="no"/>')],
  ["DifferentCanOverlapInScAndEc", "pair-differs", text('<sc id="1" canOverlap="no"/>甲<ec startRef="1"/>')],
  [
    "DifferentCanReorderInScAndEc",
    "pair-differs",
    text(`<sc id="1" ${FIRST}/>甲<ec startRef="1" ${FIXED}/>`),
  ],
  ["EcBeforeSc", "end-before-start", text('<ec startRef="1"/>甲<sc id="1"/>')],
  ["EmBeforeSm", "annotation-order", text('<em startRef="1"/>甲<sm id="1" type="term"/>')],
  ["InvalidCommentAnnotation1", "comment-content", annotated('type="comment"')],
  ["InvalidCommentAnnotation2", "comment-reference", annotated('type="comment" ref="#n1"', NOTES)],
  [
    "InvalidCommentAnnotation3",
    "comment-reference",
    inFile(`${NOTES}<unit id="u">${segment('<mrk id="m" type="comment" ref="#f=f1/n=n1">甲</mrk>')}</unit>`),
  ],
  [
    "InvalidCommentAnnotation4",
    "comment-reference",
    inFile(
      `<group id="g">${NOTES}<unit id="u">${segment('<mrk id="m" type="comment" ref="#g=g/n=n1">甲</mrk>')}</unit></group>`,
    ),
  ],
  ["InvalidDataRef", "data-reference", unit(segment('<ph id="1" dataRef="d9"/>'), DATA)],
  [
    "InvalidDataRefEnd",
    "data-reference",
    unit(segment('<pc id="1" dataRefStart="d1" dataRefEnd="d9">甲</pc>'), DATA),
  ],
  [
    "InvalidDataRefStart",
    "data-reference",
    unit(segment('<pc id="1" dataRefStart="d9" dataRefEnd="d1">甲</pc>'), DATA),
  ],
  ["InvalidFragIdBadOrder", "fragment-order", pointed("#u=u1/f=f1")],
  ["InvalidFragIdDuplicatedPrefix", "fragment-twice", pointed("#f=f1/u=u1/u=u1")],
  ["InvalidFragIdMissplacedLeaf", "fragment-leaf", pointed("#f=f1/n=n1/u=u1")],
  ["InvalidFragIdNoSingleLeaf", "fragment-leaf", pointed("#u=u1/n=n1/d=d1")],
  ["InvalidFragIdPrefixNotNmtoken", "fragment-prefix", pointed("#f=f1/a@b=x")],
  ["InvalidFragIdPrefixTooShort", "fragment-prefix", pointed("#f=f1/z=x")],
  ["InvalidFragIdSyntax", "fragment-syntax", pointed("#f==f1")],
  ["InvalidFragIdUnknownPrefix", "fragment-prefix", pointed("#f=f1/nobody=x")],
  ["InvalidHexRangeOnCp", "code-point", text('<cp hex="00110000"/>')],
  ["InvalidHexValueOnCp", "code-point", text('<cp hex="G001"/>')],
  ["InvalidIsolatedOnEc", "end-isolated", text('<sc id="1"/>甲<ec startRef="1" isolated="yes"/>')],
  ["InvalidIsolatedOnSc", "start-isolated", text('<sc id="1" isolated="yes"/>甲<ec startRef="1"/>')],
  ["InvalidLoneEm", "annotation-start", text('甲<em startRef="m1"/>')],
  ["InvalidLoneSm", "annotation-end", text('<sm id="m1" type="term"/>甲')],
  [
    "InvalidNoteRefInUnit",
    "comment-reference",
    inFile(
      `${NOTES}<unit id="u">${NOTES}${segment('<mrk id="m" type="comment" ref="#f=f1/n=n1">甲</mrk>')}</unit>`,
    ),
  ],
  ["InvalidTypeSubTypeValues", "sub-type-form", text('<ph id="1" type="fmt" subType="xlf:var"/>')],
  ["InvalidTypeValue", "type-value", text('<ph id="1" type="strong"/>')],
  ["IsolatedEcWithId", "end-isolated", text('<sc id="1"/>甲<ec id="2" startRef="1"/>')],
  ["MissingIsolatedOnEc", "end-isolated", text('<ec id="1"/>甲')],
  ["MissingIsolatedOnSc", "start-isolated", text('<sc id="1"/>甲')],
  [
    "MissingNonRemovable1",
    "code-removed",
    unit(segment('<ph id="1" canDelete="no"/>甲') + segment('<ph id="2" canDelete="no"/>乙', "B")),
  ],
  [
    "MissingNonRemovable2",
    "code-removed",
    unit('<segment><source><ph id="1" canDelete="no"/>甲</source><target/></segment>'),
  ],
  ["MissingReorderFirstNo", "reorder-first", text(`<ph id="1" ${NEXT}/>甲<ph id="2"/>`)],
  [
    "NonIsolatedEcWithoutStartRef",
    "end-isolated",
    unit(segment('<sc id="1"/>甲') + segment('<ec id="2"/>乙')),
  ],
  [
    "RefAndValueInComment",
    "comment-content",
    unit(segment('<sm id="m" type="comment" ref="#n=n1" value="v"/>甲<em startRef="m"/>'), NOTES),
  ],
  ["SubFlowWithInvalidReference", "sub-flow-reference", text('<ph id="1" subFlows="u9"/>')],
  ["SubFlowWithInvalidValue", "sub-flow-reference", text('<ph id="1" subFlows="u1, u1"/>')],
  ["SubStateWithoutState", "sub-state-without-state", unit(segment("甲", "A", ' subState="my:x"'))],
  ["SubTypeWithoutType", "sub-type-without-type", text('<ph id="1" subType="my:x"/>')],
  [
    "UnknownDataRefEndValue",
    "data-reference",
    unit(segment('<sc id="1" dataRef="d1"/>甲<ec startRef="1" dataRef="d9"/>'), DATA),
  ],
  [
    "UnknownDataRefStartValue",
    "data-reference",
    unit(segment('<sc id="1" dataRef="d9"/>甲<ec startRef="1" dataRef="d1"/>'), DATA),
  ],
  ["UnknownDataRefValue", "data-reference", unit(segment('<ph id="1" dataRef="d8"/>'), DATA)],
  [
    "WrongReordering1",
    "reorder-order",
    text(
      `<ph id="1" ${FIRST}/><ph id="2" ${NEXT}/>甲<ph id="5"/>`,
      `<ph id="1" ${FIRST}/><ph id="5"/><ph id="2" ${NEXT}/>A`,
    ),
  ],
  [
    "WrongReordering2",
    "reorder-order",
    text(`<pc id="1" ${FIRST}>甲<ph id="2" ${NEXT}/></pc>`, `<pc id="1" ${FIRST}>A</pc><ph id="2" ${NEXT}/>`),
  ],
  [
    "YesCanReorderInEcForFirstNoInSc",
    "pair-differs",
    text(`<sc id="1" ${FIRST}/>甲<ec startRef="1" ${FIXED} canReorder="yes"/>`),
  ],
  ["canReorderContext1", "reorder-fixed", text('<ph id="1" canReorder="firstNo"/>甲<ph id="2"/>')],
  [
    "canReorderContext2",
    "reorder-fixed",
    text('<ph id="1" canReorder="firstNo" canCopy="no" canDelete="yes"/>甲'),
  ],
  [
    "canReorderContext3",
    "reorder-fixed",
    text('<ph id="1" canReorder="firstNo" canDelete="no" canCopy="yes"/>甲'),
  ],
];
