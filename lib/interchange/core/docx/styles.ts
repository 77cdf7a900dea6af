import { valued, WORD, XML } from "./xml";

type Style = {
  readonly id: string;
  /** As Word knows it: its own styles by their English names in small letters. */
  readonly name: string;
  readonly kind?: "character";
  readonly basedOn?: string;
  /** Of its paragraphs, in the schema's order. */
  readonly paragraph?: string;
  /** Of its runs, in the schema's order. */
  readonly run?: string;
};

const SOFT = valued("color", "6B6458");
const HEADING_FONTS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimHei" w:cs="Arial"/>';

/** Space before and after, in twentieths of a point. */
const spacing = (before: number, after: number): string =>
  `<w:spacing w:before="${before}" w:after="${after}"/>`;
const size = (halfPoints: number): string => valued("sz", halfPoints) + valued("szCs", halfPoints);

const STYLES: readonly Style[] = [
  {
    id: "Title",
    name: "title",
    paragraph: `<w:keepNext/>${spacing(0, 120)}`,
    run: `${HEADING_FONTS}<w:b/><w:bCs/>${size(36)}`,
  },
  ...[30, 27, 24, 22, 21, 21].map(
    (halfPoints, at): Style => ({
      ...{ id: `Heading${at + 1}`, name: `heading ${at + 1}` },
      paragraph: `<w:keepNext/><w:keepLines/>${spacing(280, 100)}${valued("outlineLvl", at)}`,
      run: `${HEADING_FONTS}<w:b/><w:bCs/>${size(halfPoints)}`,
    }),
  ),
  { id: "Caption", name: "caption", run: `${SOFT}${size(19)}` },
  { id: "Note", name: "Note", run: `${SOFT}${size(19)}` },
  { id: "Facts", name: "Facts", paragraph: spacing(0, 100), run: `${SOFT}${size(18)}` },
  {
    id: "Rule",
    name: "Rule",
    paragraph: `<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="C9C2B4"/></w:pBdr>${spacing(360, 0)}`,
  },
  {
    id: "Rendering",
    name: "Rendering",
    paragraph: '<w:spacing w:before="0" w:after="200"/><w:ind w:left="340"/>',
  },
  {
    id: "RenderingHeading",
    name: "Rendering Heading",
    basedOn: "Rendering",
    paragraph: "<w:keepNext/>",
    run: `${HEADING_FONTS}<w:b/><w:bCs/>`,
  },
  {
    id: "RenderingCaption",
    name: "Rendering Caption",
    basedOn: "Rendering",
    run: `${SOFT}${size(19)}`,
  },
  { id: "RenderingNote", name: "Rendering Note", basedOn: "Rendering", run: `${SOFT}${size(19)}` },
  { id: "Cell", name: "Cell", paragraph: spacing(50, 50) },
  {
    id: "CellHeading",
    name: "Cell Heading",
    basedOn: "Cell",
    run: `${HEADING_FONTS}<w:b/><w:bCs/>${size(23)}`,
  },
  { id: "CellCaption", name: "Cell Caption", basedOn: "Cell", run: `${SOFT}${size(19)}` },
  { id: "CellNote", name: "Cell Note", basedOn: "Cell", run: `${SOFT}${size(19)}` },
  { id: "CellNumber", name: "Cell Number", basedOn: "Cell", run: `${SOFT}${size(17)}` },
  {
    id: "ColumnHead",
    name: "Column Head",
    basedOn: "Cell",
    paragraph: "<w:keepNext/>",
    run: `${HEADING_FONTS}<w:b/><w:bCs/>${size(19)}`,
  },
  {
    id: "Term",
    name: "Term",
    paragraph: '<w:spacing w:before="0" w:after="40"/><w:ind w:left="340" w:hanging="340"/>',
    run: size(19),
  },
  { id: "PageNumber", name: "footer", paragraph: valued("jc", "center"), run: `${SOFT}${size(17)}` },
  { id: "CommentText", name: "annotation text", run: size(20) },
  { id: "CommentReference", name: "annotation reference", kind: "character", run: size(16) },
  { id: "Speaker", name: "Speaker", kind: "character", run: "<w:b/><w:bCs/>" },
  { id: "TrackName", name: "Track Name", kind: "character", run: `${SOFT}${size(17)}` },
];

/** The styles of a file: Latin and Chinese with fonts of their own, and a quiet page. */
export const STYLES_PART = [
  `${XML}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>`,
  '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="SimSun" w:cs="Times New Roman"/>',
  `${size(21)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`,
  '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  ...STYLES.map(writeStyle),
  "</w:styles>",
].join("");

function writeStyle({ id, name, kind, basedOn, paragraph, run }: Style): string {
  const type = kind ?? "paragraph";
  const parent = kind === "character" ? "" : valued("basedOn", basedOn ?? "Normal");
  const isOwn = /^[A-Z]/u.test(name);
  return [
    `<w:style w:type="${type}"${isOwn ? ' w:customStyle="1"' : ""} w:styleId="${id}">`,
    `${valued("name", name)}${parent}<w:qFormat/>`,
    paragraph === undefined ? "" : `<w:pPr>${paragraph}</w:pPr>`,
    run === undefined ? "" : `<w:rPr>${run}</w:rPr>`,
    "</w:style>",
  ].join("");
}
