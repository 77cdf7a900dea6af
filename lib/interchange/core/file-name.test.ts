import { describe, expect, it } from "vitest";
import { contentDisposition, exportFileName } from "./file-name";

describe("exportFileName", () => {
  it.each([
    ["keeps Chinese", "年终专访：2020年", "年终专访：2020年.tmx"],
    ["takes out what file systems refuse", '../a\\b:c*d?"e<f>g|h', "a b c d e f g h.tmx"],
    ["takes out line breaks and hidden direction marks", "a\r\nb\u202Egpj.exe", "a b gpj.exe.tmx"],
    ["avoids device names", "CON", "document-CON.tmx"],
    ["has a name for nothing", " ... ", "document.tmx"],
    ["keeps Extension B whole", "𠮷".repeat(3), "𠮷𠮷𠮷.tmx"],
    ["survives half a character", "a\uD842", "a\uFFFD.tmx"],
  ])("%s", (_name, title, expected) => {
    expect(exportFileName(title, "tmx")).toBe(expected);
  });

  it("stays within 200 bytes of UTF-8 and cuts between characters", () => {
    const name = exportFileName("𠮷".repeat(200), "tmx");
    expect(name).toBe(`${"𠮷".repeat(50)}.tmx`);
  });
});

describe("contentDisposition", () => {
  it.each([
    ["年终专访.tmx", "document.tmx", "%E5%B9%B4%E7%BB%88%E4%B8%93%E8%AE%BF.tmx"],
    ["2020年interview.csv", "2020_interview.csv", "2020%E5%B9%B4interview.csv"],
    ["it's (a) *.md", "it's (a) *.md", "it%27s%20%28a%29%20%2A.md"],
    ['a"b\\c.html', "a_b_c.html", "a%22b%5Cc.html"],
  ])("%s", (name, ascii, extended) => {
    expect(contentDisposition(name)).toBe(`attachment; filename="${ascii}"; filename*=UTF-8''${extended}`);
  });

  it("is one header of ASCII, whatever the name", () => {
    expect(contentDisposition("a\r\nSet-Cookie: x\u0007ü\uD800.md")).toMatch(/^[ -~]+$/);
  });
});
