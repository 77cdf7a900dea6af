import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutXmlControls } from "./xml-controls";

describe("withoutXmlControls", () => {
  it.each([
    ["a hyphen of Word's", "和&#x1E;平", "和平", 1],
    ["one with zeros before it", "和&#x001f;&#0030;平", "和平", 2],
    ["a character itself", "和\u0002平\u001F", "和平", 2],
    [
      "none of what XML allows",
      "\t&#9;&#xA;&#13;\n&#x20;&#127;&amp;#30;",
      "\t&#9;&#xA;&#13;\n&#x20;&#127;&amp;#30;",
      0,
    ],
    ["no NUL", "&#0;&#x00;\0", "&#0;&#x00;\0", 0],
  ])("leaves out %s", (_name, given, text, dropped) => {
    expect(withoutXmlControls(given)).toEqual({ text, dropped });
  });

  it("leaves out every control character as a reference, but those that XML allows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0x10ffff }), fc.boolean(), (code, isHex) => {
        const reference = isHex ? `&#x${code.toString(16)};` : `&#${code};`;
        const isControl = code < 0x20 && ![9, 10, 13].includes(code);
        expect(withoutXmlControls(reference).text).toBe(isControl ? "" : reference);
      }),
      { examples: Array.from({ length: 40 }, (_, at): [number, boolean] => [at + 1, at % 2 === 0]) },
    );
  });
});
