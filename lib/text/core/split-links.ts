/** A stretch of a text: plain, or an address of the web that can be opened. */
export type LinkPart = { readonly text: string; readonly href: string | null };

/** Up to white space, a Chinese sign or what sets an address off; its path may hold anything else. */
const ADDRESS = /https?:\/\/[^\s<>"'“”‘’《》（）【】，。；：！？、]+/giu;
/** What ends a sentence is not part of an address at its end. */
const TRAILING = /[.,;:!?)\]]+$/u;

/** A text in parts, so that what is an address can be shown as a link. Joined, the parts give the text. */
export function splitLinks(text: string): readonly LinkPart[] {
  const parts: LinkPart[] = [];
  let at = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = found[0].replace(TRAILING, "");
    if (!URL.canParse(address)) continue;
    if (found.index > at) parts.push({ text: text.slice(at, found.index), href: null });
    parts.push({ text: address, href: address });
    at = found.index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), href: null });
  return parts;
}
