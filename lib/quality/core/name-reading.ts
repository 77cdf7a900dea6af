import { pinyin } from "pinyin-pro";

/** A Chinese name that stands beside a title in a source. */
export type NameInSource = { readonly name: string; readonly title: string };

const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董袁潘蒋蔡余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱丘侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关焦左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍成苗谷盛曲翁冉蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝习栗";
const COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯";
const TITLES = [
  "国务委员兼外交部长|国务委员兼外长|中共中央政治局委员|中共中央总书记|国家副主席|国务院副总理|国务院总理|国家主席|政治局委员|外交部发言人|全国人大常委会委员长",
  "总书记|副主席|副总理|国务委员|外交部长|副外长|委员长|副部长|副省长|副市长|副书记|副主任|副司长|发言人|副局长|大使|公使|总领事|部长|外长|主席|总理|总统|书记|省长|市长|县长|主任|司长|局长|院长|会长|校长|社长|司令员|司令|上将|中将|将军|委员|代表|记者|教授|院士|博士|同志|先生|女士|董事长|总经理",
].join("|");
/** Verbs of reports, which a name stands before as it does before a title. */
const VERBS = "表示|指出|强调|认为|会见|主持|致辞|宣布|应邀|答问|发表|介绍";
const TITLE = new RegExp(`${TITLES}|${VERBS}`, "g");
const IS_VERB = new RegExp(`^(?:${VERBS})$`, "u");
const NAME_BEHIND = new RegExp(`(?:${COMPOUND}|[${SURNAMES}])\\p{Script=Han}{1,2}`, "uy");
const NAME_BEFORE = new RegExp(`^(?:${COMPOUND}|[${SURNAMES}])\\p{Script=Han}{1,2}$`, "u");

/**
 * What may be a person's name beside a title or before a verb of reports (国务委员王毅, 习近平主席, 王毅表示). Where a name ends cannot be seen, so 王毅 and 王毅表
 * of 国务委员王毅表示 are both given: what is no name finds no English that sounds like it.
 */
export function readNames(source: string): NameInSource[] {
  return Array.from(source.matchAll(TITLE)).flatMap(({ index, 0: title }) => {
    NAME_BEHIND.lastIndex = index + title.length;
    const behind = IS_VERB.test(title) ? undefined : NAME_BEHIND.exec(source)?.[0];
    const before = [4, 3, 2].map((length) => source.slice(Math.max(0, index - length), index));
    const names = [
      ...(behind === undefined ? [] : [behind, ...(behind.length > 2 ? [behind.slice(0, -1)] : [])]),
      ...before.filter((name) => NAME_BEFORE.test(name)),
    ];
    return names.map((name) => ({ name, title }));
  });
}

/** How a name may be read: surname and given name in letters without tones, ü as "v" became "u", "yu" and "v". */
export type NameReadings = { readonly surnames: readonly string[]; readonly given: readonly string[] };

/** Every reading of the name's characters, for polyphonic ones each ("单" shan, dan). */
export function readingsOf(name: string): NameReadings {
  const length = new RegExp(`^(?:${COMPOUND})`, "u").test(name) ? 2 : 1;
  const characters = Array.from(name);
  return {
    surnames: combine(characters.slice(0, length).map(readingsOfCharacter)),
    given: combine(characters.slice(length).map(readingsOfCharacter)),
  };
}

/** The dictionary is slow to ask; there are only so many characters. */
const KNOWN = new Map<string, readonly string[]>();

function readingsOfCharacter(character: string): readonly string[] {
  const readings = KNOWN.get(character) ?? lookUp(character);
  KNOWN.set(character, readings);
  return readings;
}

function lookUp(character: string): string[] {
  const all = [
    ...pinyin(character, { multiple: true, toneType: "none", type: "array", v: true }),
    ...pinyin(character, { surname: "all", toneType: "none", type: "array", v: true }),
  ];
  return [...new Set(all.flatMap(spellings))];
}

/** 吕 is written Lu, Lyu, Lv and Lü. */
function spellings(reading: string): string[] {
  const letters = reading.toLowerCase().replaceAll("ü", "v");
  return letters.includes("v") ? ["u", "yu", "v", "ü"].map((u) => letters.replace("v", u)) : [letters];
}

function combine(parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>(
    (whole, readings) => whole.flatMap((start) => readings.map((reading) => start + reading)),
    [""],
  );
}
