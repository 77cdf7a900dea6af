/** What the tests take of the package, which has no types of its own. */
declare module "gettext-parser" {
  type Message = {
    readonly msgid: string;
    readonly msgctxt?: string;
    readonly msgstr: readonly string[];
    readonly comments?: { readonly extracted?: string; readonly flag?: string };
  };
  export const po: {
    parse(file: string | Buffer): {
      readonly headers: Readonly<Record<string, string>>;
      readonly translations: Readonly<Record<string, Readonly<Record<string, Message>>>>;
    };
  };
}
