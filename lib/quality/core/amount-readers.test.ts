import { describe, expect, it } from "vitest";
import { type Amount, writeAmount } from "./amount";
import { readChineseAmounts } from "./amount-chinese";
import { readEnglishAmounts } from "./amount-english";

/** Each amount as people read it, with its hedge; those that nobody asks for in brackets. */
const show = (amounts: readonly Amount[], text: string): string =>
  amounts
    .map((amount) => {
      const value = `${amount.approximation === null ? "" : `${amount.approximation.hedge} `}${writeAmount(amount, text)}`;
      return amount.demand === "never" ? `(${value})` : value;
    })
    .join("; ");

describe("readChineseAmounts", () => {
  it.each([
    ["14 亿人，960 万平方公里", "1,400,000,000; 9,600,000"],
    ["一万五千亿、一万五、三千二", "1,500,000,000,000; 15,000; 3,200"],
    ["１，２００人，４．５％", "1,200; 4.5%"],
    ["兩億元，伍佰萬元", "200,000,000; 5,000,000"],
    ["大陆、队伍、收拾", ""],
    ["百分之六点一，千分之八，万分之三", "6.1%; 0.008; 0.0003"],
    ["七成、三成五、四成人口、三成员国、三成一般、三成一", "70%; 35%; 40%; 3; 30%; 31%"],
    ["增长3倍，增至3倍，比去年快1倍，翻两番，翻番", "× 4; × 3; × 2; × 4; × 2"],
    ["增长了近4倍，是去年的两倍半", "almost × 5; × 2.5"],
    ["50至60名，5至10亿元，七八百人", "50; 60; 500,000,000; 1,000,000,000; 700; 800"],
    ["20世纪八九十年代，上世纪五十年代", "(C20); 1980s; 1990s; (C20); 1950s"],
    ["“十四五”规划，十四五岁", "№ 14; (5); 14; 15"],
    ["第七十五届联大，十九届五中全会", "№ 75; 19; 5"],
    ["2024年10月1日上午9时30分", ""],
    ["二〇二〇年，2021—2025年，五千年", "2,021; 5,000"],
    ["半年，一年半，半个世纪，四分之一个世纪", "0.5; 1.5; 50; 25"],
    ["一带一路，万众一心，三亚，十分满意", "(万众一心); (3); (10)"],
    ["一些人一直一致认为这一政策是一个里程碑", ""],
    ["公约十条，附近三家，近三家", "10; 3; almost 3"],
    ["至少提前12小时，不超过90天，500人以上", "atLeast 12; atMost 90; orMore 500"],
    ["每逾期一日，10亿千瓦，四个工作日以内，4分半钟，1岁多", "1; 1,000,000,000; orLess 4; 4.5; above 1"],
    ["六月十五家企业，五月初三家企业", "15; 3"],
    ["正月十五，八月初五，“十五”时期", "(15); (8); (5); № 10; (5)"],
    ["不足二十户，七旬老人；五位一体", "below 20; (7); 5"],
    ["规模以上企业5万家，县级以上医院3所", "50,000; 3"],
  ])("reads %s", (text, expected) => {
    expect(show(readChineseAmounts(text), text)).toBe(expected);
  });
});

describe("readEnglishAmounts", () => {
  it.each([
    [
      "US$220 bn, $1.4tn, RMB5 million, $2.5m, 35k jobs",
      "220,000,000,000; 1,400,000,000,000; 5,000,000; 2,500,000; 35,000",
    ],
    ["one hundred and seventy; twelve hundred; two million five hundred thousand", "170; 1,200; 2,500,000"],
    [
      "half a million; one and a half billion; a year and a half; two dozen",
      "500,000; 1,500,000,000; 1.5; 24",
    ],
    ["two thirds, three-quarters, a fifth of, one in ten, 1/3", "2/3; 0.75; 0.2; 0.1; 1; 10; 1/3"],
    ["6.1 per cent, six point one percent, 25 basis points, a percentage point", "6.1%; 6.1%; 0.25 pp; 1 pp"],
    ["3.1, 4.5 and 6.8 percent", "3.1; 4.5; 6.8%"],
    ["quadrupled; four times what it was; rose by three times; threefold", "× 4; × 4; × 4; × 3"],
    ["three decades; half a century; the past decade; two centuries", "30; 50; 10; 200"],
    ["the 1990s and '80s; the 19th and 20th centuries", "1990s; 1980s; C19; C20"],
    ["the twenty-first century; the seventy-fifth session; the 14th Five-Year Plan", "C21; № 75; № 14; 5"],
    ["Article XII (3); Chapters IV and V; I agree", "№ 12; 3; № 4; № 5"],
    ["on October 1, 2024 at 9:30 a.m.; on 15 May", "(1); 2,024; (15)"],
    ["no one, one another, on the one hand", "(1); (1); (1)"],
    [
      "over 20, no less than 30, 40 or so, nearly half, shall not exceed 90",
      "above 20; atLeast 30; about 40; almost 0.5; atMost 90",
    ],
    ["a third party; third-party; the third quarter", "№ 3; № 3; № 3"],
    ["9/11, version 1.2.3", ""],
    ["24/7", "(24); (7)"],
    ["five ten-thousandths; three quarters of a century; the remaining tenth", "0.0005; 75; 0.1"],
    ["a fifth dearer; at least a fifth paid; a fifth member", "0.2; atLeast 0.2; № 5"],
    ["Shenzhou XII, Article 133bis, quarterly installments", "№ 12; 133; (3)"],
    ["ten times that these are lies; ten times that of others; 39 pips", "10; × 10; 0.39 pp"],
    ["at the end of the last century; over the last century", "(C20); 100"],
    ["there is no doubt that it must be more than 5 kilometers", "above 5"],
    ["no matter how it is counted, spending may exceed 5 yuan", "above 5"],
    ["no shorter than 98, 14 at the longest, adds up to 5", "atLeast 98; atMost 14; atMost 5"],
    ["181 meters high and over 2,300 meters long", "181; above 2,300"],
    ["people of 60 and over 18.7%", "atLeast 60; 18.7%"],
  ])("reads %s", (text, expected) => {
    expect(show(readEnglishAmounts(text), text)).toBe(expected);
  });
});
