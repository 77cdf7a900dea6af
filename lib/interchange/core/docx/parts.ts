import type { ExportDocument, WriterOptions } from "../writer";
import { escapeXml } from "../xml-text";
import { officeLanguage } from "./language";
import { STYLES_PART } from "./styles";
import { OFFICE, PACKAGE, paragraph, WORD, WORD_TYPES, XML } from "./xml";

const PROPERTIES = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
const CORE = "application/vnd.openxmlformats-package.core-properties+xml";

/** The parts of a Word file beside its text and comments: path, text. */
export function fixedParts(
  document: ExportDocument,
  { writtenAt, comments }: WriterOptions,
): readonly (readonly [string, string])[] {
  const kinds = ["document.main", "styles", "settings", "footer", ...(comments === true ? ["comments"] : [])];
  const overrides = kinds.map((kind) => {
    const name = kind.split(".")[0] ?? "";
    return `<Override PartName="/word/${name}.xml" ContentType="${WORD_TYPES}.${kind}+xml"/>`;
  });
  const related = ["styles", "settings", "footer", ...(comments === true ? ["comments"] : [])];
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}<Override PartName="/docProps/core.xml" ContentType="${CORE}"/><Override PartName="/docProps/app.xml" ContentType="${PROPERTIES}"/></Types>`,
    ],
    [
      "_rels/.rels",
      relationships([
        [`${OFFICE}/officeDocument`, "word/document.xml"],
        [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
        [`${OFFICE}/extended-properties`, "docProps/app.xml"],
      ]),
    ],
    ["docProps/core.xml", coreProperties(document, writtenAt)],
    [
      "docProps/app.xml",
      `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Duizhao</Application></Properties>`,
    ],
    [
      "word/_rels/document.xml.rels",
      relationships(related.map((name) => [`${OFFICE}/${name}`, `${name}.xml`] as const)),
    ],
    ["word/styles.xml", STYLES_PART],
    ["word/settings.xml", SETTINGS],
    ["word/footer.xml", FOOTER],
  ];
}

/** The relationship by which the text finds its footer: the third of its list. */
const FOOTER_ID = "rId3";

/** Without it Word opens a file in the mode of 2007. */
const SETTINGS = `${XML}<w:settings xmlns:w="${WORD}"><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

const FOOTER = `${XML}<w:ftr xmlns:w="${WORD}">${paragraph(
  "PageNumber",
  '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
)}</w:ftr>`;

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function coreProperties({ title, occasion, citation, tracks }: ExportDocument, writtenAt: string): string {
  const element = (name: string, said: string) =>
    said === "" ? "" : `<${name}>${escapeXml(said)}</${name}>`;
  const time = `${writtenAt.slice(0, 19)}Z`;
  const languages = tracks.map(({ language }) => officeLanguage(language)).filter((each) => each !== null);
  return [
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    element("dc:title", title),
    element("dc:subject", occasion),
    element("dc:description", citation),
    element(
      "dc:creator",
      [...new Set(tracks.map(({ attribution }) => attribution))].filter((each) => each !== "").join("; "),
    ),
    element("dc:language", [...new Set(languages)].join(", ")),
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");
}

/** The end of a text: A4, lying on its side for a table of many columns. */
export function section(isWide: boolean): string {
  const page = isWide ? 'w:w="16838" w:h="11906" w:orient="landscape"' : 'w:w="11906" w:h="16838"';
  return `<w:sectPr><w:footerReference w:type="default" r:id="${FOOTER_ID}"/><w:pgSz ${page}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
}

/** The width between the margins, in twentieths of a point. */
export function textWidth(isWide: boolean): number {
  return (isWide ? 16_838 : 11_906) - 2 * 1134;
}
