import { describe, expect, it } from "vitest";
import { splitEnglish } from "@/lib/text/core/sentences";
import { codesOf } from "./fixtures/cases";
import { checkMissingSentence } from "./missing-sentence";

const check = (source: string, target: string): string[] => codesOf(checkMissingSentence, source, target);

describe("missing-sentence of short texts", () => {
  it.each([
    ["中国主张和平。中国反对侵略。中国支持对话。", "China stands for peace. China opposes aggression."],
    ["会谈已经结束。双方达成共识。", "The two sides reached consensus."],
    ["世界需要和平。人民需要合作。时代需要进步。", "The world needs peace. The people need cooperation."],
    ["双方举行了会谈。会谈富有成果。", "The two sides held talks."],
    ["缔约方应当采取必要措施。缔约方应当每年提交报告。", "The Parties shall take all necessary measures."],
    [
      "我们坚持对外开放的基本国策。我们欢迎各国企业来华投资。我们将继续缩减负面清单。",
      "We adhere to the fundamental policy of opening up. We will continue to shorten the negative list.",
    ],
    ["2020年双方签署协定。协定于次年生效。", "The agreement entered into force a year later."],
    ["RCEP已正式生效。成员国将逐步取消关税。", "The member states will phase out their tariffs."],
    [
      "主席感谢各方的支持。他重申了中方的立场。他期待再次会面。会议随后闭幕。",
      "The President thanked all sides for their support. He looked forward to meeting again. The meeting then closed.",
    ],
    ["大家好！欢迎各位出席今天的记者会。", "Good morning!"],
    [
      "亚洲各国山水相连、命运与共。中国愿同邻国共享发展机遇。",
      "Asian countries are linked by mountains, sharing a future.",
    ],
    [
      "本协定一式两份，每份均用中文和英文写成。两种文本同等作准。本协定自签字之日起生效。",
      "This Agreement is done in duplicate in the Chinese and English languages. It takes effect on the date of signature.",
    ],
  ])("speaks of %s", (source, target) => {
    expect(check(source, target)).toEqual(["missing-sentence-perhaps"]);
  });

  it.each([
    ["中国主张和平。中国反对侵略。", "China stands for peace and opposes aggression."],
    [
      "中国主张和平。中国反对侵略。中国支持对话。",
      "China stands for peace; it opposes aggression; it supports dialogue.",
    ],
    ["会谈已经结束。双方达成共识。", "The talks have ended with the two sides in agreement."],
    ["双方举行了会谈。会谈富有成果。", "The two sides held fruitful talks on the issues concerned."],
    [
      "还有问题吗？没有的话，今天的记者会到此结束。",
      "If there are no more questions, that is all for today.",
    ],
    ["女士们，先生们！大家好！", "Ladies and gentlemen, good morning!"],
    [
      "中方对此表示欢迎。中方愿发挥建设性作用。",
      "China welcomes this and is ready to play a constructive role.",
    ],
    ["谢谢大家。会议到此结束。", "Thank you. The meeting is adjourned."],
    ["改革没有完成时。开放没有休止符。", "Reform has no end point, nor does opening up have a pause."],
    [
      "中方愿同各方一道努力。我们将继续劝和促谈。",
      "Working with all parties, China will continue to promote talks for peace.",
    ],
    [
      "本条约须经批准。批准书应在北京互换。",
      "This Treaty is subject to ratification, and the instruments shall be exchanged in Beijing.",
    ],
    [
      "国家主席会见了来访的总理。双方就双边关系深入交换意见。",
      "The President met the visiting Prime Minister for an in-depth exchange of views on bilateral relations.",
    ],
    [
      "特使会见了Dr. A. Smith。双方就局势交换意见。",
      "The Special Envoy met Dr. A. Smith. They exchanged views on the situation.",
    ],
    [
      "2020年双方签署协定。协定于次年生效。",
      "The agreement, signed in 2020, entered into force the next year.",
    ],
    [
      "我们坚持和平发展。我们坚持互利共赢。我们坚持开放合作。",
      "We are committed to peaceful development, mutual benefit, and open cooperation.",
    ],
  ])("is silent on %s | %s", (source, target) => {
    expect(check(source, target)).toEqual([]);
  });

  it.each([
    ["Gen. Li met Amb. Chen.", 1],
    ["Dr. A. Smith spoke. Messrs. Li and Wang listened.", 2],
    ["See Art. 5 and No. 7.", 1],
  ])("cuts %s", (text, count) => {
    expect(splitEnglish(text)).toHaveLength(count);
  });
});
