/** What single lines of Chinese print look like: small judgements that structure and proposals share. */

/** Full stops, with any closing marks after them. */
const FINAL = /[。！？!?…‥；;：:.．][”’」』）)》〉】\]"']*$/u;
const SENTENCE_FINAL = /(?:[。！？!?…‥]|(?<![\d０-９])[.．])[”’」』）)》〉】\]"']*$/u;

/** Ends as a sentence does: 。！？… or a Latin full stop, with any closing quotation marks or brackets after it. */
export function endsSentence(text: string): boolean {
  return SENTENCE_FINAL.test(text) || /[。！？…]（[^（）]{1,40}）$/u.test(text);
}

/** Ends as a sentence or as a lead-in or list item does, with ： or ；. */
export function endsClosed(text: string): boolean {
  return FINAL.test(text) && !/\d[.．]$/u.test(text) ? true : endsSentence(text);
}

/** A photographer's or agency's credit: "新华社记者刘彬摄", "（资料图片）", "图片来源：…". */
export function isCredit(line: string): boolean {
  if (line.length > 40) return false;
  return (
    /(?:摄|攝|摄影|攝影)(?:于[^。]{1,14})?\s*[）)]?$/u.test(line) ||
    /^[（(]?(?:图片来源|圖片來源|供图|图源|图|图为资料|资料图片?|制图|绘图|漫画)[：:／/]/u.test(line) ||
    /(?:供图|供圖|制图|绘图)[）)]?$/u.test(line) ||
    /^[（(]?(?:资料图片?|資料圖片?|资料照片)[）)]?$/u.test(line) ||
    /^(?:新华社|中新社|本报|新華社|本報)(?:发|發)[^，。]{0,4}[（(].{1,14}[）)]$/u.test(line)
  );
}

const DIGITS = "[\\d０-９〇零○一二三四五六七八九十廿]";
const DATE = new RegExp(
  `(?:${DIGITS}{2,4}\\s*年)?\\s*${DIGITS}{1,3}\\s*月\\s*(?:${DIGITS}{1,3}\\s*日)?|${DIGITS}{4}\\s*年`,
  "u",
);

/** A line that holds a date and hardly anything else: "2025年3月11日", "二〇二四年九月十八日于北京". */
export function isDateLine(line: string): boolean {
  if (line.length > 34 || !/[年月]/u.test(line) || /[。！？；，]/u.test(line)) return false;
  const rest = line.replace(DATE, "").replace(/[（()）\s　]/gu, "");
  return (
    rest.length < line.length &&
    (rest.length <= 1 ||
      (rest.length <= 12 &&
        /^(?:于|於|在|星期|晚|上午|下午|·|[\u4e00-\u9fff]{2,8}$)/u.test(rest) &&
        DATE.test(line.slice(0, 14))))
  );
}

/** "各位代表：", "尊敬的主席先生，": how a speech or a letter begins. */
export function isSalutation(line: string): boolean {
  if (line.length > 60 || !/[：:，,！!]$/u.test(line)) return false;
  return (
    /^(?:尊敬的|敬爱的|亲爱的|各位|女士们|女士們|先生们|同志们|同志們|朋友们|朋友們|同胞们|主席先生|主席女士|秘书长先生|总统先生|议长先生|同学们|乡亲们|代表们|委员们|战友们)/u.test(
      line,
    ) && !/[。；！，：].*[，：！]/u.test(line)
  );
}

/** A byline or signature: offices and names set apart by wide spaces, "（签字）", "本报评论员". */
export function isSignature(line: string): boolean {
  if (line.length > 60 || /[。！？；，]/u.test(line)) return false;
  return (
    /[（(](?:签字|签名|签署|簽字|盖章|公章|代)[）)]$/u.test(line) ||
    /^(?:本报|本刊|本网|新华社|人民日报|央视|本台|新華社)[^，。]{0,16}(?:评论员|記者|记者|通讯员|特约|编辑部|社论)/u.test(
      line,
    ) ||
    /^(?:作者|记者|编辑|责编|责任编辑|校对|审校|来源|撰文|译者|编译|策划|统筹|执笔|监制|图|文)[：:／/ 　]/u.test(
      line,
    ) ||
    /^[（(](?:责任编辑|来源|作者|编辑|记者|本文|完|新华社|人民日报|注)[^。]*[）)]$/u.test(line) ||
    /^[\u4e00-\u9fff·]{2,24}[ 　]{1,4}[\u4e00-\u9fff·]{1,12}(?:[ 　]{1,4}[\u4e00-\u9fff·]{1,12}){0,6}$/u.test(
      line,
    )
  );
}

const MARKERS: readonly (readonly [string, RegExp])[] = [
  ["chapter", /^第\s*[一二三四五六七八九十百零〇\d]{1,5}\s*(?:编|篇|章|节|部分|單元|单元|讲|回)/u],
  ["article", /^第\s*[一二三四五六七八九十百零〇\d]{1,6}\s*(?:条|條|款|项)/u],
  ["han", /^[一二三四五六七八九十]{1,3}\s*[、．.]/u],
  ["han-bracket", /^[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]/u],
  ["digit-bracket", /^[（(]\s*\d{1,2}\s*[）)]|^\d{1,2}\s*[）)]/u],
  ["digit", /^\d{1,3}\s*(?:[、．]|\.(?!\d))/u],
  ["decimal", /^\d{1,2}(?:\.\d{1,2}){1,3}[ 　]/u],
  ["circled", /^[①-⑳㈠-㈩⑴-⒇]/u],
  ["latin", /^(?:[（(]?[A-Za-z][）)]|[A-Z][.、．](?![A-Za-z]))/u],
  ["bullet", /^(?:[•●○■□◆◇▪▲△★※✓►▶]|[·*＊+-](?=\s))\s*/u],
  ["dash", /^(?:——|—|──|－－)/u],
  ["box", /^(?:专栏|專欄|附件|附录|附錄|表|图|圖|附)\s*[一二三四五六七八九十\d]{0,3}(?:[：: 　]|$)/u],
];

/** The kind of number or sign that a list item or a numbered heading begins with; null when there is none. */
export function markerOf(text: string): string | null {
  return MARKERS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const RECITAL =
  /^(?:考虑到|認識到|认识到|铭记|銘記|忆及|回顾|重申|注意到|确认|確認|深信|相信|希望|决心|鉴于|鑒於|愿意?|渴望|欢迎|强调|強調|意识到|申明|赞赏|感谢|关切|深切关注|念及|承认|根据|按照|依照|遵循|本着|为了?|旨在|兹|茲|决定|呼吁|敦促|请|邀请|促请|要求|谴责|还|又|并|特别|严重关切|深为|欣见|表示|宣布|同意|认为|期望|有鉴于|考慮到|憶及)/u;

/** Begins as the clauses of a preamble or a resolution do, which end with a comma or a semicolon and stand alone. */
export function isRecital(text: string): boolean {
  return RECITAL.test(text);
}
