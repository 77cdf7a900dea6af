import { inFile, NOTES, plain, segment, unit } from "./files.fixture";
import type { XliffRule } from "./names";

const NAMES = [
  ["fs", "fs"],
  ["gls", "glossary"],
  ["mda", "metadata"],
  ["mtc", "matches"],
  ["res", "resourcedata"],
  ["slr", "sizerestriction"],
  ["val", "validation"],
]
  .map(([prefix, name]) => ` xmlns:${prefix}="urn:oasis:names:tc:xliff:${name}:2.0"`)
  .join("");
const SEGMENT = segment("甲", "A", ' id="s1"');

/** A unit with something of modules in it, and on it. */
export const withModule = (inside: string, attributes = "", segments = SEGMENT) =>
  unit(segments, inside, `${NAMES}${attributes}`);
const said = (source: string) => withModule("", "", segment(source));
const metadata = (inside: string) => withModule(`<mda:metadata>${inside}</mda:metadata>`);
const META = '<mda:meta type="t">x</mda:meta>';
const matches = (...each: readonly string[]) =>
  withModule(
    `<mtc:matches>${each.map((one) => `<mtc:match ${one}><source>甲</source><target>A</target></mtc:match>`).join("")}</mtc:matches>`,
  );
const glossary = (entries: string) => withModule(`<gls:glossary>${entries}</gls:glossary>`);
const entry = (id: string, more = "") =>
  `<gls:glossEntry id="${id}"><gls:term>甲</gls:term><gls:translation id="t${id}">A</gls:translation>${more}</gls:glossEntry>`;
const resource = (inside: string) =>
  withModule(`<res:resourceData><res:resourceItem id="r1">${inside}</res:resourceItem></res:resourceData>`);
const PICTURE = '<res:source href="a.png"/>';
const rule = (attributes: string) => withModule(`<val:validation><val:rule ${attributes}/></val:validation>`);
const SIZE_DATA = '<slr:data profile="xliff:codepoints"><my:size id="z1">1</my:size></slr:data>';

/** The same for the modules: name, the rule that is told, file. */
export const COMMITTEE_MODULES: readonly (readonly [string, XliffRule, string])[] = [
  ["fs_subFs-not-allowed-w-o-fs", "style-alone", withModule("", ' fs:subFs="src,a.png"')],
  [
    "gls_glossEntry-and-translation-not-unique-in-glossary",
    "glossary-id-unique",
    glossary(entry("a") + entry("a")),
  ],
  [
    "gls_glossEntry-w-o-translation-or-definition",
    "glossary-entry-incomplete",
    glossary("<gls:glossEntry><gls:term>甲</gls:term></gls:glossEntry>"),
  ],
  [
    "gls_invalid-extension",
    "glossary-extension",
    glossary(entry("a", `<mda:metadata><mda:metaGroup>${META}</mda:metaGroup></mda:metadata>`)),
  ],
  [
    "mda_meta-missing-type",
    "metadata-type",
    metadata("<mda:metaGroup><mda:meta>x</mda:meta></mda:metaGroup>"),
  ],
  [
    "mda_meta-missplaced-appliesTo",
    "metadata-applies",
    metadata('<mda:metaGroup><mda:meta type="t" appliesTo="source">x</mda:meta></mda:metaGroup>'),
  ],
  ["mda_metaGroup-id-not-nmtoken", "id-form", metadata(`<mda:metaGroup id="a b">${META}</mda:metaGroup>`)],
  [
    "mda_metaGroup-id-not-unique",
    "metadata-id-unique",
    metadata(`<mda:metaGroup id="a">${META}</mda:metaGroup>`.repeat(2)),
  ],
  [
    "mda_metaGroup-invalid-appliesTo",
    "metadata-applies",
    metadata(`<mda:metaGroup appliesTo="unit">${META}</mda:metaGroup>`),
  ],
  [
    "mda_metadata-id-not-nmtoken",
    "id-form",
    withModule(`<mda:metadata id="a b"><mda:metaGroup>${META}</mda:metaGroup></mda:metadata>`),
  ],
  ["mda_missing-metaGroup", "metadata-empty", metadata(META)],
  ["mtc_id-not-nmtoken", "id-form", matches('id="a b" ref="#s1"')],
  ["mtc_match-ID-not-unique", "match-id-unique", matches('id="a" ref="#s1"', 'id="a" ref="#s1"')],
  ["mtc_match-has-xml_lang", "match-language", matches('ref="#s1" xml:lang="fr"')],
  ["mtc_similarity-invalid", "match-quality", matches('ref="#s1" similarity="100.5"')],
  ["mtc_subType-w-o-type-match", "match-sub-type", matches('ref="#s1" subType="my:x"')],
  ["mtc_type-value-not-in-list", "match-type", matches('ref="#s1" type="my.mt"')],
  ["mtc_wrong-ref-syntax", "match-reference", matches('ref="s1"')],
  ["mtc_wrong-ref-value", "match-reference", matches('ref="#u1"')],
  [
    "res_resourceItem-not-unique",
    "resource-id-unique",
    withModule(
      `<res:resourceData>${`<res:resourceItem id="r1">${PICTURE}</res:resourceItem>`.repeat(2)}</res:resourceData>`,
    ),
  ],
  [
    "res_resourceItemRef-not-unique",
    "resource-id-unique",
    withModule(
      `<res:resourceData><res:resourceItemRef ref="r2" id="r1"/><res:resourceItem id="r1">${PICTURE}</res:resourceItem></res:resourceData>`,
    ),
  ],
  [
    "res_source-has-content-and-href",
    "resource-href",
    resource('<res:source href="a.png"><source>甲</source></res:source>'),
  ],
  [
    "res_source-xml_lang-not-same-as-xliff",
    "resource-language",
    resource('<res:source xml:lang="ja" href="a.png"/>'),
  ],
  [
    "slr_equivStorage-ec-not-isolated",
    "size-end",
    said('<sc id="1"/>甲<ec startRef="1" slr:equivStorage="7"/>'),
  ],
  ["slr_equivStorage-not-integer", "size-form", said('<pc id="1" slr:equivStorage="7.1">甲</pc>')],
  ["slr_sizeInfo-ec-not-isolated", "size-end", said('<sc id="1"/>甲<ec startRef="1" slr:sizeInfo="0"/>')],
  [
    "slr_sizeInfo-with-sizeInfoRef",
    "size-twice",
    withModule(SIZE_DATA, "", segment('<ph id="1" slr:sizeInfo="0" slr:sizeInfoRef="z1"/>')),
  ],
  [
    "slr_sizeInfoRef-ec-not-isolated",
    "size-end",
    withModule(SIZE_DATA, "", segment('<sc id="1"/>甲<ec startRef="1" slr:sizeInfoRef="z1"/>')),
  ],
  [
    "slr_sizeInfoRef-has-no-data-sib",
    "size-reference",
    withModule(SIZE_DATA, "", segment('<ph id="1" slr:sizeInfoRef="z2"/>')),
  ],
  [
    "slr_sizeInfoRef-with-sizeInfo",
    "size-twice",
    withModule(SIZE_DATA, "", segment('<pc id="1" slr:sizeInfoRef="z1" slr:sizeInfo="0">甲</pc>')),
  ],
  ["slr_sizeRestriction-patterns", "size-form", withModule("", ' slr:sizeRestriction="35,star"')],
  ["slr_storageRestriction-patterns", "size-form", withModule("", ' slr:storageRestriction="*6"')],
  ["val_ExactlyOneAttributeOnRule", "validation-one", rule('isNotPresent="A" startsWith="B"')],
  ["val_existsInSourcePatternOnRule", "validation-source", rule('isNotPresent="A" existsInSource="yes"')],
  ["val_invalid-caseSensitive", "validation-value", rule('isPresent="A" caseSensitive="true"')],
  ["val_invalid-normalization", "validation-value", rule('isPresent="A" normalization="nfkc"')],
  ["val_invalid-occurs", "validation-value", rule('isPresent="A" occurs="0"')],
];

/** What the committee calls valid of the modules: name, file of ours. */
export const COMMITTEE_VALID_MODULES: readonly (readonly [string, string])[] = [
  ["fs_fs-with-valid-HTML", withModule("", ' fs:fs="p"')],
  ["fs_subFs-has-fs", withModule('<notes><note fs:fs="img" fs:subFs="src,a.png">N</note></notes>')],
  ["gls_glossEntry-and-translation-unique-in-glossary", glossary(entry("a") + entry("b"))],
  [
    "gls_glossEntry-w-translation-or-definition",
    glossary("<gls:glossEntry><gls:term>甲</gls:term><gls:definition>D</gls:definition></gls:glossEntry>"),
  ],
  [
    "itsm_text-analytics",
    unit(
      segment('<mrk id="m1" type="its:generic" its:taIdentRef="http://example.org/x">甲</mrk>'),
      "",
      ' xmlns:its="http://www.w3.org/2005/11/its"',
    ),
  ],
  [
    "mda_top-level",
    metadata(
      `<mda:metaGroup id="a" appliesTo="ignorable">${META}<mda:metaGroup id="b">${META}</mda:metaGroup></mda:metaGroup>`,
    ),
  ],
  ["mtc_match-ID-unique", matches('id="a" ref="#s1"', 'id="b" ref="#s1"')],
  ["mtc_match-has-no-xml_lang", matches('id="a" ref="#s1" similarity="100" matchQuality="87.5"')],
  [
    "mtc_match-with-inlines",
    withModule(
      '<mtc:matches><mtc:match ref="#s1"><source><pc id="1">甲</pc><ph id="2"/></source><target>A <pc id="1">B</pc><ph id="2"/></target></mtc:match></mtc:matches>',
    ),
  ],
  [
    "mtc_reference-lang",
    withModule(
      '<mtc:matches><mtc:match ref="#s1" reference="yes"><source>甲</source><target xml:lang="fr">A</target></mtc:match></mtc:matches>',
    ),
  ],
  ["mtc_subType-w-type-match", matches('ref="#s1" type="mt" subType="my:x"')],
  ["mtc_type-type-not-on-list", matches('ref="#s1" type="mt"', 'ref="#s1" type="tb"')],
  [
    "res_resourceItem-unique",
    withModule(
      `<res:resourceData><res:resourceItem id="r1">${PICTURE}</res:resourceItem><res:resourceItem id="r2">${PICTURE}</res:resourceItem></res:resourceData>`,
    ),
  ],
  [
    "res_resourceItemRef-unique",
    withModule(
      `<res:resourceData><res:resourceItemRef ref="r1" id="r2"/><res:resourceItem id="r1">${PICTURE}</res:resourceItem></res:resourceData>`,
    ),
  ],
  ["res_source-has-no-content-and-href", resource(PICTURE)],
  [
    "res_source-xml_lang-same-as-xliff",
    resource(
      '<res:source xml:lang="zh-cn"><source>甲</source></res:source><res:target xml:lang="fr"><target>A</target></res:target>',
    ),
  ],
  [
    "slr_equivStorage-ec-not-isolated",
    said(
      '<sc id="1" slr:sizeInfo="0" slr:equivStorage="7"/>甲<ec startRef="1"/><ec id="e" isolated="yes" slr:equivStorage="7"/>',
    ),
  ],
  ["slr_equivStorage-is-integer", said('<pc id="1" slr:equivStorage="7">甲</pc>')],
  ["slr_sizeInfo-is-integer", said('<pc id="1" slr:sizeInfo="25">甲</pc>')],
  ["slr_sizeInfo-not-with-sizeInfoRef", said('<ec id="e" isolated="yes" slr:sizeInfo="0"/>甲')],
  [
    "slr_sizeInfoRef-ec-isolated",
    withModule(SIZE_DATA, "", segment('<ec id="e" isolated="yes" slr:sizeInfoRef="z1"/>甲')),
  ],
  [
    "slr_sizeInfoRef-has-data-sib",
    inFile(`${SIZE_DATA}<group id="g" slr:sizeInfoRef="z1"><unit id="u">${plain}</unit></group>`, NAMES),
  ],
  [
    "slr_sizeInfoRef-not-with-sizeInfo",
    withModule(SIZE_DATA, ' slr:sizeRestriction="*"', segment('<ph id="1" slr:sizeInfoRef="z1"/>')),
  ],
  [
    "slr_sizeRestriction-isolated",
    said('<pc id="1" slr:sizeRestriction="25,100">甲</pc><ec id="e" isolated="yes" slr:sizeInfo="0"/>'),
  ],
  [
    "slr_sizeRestriction-patterns",
    withModule("", ' slr:sizeRestriction="35,*" slr:storageRestriction="255"'),
  ],
  ["val_ExactlyOneAttributeOnRule", rule('isNotPresent="A"')],
  ["val_existsInSourcePatternOnRule", rule('existsInSource="yes" endsWith=":"')],
  ["val_extension-rule", rule('my:kind="x"')],
  ["withNotes_complex_for_ITS_Processors", withModule(NOTES)],
];
