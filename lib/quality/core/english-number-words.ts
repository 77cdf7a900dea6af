import type { Unit } from "./amount";

const numbered = (words: string, first: number, step: number): [string, number][] =>
  words.split(" ").map((word, index) => [word, first + index * step]);
const eachOf = <Value>(words: string, value: Value): [string, Value][] =>
  words.split(" ").map((word) => [word, value]);

/** Words of a number below twenty. */
export const UNITS = new Map(
  numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    0,
    1,
  ),
);
export const TENS = new Map(
  numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10).concat([["fourty", 40]]),
);
export const SCALES = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["quadrillion", 1e15],
]);
/** Written right after digits: 1.4bn. */
export const SHORT_SCALES = new Map([
  ["k", 1e3],
  ["mn", 1e6],
  ["mln", 1e6],
  ["mil", 1e6],
  ["bn", 1e9],
  ["bln", 1e9],
  ["b", 1e9],
  ["tn", 1e12],
  ["trn", 1e12],
]);
export const ORDINALS = new Map([
  ...numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    1,
    1,
  ),
  ...numbered("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10),
  ["hundredth", 100],
  ["thousandth", 1000],
  ["inaugural", 1],
  ["tertiary", 3],
  ...numbered("firstly secondly thirdly fourthly fifthly sixthly", 1, 1),
] as [string, number][]);
export const DENOMINATORS = new Map([
  ["half", 2],
  ["halves", 2],
  ["quarter", 4],
  ["quarters", 4],
  ...[...ORDINALS].filter(([word, value]) => value >= 3 && !/(?:ly|ary)$/.test(word)),
  ...[...ORDINALS]
    .filter(([word, value]) => value >= 3 && !/(?:ly|ary)$/.test(word))
    .map(([word, value]) => [`${word}s`, value] as [string, number]),
] as [string, number][]);
export const DECADES = new Map(
  numbered("twenties thirties forties fifties sixties seventies eighties nineties", 20, 10),
);
export const PLURALS = new Map([
  ["tens", 10],
  ["dozens", 20],
  ["scores", 20],
  ["hundreds", 100],
  ["thousands", 1e3],
  ["millions", 1e6],
  ["billions", 1e9],
  ["trillions", 1e12],
]);
/** Spans of time that stand for a number of years. */
export const YEARS = new Map([
  ["decade", 10],
  ["decades", 10],
  ["century", 100],
  ["centuries", 100],
  ["millennium", 1000],
  ["millennia", 1000],
]);

/** Words for what comes after a hundred years. */
export const CENTENARIES = new Map([
  ...eachOf("centenary centennial centenaries centennials", 100),
  ...eachOf("bicentenary bicentennial", 200),
  ...eachOf("tercentenary tricentennial", 300),
]);

/** Words with a number in them, which account for it in the source: 三方会谈 and "trilateral talks". */
export const HIDDEN = new Map([
  ...eachOf("duplicate", 2),
  ...eachOf("quadruplicate", 4),
  ...eachOf("trilateral tripartite triplicate trio triad threesome", 3),
  ...eachOf("quadrilateral quadruplicate quartet quadripartite quad", 4),
  ...eachOf("quintet pentagon quintuplicate", 5),
  ...eachOf("hexagon sextet sextuplicate", 6),
]);

/** Words for how often something is, which account for the time between: 每三个月 and "quarterly". */
export const PERIODIC = new Map<string, readonly [number, Unit]>([
  ["fortnightly", [14, "day"]],
  ["quarterly", [3, "month"]],
  ...eachOf<readonly [number, Unit]>("semiannual semiannually biannual biannually", [6, "month"]),
  ...eachOf<readonly [number, Unit]>("biennial biennially", [2, "year"]),
  ["triennial", [3, "year"]],
  ["quadrennial", [4, "year"]],
  ["quinquennial", [5, "year"]],
  ["decennial", [10, "year"]],
]);

/** Verbs that name a ratio of the new to the old. */
export const RATIOS = new Map<string, number>([
  ...eachOf("double doubles doubled doubling twofold", 2),
  ...eachOf("triple triples tripled tripling treble trebled trebling", 3),
  ...eachOf("quadruple quadruples quadrupled quadrupling", 4),
  ...eachOf("quintuple quintupled quintupling", 5),
  ...eachOf("sextuple sextupled", 6),
  ...eachOf("halve halves halved halving", 0.5),
]);

export const MEASURES = new Map<string, Unit>([
  ...eachOf("year years", "year"),
  ...eachOf("month months", "month"),
  ...eachOf("quarter quarters", "quarter"),
  ...eachOf("week weeks", "week"),
  ...eachOf("day days", "day"),
  ...eachOf("hour hours", "hour"),
  ...eachOf("minute minutes", "minute"),
  ...eachOf("country countries nation nations state states", "country"),
  ...eachOf("person persons people", "person"),
  ...eachOf("times", "times"),
  ...eachOf("kilometer kilometers kilometre kilometres km", "kilometer"),
  ...eachOf("mile miles", "mile"),
  ...eachOf("meter meters metre metres", "meter"),
  ...eachOf("foot feet", "foot"),
  ...eachOf("hectare hectares ha", "hectare"),
  ...eachOf("acre acres", "acre"),
  ...eachOf("mu", "mu"),
  ...eachOf("ton tons tonne tonnes", "ton"),
  ...eachOf("kilogram kilograms kg kilo kilos", "kilogram"),
  ...eachOf("gram grams", "gram"),
  ...eachOf("pound pounds", "pound"),
  ...eachOf("jin catty catties", "jin"),
  ...eachOf("fen", "fen"),
  ...eachOf("jiao mao", "jiao"),
  ...eachOf("li", "li"),
  ...eachOf("kw kilowatt kilowatts", "kilowatt"),
  ...eachOf("mw megawatt megawatts", "megawatt"),
  ...eachOf("gw gigawatt gigawatts", "gigawatt"),
  ...eachOf("watt watts", "watt"),
  ...eachOf("tw terawatt terawatts", "terawatt"),
  ...eachOf("kwh", "kilowatt-hour"),
  ...eachOf("mwh", "megawatt-hour"),
  ...eachOf("gwh", "gigawatt-hour"),
  ...eachOf("twh", "terawatt-hour"),
  ...eachOf("yuan renminbi rmb cny dollar dollars euro euros yen usd hkd eur gbp jpy ruble rubles", "money"),
]);
/** Words that end the search for what is counted. */
export const NO_MEASURE = new Set(
  "of and or to in with for from by at on the a an is are was were has have had than as per".split(" "),
);

export const MONTHS = new Set(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split(
    " ",
  ),
);
/** What a number after it is the name of: Article 12, Resolution 2758, World War II. */
export const NUMBERED = new Set(
  "article articles chapter chapters section sections part parts annex annexes group groups phases title volume phase stage step resolution resolutions paragraph paragraphs item principle rule clause schedule appendix protocol war class category grade level tier no act book page line figure table room session round plan".split(
    " ",
  ),
);
export const GROWTH = new Set(
  "increase increases increased increasing grow grows grew grown growing rise rises rose risen rising expand expanded jump jumped surge surged soar soared up multiply multiplied raise raised climb climbed gone".split(
    " ",
  ),
);
export const COMPARED = new Set(
  "more higher larger greater bigger faster longer over above better stronger".split(" "),
);
export const CURRENCY_LETTERS = new Set(
  "us usd rmb cny eur hk hkd gbp jpy mop nt twd aud cad sgd krw chf c a".split(" "),
);

/** Every word that may begin an amount, but those in -fold and Roman numbers. */
export const BEGINNINGS: ReadonlySet<string> = new Set([
  ...UNITS.keys(),
  ...TENS.keys(),
  ...ORDINALS.keys(),
  ...DECADES.keys(),
  ...PLURALS.keys(),
  ...YEARS.keys(),
  ...CENTENARIES.keys(),
  ...RATIOS.keys(),
  ...HIDDEN.keys(),
  ...PERIODIC.keys(),
  ...SCALES.keys(),
  ..."january jan hundred clock half quarter twice thrice dozen group majority percentage fortnight several few couple many".split(
    " ",
  ),
]);
/** What stands for "a" before a hundred or a thousand: "the hundred days", "the past thousand years", "a mere million". */
export const ONE_BEFORE: ReadonlySet<string> = new Set(
  "the these those this that its their our past last first next every each mere full good whole further additional staggering cool round nearly almost".split(
    " ",
  ),
);
/** What makes an amount of an article before it: "a hundred", "a third of". */
export const AFTER_ARTICLE: ReadonlySet<string> = new Set([
  ...SCALES.keys(),
  ...DENOMINATORS.keys(),
  ..."hundred dozen percentage".split(" "),
]);
