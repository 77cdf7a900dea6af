import { describe, expect, it } from "vitest";
import { checkDate } from "./date";
import { readChineseDates } from "./date-chinese";
import { readEnglishDates } from "./date-english";
import { writeDate } from "./date-reading";

describe("readChineseDates", () => {
  it.each([
    ["2020年5月24日", ["2020-05-24"]],
    ["二〇二〇年五月二十四日", ["2020-05-24"]],
    ["二○二○年五月", ["2020-05"]],
    ["５月２４号", ["05-24"]],
    ["5月24日至26日", ["05-24", "05-26"]],
    ["5月24－26日", ["05-24", "05-26"]],
    ["5月24日、25日两天", ["05-24", "05-25"]],
    ["2016—2020年", ["2016", "2020"]],
    ["2016年至2020年", ["2016", "2020"]],
    ["2020年底", ["2020"]],
    ["今年五月", ["05"]],
    ["5月份", ["05"]],
    ["2000年历史", []],
    ["两千多年前、2000年前", []],
    ["2030年前达峰，2060年前中和", ["2030", "2060"]],
    ["5个月", []],
    ["三月不知肉味", []],
    ["农历5月5日", []],
    ["1990年代", []],
    ["13月40日", []],
  ])("reads %s", (text, dates) => {
    expect(readChineseDates(text).map(writeDate)).toEqual(dates);
  });
});

describe("readEnglishDates", () => {
  it.each([
    ["on 24 May 2020", ["2020-05-24"]],
    ["on May 24, 2020", ["2020-05-24"]],
    ["on May 24th, 2020", ["2020-05-24"]],
    ["the twenty-fourth of May 2020", ["2020-05-24"]],
    ["the first of July", ["07-01"]],
    ["2020-05-24", ["2020-05-24"]],
    ["5/24", ["05-24"]],
    ["May 24-26, 2020", ["2020-05-24", "2020-05-26"]],
    ["24–26 May", ["05-26", "05-24"]],
    ["from Sept. 3 to Oct. 4", ["09-03", "10-04"]],
    ["in May 2020", ["2020-05"]],
    ["in May", ["05"]],
    ["May we ask", []],
    ["it may be", []],
    ["between 2016 and 2020", ["2016", "2020"]],
    ["the 2016-20 plan", ["2016", "2020"]],
    ["$2020 and 2,020 and the 1990s", []],
  ])("reads %s", (text, dates) => {
    expect(readEnglishDates(text).map(writeDate)).toEqual(dates);
  });
});

describe("checkDate", () => {
  it.each([
    ["one day in both", "2020年5月24日，会议开幕。", "The meeting opened on May 24, 2020.", []],
    ["another day", "2020年5月24日，会议开幕。", "The meeting opened on May 25, 2020.", ["date-different"]],
    ["another year", "2020年5月24日，会议开幕。", "The meeting opened on May 24, 2021.", ["date-different"]],
    ["no date", "2020年5月24日，会议开幕。", "The meeting opened in Beijing.", ["date-missing"]],
    [
      "a day without its year",
      "2019年5月24日，会议开幕。",
      "The meeting opened on May 24.",
      ["date-no-year"],
    ],
    ["the document's own year left out", "2020年5月24日，会议开幕。", "The meeting opened on May 24.", []],
    ["a year in words", "2020年是不平凡的一年。", "This year has been extraordinary.", []],
    ["another year alone", "2019年以来", "Since 2018", ["date-different"]],
    [
      "a year in words beside another",
      "2020年，新中国成立以来最大的工程完工。",
      "This year saw the completion of the largest project since 1949.",
      [],
    ],
    [
      "a wrong year beside words for another",
      "2018年以来",
      "Since 2017, and above all this year",
      ["date-different"],
    ],
    ["a number of days beside a date", "会议为期3日。", "The meeting lasted three days from May 4.", []],
    ["last year made plain", "2018年以来，去年除外", "Since 2018, except in 2019", []],
    ["a range in short", "2016－2020年", "in the 2016-20 period", []],
    ["a month", "今年5月", "in June", ["date-different"]],
    ["a time in both", "下午3时30分", "at 3:30 p.m.", []],
    ["another time", "下午3时30分", "at 4:30 p.m.", ["date-different"]],
    ["a time without its half of the day", "下午3时", "at three o'clock", []],
    ["a decade in both", "20世纪90年代", "in the 1990s", []],
    ["another decade", "20世纪90年代", "in the 1980s", ["date-different"]],
    ["another century", "进入21世纪", "in the 20th century", ["date-different"]],
    ["a century in words", "进入21世纪", "in the new century", []],
    ["another half", "上半年", "in the second half of the year", ["date-different"]],
    ["another quarter", "第三季度", "in the second quarter", ["date-different"]],
    ["a day of this month", "本月15日", "on the 16th", ["date-different"]],
    ["a day of this month with its name", "本月15日", "on December 15", []],
    ["a number of days", "会期15日", "It lasted fifteen days.", []],
    ["an ordinal that is no day", "本月15日", "before the 16th meeting", []],
    ["midnight", "晚上12点", "at midnight", []],
    ["another day of the week", "星期三", "on Thursday", ["date-different"]],
  ])("%s", (_name, source, target, codes) => {
    expect(checkDate({ source, target, date: "2020-12-31" }).map(({ code }) => code)).toEqual(codes);
  });

  it("shows what it read on both sides", () => {
    const source = "会议于五月二十四日开幕。";
    const [finding] = checkDate({ source, target: "It opened on 26 May.", date: null });
    expect(finding).toMatchObject({
      severity: "error",
      source: { text: "五月二十四日", value: "05-24" },
      target: { text: "26 May", value: "05-26" },
    });
  });
});

describe("months from January on", () => {
  it.each([
    ["2023年1月至5月，出口增长。", "Exports grew in the first five months of 2023.", []],
    ["2023年1至5月，出口增长。", "Exports grew in the first five months of 2023.", []],
    ["今年1月至6月，出口增长。", "Exports grew in the first half of the year.", []],
    ["今年1月至3月，出口增长。", "Exports grew in the first quarter.", []],
    ["2023年1月至9月，出口增长。", "Exports grew in the first nine months of 2023.", []],
    ["2023年上半年，出口增长。", "Exports grew in the first half of 2023.", []],
    ["2023年上半年，出口增长。", "Exports grew in H1 2023.", []],
    ["2023年第一季度，出口增长。", "Exports grew in the first quarter of 2023.", []],
    ["2023年上半年，出口增长。", "Exports grew in H2 2023.", ["date-different"]],
    ["2023年1月至5月，出口增长。", "Exports grew in the first four months of 2023.", ["date-missing"]],
    ["2023年第一季度，出口增长。", "Exports grew in the second quarter of 2023.", ["date-different"]],
  ])("%s | %s", (source, target, codes) => {
    expect(checkDate({ source, target, date: null }).map(({ code }) => code)).toEqual(codes);
  });
});
