import type { RichText } from "@/lib/text/core/marks";
import type { Turn } from "./block";
import { sliceRich, trimRich } from "./rich-text";

/** A speaker's label at the head of a paragraph. */
export type SpeakerLabel = {
  /** As printed, with its colon or brackets: "记者：", "【记者】". */
  readonly label: string;
  /** The bracket that opens it, when it stands in brackets and has no colon: its shape alone then says little. */
  readonly bracket: string | null;
  /** The label without colon and outer brackets. */
  readonly speaker: string;
  /** What the paragraph says after it; may be empty. */
  readonly rest: RichText;
  /** Printed in bold as a whole, which is how print sets labels and nothing else that ends with a colon. */
  readonly bold: boolean;
  readonly role: SpeakerRole;
};

/** What a label tells by its words alone: somebody who asks, somebody who answers, or a name. */
export type SpeakerRole = "asks" | "answers" | "named" | "unlikely";

const LABEL = /^([^\s：:。！？；，,!?;“”"][^：:。！？；，,!?;“”"\n]{0,23}?)\s*[：:]\s*/u;
/** Not round brackets: what is said in those is said of the speech, as "（笑）". */
const BRACKETED =
  /^(?:【([^】\n]{1,24})】|〔([^〕\n]{1,24})〕|［([^］\n]{1,24})］|\[([^\]\n]{1,24})\]|〖([^〗\n]{1,24})〗)(?!\s*[：:])\s*/u;
const ASKS =
  /^(?:问|問|提问|提問|Q\d{0,2}|Question|Reporter|Journalist|Interviewer)$|(?:记者|記者|主持人|主播|网友|網友|观众|听众|学生|提问者)(?:\d|[一二三甲乙丙ABC])?(?:追问|问|问道)?$|^(?:记者|記者|主持人)\s*[（(].{1,16}[）)]$/iu;
const ANSWERS = /^(?:答|答复|答覆|回答|A\d{0,2}|Answer)$|(?:发言人|發言人)$/iu;
const OFFICE =
  /(?:部长|部長|主席|总理|總理|总统|總統|外长|外長|大使|先生|女士|教授|主任|局长|司长|书记|省长|市长|代表|委员|院长|校长|行长|总裁|会长|秘书长|院士|博士|专家|嘉宾|研究员|总编辑|将军|上校|同志|老师|编者|博主)$/u;
const NOT_LABEL =
  /^(?:注|附|按|编者按|编者注|摘要|提要|关键词|时间|地点|日期|主题|题目|来源|作者|编辑|责任编辑|责编|校对|电话|地址|网址|邮编|邮箱|传真|联系人|附件|附录|抄送|主送|签发人|全文|全文如下|原文|译文|例如|比如|其中|此外|同时|首先|其次|再次|最后|第[一二三四五六七八九十]|一是|二是|三是|四是|五是|一方面|另一方面|总之|结论|答案|问题|原因|结果|目标|任务|要求|原则|特点|背景|说明|备注|目录|专栏|表|图|图片来源|供图|记者手记|新华社.{0,6}电|本报.{0,8}电|各位|尊敬的|同志们|女士们|先生们|朋友们|亲爱的)/u;
const SPEECH_END =
  /(?:说|说道|表示|指出|强调|认为|称|问道|写道|如下|是|为|包括|有|即|例如|比如|道|看到|知道|证明|明确|提出|宣布|规定|要求|决定|通知|指示|批示|内容|方面|目标|任务|特点|原则|建议|意见|工作)$/u;
const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁宣邓洪包左石崔吉龚程邢裴陆荣翁荀甄封储靳段焦巴谷侯全班仰秋仲伊宁仇武符刘景詹束龙叶幸司韶黎薄印白蒲丛索赖卓池乔翟谭劳姬申冉桑桂牛边尚温庄晏柴瞿阎慕连习艾向古易戈廖耿沙关欧阳趙錢孫吳鄭馮陳衛蔣瀋韓楊許呂張嚴華魏謝鄒竇雲蘇範魯韋馬鳳費賀湯羅畢鄔樂時傅齊顧黃蕭貝計龐紀項陸榮儲劉葉龍";

/**
 * Reads a label at the head of a paragraph. Content that only looks like one ("注：", "全文如下：") gives null; what is a
 * label but may not be a speaker's has the role `unlikely`.
 */
export function readSpeakerLabel(paragraph: RichText): SpeakerLabel | null {
  const bracketed = BRACKETED.exec(paragraph.text);
  const inside =
    bracketed
      ?.slice(1)
      .find((group) => group !== undefined)
      ?.trim() ?? "";
  if (bracketed !== null && isBracketedSpeaker(inside)) return toLabel(paragraph, bracketed[0], inside, true);
  const found = LABEL.exec(paragraph.text);
  if (found === null) return null;
  const speaker = (found[1] ?? "").replace(/^[【[［〔〖（(](.+)[】\]］〕〗）)]$/u, "$1").trim();
  if (speaker === "" || NOT_LABEL.test(speaker)) return null;
  return toLabel(paragraph, found[0], speaker, false);
}

function isBracketedSpeaker(speaker: string): boolean {
  if (speaker === "" || /[：:。！？；，,!?;“”"]/u.test(speaker) || NOT_LABEL.test(speaker)) return false;
  return roleOf(speaker, false) !== "unlikely";
}

/** @param printed the label with the blanks behind it, as the paragraph begins */
function toLabel(paragraph: RichText, printed: string, speaker: string, inBrackets: boolean): SpeakerLabel {
  const label = printed.trim();
  const nameEnd = label.replace(/\s*[：:]$/u, "").length;
  const bold = paragraph.marks.some(
    (span) => span.mark === "bold" && span.start === 0 && span.end >= nameEnd && span.end <= printed.length,
  );
  const rest = trimRich(sliceRich(paragraph, printed.length));
  const bracket = inBrackets ? (label[0] ?? null) : null;
  return { label, bracket, speaker, rest, bold, role: roleOf(speaker, bold) };
}

/** The turn that a speaker takes in a text where somebody asks; a text where nobody does has no turns. */
export function turnOf(role: SpeakerRole, someoneAsked: boolean): Turn | null {
  if (role === "asks") return "question";
  return someoneAsked || role === "answers" ? "answer" : null;
}

function roleOf(speaker: string, bold: boolean): SpeakerRole {
  if (ASKS.test(speaker)) return "asks";
  if (ANSWERS.test(speaker)) return "answers";
  if (SPEECH_END.test(speaker)) return "unlikely";
  return bold || isName(speaker) ? "named" : "unlikely";
}

/** A Chinese name of two to four characters by its surname, a foreign name by its dot or letters, or an office. */
function isName(speaker: string): boolean {
  if (OFFICE.test(speaker)) return speaker.length <= 16;
  if (/^[\p{Script=Han}]{2,4}$/u.test(speaker)) return SURNAMES.includes(speaker[0] ?? "?");
  return (
    /^[\p{Script=Han}]{1,8}[·•][\p{Script=Han}·•]{1,12}$/u.test(speaker) ||
    /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}$/u.test(speaker)
  );
}
