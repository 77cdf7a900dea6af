/** Small files of XLIFF 2: what breaks a rule, or breaks none, is put into them. */
export const CORE = 'xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"';

/** A file of one unit; `more` stands before its segments. */
export const unit = (segments: string, more = "", attributes = "") =>
  inFile(`<unit id="u1"${attributes}>${more}${segments}</unit>`);
export const inFile = (units: string, attributes = "") =>
  inRoot(`<file id="f1"${attributes}>${units}</file>`);
export const inRoot = (files: string, attributes = ' srcLang="zh-CN" trgLang="en"') =>
  `<xliff ${CORE}${attributes} xmlns:my="urn:my" xmlns:o="urn:o">${files}</xliff>`;
export const segment = (source: string, target = "", attributes = "") =>
  `<segment${attributes}><source>${source}</source>${target === "" ? "" : `<target>${target}</target>`}</segment>`;
export const text = (source: string, target = "") => unit(segment(source, target));
export const plain = segment("甲", "A");
export const annotated = (attributes: string, more = "") =>
  unit(segment(`<mrk id="m1" ${attributes}>甲</mrk>`), more);
export const NOTES = '<notes><note id="n1">N</note></notes>';
export const DATA = '<originalData><data id="d1">b</data></originalData>';
export const FIXED = 'canCopy="no" canDelete="no"';
