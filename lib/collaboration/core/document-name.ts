/** What a socket document stands for: one rendering's text, or the presence and events of a whole document. */
export type DocumentName =
  | { readonly kind: "rendering"; readonly renderingId: string }
  | { readonly kind: "document"; readonly documentId: string };

const NAME = /^(rendering|document):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** "rendering:<uuid>". */
export function renderingName(renderingId: string): string {
  return `rendering:${renderingId}`;
}

/** "document:<uuid>". */
export function channelName(documentId: string): string {
  return `document:${documentId}`;
}

/** Strict: lower-case ids only and nothing around them; null for everything else. */
export function parseDocumentName(name: string): DocumentName | null {
  const found = NAME.exec(name);
  const id = found?.[2];
  if (id === undefined) return null;
  return found?.[1] === "rendering"
    ? { kind: "rendering", renderingId: id }
    : { kind: "document", documentId: id };
}

/** What Hocuspocus' provider puts behind a name, so that one socket can have a document open twice. */
const SESSION_MARK = /^[0-9a-z]{0,32}$/;

/** Whether an address on the wire is a name, or a name, NUL and the mark of a session; the name itself is not judged. */
export function isAddress(address: string): boolean {
  const at = address.indexOf("\0");
  return at < 0 || SESSION_MARK.test(address.slice(at + 1));
}
