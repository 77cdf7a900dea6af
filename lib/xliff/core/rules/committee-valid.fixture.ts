import { withModule } from "./committee-modules.fixture";
import { annotated, DATA, FIXED, inFile, inRoot, NOTES, plain, segment, text, unit } from "./files.fixture";

const FIRST = `${FIXED} canReorder="firstNo"`;
const NEXT = `${FIXED} canReorder="no"`;
const run = (a: string, b: string) => `<ph id="${a}" ${FIRST}/><ph id="${b}" ${NEXT}/>`;

/** What the committee's suite calls valid of the core: name, file of ours. */
export const COMMITTEE_VALID: readonly (readonly [string, string])[] = [
  [
    "allExtensions",
    inFile(
      `<skeleton>s<my:a/></skeleton><my:a id="a">x</my:a><notes><note id="n1" my:a="1">N</note></notes><group id="g" my:a="1"><unit id="u" my:a="1"><my:a>x</my:a>${NOTES}${segment('<sm id="m1" translate="yes" my:a="1"/>甲<cp hex="0001"/><em startRef="m1"/><mrk id="m2" type="my:x" my:a="1">乙</mrk>')}</unit></group>`,
      ' my:a="1"',
    ),
  ],
  ["almostEmpty", inFile('<group id="g"/>')],
  ["emptySkeletonWithHref", inFile(`<skeleton href="s"/><unit id="u">${plain}</unit>`)],
  [
    "everything-core",
    inFile(
      `<skeleton>s</skeleton>${NOTES}<unit id="u1" canResegment="yes" translate="yes" srcDir="ltr" trgDir="ltr" name="n" type="my:x"><segment id="s1" canResegment="no" state="translated" subState="my:x"><source>甲</source><target order="3">A</target></segment><ignorable><source> </source></ignorable><segment id="s2"><source xml:space="default">乙</source><target xml:space="default" order="1">B</target></segment></unit><group id="g" name="n" type="my:y"><unit id="u2">${segment("丙")}</unit><unit id="u3">${DATA}${segment(`<pc id="1" subFlowsStart="u2" subFlowsEnd="u1" dataRefStart="d1" dataRefEnd="d1">丁</pc><ph id="2" ${FIRST}/>`)}</unit></group>`,
      ' canResegment="no" translate="no" srcDir="rtl" trgDir="rtl" original="o" xml:space="preserve"',
    ),
  ],
  [
    "sample1",
    withModule(
      '<gls:glossary><gls:glossEntry ref="#m1"><gls:term source="a">甲</gls:term><gls:translation id="1">A</gls:translation><gls:translation ref="t=#m2">B</gls:translation></gls:glossEntry></gls:glossary>',
      "",
      segment('<mrk id="m1" type="term">甲</mrk>', '<mrk id="m2" type="term">B</mrk>'),
    ),
  ],
  ["sourceOnly", inRoot(`<file id="f"><unit id="u">${segment("甲")}</unit></file>`, ' srcLang="zh"')],
  ["testTranslateWithTarget", inFile(`<unit id="u" translate="no">${segment("甲", "甲")}</unit>`)],
  ["toJoin", unit(segment("甲", "A", ' id="1"') + segment("乙", "B", ' id="2"'))],
  ["toSegment", unit(segment("甲。乙。", "A. B."))],
  [
    "toSegmentAndOrder",
    unit(
      '<segment id="a"><source>甲</source><target order="3">A</target></segment><ignorable><source> </source><target></target></ignorable><segment id="b"><source>乙</source><target order="1">B</target></segment>',
    ),
  ],
  [
    "typeSubTypeValues",
    text(
      '<ph id="1" type="ui" subType="xlf:var"/><ph id="2" type="fmt" subType="xlf:lb"/><ph id="3" type="fmt" subType="xlf:pb"/><ph id="4" type="fmt" subType="xlf:u"/><ph id="5" type="quote" subType="my:x"/>',
    ),
  ],
  ["withCDataSections", text("<![CDATA[甲 < & 乙]]>", "<![CDATA[A < B]]>")],
  ["withCommentAnnotations", annotated('type="comment" ref="#n=n1"', NOTES)],
  [
    "withGlossary",
    withModule(
      '<gls:glossary><gls:glossEntry id="g1" ref="#m1" my:a="1"><gls:term my:a="1">甲</gls:term><gls:translation id="t1" ref="#t=m2">A</gls:translation><gls:definition source="d">D</gls:definition><my:a/></gls:glossEntry></gls:glossary>',
      "",
      segment('<mrk id="m1" type="term">甲</mrk>', '<mrk id="m2" type="term">A</mrk>'),
    ),
  ],
  [
    "withMatches",
    withModule(
      '<mtc:matches><mtc:match id="1" ref="#m1"><mda:metadata><mda:metaGroup><mda:meta type="t">x</mda:meta></mda:metaGroup></mda:metadata><originalData><data id="d1">b</data></originalData><source><ph id="1" dataRef="d1"/>甲</source><target><ph id="1" dataRef="d1"/>A</target><my:a>x</my:a></mtc:match><mtc:match id="2" ref="#t=m2"><source>乙</source><target>B</target></mtc:match></mtc:matches>',
      "",
      segment('<mrk id="m1" type="mtc:match">甲</mrk>', '<mrk id="m2" type="my:x">A</mrk>'),
    ),
  ],
  [
    "withModulesAttributesInEc",
    withModule(
      "",
      "",
      segment('<sc id="1" fs:fs="b" slr:sizeInfo="some"/>甲') +
        segment('<ec isolated="yes" id="2" fs:fs="b" slr:sizeInfo="some"/>乙<ec startRef="1"/>'),
    ),
  ],
  ["withNotes", unit(plain, '<notes><note id="n1" category="c" priority="1">N</note><note>M</note></notes>')],
  [
    "withNotes_complex",
    inFile(
      `${NOTES}<group id="g"><notes><note id="n1" appliesTo="target" priority="10">N</note></notes><unit id="u">${NOTES}${segment('<mrk id="5" type="comment" ref="#n=n1"><sc id="1" isolated="yes"/>甲</mrk>', '<mrk id="4" type="comment" value="v"><sc id="1" isolated="yes"/>A</mrk>')}</unit></group>`,
    ),
  ],
  [
    "withReferences",
    inFile(
      `${NOTES}<unit id="u1">${NOTES}${segment(
        '<mrk id="m1" type="comment" ref="#n=n1"><mrk id="m2" type="term" ref="http://example.org/x"><mrk id="m3" type="comment" ref="#f=f1/u=u1/n=n1">甲</mrk></mrk></mrk>',
        '<mrk id="m4" type="my:x" ref="other.xml#f=1/n=n1">A</mrk><mrk id="m5" type="my:x" ref="#f=f1/res=r1">B</mrk>',
      )}</unit>`,
    ),
  ],
  [
    "withReorderedCodes",
    unit(
      segment(
        `${run("1", "2")}<ph id="3"/>${run("4", "5")}`,
        `<ph id="3"/>${run("4", "5")}${run("1", "2")}`,
      ) +
        segment(
          `<pc id="6" ${FIRST}>甲<ph id="7" ${NEXT}/></pc><ph id="8"/>`,
          `<ph id="8"/><pc id="6" ${FIRST}><mrk id="m" type="term">A</mrk><ph id="7" ${NEXT}/></pc>`,
        ),
    ),
  ],
  [
    "withTBXExtension",
    unit(
      segment('<mrk id="t1" ref="#f=f1/tbx=t44" type="term">甲</mrk>'),
      '<x:martif xmlns:x="urn:iso:std:iso:30042:ed-1:v1:en"><x:term>甲</x:term></x:martif>',
    ),
  ],
  [
    "withValidation",
    withModule(
      '<val:validation><val:rule isPresent="A" occurs="2" disabled="yes" caseSensitive="no" normalization="nfd"/></val:validation>',
    ),
  ],
  [
    "withXmlLang",
    inFile(
      `<unit id="u" xml:lang="zh-CN"><segment><source>甲</source><target xml:lang="en">A</target></segment></unit>`,
      ' xml:lang="ja"',
    ),
  ],
  [
    "withXmlSpace",
    inFile(
      `<unit id="u"><segment><source xml:space="preserve">甲</source><target>A</target></segment></unit>`,
      ' xml:space="preserve"',
    ),
  ],
];
