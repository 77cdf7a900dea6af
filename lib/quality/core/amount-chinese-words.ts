import type { Unit } from "./amount";
import type { Hedge } from "./approximation";
import { WordTable } from "./word-table";

const eachOf = <Value>(words: string, value: Value): [string, Value][] =>
  words.split(" ").map((word) => [word, value]);

/** What is counted, where English is sure to name the same; null where it may be anything. */
export const COUNTERS = new WordTable<Unit | null>([
  ...eachOf("年 周年 载 年级", "year"),
  ...eachOf("个月 个多月", "month"),
  ...eachOf("季度 个季度", "quarter"),
  ...eachOf("周 个星期 星期 个礼拜", "week"),
  ...eachOf("天 个工作日 个交易日", "day"),
  ...eachOf("小时 个小时 个多小时 个钟头", "hour"),
  ...eachOf("分钟", "minute"),
  ...eachOf("国 个国家 个成员国 个邻国 个发展中国家", "country"),
  ...eachOf("人 名 人次 位 口人", "person"),
  ...eachOf("次 回 轮次", "times"),
  ...eachOf("公里 千米", "kilometer"),
  ...eachOf("平方公里 平方千米", "square kilometer"),
  ...eachOf("平方米", "square meter"),
  ...eachOf("亩", "mu"),
  ...eachOf("公顷", "hectare"),
  ...eachOf("吨", "ton"),
  ...eachOf("公斤 千克", "kilogram"),
  ...eachOf("斤", "jin"),
  ...eachOf("里", "li"),
  ...eachOf("瓦 瓦特", "watt"),
  ...eachOf("千瓦", "kilowatt"),
  ...eachOf("兆瓦", "megawatt"),
  ...eachOf("吉瓦", "gigawatt"),
  ...eachOf("千瓦时", "kilowatt-hour"),
  ...eachOf("兆瓦时", "megawatt-hour"),
  ...eachOf("米", "meter"),
  ...eachOf("尺", "chi"),
  ...eachOf("英里", "mile"),
  ...eachOf("英尺", "foot"),
  ...eachOf("英亩", "acre"),
  ...eachOf("磅", "pound"),
  ...eachOf(
    "元 块 块钱 美元 美金 欧元 日元 日圆 英镑 卢布 元人民币 元港币 元新台币 港元 港币 新台币 台币 澳元 加元 新元 新加坡元 韩元 韩圆 澳门元 瑞士法郎 泰铢 卢比",
    "money",
  ),
  ...eachOf("角钱 毛钱", "jiao"),
  ...eachOf("分钱", "fen"),
  ...eachOf("点 条 项", "point"),
  ...eachOf(
    "个 种 类 大 家 届 级 层 步 件 份 篇 章 部 座 艘 架 辆 台 套 批 场 轮 期 代 世 省 市 县 州 区 村 镇",
    null,
  ),
  ...eachOf(
    "方 城 港 洲 海 江 河 山 岛 湖 院 校 所 度 克 角 支 只 张 本 号 册 款 节 段 处 户 枚 颗 艘 发 剂 笔 起 例 宗",
    null,
  ),
  ...eachOf(
    "秒 摄氏度 华氏度 厘米 毫米 海里 圈 页 杯 立方米 桶 箱 辆次 班 列 趟 连增 连冠 连胜 连降 连涨 连跌 连升 连任 连丰 员 男 女 成员 边 维 环 线 级 楼 步走 会 军 中全会 层次 标准箱",
    null,
  ),
]);

/** Counters whose number English may put as an ordinal: the 50th anniversary, the third session, phase two. */
export const ORDER_COUNTERS = new Set(
  "周年 年 个月 天 次 届 大 中全会 季度 个季度 期 级 等 号 线 楼 层 年级 轮 代 度 日 环 批 军 连增 连冠 连胜 连降 连涨 连跌 连升 连任 连丰".split(
    " ",
  ),
);

/** Hedges before a number. */
export const HEDGES_BEFORE = new Map<string, Hedge>([
  [">", "above"],
  ["≥", "atLeast"],
  ["<", "below"],
  ["≤", "atMost"],
  ...eachOf<Hedge>(
    "超过 超出 超 逾 远超 高于 多于 大于 不止 突破 冲破 跨过 过 破 远超过 已超 超越 年过",
    "above",
  ),
  ...eachOf<Hedge>(
    "至少 最少 起码 不少于 不低于 不小于 不下 不下于 不亚于 不得少于 不得低于 不得小于 不能少于 不能低于 不应少于 不应低于 不会低于 不得短于",
    "atLeast",
  ),
  ...eachOf<Hedge>("已满 年满", "orMore"),
  ...eachOf<Hedge>("近 将近 接近 逼近 几近 临近 几乎 近乎", "almost"),
  ...eachOf<Hedge>("不足 不到 未满 不满 未达 达不到 不及 少于 低于 小于 未到 跌破 跌穿 降破", "below"),
  ...eachOf<Hedge>(
    "不超过 不多于 不高于 不大于 至多 最多 顶多 不超 不得超过 不能超过 不会超过 未超过 不逾 不得多于 不得高于 不得大于 不能多于 不能高于 不应超过 不应高于 不可超过 不得长于 不得逾",
    "atMost",
  ),
  ...eachOf<Hedge>("约 大约 大概 约莫 大致 约有 约为 约占 约合 大约有", "about"),
]);
export const LONGEST_HEDGE = 4;
/** Whoever is eighteen is eighteen or older: English need not say it. */
export const UNSURE_HEDGES = new Set(["已满", "年满"]);
/** Hedges that are adverbs, which verbs may part from the number: 至少提前12小时. */
export const ADVERBS: readonly (readonly [string, Hedge])[] = [
  ...eachOf<Hedge>("至少 最少 起码", "atLeast"),
  ...eachOf<Hedge>("至多 最多", "atMost"),
  ...eachOf<Hedge>("大约 约占 约为", "about"),
];

/** Hedges after a number and its measure. */
export const HEDGES_AFTER = new WordTable<Hedge>([
  ...eachOf<Hedge>("以上 及以上 之上", "orMore"),
  ...eachOf<Hedge>("以下 及以下 以内 之内", "orLess"),
  ...eachOf<Hedge>("左右 上下", "about"),
  ...eachOf<Hedge>("开外 有余 还多", "above"),
]);

/** Characters that make another word of a hedge that follows them. */
export const NO_HEDGE_AFTER: Readonly<Record<string, string>> = {
  约: "公条契节预签制合邀协盟和誓特违履相赴爽简",
  近: "最附靠亲邻新远",
  过: "通经不度走越路渡",
  超: "赶",
  破: "爆打侦",
};

/** Words between a hedge and its number: 超过了30, 逾人民币30亿, 不足其1/3. */
export const BETWEEN_HEDGE = new WordTable<true>(
  eachOf(
    "了 到 达 至 有 为 人民币 美元 其 共 这 逾 出 每秒 每年 每月 每天 每日 每人 每户 每吨 每亩 每桶 每股 每平方米 每立方米 人均",
    true,
  ),
);

/** What makes another word of 数 (人数十分, 总数百万). */
export const NO_FEW_AFTER = new Set("人总次倍指多少半分岁个件户篇系函参基票席额代读级点正负");

/** What makes another word of 成 after a digit (三成员国). */
export const NO_TENTH_BEFORE = new Set("立为功员果就本长都熟绩品型交效因语人天分千");

/** Verbs of growth: 增长3倍 is four times as much. */
export const GROWTH =
  "增长 增加 提高 提升 扩大 上升 增多 上涨 攀升 增大 放大 高出 多出 超出 增 涨 高 多".split(" ");

/** Growth too, where two things are compared: 比去年快1倍. */
export const COMPARED = "快 大 长 强 重 宽 贵".split(" ");

/** Words whose numbers are not asked for, from their first numeral on; what stands before it does not matter. */
export const KNOWN_WORDS = new WordTable<true>(
  eachOf(
    [
      "一带一路 一国两制 一个中国 一方面 一心一意 一言一行 一举一动 一点一滴 一分为二 一石二鸟 一五一十 一清二楚 一来二去",
      "二战 一战 二氧化碳 一氧化碳 二氧化硫 二维码 二手 二话 二线 二连 二线城市 一线 三线 二三产业 二元",
      "三亚 三峡 三沙 三明 三星 三农 三军 三思 三角 三令五申 三心二意 三三两两 三番五次 三言两语 三位一体 三资 三伏 三维",
      "三八 三方 三国演义 三人行 三餐 三轮车 三亚湾 三天两头 三十六计 三百六十行 三反五反 三严三实 三陪 三点式",
      "三十而立 三个臭皮匠 五十步笑百步 三十年河东 三十年河西 九牛二虎 八九不离十 十有八九 三分钟热度 三下五除二 四两拨千斤 四十不惑 四十而不惑 五十知天命 五十而知天命 六十耳顺 六十而耳顺 七十古来稀 七十而从心所欲 三七二十一 三线城市 三门峡 三里屯 三文鱼 三农问题 三头六臂 三长两短 三生 三原色 三和弦",
      "四川 四面八方 四通八达 四海 四合院 四季 四肢 四处 四周 四平 四分五裂 四平八稳 四大皆空 四邻 四起 四散 四舍五入",
      "五湖四海 五颜六色 五光十色 五花八门 五四 五一 五台山 五谷 五官 五金 五星红旗 五星级 五角大楼 五位一体 五洲四海 五洲",
      "五彩 五味 五脏六腑 五体投地 五指山 五大连池 五粮液 五内 五常",
      "六一 六安 六盘水 六神无主 六和塔 六亲不认",
      "七一 七七事变 七夕 七上八下 七嘴八舌 七手八脚 七竖八 七零八落 七八糟 七拼八凑 七夕节 七月流火",
      "八一 八达岭 八仙 八方 八国联军 八面玲珑 八卦 八股 八宝山 八月",
      "九三学社 九一八 九牛一毛 九寨沟 九江 九龙 九天 九泉 九霄 九死一生 九州 九三阅兵 九二共识 九重 九九归一",
      "十分 十足 十字 十全十美 十堰 十一黄金周 十年树木 十指连心 十恶不赦 十面埋伏 十拿九稳 十里八乡 十里八村 十里洋场 十万火急 十万八千里 十月革命 十字路口 十二生肖",
      "百姓 百花齐放 百家争鸣 百折不挠 百废待兴 百废俱兴 百科 百货 百度 百般 百色 百闻不如一见 百里挑一 百炼成钢 百尺竿头 百年树人 百万雄师 百合 百战百胜 百发百中 百端待举 百依百顺 百感交集",
      "千方百计 千家万户 千秋万代 千辛万苦 千山万水 千言万语 千变万化 千丝万缕 千篇一律 千载难逢 千钧一发 千军万马 千头万绪 千古 千岛湖 千里迢迢 千里之行 千锤百炼 千差万别 千真万确 千秋 千万别 千万不 千万要 千万不能 千禧",
      "万众一心 万一 万物 万里长城 万里长征 万水千山 万象 万事 万分 万岁 万能 万般 万无一失 万全 万紫千红 万古 万隆 万国 万州 万方 万户 万丈 万众 万家灯火 万马奔腾 万里无云 万物互联 万有引力 万象更新 万劫不复 万变 万宁 万载 万年",
      "亿万年 两岸 两会 两山 两手 两弹一星 两用 两极 两性 两栖 两院院士 半导体 半岛 半壁江山 半途而废 半信半疑 半径 半球 半边天 半成品",
    ].join(" "),
    true,
  ),
);

/** Vague numbers that are words of their own, with what they can stand for; 上万 is also 10,000 itself. */
export const VAGUE_WORDS = new WordTable<readonly [low: number, high: number, itself: number | null]>([
  ["上百", [100, 999, 100]],
  ["上千", [1e3, 9999, 1e3]],
  ["上万", [1e4, 99_999, 1e4]],
  ["上十万", [1e5, 999_999, 1e5]],
  ["上百万", [1e6, 9_999_999, 1e6]],
  ["上千万", [1e7, 99_999_999, 1e7]],
  ["上亿", [1e8, 999_999_999, 1e8]],
  ["上百亿", [1e10, 1e11 - 1, 1e10]],
  ["上千亿", [1e11, 1e12 - 1, 1e11]],
  ["上万亿", [1e12, 1e13 - 1, 1e12]],
  ["成百上千", [100, 9999, null]],
  ["成千上万", [1e3, 99_999, null]],
  ["成千成万", [1e3, 99_999, null]],
  ["数以百计", [100, 999, null]],
  ["数以千计", [1e3, 9999, null]],
  ["数以万计", [1e4, 99_999, null]],
  ["数以十万计", [1e5, 999_999, null]],
  ["数以百万计", [1e6, 9_999_999, null]],
  ["数以千万计", [1e7, 99_999_999, null]],
  ["数以亿计", [1e8, 999_999_999, null]],
  ["数以十亿计", [1e9, 9_999_999_999, null]],
  ["千千万万", [1e3, 99_999_999, null]],
  ["数个世纪", [200, 999, null]],
  ["几个世纪", [200, 999, null]],
  ["千百万", [1e6, 99_999_999, null]],
  ["亿万", [1e6, 9_999_999_999, null]],
]);

/** What makes a place of 上 before a number (以上百分之, 会上万众). */
export const NO_VAGUE_AFTER = new Set("以之史网会世海路马身线天地际事早晚基");

/** Latin letters after digits that are measures, by the unit they are. */
export const LATIN_UNITS: Readonly<Record<string, Unit | null>> = {
  km: "kilometer",
  m: "meter",
  cm: null,
  mm: null,
  kg: "kilogram",
  g: null,
  t: "ton",
  ha: "hectare",
  kw: "kilowatt",
  mw: "megawatt",
  gw: "gigawatt",
  kwh: "kilowatt-hour",
  mwh: "megawatt-hour",
  gwh: "gigawatt-hour",
  twh: "terawatt-hour",
  mu: "mu",
  nm: null,
};

/** Letters before digits that are a currency, not part of a name. */
export const CURRENCIES = new Set("us usd rmb cny eur hkd hk gbp jpy mop nt twd aud cad sgd a c".split(" "));
