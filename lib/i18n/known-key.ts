import type { MessageKeys, NestedKeyOf } from "use-intl/core";
import type en from "@/messages/en.json";

/** Where a sentence stands in the catalogs: "discussion.selection.comment". */
export type MessageKey = MessageKeys<typeof en, NestedKeyOf<typeof en>>;

/** A translator, as far as it tells which keys it has. */
type Catalog<Key extends string> = {
  (key: Key): string;
  has(key: string): boolean;
};

/** Whether there is a sentence under a key that came from elsewhere: from the server, or from a file. */
export function isKnownKey<Key extends string>(t: Catalog<Key>, key: string): key is Key {
  return t.has(key);
}
