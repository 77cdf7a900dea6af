import { escapeXmlAttribute } from "../xml-text";

/** Namespaces and types of ECMA-376, transitional: what every office program opens. */
export const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const WORD_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** `<w:name w:val="…"/>`. */
export function valued(name: string, value: string | number): string {
  return `<w:${name} w:val="${escapeXmlAttribute(String(value))}"/>`;
}

/** A paragraph with a style; `inside` is its runs, `more` what its properties say beside the style, in the schema's order. */
export function paragraph(style: string, inside: string, more = ""): string {
  return `<w:p><w:pPr>${valued("pStyle", style)}${more}</w:pPr>${inside}</w:p>`;
}
