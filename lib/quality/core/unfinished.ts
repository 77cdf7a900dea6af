/** What is looked at of the end of a text. */
const TAIL = 60;
const SHORTEST = 4;

/** Words with which neither a sentence nor a heading ends. */
const NEVER = [
  // Prepositions and what introduces something
  "例如|譬如|从而|进而|以便|以免|随着|按照|依照|针对|围绕|面对|包括但不限于|因此|鉴于|即便|即使|只有|除了|有关于",
  "(?<![有无其之的])根据|(?<=[，、])作为|一系列|任何|若干",
  "(?<![单淳终])于|(?:促|迫|致)使|(?:，|并|应|将|须|可|再|还|更|也)(?:使|把|让|令|由|向|对|从|给|为)",
  "(?:不得|应当|必须|可以|可|须|应|将|愿|需|均|来|已|能)(?:向|由|对|从|以|在|把|被)",
  "(?:及|对|将|使|把|由|在|从|按|因|为)其|尤其|与其",
  "(?:旨|正|将|应|并|须|已|均|是)在|(?:予|加|得|难)以",
  // Verbs and adverbs that govern what follows
  "[成视认列称分定转]为|(?:^|[^行作所可人何无因而敢有难以称认成视名更极颇甚不])为",
  "(?<![上中少大名良干战老强点虾闯])将|(?<![合兼吞一])并|(?<![求皆国何为自])(?:不|就|而|但|可|只|都|特别|尤其|正|仍|既|更|也|还|又|便|即|总|却)是",
  "(?:也|还|更|就|都|既|又|不|只|仍|总|尤其|特别)要|(?<![所占持拥享国私产])有权|无权",
  "(?:方|国|家|者|各|均|也|还|都|亦|们|更)应|应当|必须|(?<![要舍怨恨了])不得|不应|不应当|均须|还须|也须|能够|有待|亟待|亟需|急需",
  "正在|曾经|已经|仍然|依然|日益|逐步|更加|(?<!更)进一步|(?<!连绵)不断地|不仅|不但|并非|绝非|无论|不论|未能|尚未|没有得到|得到了",
].join("|");
const ENDS_NEVER = new RegExp(`(?:${NEVER})$`, "u");

/** A verb that stands alone behind a mark, and has nothing to act on. */
const VERB_ALONE =
  /[，；：。](?:并|也|都|共同|坚决|积极|不断|努力|携手|继续|进一步|全面|切实|一贯|我们|中方|双方)?(?:反对|推动|促进|维护|加强|坚持|支持|主张|构建|落实|践行|倡导|实现|深化|扩大|推进|提升|避免|防止|要求|呼吁|敦促|希望|愿意|愿|致力于|有利于)$/u;
/** What is said is still to come. */
const SAYS =
  /(?:双方|各方|中方|我们|会议|缔约方|代表团|一致|还|并|普遍|同时|共同|他|她|部长|主席)(?:认为|重申|指出|强调|主张|表示|商定|决定|呼吁|注意到)$/u;
/** Something's quality, and not the thing; "是……的" is a whole sentence. */
const OF = /[^是]{6}的$/u;
/** A subject alone behind what the sentence rests on: 根据第五条的规定，缔约方. */
const SUBJECT_ALONE =
  /(?:根据|按照|依照|依据|为了?|在|鉴于|对于|经)[^。；]{2,50}，(?:各|该|任何|有关|一|另一)?(?:缔约方|缔约国|双方|各方|成员国|会员国|当事国|当事方|中方|我们|各国|中国|一方|国际社会|主管机关|理事会|缔约方会议)$/u;
const PARTLY = /[，；。：]/;
/** A list's label, a caption, a line that is a title. */
const LABEL = /^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|图|表|附)/u;

/** Whether a text without an end mark ends in the middle of a sentence, by its last word. */
export function endsUnfinished(text: string): boolean {
  if (text.length < SHORTEST || !/\p{Script=Han}$/u.test(text)) return false;
  const tail = text.slice(-TAIL);
  if (ENDS_NEVER.test(tail.slice(-8))) return true;
  if (VERB_ALONE.test(tail.slice(-12)) || SUBJECT_ALONE.test(tail)) return true;
  if (!PARTLY.test(text)) return SAYS_ALONE.test(text);
  if (SAYS.test(tail.slice(-12))) return true;
  return !LABEL.test(text) && OF.test(tail) && !/是[^，。；]{0,30}的$/u.test(tail);
}

/** Without a mark before: the subject and the word of saying are all. */
const SAYS_ALONE =
  /^(?:双方|各方|中方|会议|缔约方|缔约各方)(?:还|并|一致|共同|同时)?(?:认为|重申|指出|强调|主张|商定)$/u;
