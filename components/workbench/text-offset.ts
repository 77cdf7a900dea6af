/**
 * How much of a cell's text stands before a point in it, in UTF-16 units. What is only shown there as taken out (`del`)
 * is no part of the text.
 */
export function textOffset(text: Element, node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(node, offset);
  const length = before.toString().length;
  if (text.querySelector("del") === null) return length;
  const removed = [...before.cloneContents().querySelectorAll("del")];
  return removed.reduce((left, { textContent }) => left - textContent.length, length);
}
